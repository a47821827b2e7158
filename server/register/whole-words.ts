import { keyOfPlace } from '#shared/register/block-place.ts';
import type { RegisterView } from '#shared/register/register-contract.ts';
import type { RegisterDeps } from '#server/register/register-view.ts';

/** The blocks of a register with all of their words, of which its screen shows the beginning of long ones. */
export async function withWholeWords(
  { catalogue, index }: Pick<RegisterDeps, 'catalogue' | 'index'>,
  view: RegisterView,
): Promise<RegisterView> {
  const shown = new Set(view.blocks.map(({ paperId }) => paperId));
  const { entries } = await index.of(await catalogue.tables.papers.pick([...shown]));
  const words = new Map(
    [...entries].flatMap(([paperId, all]) =>
      all.map((entry) => [keyOfPlace({ paperId, blockId: entry.blockId }), entry.words] as const),
    ),
  );
  const blocks = view.blocks.map((block) => {
    const whole = words.get(keyOfPlace(block)) ?? '';
    // What was changed between the two readings stays as it was read first.
    return whole.startsWith(block.words) ? { ...block, words: whole } : block;
  });
  return { ...view, blocks };
}
