import type { EntryDeed } from '#shared/meeting/entry.ts';
import type { EntryWish } from '#shared/meeting/log-contract.ts';
import { may } from '#shared/member/access.ts';
import { isDecided } from '#shared/register/lifecycle.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { accessToPaper, activeMembership } from '#server/paper/access.ts';
import { type PositionDesk, saysTheSame } from '#server/position/position-desk.ts';
import { standsOn } from '#server/position/recommendation-rows.ts';
import { recommendationAt } from '#server/position/recommendation-view.ts';
import type { RegisterDeps } from '#server/register/register-view.ts';
import type { Remarks } from '#server/storage/remarks.ts';
import type { UnfinishedEntryRow } from '#server/storage/work/meeting.ts';
import type { Deciding } from '#server/suggestion/deciding.ts';
import type { Decisions } from '#server/suggestion/decisions.ts';

export interface DeedDeps {
  readonly reading: RegisterDeps;
  readonly positions: PositionDesk;
  readonly deciding: Deciding;
  readonly decisions: Decisions;
  readonly remarks: Remarks;
}

/** What is done by being recorded. */
export type DeedWish = Extract<EntryWish, { kind: 'suggestions' | 'recommendation' | 'position' }>;
export type Begun = UnfinishedEntryRow & { readonly wish: DeedWish };

/** What was done, and where in which paper. */
export interface Done {
  readonly deed: EntryDeed;
  readonly place: { readonly paperId: string; readonly blockId: string | null };
}

/** Deeds of a meeting, each done by the room whose it is and under its rights; and what those rooms say was done. */
export class MeetingDeeds {
  readonly #deps: DeedDeps;

  constructor(deps: DeedDeps) {
    this.#deps = deps;
  }

  /** Does it, or refuses. */
  async perform(forumId: string, wish: DeedWish, by: string): Promise<void> {
    const { positions, deciding } = this.#deps;
    const { catalogue } = this.#deps.reading;
    const access = await accessToPaper(catalogue, wish.paperId, by);
    if (!access || !may(access, 'read') || access.forumId !== forumId)
      throw new Refusal('not-found');
    switch (wish.kind) {
      case 'suggestions': {
        const { ids, decision, reason } = wish;
        // A meeting decides on what others suggested: nobody withdraws their own by it.
        if (!may(access, 'merge')) throw new Refusal('role-too-low');
        await deciding.decide(access, by, { ids, decision, reason });
        return;
      }
      case 'recommendation': {
        const { wording, state } = wish;
        await positions.change(wish, by, { wording, state });
        return;
      }
      default: {
        const { personId, wording, stance, reason, satisfy } = wish;
        if (personId === by || !(await activeMembership(catalogue, forumId, personId)))
          throw new Refusal('not-found');
        const taken = { wording, stance, reason, satisfy, reservation: '' };
        await positions.take(wish, personId, taken, by);
      }
    }
  }

  /** What came of it, read from where it is kept, whatever its doer may read by now; null where nothing was done. */
  evidence({ wish, by, at }: Begun): Promise<Done | null> {
    switch (wish.kind) {
      case 'suggestions':
        return this.#decided(wish, by, at);
      case 'recommendation':
        return this.#moved(wish, by, at);
      default:
        return this.#said(wish, by, at);
    }
  }

  async #decided(
    { paperId, ids, decision, reason }: Extract<DeedWish, { kind: 'suggestions' }>,
    by: string,
    since: string,
  ): Promise<Done | null> {
    const { decisions, remarks } = this.#deps;
    await decisions.settle(paperId);
    const { tables } = await remarks.of(paperId);
    const wanted = new Set(ids);
    const rows = (await tables.decisions.find({ by, decision })).filter(
      ({ suggestionId, at }) => wanted.has(suggestionId) && at >= since,
    );
    if (rows.length === 0) return null;
    const suggestions = rows.map(({ suggestionId: id, authorId, inserted, deleted, changes }) => ({
      id,
      authorId,
      inserted,
      deleted,
      changes,
    }));
    const blockId = rows.find((row) => row.blockId !== null)?.blockId ?? null;
    const deed = { kind: 'suggestions', decision, suggestions, reason: reason ?? '' } as const;
    return { deed, place: { paperId, blockId } };
  }

  async #moved(
    wish: Extract<DeedWish, { kind: 'recommendation' }>,
    by: string,
    since: string,
  ): Promise<Done | null> {
    const { row, at, tables } = await recommendationAt(this.#deps.reading, wish);
    const moved = row.history.findLast(
      (one) => one.what === 'state' && one.by === by && one.to === wish.state && one.at >= since,
    );
    if (!moved) return null;
    const taken = await tables.positions.find({ recommendationId: row.id });
    const stood = at ? taken.filter(standsOn(at.entry.hash, row)) : [];
    const positions = stood.map(({ personId, stance, reason, recordedBy }) => ({
      personId,
      stance,
      reason,
      isSpoken: recordedBy !== undefined,
    }));
    const deed = {
      kind: 'recommendation',
      recommendationId: row.id,
      from: moved.from as typeof wish.state,
      to: wish.state,
      reason: wish.reason,
      positions: isDecided(wish.state) ? positions : null,
    } as const;
    return { deed, place: { paperId: at?.paperId ?? wish.paperId, blockId: wish.blockId } };
  }

  async #said(
    wish: Extract<DeedWish, { kind: 'position' }>,
    by: string,
    since: string,
  ): Promise<Done | null> {
    const { row, at, tables } = await recommendationAt(this.#deps.reading, wish);
    const { personId, stance } = wish;
    const position = await tables.positions.get(`${row.id}.${personId}`);
    const all = position ? [position, ...position.earlier] : [];
    const taken = all.find(
      (one) => one.recordedBy === by && one.stance === stance && one.at >= since,
    );
    // Said once more, it was not written down a second time; it was said all the same.
    const stands = position && saysTheSame(position, { ...wish, reservation: '' });
    const said = taken ?? (stands ? position : undefined);
    if (!said) return null;
    const { reason, satisfy } = said;
    const recommendationId = row.id;
    return {
      deed: { kind: 'position', recommendationId, personId, stance, reason, satisfy },
      place: { paperId: at?.paperId ?? wish.paperId, blockId: wish.blockId },
    };
  }
}
