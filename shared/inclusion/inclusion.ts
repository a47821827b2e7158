import type { ContentNode } from '#shared/paper/content.ts';

/** How text of another paper stands in a paper: kept right when its source changes, or as it was when it was taken. */
export const INCLUSION_MODES = ['live', 'copy'] as const;
export type InclusionMode = (typeof INCLUSION_MODES)[number];

/** What is taken from a paper: blocks of its first level, or a chapter with all that stands under its heading. */
export type InclusionScope =
  | { readonly kind: 'blocks'; readonly blockIds: readonly string[] }
  | { readonly kind: 'chapter'; readonly blockId: string };

/** So many blocks are taken at once by name. */
export const MOST_BLOCKS = 200;

/** The blocks of a text that a scope means, in their order; none where they stand there no more. */
export function blocksOf(
  content: readonly ContentNode[],
  scope: InclusionScope,
): readonly ContentNode[] {
  if (scope.kind === 'blocks') {
    const ids = new Set<unknown>(scope.blockIds);
    return content.filter(({ attrs }) => ids.has(attrs?.['id']));
  }
  const start = content.findIndex(
    ({ type, attrs }) => type === 'heading' && attrs?.['id'] === scope.blockId,
  );
  const heading = content[start];
  if (!heading) return [];
  const end = content.findIndex(
    (node, at) => at > start && node.type === 'heading' && levelOf(node) <= levelOf(heading),
  );
  return content.slice(start, end === -1 ? content.length : end);
}

const levelOf = ({ attrs }: ContentNode): number => Number(attrs?.['level'] ?? 1);

/** The id of a block of the first level; null for one that has not been given one yet. */
export function idOfBlock({ attrs }: ContentNode): string | null {
  const id = attrs?.['id'];
  return typeof id === 'string' ? id : null;
}
