import type { MemberChangeView } from '#shared/member/administration-contract.ts';
import type { Membership } from '#shared/member/person.ts';
import type { Catalogue, MemberChange } from '#server/storage/catalogue.ts';

/** Names shown of one act; of five hundred people nobody reads more. */
const MOST_NAMED = 20;
const MOST_SHOWN = 100;

/** The latest acts in a forum, newest first, with the names of today; a fixed number of readings. */
export async function viewChanges(
  { tables }: Catalogue,
  forumId: string,
): Promise<MemberChangeView[]> {
  const all = await tables.changes.find({ forumId });
  const changes = all.toReversed().slice(0, MOST_SHOWN);
  const byId = new Map(all.map((change) => [change.id, change]));
  const people = await tables.people.pick([...new Set(changes.flatMap(idsIn))]);
  const papers = await tables.papers.pick(changes.flatMap(({ what }) => paperIn(what)));
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const titles = new Map(papers.map(({ id, title }) => [id, title]));
  return changes.map((change) => {
    const undoing = change.undoneBy === null ? undefined : byId.get(change.undoneBy);
    return {
      id: change.id,
      at: change.at,
      byName: names.get(change.by) ?? null,
      ...whatIn(change, names, titles),
      isUndo: change.undoes !== null,
      undone:
        change.undoneBy === null
          ? null
          : { at: undoing?.at ?? change.at, byName: names.get(undoing?.by ?? '') ?? null },
    };
  });
}

type Names = ReadonlyMap<string, string>;
type What = Pick<MemberChangeView, 'count' | 'people' | 'fields' | 'paper'>;

function whatIn({ what }: MemberChange, names: Names, titles: Names): What {
  const nameOf = (id: string) => names.get(id) ?? '';
  if (what.kind === 'membership') {
    const named = what.moves.slice(0, MOST_NAMED).map(({ before, after }) => ({
      name: nameOf((after ?? before)?.personId ?? ''),
      before: standingOf(before),
      after: standingOf(after),
    }));
    return { count: what.moves.length, people: named, fields: [], paper: null };
  }
  const people = [{ name: nameOf(what.personId), before: null, after: null }];
  if (what.kind === 'person') {
    const fields = Object.entries(what.after).map(([field, to]) => {
      return { field, from: what.before[field as keyof typeof what.before] ?? null, to };
    });
    return { count: 1, people, fields, paper: null };
  }
  const { paperId: id, before: from, after: to } = what;
  return { count: 1, people, fields: [], paper: { id, title: titles.get(id) ?? '', from, to } };
}

function standingOf(membership: Membership | null) {
  if (!membership) return null;
  const { role, groupIds, suspended } = membership;
  return { role, groupIds: [...groupIds], suspended };
}

function idsIn({ by, what }: MemberChange): readonly string[] {
  if (what.kind !== 'membership') return [by, what.personId];
  const moved = what.moves.slice(0, MOST_NAMED);
  return [by, ...moved.map(({ before, after }) => (after ?? before)?.personId ?? '')];
}

function paperIn(what: MemberChange['what']): readonly string[] {
  return what.kind === 'exception' ? [what.paperId] : [];
}
