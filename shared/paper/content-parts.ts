import type { ContentNode } from '#shared/paper/content.ts';
import { type PaperLayout } from '#shared/paper/layout.ts';
import { type Numbering, numberParts } from '#shared/paper/numbering.ts';
import { partsOf, type TreeReader } from '#shared/paper/paper-part.ts';
import { MARKS } from '#shared/paper/schema.ts';

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
