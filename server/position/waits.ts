import type { WaitingSource } from '#server/notice/waiting-list.ts';
import { awaitedFrom } from '#server/position/awaited.ts';
import type { RegisterDeps } from '#server/register/register-view.ts';

/** Recommendations that ask for a position; a wording that changed asks again, and is another thing. */
export function positionWaits(deps: RegisterDeps): WaitingSource {
  return async (personId, glance) =>
    (await awaitedFrom(deps, personId, glance)).map((one) => {
      const { forumId, paperId, blockId, title, number, words, isAgain, hash } = one;
      return {
        id: `position.${paperId}.${blockId}.${hash}`,
        kind: isAgain ? 'position-again' : 'position',
        forumId,
        title: words,
        place: `${title} · ${number}`,
        path: `/recommendations/${paperId}/${blockId}#mine`,
      };
    });
}
