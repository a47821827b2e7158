import { blockIdFrom } from '#shared/paper/block-id.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { type InclusionScope, idOfBlock } from '#shared/inclusion/inclusion.ts';
import { type ReadPaper, takenNow } from '#server/inclusion/source-text.ts';
import type { InclusionRow } from '#server/storage/work/inclusions.ts';

interface Means {
  readonly newId: () => string;
  readonly random: (count: number) => Uint8Array;
  /** Who assembled it, and when. */
  readonly by: string;
  readonly at: string;
  /** The heading before which the parts are put. */
  readonly before: string;
}

/** A paper with all recommendations of others taken in, each paper's under a heading of its own, and what is kept of that. */
export function assembled(
  here: ReadPaper,
  sources: readonly ReadPaper[],
  { newId, random, by, at, before }: Means,
): { readonly content: ContentNode[]; readonly inclusions: readonly InclusionRow[] } {
  const inclusions: InclusionRow[] = [];
  const parts: ContentNode[] = [];
  for (const source of sources) {
    const recommendations = source.content.filter(({ type }) => type === 'recommendation');
    parts.push({
      type: 'heading',
      attrs: { id: blockIdFrom(random(9)), level: 2 },
      content: [{ type: 'text', text: source.card.title }],
    });
    for (const node of recommendations) {
      const scope: InclusionScope = { kind: 'blocks', blockIds: [idOfBlock(node) ?? ''] };
      const id = newId();
      const taken = takenNow({ id, scope }, source, here.card);
      if (!taken) continue;
      parts.push(...taken.blocks);
      inclusions.push({
        id,
        paperId: here.card.id,
        sourceId: source.card.id,
        scope,
        mode: 'live',
        by,
        at,
        takenAt: at,
        taken: taken.hash,
        writing: [],
        blockIds: taken.blocks.flatMap((block) => idOfBlock(block) ?? []),
        typed: taken.typed,
        kept: null,
        proposed: null,
      });
    }
  }
  const place = here.content.findIndex(
    (node) => node.type === 'heading' && textOf([node]) === before,
  );
  const end = place === -1 ? here.content.length : place;
  return { content: here.content.toSpliced(end, 0, ...parts), inclusions };
}
