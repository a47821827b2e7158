import type * as z from 'zod';
import { may, whyNot } from '#shared/member/access.ts';
import { countWords, isAgainst, needsReason } from '#shared/position/position.ts';
import type {
  changeRecommendation,
  declareEditorial,
  takePosition,
} from '#shared/position/position-contract.ts';
import { nextStates } from '#shared/register/lifecycle.ts';
import { mayLead } from '#shared/register/rights.ts';
import type { BlockPlace } from '#shared/register/block-place.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Bus } from '#server/bus/bus.ts';
import { InvalidInput } from '#server/http/answer.ts';
import { activeMembership } from '#server/paper/access.ts';
import { rowId, settingsIn } from '#server/position/recommendation-rows.ts';
import {
  findRecommendation,
  type FoundRecommendation,
} from '#server/position/recommendation-view.ts';
import type { RegisterDeps } from '#server/register/register-view.ts';
import type { AuditLog } from '#server/storage/audit-log.ts';
import { withState } from '#server/storage/kept-history.ts';
import type { WritableTable } from '#server/storage/store.ts';
import type {
  Deed,
  PositionWordingRow,
  RecommendationRow,
  RegisterTables,
} from '#server/storage/work/register.ts';

export interface PositionDeskDeps extends RegisterDeps {
  readonly audit: AuditLog;
  readonly bus: Bus;
  readonly now: () => Date;
}

type Change = z.output<typeof changeRecommendation.body>;
type Taken = z.output<typeof takePosition.body>;
type Declared = z.output<typeof declareEditorial.body>;
type Writable = { readonly [K in keyof RegisterTables]: WritableTable<RegisterTables[K]> };

/** Where recommendations are moved on their way and positions taken. Everything is one transaction, then told, then recorded. */
export class PositionDesk {
  readonly #deps: PositionDeskDeps;
  constructor(deps: PositionDeskDeps) {
    this.#deps = deps;
  }

  /** Moves a recommendation on its way, on the wording that the mover was shown. */
  async change(place: BlockPlace, personId: string, change: Change): Promise<void> {
    const found = await this.#find(place, personId);
    if (found.at && !found.accessNow) throw new Refusal('not-found');
    if (!mayLead(found.accessNow ?? found.access)) throw new Refusal('role-too-low');
    const { state, wording } = change;
    // What it says is what is validated; owners and dates belong to whatever it says.
    if (state !== undefined && found.at && found.at.entry.hash !== wording)
      throw new Refusal('changed-meanwhile');
    for (const id of change.ownerIds ?? [])
      if (!(await activeMembership(this.#deps.catalogue, found.forumId, id)))
        throw new Refusal('belongs-elsewhere');
    await this.#write(found, personId, 'recommendation-changed', async (tables, row, at) => {
      if (state !== undefined && state !== row.state && !nextStates(row.state).includes(state))
        throw new Refusal('changed-meanwhile');
      const deeds = deedsOf(row, change, personId, at);
      if (deeds.length === 0) return;
      const { ownerIds = row.ownerIds, outcome = row.outcome } = change;
      await tables.recommendations.put({
        ...row,
        state: state ?? row.state,
        ownerIds,
        outcome,
        reviewOn: change.reviewOn === undefined ? row.reviewOn : change.reviewOn,
        openness: change.openness === undefined ? row.openness : change.openness,
        history: withState(row.history, ...deeds),
      });
    });
  }

  /**
   * Marks a recommendation as followed up, with what came of it, as a paper that continues its own tells: one step on its
   * way when it was adopted, and of one on another step its outcome alone. Only for who leads it; else nothing happens.
   */
  async followedUp(place: BlockPlace, personId: string, outcome: string): Promise<void> {
    const found = await this.#find(place, personId);
    if (found.at && !found.accessNow) return;
    if (!mayLead(found.accessNow ?? found.access)) return;
    await this.#write(found, personId, 'recommendation-followed-up', async (tables, row, at) => {
      const state = nextStates(row.state).includes('followed-up') ? 'followed-up' : row.state;
      const said = outcome === '' ? row.outcome : outcome;
      const deeds = deedsOf(row, { wording: '', state, outcome: said }, personId, at);
      if (deeds.length === 0) return;
      const history = withState(row.history, ...deeds);
      await tables.recommendations.put({ ...row, state, outcome: said, history });
    });
  }

  /**
   * Takes a person's position on the wording that they were shown; an earlier one of theirs is kept behind it. `by` is who
   * writes it down when they said it aloud: somebody who leads, and nobody signs for another.
   */
  async take(place: BlockPlace, personId: string, taken: Taken, by = personId): Promise<void> {
    const found = await this.#find(place, personId);
    const isSpoken = by !== personId;
    if (isSpoken) await this.#assertMayWriteDown(place, by);
    const { at, accessNow } = found;
    if (!at || !accessNow || at.entry.proposal === 'insertion') throw new Refusal('not-found');
    if (!may(accessNow, 'position')) throw new Refusal(whyNot(accessNow, 'position'));
    if (at.entry.hash !== taken.wording) throw new Refusal('changed-meanwhile');
    const person = await this.#deps.catalogue.tables.people.get(personId);
    if (!person) throw new Refusal('not-found');
    const action = isSpoken ? 'position-written-down' : 'position-taken';
    await this.#write(found, by, action, async (tables, row, now) => {
      const { words } = await settingsIn(tables);
      checkWords(taken, words);
      const { stance, reason, satisfy, wording } = taken;
      const id = `${row.id}.${personId}`;
      const before = await tables.positions.get(id);
      // The same sending again, whose answer was lost on its way. What another wrote down becomes the person's own by it.
      if (before && saysTheSame(before, taken) && !(before.recordedBy && !isSpoken)) return;
      // What somebody took and signed themselves gives way to nobody's hand while it stands on this wording.
      const isOwn = before !== undefined && before.recordedBy === undefined;
      if (isSpoken && isOwn && before.wording === wording) throw new Refusal('changed-meanwhile');
      if (taken.since !== undefined && taken.since !== (before?.at ?? null))
        throw new Refusal('changed-meanwhile');
      const { name, title, office } = person;
      await tables.positions.put({
        id,
        recommendationId: row.id,
        personId,
        stance,
        reason: needsReason(stance) ? reason : '',
        satisfy: isAgainst(stance) ? satisfy : '',
        reservation:
          isAgainst(stance) && !isSpoken && taken.reservation !== ''
            ? { text: taken.reservation, name, title, office }
            : null,
        wording,
        at: now,
        ...(isSpoken && { recordedBy: by }),
        earlier: before ? withState(before.earlier, earlierOf(before)) : [],
      });
      const { words: said } = at.entry;
      await keepWording(tables, row, { wording, words: said, at: now, paperId: at.paperId });
      await tables.recommendations.put(row);
    });
  }

  /** Says, as one who leads, that going from one wording to another changed nothing of what is said. */
  async declareEditorial(place: BlockPlace, personId: string, declared: Declared): Promise<void> {
    const found = await this.#find(place, personId);
    const { at, accessNow } = found;
    if (!at || !accessNow) throw new Refusal('not-found');
    if (!mayLead(accessNow)) throw new Refusal('role-too-low');
    const { from, to } = declared;
    if (at.entry.hash !== to) throw new Refusal('changed-meanwhile');
    await this.#write(found, personId, 'change-declared-editorial', async (tables, row, now) => {
      const known = await tables.positionWordings.get(`${row.id}.${from}`);
      if (!known) throw new Refusal('not-found');
      const deed: Deed = {
        at: now,
        by: personId,
        what: 'editorial',
        from: known.words,
        to: at.entry.words,
        paperId: at.paperId,
      };
      const { words } = at.entry;
      await keepWording(tables, row, { wording: to, words, at: now, paperId: at.paperId });
      await tables.recommendations.put({
        ...row,
        editorial: withState(row.editorial, { from, to, by: personId, at: now }),
        history: withState(row.history, deed),
      });
    });
  }

  async #assertMayWriteDown(place: BlockPlace, by: string): Promise<void> {
    const { accessNow } = await this.#find(place, by);
    if (!accessNow) throw new Refusal('not-found');
    if (!mayLead(accessNow)) throw new Refusal('role-too-low');
  }

  /** Refuses while papers are still being read after a start and what was not read yet may be the block itself. */
  async #find(place: BlockPlace, personId: string): Promise<FoundRecommendation> {
    const found = await findRecommendation(this.#deps, place, personId);
    const isHome = found.row.id === rowId(place) && found.at?.paperId === place.paperId;
    if (!found.isWhole && !isHome) throw new Refusal('storage-trouble');
    return found;
  }

  async #write(
    { forumId, row, at, access }: FoundRecommendation,
    personId: string,
    action: string,
    work: (tables: Writable, row: RecommendationRow, now: string) => Promise<void>,
  ): Promise<void> {
    const { audit, bus, now } = this.#deps;
    const store = await this.#deps.work.of(forumId);
    const time = now().toISOString();
    const paperId = at?.paperId ?? access.paper.id;
    await store.transact(async (tables) => {
      // A paper that went to another forum a moment ago has taken along what is kept about it.
      const card = await this.#deps.catalogue.tables.papers.get(paperId);
      if (card?.forumId !== forumId) throw new Refusal('changed-meanwhile');
      const kept = (await tables.recommendations.get(row.id)) ?? row;
      const last = at && {
        lastWords: at.entry.words,
        lastNumber: at.entry.number,
        lastIn: at.paperId,
      };
      const known = { ...kept, ...last };
      await work(tables, known, time);
    });
    bus.announce({ kind: 'register-changed', forumId, paperId });
    await audit.append({ at: time, by: personId, action, subject: row.id, forumId, detail: {} });
  }
}

function deedsOf(row: RecommendationRow, change: Change, by: string, at: string): Deed[] {
  const changes = [
    ['state', row.state, change.state],
    ['owners', row.ownerIds.join(' '), change.ownerIds?.join(' ')],
    ['outcome', row.outcome, change.outcome],
    [
      'review',
      row.reviewOn ?? '',
      change.reviewOn === undefined ? undefined : (change.reviewOn ?? ''),
    ],
    [
      'openness',
      row.openness ?? '',
      change.openness === undefined ? undefined : (change.openness ?? ''),
    ],
  ] as const;
  return changes.flatMap(([what, from, to]) =>
    to === undefined || to === from ? [] : [{ at, by, what, from, to }],
  );
}

function checkWords({ stance, reason, satisfy, reservation }: Taken, words: number): void {
  const wrong: { path: string; code: string }[] = [];
  if (needsReason(stance) && reason === '') wrong.push({ path: 'reason', code: 'too_small' });
  if (isAgainst(stance) && satisfy === '') wrong.push({ path: 'satisfy', code: 'too_small' });
  if (countWords(reservation) > words) wrong.push({ path: 'reservation', code: 'too_big' });
  if (wrong.length > 0) throw new InvalidInput(wrong);
}

/** Whether somebody stands so already, in the same words and on the same wording. */
export function saysTheSame(before: RegisterTables['positions'], taken: Taken): boolean {
  const { stance, wording } = taken;
  return (
    before.stance === stance &&
    before.wording === wording &&
    before.reason === (needsReason(stance) ? taken.reason : '') &&
    before.satisfy === (isAgainst(stance) ? taken.satisfy : '') &&
    (before.reservation?.text ?? '') === (isAgainst(stance) ? taken.reservation : '')
  );
}

function earlierOf(
  position: RegisterTables['positions'],
): RegisterTables['positions']['earlier'][number] {
  const { stance, reason, satisfy, reservation, wording, at, recordedBy } = position;
  const own = { stance, reason, satisfy, reservation, wording, at };
  return recordedBy === undefined ? own : { ...own, recordedBy };
}

async function keepWording(
  tables: Writable,
  { id: recommendationId, paperId: home }: RecommendationRow,
  {
    paperId,
    ...read
  }: Pick<PositionWordingRow, 'wording' | 'words' | 'at'> & Pick<BlockPlace, 'paperId'>,
): Promise<void> {
  const id = `${recommendationId}.${read.wording}`;
  const kept = await tables.positionWordings.get(id);
  const paperIds = kept ? (kept.paperIds ?? [home]) : [];
  if (paperIds.includes(paperId)) return;
  await tables.positionWordings.put({
    id,
    recommendationId,
    ...(kept ?? read),
    paperIds: [...paperIds, paperId],
  });
}
