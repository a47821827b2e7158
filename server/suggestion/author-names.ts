import type { ContentNode } from '#shared/paper/content.ts';
import { suggestionsIn } from '#shared/suggestion/found.ts';
import { namesOfPeople } from '#server/member/names.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

/** The names of all who suggest something in a paper, by their ids; in one reading. */
export async function namesOfAuthors(
  { tables }: Catalogue,
  content: readonly ContentNode[],
): Promise<ReadonlyMap<string, string>> {
  const authors = new Set(suggestionsIn(content).map(({ author }) => author));
  return namesOfPeople(tables, [...authors]);
}
