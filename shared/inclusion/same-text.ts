import type { ContentMark, ContentNode } from '#shared/paper/content.ts';
import { project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { untied } from '#shared/version/untied.ts';

/**
 * Blocks as one text that is equal exactly where they read, look and are built alike: remarks, names of blocks and notes,
 * the division of runs, and the order in which marks and attributes were written say nothing.
 */
export function exactText(blocks: readonly ContentNode[]): string {
  return JSON.stringify(untied(project(blocks, () => 'keep')).map(plainNode));
}

/** The same of what is agreed: without anything that is only suggested. */
export function agreedText(blocks: readonly ContentNode[]): string {
  return JSON.stringify(untied(agreed(blocks)).map(plainNode));
}

/** Blocks without what is only suggested in them. */
export function agreed(blocks: readonly ContentNode[]): readonly ContentNode[] {
  return project(blocks, REJECT_ALL);
}

function plainNode({ type, attrs, content, marks, text }: ContentNode): unknown[] {
  return [
    type,
    plainValues(attrs),
    text ?? '',
    (marks ?? []).map(plainMark).toSorted(),
    (content ?? []).map(plainNode),
  ];
}

const plainMark = ({ type, attrs }: ContentMark): string =>
  JSON.stringify([type, plainValues(attrs)]);

/** Null is how an editor says what the shared text does not store at all. */
function plainValues(attrs: ContentNode['attrs'] = {}): unknown[] {
  return Object.entries(attrs)
    .filter(([name, value]) => name !== 'id' && value !== null && value !== undefined)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
}
