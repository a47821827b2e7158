import { createElement, Fragment, type ReactNode } from 'react';
import type { ContentNode } from '#shared/paper/content.ts';
import { isSafeAddress } from '#shared/paper/safe-address.ts';
import { DIMENSIONS, MAX_DEPTH, TYPED_BLOCKS } from '#shared/paper/schema.ts';
import { useSay } from '#client/locale/Locale.tsx';
import '#client/editor/paper.css';

interface StaticPaperProps {
  readonly content: readonly unknown[];
  readonly direction: 'rtl' | 'ltr';
}

/**
 * A paper's text for reading, without any of the editor: what stands on the screen before the editor has arrived. The
 * same elements and classes as the editor's, so that nothing moves when it takes over. Shows what it knows and leaves
 * out what it does not.
 */
export function StaticPaper({ content, direction }: StaticPaperProps) {
  return (
    <div className="paper-text" dir={direction} lang={direction === 'rtl' ? 'he' : 'en'}>
      <Children of={content} depth={0} />
    </div>
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
  const children = content.length > 0 ? <Children of={content} depth={depth + 1} /> : null;
  if (type === 'text') return <Words node={node} />;
  if (type === 'hardBreak') return <br />;
  if (type === 'horizontalRule') return <hr />;
  if (type === 'table') {
    return (
      <table>
        <tbody>{children}</tbody>
      </table>
    );
  }
  const kind = TYPED_BLOCKS.find((known) => known === type);
  if (kind) return <Typed kind={kind} dimension={attrs['dimension']} words={children} />;
  const level = Number(attrs['level'] ?? 1);
  const tag = type === 'heading' && level >= 1 && level <= 4 ? `h${level}` : TAGS[type];
  if (tag === undefined) return null;
  // An empty paragraph keeps its line, as in the editor.
  const isEmpty = children === null && (tag === 'p' || tag.startsWith('h'));
  return createElement(tag, htmlAttributes(attrs), isEmpty ? <br /> : children);
}

function htmlAttributes(attrs: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { dir, start, colspan, rowspan } = attrs;
  const number = (value: unknown) => typeof value === 'number' && Number.isInteger(value);
  return {
    ...((dir === 'ltr' || dir === 'rtl') && { dir, lang: dir === 'ltr' ? 'en' : 'he' }),
    ...(number(start) && { start }),
    ...(number(colspan) && colspan !== 1 && { colSpan: colspan }),
    ...(number(rowspan) && rowspan !== 1 && { rowSpan: rowspan }),
  };
}

interface TypedProps {
  readonly kind: (typeof TYPED_BLOCKS)[number];
  readonly dimension: unknown;
  readonly words: ReactNode;
}

function Typed({ kind, dimension, words }: TypedProps) {
  const say = useSay();
  const known = DIMENSIONS.find((value) => value === dimension);
  return (
    <section data-kind={kind}>
      <p className="block-label">
        <span className="block-kind">{say(`editor.block.${kind}`)}</span>
        <span className="block-dimension">{known ? say(`editor.dimension.${known}`) : ''}</span>
      </p>
      <div className="block-words">{words}</div>
    </section>
  );
}

function Words({ node: { text = '', marks = [] } }: { readonly node: ContentNode }): ReactNode {
  let words: ReactNode = <Fragment>{text}</Fragment>;
  for (const { type, attrs } of marks) {
    const href = attrs?.['href'];
    if (type === 'bold') words = <strong>{words}</strong>;
    if (type === 'italic') words = <em>{words}</em>;
    if (type === 'link' && isSafeAddress(href)) {
      words = (
        <a href={href} target="_blank" rel="noopener noreferrer nofollow">
          {words}
        </a>
      );
    }
  }
  return words;
}

function isNode(value: unknown): value is ContentNode {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
  );
}
