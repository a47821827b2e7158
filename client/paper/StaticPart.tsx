import { createContext, createElement, type ReactNode, useContext } from 'react';
import { isBlockId } from '#shared/paper/block-id.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import type { PaperLayout } from '#shared/paper/layout.ts';
import type { NumberedPart } from '#shared/paper/numbering.ts';
import { headingMark } from '#shared/paper/part-label.ts';
import { CALLOUT_TONES, DIMENSIONS, MAX_DEPTH, TYPED_BLOCKS } from '#shared/paper/schema.ts';
import { StaticFigure } from '#client/editor/images/StaticFigure.tsx';
import { StaticReservations } from '#client/position/StaticReservation.tsx';
import { useNumbers } from '#client/editor/structure/static-numbers.ts';
import { StaticContents } from '#client/editor/structure/StaticContents.tsx';
import { StaticWords } from '#client/editor/structure/StaticWords.tsx';
import { parseEntries } from '#shared/suggestion/entry.ts';
import { useSay } from '#client/locale/Locale.tsx';
import '#client/editor/paper.css';
import '#client/editor/suggesting/suggestions.css';
import '#client/editor/images/figure.css';

const PaperIdContext = createContext('');
/** Says which paper the images belong to. */
export const ImagesOf = PaperIdContext.Provider;

const HasIds = createContext(true);
/** Whether blocks carry the ids that references lead to; not where a block may be drawn twice. */
export const WithIds = HasIds.Provider;

interface PartsProps {
  readonly of: readonly unknown[];
  readonly depth: number;
}

/** Blocks or texts of a paper, one after the other. */
export function StaticParts({ of, depth }: PartsProps): ReactNode {
  if (depth > MAX_DEPTH) return null;
  return of.map((child, place) =>
    isNode(child) ? (
      // oxlint-disable-next-line react/no-array-index-key -- read once and never reordered
      <StaticPart key={place} node={child} depth={depth} />
    ) : null,
  );
}

/** A table is at most so wide; see the schema. */
const MOST_COLUMNS = 50;

const TAGS: Readonly<Record<string, string>> = {
  paragraph: 'p',
  bulletList: 'ul',
  orderedList: 'ol',
  listItem: 'li',
  blockquote: 'blockquote',
  tableRow: 'tr',
  tableCell: 'td',
  tableHeader: 'th',
};

interface PartProps {
  readonly node: ContentNode;
  readonly depth: number;
  /** In the place of what stands in it. */
  readonly inner?: ReactNode;
  /** Attributes of its outermost element, beside its own. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** One block or text of a paper, as the editor draws it. */
export function StaticPart({ node, depth, inner, extra = {} }: PartProps): ReactNode {
  const { type, attrs = {}, content = [] } = node;
  const { partOf, words, layout } = useNumbers();
  const hasIds = useContext(HasIds);
  const part = partOf(node);
  const own = content.length > 0 ? <StaticParts of={content} depth={depth + 1} /> : null;
  const children = inner === undefined ? own : inner;
  const attributes = { ...htmlAttributes(attrs, hasIds), ...extra };
  if (type === 'text') return <StaticWords node={node} />;
  if (type === 'hardBreak') return <br />;
  if (type === 'horizontalRule') return <hr {...extra} />;
  if (type === 'pageBreak') return <PageBreak extra={extra} />;
  if (type === 'tableOfContents') return <StaticContents />;
  if (type === 'caption') {
    return (
      <p {...attributes} data-caption="" data-label={part && words.caption(part)}>
        {children ?? <br />}
      </p>
    );
  }
  const more = { words: children, extra };
  if (type === 'taskList')
    return (
      <ul data-tasks="" {...extra}>
        {children}
      </ul>
    );
  if (type === 'taskItem') return <Task checked={attrs['checked']} {...more} />;
  if (type === 'figure') return <FigureOfPaper node={node} {...more} />;
  if (type === 'table') return <Table content={content} {...more} />;
  if (type === 'callout') return <Callout tone={attrs['tone']} {...more} />;
  const kind = TYPED_BLOCKS.find((known) => known === type);
  if (kind) return <Typed kind={kind} node={node} {...more} />;
  const level = Number(attrs['level'] ?? 1);
  const tag = type === 'heading' && level >= 1 && level <= 4 ? `h${level}` : TAGS[type];
  if (tag === undefined) return null;
  // An empty paragraph keeps its line, as in the editor.
  const isEmpty = children === null && (tag === 'p' || tag.startsWith('h'));
  const all = { ...attributes, ...numberAttribute(part, layout) };
  return createElement(tag, all, isEmpty ? <br /> : children);
}

function numberAttribute(
  part: NumberedPart<ContentNode> | undefined,
  layout: PaperLayout,
): Record<string, string> {
  if (!part || part.number === null || (part.kind === 'paragraph' && !layout.paragraphs)) return {};
  return { 'data-number': part.kind === 'heading' ? headingMark(part.number) : part.number };
}

function htmlAttributes(
  attrs: Readonly<Record<string, unknown>>,
  hasIds: boolean,
): Record<string, unknown> {
  const { id, dir, start, colspan, rowspan } = attrs;
  const data = Object.fromEntries(
    ['align', 'style', 'tone', 'numbered'].flatMap((name) => {
      const value = attrs[name];
      return typeof value === 'string' ? [[`data-${name}`, value]] : [];
    }),
  );
  const number = (value: unknown) => typeof value === 'number' && Number.isInteger(value);
  const kinds = parseEntries(attrs['proposed']).map((entry) => entry.kind);
  return {
    ...data,
    // What references and the table of contents lead to.
    ...(hasIds && isBlockId(id) && { id: `part-${id}` }),
    ...(kinds.length > 0 && { 'data-proposed': kinds.join(' ') }),
    ...((dir === 'ltr' || dir === 'rtl') && { dir, lang: dir === 'ltr' ? 'en' : 'he' }),
    ...(number(start) && { start }),
    ...(number(colspan) && colspan !== 1 && { colSpan: colspan }),
    ...(number(rowspan) && rowspan !== 1 && { rowSpan: rowspan }),
  };
}

interface FrameProps {
  /** What stands in it. */
  readonly words: ReactNode;
  readonly extra: Readonly<Record<string, unknown>>;
}

function Task({ checked, words, extra }: FrameProps & { readonly checked: unknown }) {
  const say = useSay();
  const isDone = checked === 'yes';
  return (
    <li {...(isDone && { 'data-checked': 'yes' })} {...extra}>
      <input
        type="checkbox"
        className="task-box"
        checked={isDone}
        readOnly
        disabled
        aria-label={say('editor.task')}
      />
      <div>{words}</div>
    </li>
  );
}

function FigureOfPaper({
  node,
  words: caption,
  extra,
}: FrameProps & { readonly node: ContentNode }) {
  const paperId = useContext(PaperIdContext);
  const { partOf, words } = useNumbers();
  const part = partOf(node);
  const named = (
    <>
      {part && part.number !== null && <span className="caption-label">{words.caption(part)}</span>}
      {caption}
    </>
  );
  return <StaticFigure paperId={paperId} attrs={node.attrs ?? {}} caption={named} extra={extra} />;
}

function PageBreak({ extra }: Pick<FrameProps, 'extra'>) {
  const say = useSay();
  const name = say('tools.insert.pageBreak');
  return <hr data-page-break={name} aria-label={name} {...extra} />;
}

function Callout({ tone, words, extra }: FrameProps & { readonly tone: unknown }) {
  const say = useSay();
  const known = CALLOUT_TONES.find((value) => value === tone);
  const name = say(`tools.tone.${known ?? 'note'}`);
  return (
    <aside {...(known && { 'data-tone': known })} role="note" aria-label={name} {...extra}>
      <p className="callout-label">{name}</p>
      <div className="callout-words">{words}</div>
    </aside>
  );
}

interface TableProps extends FrameProps {
  readonly content: readonly unknown[];
}

/** Column widths stand in the cells of the first row. */
function Table({ content, words, extra }: TableProps) {
  const [first] = content;
  const cells = isNode(first) ? (first.content ?? []) : [];
  const widths = cells.flatMap(({ attrs = {} }) => {
    const span = typeof attrs['colspan'] === 'number' ? attrs['colspan'] : 1;
    const { colwidth } = attrs;
    const own = typeof colwidth === 'string' ? colwidth.split(',').map(Number) : [];
    return Array.from({ length: Math.min(span, MOST_COLUMNS) }, (_, column) => own[column] ?? 0);
  });
  const total = widths.reduce((sum, width) => sum + width, 0);
  const isFixed = widths.length > 0 && widths.every((width) => width > 0);
  return (
    <div className="table-frame" {...extra}>
      <table {...(isFixed && { width: total, 'data-fixed': '' })}>
        <colgroup>
          {widths.map((width, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- a column has no name but its place
            <col key={place} {...(width > 0 && { width })} />
          ))}
        </colgroup>
        <tbody>{words}</tbody>
      </table>
    </div>
  );
}

interface TypedProps extends FrameProps {
  readonly kind: (typeof TYPED_BLOCKS)[number];
  readonly node: ContentNode;
}

function Typed({ kind, node, words, extra }: TypedProps) {
  const say = useSay();
  const hasIds = useContext(HasIds);
  const number = useNumbers().partOf(node)?.number ?? null;
  const known = DIMENSIONS.find((value) => value === node.attrs?.['dimension']);
  return (
    <section {...htmlAttributes({ id: node.attrs?.['id'] }, hasIds)} data-kind={kind} {...extra}>
      <p className="block-label">
        <span className="block-kind">
          {say(`editor.block.${kind}`)}
          {number !== null && ` ${number}`}
        </span>
        <span className="block-dimension">{known ? say(`editor.dimension.${known}`) : ''}</span>
      </p>
      <div className="block-words">{words}</div>
      <StaticReservations node={node} />
    </section>
  );
}

/** Whether a value may be read as a node of a paper. */
export function isNode(value: unknown): value is ContentNode {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
  );
}
