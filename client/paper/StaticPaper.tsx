import { createContext, createElement, type ReactNode, useContext, useMemo } from 'react';
import { isBlockId } from '#shared/paper/block-id.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { type PaperLayout, PLAIN_LAYOUT } from '#shared/paper/layout.ts';
import { type NumberedPart } from '#shared/paper/numbering.ts';
import { headingMark } from '#shared/paper/part-label.ts';
import { CALLOUT_TONES, DIMENSIONS, MAX_DEPTH, TYPED_BLOCKS } from '#shared/paper/schema.ts';
import { StaticFigure } from '#client/editor/images/StaticFigure.tsx';
import { NotesList } from '#client/editor/structure/NotesList.tsx';
import { NumbersOf, staticNumbers, useNumbers } from '#client/editor/structure/static-numbers.ts';
import { StaticContents } from '#client/editor/structure/StaticContents.tsx';
import { StaticWords } from '#client/editor/structure/StaticWords.tsx';
import { structureWords } from '#client/editor/structure/structure-words.ts';
import { parseEntries } from '#shared/suggestion/entry.ts';
import { useSay } from '#client/locale/Locale.tsx';
import '#client/editor/paper.css';
import '#client/editor/suggesting/suggestions.css';
import '#client/editor/images/figure.css';

/** Which paper the images belong to. */
const PaperIdContext = createContext('');

interface StaticPaperProps {
  readonly paperId: string;
  readonly content: readonly unknown[];
  readonly direction: 'rtl' | 'ltr';
  /** How the paper counts its headings and paragraphs. */
  readonly layout?: PaperLayout;
}

/**
 * A paper's text for reading, without any of the editor: what stands on the screen before the editor has arrived. The
 * same elements and classes as the editor's, so that nothing moves when it takes over. Shows what it knows and leaves
 * out what it does not.
 */
export function StaticPaper(props: StaticPaperProps) {
  const { paperId, content, direction, layout = PLAIN_LAYOUT } = props;
  const say = useSay();
  const numbers = useMemo(
    () => staticNumbers(content.filter(isNode), layout, structureWords(say)),
    [content, layout, say],
  );
  const notes = numbers.numbering.parts.filter(({ kind }) => kind === 'footnote');
  return (
    <NumbersOf value={numbers}>
      <div className="paper-text" dir={direction} lang={direction === 'rtl' ? 'he' : 'en'}>
        <PaperIdContext value={paperId}>
          <Children of={content} depth={0} />
        </PaperIdContext>
      </div>
      <NotesList notes={notes} />
    </NumbersOf>
  );
}

interface PartProps {
  readonly of: readonly unknown[];
  readonly depth: number;
}

function Children({ of, depth }: PartProps): ReactNode {
  if (depth > MAX_DEPTH) return null;
  return of.map((child, place) =>
    isNode(child) ? (
      // oxlint-disable-next-line react/no-array-index-key -- read once and never reordered
      <Part key={place} node={child} depth={depth} />
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

function Part({ node, depth }: { readonly node: ContentNode; readonly depth: number }): ReactNode {
  const { type, attrs = {}, content = [] } = node;
  const { partOf, words, layout } = useNumbers();
  const part = partOf(node);
  const children = content.length > 0 ? <Children of={content} depth={depth + 1} /> : null;
  if (type === 'text') return <StaticWords node={node} />;
  if (type === 'hardBreak') return <br />;
  if (type === 'horizontalRule') return <hr />;
  if (type === 'pageBreak') return <PageBreak />;
  if (type === 'tableOfContents') return <StaticContents />;
  if (type === 'caption') {
    return (
      <p {...htmlAttributes(attrs)} data-caption="" data-label={part && words.caption(part)}>
        {children ?? <br />}
      </p>
    );
  }
  if (type === 'taskList') return <ul data-tasks="">{children}</ul>;
  if (type === 'taskItem') return <Task checked={attrs['checked']} words={children} />;
  if (type === 'figure') return <FigureOfPaper node={node} caption={children} />;
  if (type === 'table') return <Table content={content} rows={children} />;
  if (type === 'callout') return <Callout tone={attrs['tone']} words={children} />;
  const kind = TYPED_BLOCKS.find((known) => known === type);
  if (kind) return <Typed kind={kind} node={node} words={children} />;
  const level = Number(attrs['level'] ?? 1);
  const tag = type === 'heading' && level >= 1 && level <= 4 ? `h${level}` : TAGS[type];
  if (tag === undefined) return null;
  // An empty paragraph keeps its line, as in the editor.
  const isEmpty = children === null && (tag === 'p' || tag.startsWith('h'));
  const attributes = { ...htmlAttributes(attrs), ...numberAttribute(part, layout) };
  return createElement(tag, attributes, isEmpty ? <br /> : children);
}

function numberAttribute(
  part: NumberedPart<ContentNode> | undefined,
  layout: PaperLayout,
): Record<string, string> {
  if (!part || part.number === null || (part.kind === 'paragraph' && !layout.paragraphs)) return {};
  return { 'data-number': part.kind === 'heading' ? headingMark(part.number) : part.number };
}

function htmlAttributes(attrs: Readonly<Record<string, unknown>>): Record<string, unknown> {
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
    ...(isBlockId(id) && { id: `part-${id}` }),
    ...(kinds.length > 0 && { 'data-proposed': kinds.join(' ') }),
    ...((dir === 'ltr' || dir === 'rtl') && { dir, lang: dir === 'ltr' ? 'en' : 'he' }),
    ...(number(start) && { start }),
    ...(number(colspan) && colspan !== 1 && { colSpan: colspan }),
    ...(number(rowspan) && rowspan !== 1 && { rowSpan: rowspan }),
  };
}

function Task({ checked, words }: { readonly checked: unknown; readonly words: ReactNode }) {
  const say = useSay();
  const isDone = checked === 'yes';
  return (
    <li {...(isDone && { 'data-checked': 'yes' })}>
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

interface FigureProps {
  readonly node: ContentNode;
  readonly caption: ReactNode;
}

function FigureOfPaper({ node, caption }: FigureProps) {
  const paperId = useContext(PaperIdContext);
  const { partOf, words } = useNumbers();
  const part = partOf(node);
  const named = (
    <>
      {part && part.number !== null && <span className="caption-label">{words.caption(part)}</span>}
      {caption}
    </>
  );
  return <StaticFigure paperId={paperId} attrs={node.attrs ?? {}} caption={named} />;
}

function PageBreak() {
  const say = useSay();
  const name = say('tools.insert.pageBreak');
  return <hr data-page-break={name} aria-label={name} />;
}

function Callout({ tone, words }: { readonly tone: unknown; readonly words: ReactNode }) {
  const say = useSay();
  const known = CALLOUT_TONES.find((value) => value === tone);
  const name = say(`tools.tone.${known ?? 'note'}`);
  return (
    <aside {...(known && { 'data-tone': known })} role="note" aria-label={name}>
      <p className="callout-label">{name}</p>
      <div className="callout-words">{words}</div>
    </aside>
  );
}

interface TableProps {
  readonly content: readonly unknown[];
  readonly rows: ReactNode;
}

/** Column widths stand in the cells of the first row. */
function Table({ content, rows }: TableProps) {
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
    <div className="table-frame">
      <table {...(isFixed && { width: total, 'data-fixed': '' })}>
        <colgroup>
          {widths.map((width, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- a column has no name but its place
            <col key={place} {...(width > 0 && { width })} />
          ))}
        </colgroup>
        <tbody>{rows}</tbody>
      </table>
    </div>
  );
}

interface TypedProps {
  readonly kind: (typeof TYPED_BLOCKS)[number];
  readonly node: ContentNode;
  readonly words: ReactNode;
}

function Typed({ kind, node, words }: TypedProps) {
  const say = useSay();
  const number = useNumbers().partOf(node)?.number ?? null;
  const known = DIMENSIONS.find((value) => value === node.attrs?.['dimension']);
  return (
    <section {...htmlAttributes({ id: node.attrs?.['id'] })} data-kind={kind}>
      <p className="block-label">
        <span className="block-kind">
          {say(`editor.block.${kind}`)}
          {number !== null && ` ${number}`}
        </span>
        <span className="block-dimension">{known ? say(`editor.dimension.${known}`) : ''}</span>
      </p>
      <div className="block-words">{words}</div>
    </section>
  );
}

function isNode(value: unknown): value is ContentNode {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
  );
}
