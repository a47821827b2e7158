import type { FoundSuggestion } from '#shared/suggestion/found.ts';
import type { DecisionView } from '#shared/suggestion/suggestion-contract.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { Remarks } from '#server/storage/remarks.ts';

/** What was decided on the suggestions of a paper as it is on record, the newest first; changes nothing. */
export async function decisionsOnRecord(
  { remarks, catalogue }: { readonly remarks: Remarks; readonly catalogue: Catalogue },
  paperId: string,
  personId: string,
  waiting: readonly Pick<FoundSuggestion, 'id' | 'author'>[],
): Promise<DecisionView[]> {
  const { tables } = await remarks.of(paperId);
  const rows = (await tables.decisions.find({})).toReversed();
  const open = new Set(waiting.map(({ id, author }) => `${id} ${author}`));
  const ids = new Set(rows.flatMap(({ authorId, by }) => [authorId, by]));
  const people = await catalogue.tables.people.pick([...ids]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map(({ by, ...row }) => ({
    ...row,
    changes: [...row.changes],
    authorName: names.get(row.authorId) ?? '',
    byName: names.get(by) ?? '',
    isMine: row.authorId === personId,
    isWithdrawal: row.authorId === by,
    waitsAgain: open.has(`${row.suggestionId} ${row.authorId}`),
  }));
}
