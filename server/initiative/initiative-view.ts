import type * as z from 'zod';
import { dayOf } from '#shared/calendar/day.ts';
import { standstillOf } from '#shared/initiative/initiative.ts';
import type {
  getInitiative,
  InitiativeView,
  listInitiatives,
} from '#shared/initiative/initiative-contract.ts';
import type { Membership } from '#shared/member/person.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { type ForumWorkDeps, mayInForum } from '#server/forum/forum-work.ts';
import { namesOf, ownersShown } from '#server/member/owners.ts';
import type { InitiativeDeedRow, InitiativeRow } from '#server/storage/work/initiatives.ts';

type Reading = Pick<ForumWorkDeps, 'catalogue' | 'work' | 'now'>;

/** Who owns it, whoever wrote it down, and those who lead the forum may change it. */
export function mayChangeInitiative(
  { owners, by }: Pick<InitiativeRow, 'owners' | 'by'>,
  membership: Membership,
): boolean {
  if (!mayInForum(membership, 'comment')) return false;
  const { personId } = membership;
  return (
    mayInForum(membership, 'manageSession') ||
    by === personId ||
    owners.some((owner) => owner.personId === personId)
  );
}

/** True while nothing was told of it: whoever may change it takes it away as if it had not been. */
export function isUntold(deeds: readonly InitiativeDeedRow[]): boolean {
  return deeds.every(({ text }) => text === '');
}

/** The initiatives of a forum, those that moved last first. */
export async function viewInitiatives(
  deps: Reading,
  membership: Membership,
): Promise<z.input<typeof listInitiatives.answer>> {
  const { forumId } = membership;
  const { tables } = await deps.work.of(forumId);
  const rows = await tables.initiatives.find({});
  const deeds = new Map<string, InitiativeDeedRow[]>(rows.map(({ id }) => [id, []]));
  for (const deed of await tables.initiativeDeeds.find({}))
    deeds.get(deed.initiativeId)?.push(deed);
  const view = await viewerOf(deps, membership, rows, [...deeds.values()].flat());
  return {
    ...(await nameAndGroups(deps, forumId)),
    initiatives: rows
      .toSorted((one, other) => other.movedAt.localeCompare(one.movedAt))
      .map((row) => view(row, deeds.get(row.id) ?? [])),
    mayStart: mayInForum(membership, 'comment'),
  };
}

/** One initiative with all that happened to it, newest first. */
export async function viewInitiative(
  deps: Reading,
  membership: Membership,
  initiativeId: string,
): Promise<z.input<typeof getInitiative.answer>> {
  const { forumId } = membership;
  const { tables } = await deps.work.of(forumId);
  const row = await tables.initiatives.get(initiativeId);
  if (!row) throw new Refusal('not-found');
  const deeds = await tables.initiativeDeeds.find({ initiativeId });
  const view = await viewerOf(deps, membership, [row], deeds);
  const names = await namesOf(
    deps.catalogue,
    deeds.map(({ by }) => by),
  );
  return {
    ...(await nameAndGroups(deps, forumId)),
    ...view(row, deeds),
    deeds: deeds.toReversed().map(({ id, at, by, text, changes }) => ({
      id,
      at,
      byName: names.get(by) ?? '',
      text,
      changes: [...changes],
    })),
  };
}

async function viewerOf(
  { catalogue, now }: Reading,
  membership: Membership,
  rows: readonly InitiativeRow[],
  deeds: readonly InitiativeDeedRow[],
): Promise<(row: InitiativeRow, deeds: readonly InitiativeDeedRow[]) => InitiativeView> {
  const owners = await ownersShown(catalogue, membership.forumId);
  const names = await namesOf(
    catalogue,
    [...rows, ...deeds].map(({ by }) => by),
  );
  const today = dayOf(now());
  return (row, own) => {
    const { sendId: _sendId, at, by, ...said } = row;
    const told = own.findLast(({ text }) => text !== '');
    const mayChange = mayChangeInitiative(row, membership);
    return {
      ...said,
      groupIds: [...row.groupIds],
      owners: owners(row.owners),
      startedAt: at,
      startedByName: names.get(by) ?? '',
      standstill: standstillOf(row, today),
      last: told ? { at: told.at, byName: names.get(told.by) ?? '', text: told.text } : null,
      isMine: row.owners.some(({ personId }) => personId === membership.personId),
      mayChange,
      mayRemove: mayChange && isUntold(own),
    };
  };
}

async function nameAndGroups({ catalogue }: Reading, forumId: string) {
  const forum = await catalogue.tables.forums.get(forumId);
  return { forumName: forum?.name ?? '', groups: forum ? [...forum.groups] : [] };
}
