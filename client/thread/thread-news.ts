import type { ThreadView } from '#shared/thread/thread-contract.ts';

/** Something that others did in the remarks, worth a word to those who do not see the screen. */
export type News =
  | { readonly kind: 'made'; readonly name: string }
  | { readonly kind: 'replied'; readonly name: string; readonly number: number }
  | { readonly kind: 'answered'; readonly number: number };

/** What is new between two answers of the server; nothing of one's own. */
export function newsBetween(
  before: readonly ThreadView[],
  after: readonly ThreadView[],
): readonly News[] {
  const known = new Map(before.map((thread) => [thread.id, thread]));
  return after.flatMap((thread): News[] => {
    const old = known.get(thread.id);
    if (!old) return thread.isMine ? [] : [{ kind: 'made', name: thread.authorName }];
    const seen = new Set(old.comments.map(({ id }) => id));
    const replies = thread.comments
      .filter(({ id, isMine }) => !isMine && !seen.has(id))
      .map(
        ({ authorName }): News => ({
          kind: 'replied',
          name: authorName,
          number: thread.number,
        }),
      );
    const isAnswered = thread.answers.length > old.answers.length && thread.isMine;
    return isAnswered ? [...replies, { kind: 'answered', number: thread.number }] : replies;
  });
}
