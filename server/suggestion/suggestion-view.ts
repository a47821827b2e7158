import type { FoundSuggestion } from '#shared/suggestion/found.ts';
import type { SuggestionView } from '#shared/suggestion/suggestion-contract.ts';
import { namesOfPeople } from '#server/member/names.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

/** Suggestions as one person sees them. */
export async function viewSuggestions(
  catalogue: Catalogue,
  found: readonly FoundSuggestion[],
  personId: string,
): Promise<SuggestionView[]> {
  const authors = [...new Set(found.map(({ author }) => author))];
  const names = await namesOfPeople(catalogue.tables, authors);
  return found.map(({ author, at, ...rest }) => ({
    ...rest,
    changes: [...rest.changes],
    authorId: author,
    authorName: names.get(author) ?? '',
    // A raw client may have written any time; what lies ahead says nothing.
    at: new Date(Math.min(at, Date.now())).toISOString(),
    isMine: author === personId,
  }));
}
