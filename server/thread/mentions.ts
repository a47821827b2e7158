import { Refusal } from '#shared/refusal/refusal.ts';
import {
  type CommentBody,
  mentionedIn,
  MOST_LETTERS,
  wordsOf,
} from '#shared/thread/comment-body.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { ThreadRow } from '#server/storage/remarks.ts';
import { remarkersOf, sees, type Viewer } from '#server/thread/viewer.ts';

/**
 * A comment as it is kept: a mention says the name of the person behind it, whatever the sender wrote there, and somebody
 * who may not see the thread is not mentioned in it: what stood there stays as plain words.
 */
export async function withMentions(
  catalogue: Catalogue,
  { access }: Viewer,
  thread: Pick<ThreadRow, 'group' | 'authorId'>,
  body: CommentBody,
): Promise<CommentBody> {
  if (mentionedIn(body).size === 0) return body;
  const people = await remarkersOf(catalogue, access.paper);
  const names = new Map(
    people.filter((one) => sees(one, thread)).map(({ personId, name }) => [personId, name]),
  );
  const named = body.map((line) => ({
    ...line,
    runs: line.runs.map(({ person, ...run }) => {
      const name = person === undefined ? undefined : names.get(person);
      if (name === undefined || person === undefined) return run;
      // Somebody's name that the server vouches for leads nowhere else.
      const { href: _, ...words } = run;
      return { ...words, text: name, person };
    }),
  }));
  // The names are longer than what stood for them.
  if (wordsOf(named).length > MOST_LETTERS) throw new Refusal('too-large');
  return named;
}
