import { may, whyNot } from '#shared/member/access.ts';
import type { Person } from '#shared/member/person.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Bus } from '#server/bus/bus.ts';
import { accessByCard, accessToPaper } from '#server/paper/access.ts';
import { assertMayStartIn, type Place } from '#server/paper/place.ts';
import type { AuditLog } from '#server/storage/audit-log.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly audit: AuditLog;
  readonly bus: Bus;
  readonly now: () => Date;
}

/** Who reads a paper now, and who would elsewhere. */
export interface Foreseen {
  readonly now: number;
  readonly after: number;
  readonly gaining: string[];
  readonly losing: string[];
  readonly iStay: boolean;
}

/** Beyond this many names a number says more. */
const MOST_NAMED = 12;

type Tables = Pick<Catalogue, 'tables'>;

/** Moves papers. It takes leading the paper, and being one who may start papers in the new place. */
export class PaperMoves {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async move(paperId: string, place: Place, personId: string): Promise<void> {
    const { catalogue, audit, bus, now } = this.#deps;
    const { before, after } = await catalogue.transact(async (tables) => {
      const card = await movable({ tables }, paperId, place, personId);
      const moved = movedCard(card, place);
      await tables.papers.put(moved);
      return { before: card, after: moved };
    });
    if (isSamePlace(before, after)) return;
    const forumIds = new Set([before.forumId, after.forumId]);
    for (const forumId of forumIds) {
      bus.announce({ kind: 'paper-changed', forumId, paperId });
      // Those who may not read it any more are told of no paper: their lists change with their forum.
      bus.announce({ kind: 'forum-changed', forumId });
    }
    for (const forumId of forumIds)
      await audit.append({
        at: now().toISOString(),
        by: personId,
        action: 'paper-moved',
        subject: paperId,
        forumId,
        detail: { from: inShort(before), to: inShort(after) },
      });
  }

  async foresee(paperId: string, place: Place, personId: string): Promise<Foreseen> {
    const { catalogue } = this.#deps;
    const card = await movable(catalogue, paperId, place, personId);
    const moved = movedCard(card, place);
    const people = new Set<string>();
    for (const forumId of new Set([card.forumId, place.forumId]))
      for (const member of await catalogue.tables.memberships.find({ forumId }))
        people.add(member.personId);
    const sides = await Promise.all(
      [...people].map(async (id) => ({
        id,
        reads: await reads(catalogue, card, id),
        will: await reads(catalogue, moved, id),
      })),
    );
    const named = async (some: typeof sides) => {
      const found = some.slice(0, MOST_NAMED).map(({ id }) => catalogue.tables.people.get(id));
      return (await Promise.all(found)).flatMap((one: Person | undefined) => one?.name ?? []);
    };
    return {
      now: sides.filter((side) => side.reads).length,
      after: sides.filter((side) => side.will).length,
      gaining: await named(sides.filter((side) => side.will && !side.reads)),
      losing: await named(sides.filter((side) => side.reads && !side.will)),
      iStay: sides.some((side) => side.id === personId && side.will),
    };
  }
}

async function movable(
  catalogue: Tables,
  paperId: string,
  place: Place,
  personId: string,
): Promise<PaperCard> {
  const access = await accessToPaper(catalogue, paperId, personId);
  if (!access || !may(access, 'read')) throw new Refusal('not-found');
  if (!may(access, 'milestone')) throw new Refusal(whyNot(access, 'milestone'));
  if (!isSamePlace(access.paper, place)) await assertMayStartIn(catalogue, place, personId);
  return access.paper;
}

/** Exceptions name people of the old forum: in another one they would give what nobody there has decided. */
function movedCard(card: PaperCard, { forumId, groupId, sessionId }: Place): PaperCard {
  const exceptions = forumId === card.forumId ? card.exceptions : [];
  return { ...card, forumId, groupId, sessionId, exceptions };
}

async function reads(catalogue: Tables, card: PaperCard, personId: string): Promise<boolean> {
  const access = await accessByCard(catalogue, card, personId);
  return access !== null && may(access, 'read');
}

const isSamePlace = (one: Place, other: Place): boolean =>
  one.forumId === other.forumId &&
  one.groupId === other.groupId &&
  one.sessionId === other.sessionId;

const inShort = ({ forumId, groupId, sessionId }: Place): string =>
  [forumId, groupId ?? '-', sessionId ?? '-'].join(' ');
