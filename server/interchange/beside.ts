import type { Beside } from '#server/interchange/word/writing.ts';
import type { SaidBeside } from '#server/position/said-beside.ts';
import type { TextChoice } from '#shared/interchange/export-choice.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { TYPED_BLOCKS } from '#shared/paper/schema.ts';
import { wordingOf } from '#shared/position/wording.ts';
import { project, REJECT_ALL } from '#shared/suggestion/projection.ts';

/**
 * What stands beside each typed block of a text. A reservation and a position are on one wording: where the text says
 * something else, as a clean text may that takes a suggestion for accepted, they stand beside none.
 */
export function besideIn(
  content: readonly ContentNode[],
  text: TextChoice,
  said: SaidBeside,
): ReadonlyMap<string, Beside> {
  const beside = new Map<string, Beside>();
  for (const block of content) {
    const id = block.attrs?.['id'];
    const isTyped = TYPED_BLOCKS.some((type) => type === block.type);
    if (!isTyped || typeof id !== 'string' || beside.has(id)) continue;
    const [read = block] = text === 'marked' ? project([block], REJECT_ALL) : [block];
    const wording = wordingOf(read);
    const isOnIt = (one: { readonly blockId: string; readonly wording: string }) =>
      one.blockId === id && one.wording === wording;
    const reservations = said.reservations.filter(isOnIt);
    const positions = said.positions.filter(isOnIt).flatMap(({ views }) => views);
    if (reservations.length + positions.length > 0) beside.set(id, { reservations, positions });
  }
  return beside;
}
