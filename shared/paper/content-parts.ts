import type { ContentNode } from '#shared/paper/content.ts';
import { type PaperLayout } from '#shared/paper/layout.ts';
import { type Numbering, numberParts } from '#shared/paper/numbering.ts';
import { partsOf, type TreeReader } from '#shared/paper/paper-part.ts';
import { MARKS } from '#shared/paper/schema.ts';
import { parseEntries } from '#shared/suggestion/entry.ts';
import { restyledAttributes } from '#shared/suggestion/restyling.ts';

const POINTS_BY = { footnote: 'id', reference: 'to' } as const;

/** Plain content as `partsOf` reads it. A mark whose value the schema does not accept is none, as in the editor. */
export const CONTENT: TreeReader<ContentNode> = {
  name: ({ type }) => type,
  attribute: ({ attrs }, name) => attrs?.[name],
  children: ({ content }) => content ?? [],
  text: ({ type, text }) => (type === 'text' ? (text ?? '') : null),
  mark: ({ marks }, name) => {
    const attribute = POINTS_BY[name];
    const value = marks?.find(({ type }) => type === name)?.attrs?.[attribute];
    return MARKS[name]?.attributes[attribute]?.accepts(value) ? String(value) : null;
  },
};

/** The numbers of a paper that is at hand as plain content. */
export function numberContent(
  content: readonly ContentNode[],
  layout: PaperLayout,
): Numbering<ContentNode> {
  return numberParts(
    content.map((block) => partsOf(block, CONTENT)),
    layout,
  );
}

/** The numbers that a text with suggestions has once all are accepted: what is to go has none, and what comes counts. */
export function numberAccepted(
  content: readonly ContentNode[],
  layout: PaperLayout,
): Numbering<ContentNode> {
  const staying = (nodes: readonly ContentNode[]) => nodes.filter((node) => !isToGo(node));
  const reader: TreeReader<ContentNode> = {
    ...CONTENT,
    attribute: ({ type, attrs = {} }, name) =>
      parseEntries(attrs['proposed'])
        .filter(({ kind }) => kind === 'restyled')
        .reduce<Record<string, unknown>>((all, { to }) => restyledAttributes(type, all, to), attrs)[
        name
      ],
    children: ({ content: inner = [] }) => staying(inner),
  };
  return numberParts(
    staying(content).map((block) => partsOf(block, reader)),
    layout,
  );
}

function isToGo({ marks = [], attrs }: ContentNode): boolean {
  return (
    marks.some(({ type }) => type === 'deletion') ||
    parseEntries(attrs?.['proposed']).some(({ kind }) => kind === 'deletion')
  );
}
