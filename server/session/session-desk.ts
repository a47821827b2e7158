import { type SessionRow, type Session, wholeSession } from '#shared/session/session.ts';
import type { SessionChange, SessionWish } from '#shared/session/session-contract.ts';
import { mayManageSession } from '#shared/session/session-rights.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Bus } from '#server/bus/bus.ts';
import type { ChangeTables } from '#server/member/change-journal.ts';
import { newId } from '#server/member/new-id.ts';
import { activeMembership } from '#server/paper/access.ts';
import { assertMayName, assertNamed } from '#server/session/named-in-session.ts';
import { readableAmong } from '#server/session/session-view.ts';
import { withUnseen } from '#server/session/unseen-papers.ts';
import type { AuditLog } from '#server/storage/audit-log.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { Store } from '#server/storage/store.ts';
import type { Work, WorkTables } from '#server/storage/work.ts';

export interface SessionDeskDeps {
  readonly catalogue: Catalogue;
  readonly work: Work;
  readonly audit: AuditLog;
  readonly bus: Bus;
  readonly now: () => Date;
}

interface Batch {
  readonly forumId: string;
  readonly batchId: string;
  readonly wishes: readonly SessionWish[];
}

type Record = Pick<Session, 'id' | 'forumId'> & { readonly action: string; readonly what?: string };

/**
 * Makes, changes and removes sessions: the right and what is named looked at in the transaction that writes, then told to
 * open sockets and screens, then audited.
 */
export class SessionDesk {
  readonly #deps: SessionDeskDeps;
  constructor(deps: SessionDeskDeps) {
    this.#deps = deps;
  }

  /** Makes all sessions or none. A batch that is there already is answered again, to its own maker only. */
  async make({ forumId, batchId, wishes }: Batch, personId: string): Promise<readonly string[]> {
    const at = this.#deps.now().toISOString();
    const { ids, isNew } = await this.#deps.catalogue.transact(async (tables) => {
      const membership = await activeMembership({ tables }, forumId, personId);
      if (!membership) throw new Refusal('not-found');
      if (membership.role !== 'coordinator') throw new Refusal('role-too-low');
      const known = await tables.sessions.find({ batchId });
      if (known.some((session) => session.forumId !== forumId)) throw new Refusal('already-exists');
      if (known.length > 0) return { ids: known.map(({ id }) => id), isNew: false };
      const made = wishes.map((wish) => ({
        ...wish,
        id: newId(),
        forumId,
        batchId,
        calledOff: false,
        revision: 0,
        createdAt: at,
        changedAt: at,
      }));
      for (const session of made) await assertNamed(tables, session, null);
      for (const session of made) await tables.sessions.put(session);
      return { ids: made.map(({ id }) => id), isNew: true };
    });
    if (isNew) {
      this.#deps.bus.announce({ kind: 'forum-changed', forumId });
      for (const id of ids)
        await this.#write({ id, forumId, action: 'session-made' }, at, personId);
    }
    return ids;
  }

  async change(id: string, wish: SessionChange, personId: string): Promise<void> {
    const at = this.#deps.now().toISOString();
    const { revision, ...fields } = wish;
    const { before, after } = await this.#deps.catalogue.transact(async (tables) => {
      const { session: current, isCoordinator } = await managed(tables, id, personId);
      if (current.revision !== revision) throw new Refusal('changed-meanwhile');
      const said = { ...current, ...withoutUndefined(fields) };
      const agenda = await agendaOf(tables, { said, current }, personId);
      const changed = { ...said, agenda };
      // A group's meeting stays that group's, unless somebody stands above both.
      if (changed.groupId !== current.groupId && !isCoordinator) throw new Refusal('role-too-low');
      if (fieldsChanged(current, changed).length === 0) return { before: current, after: current };
      const next = { ...changed, revision: revision + 1, changedAt: at };
      if (!isCoordinator) await assertMayName(tables, next, current);
      await assertNamed(tables, next, current);
      await tables.sessions.put(next);
      return { before: current, after: next };
    });
    const what = fieldsChanged(before, after);
    if (what.length === 0) return;
    await this.#tell(after);
    const action = callingOf(before, after);
    await this.#write({ ...after, action, what: what.join(' ') }, at, personId);
  }

  /** Removes a session that was made in error. One with papers, pre-reads or updates is called off: they belong to it. */
  async remove(id: string, personId: string): Promise<void> {
    const at = this.#deps.now().toISOString();
    const { catalogue, work } = this.#deps;
    const known = await catalogue.tables.sessions.get(id);
    if (!known) throw new Refusal('not-found');
    const store = await work.of(known.forumId);
    // The forum's work is held still meanwhile, so that nothing is sent for a session that is just going.
    const session = await store.transact((worked) =>
      catalogue.transact(async (tables) => {
        const { session: current, isCoordinator } = await managed(tables, id, personId);
        if (!isCoordinator) throw new Refusal('role-too-low');
        const papers = await tables.papers.find({ sessionId: id });
        if (papers.length > 0 || (await isWorkedOn(worked, id)))
          throw new Refusal('session-in-use');
        await tables.sessions.remove(id);
        return current;
      }),
    );
    await this.#tell(session);
    await this.#write({ ...session, action: 'session-removed' }, at, personId);
  }

  /** Open papers read their rights anew at once: leads and respondents follow from the session. */
  async #tell({ id, forumId }: Pick<Session, 'id' | 'forumId'>): Promise<void> {
    const { bus, catalogue } = this.#deps;
    for (const paper of await catalogue.tables.papers.find({ sessionId: id }))
      bus.announce({ kind: 'paper-changed', forumId, paperId: paper.id });
    bus.announce({ kind: 'forum-changed', forumId });
  }

  async #write({ id, forumId, action, what }: Record, at: string, by: string): Promise<void> {
    const detail: { fields?: string } = what === undefined ? {} : { fields: what };
    await this.#deps.audit.append({ at, by, action, subject: id, forumId, detail: { ...detail } });
  }
}

async function isWorkedOn(
  { preReads, updateRounds, updates, logEntries, meetings }: Store<WorkTables>['tables'],
  sessionId: string,
): Promise<boolean> {
  const kept = [
    await preReads.find({ sessionId }),
    await updates.find({ sessionId }),
    await logEntries.find({ sessionId }),
  ];
  const rows = [await updateRounds.get(sessionId), await meetings.get(sessionId)];
  return kept.flat().length > 0 || rows.some((row) => row !== undefined);
}

/**
 * The agenda that was sent, with what its sender may not see left where it was. One that names a paper they may not read
 * is refused like one that names none.
 */
async function agendaOf(
  tables: Catalogue['tables'],
  { said, current }: { readonly said: Session; readonly current: Session },
  personId: string,
): Promise<Session['agenda']> {
  if (said.agenda === current.agenda) return current.agenda;
  const named = [...said.agenda, ...current.agenda].flatMap(({ paperId }) => paperId ?? []);
  const shown = await readableAmong({ tables }, named, personId);
  if (said.agenda.some(({ paperId }) => paperId !== null && !shown.has(paperId)))
    throw new Refusal('not-found');
  return withUnseen(said.agenda, current.agenda, (id) => shown.has(id));
}

/** The session, when this person may change it now; to strangers it is not there. */
export async function managed(
  tables: Pick<ChangeTables, 'sessions' | 'memberships'> & Catalogue['tables'],
  id: string,
  personId: string,
): Promise<{ readonly session: Session; readonly isCoordinator: boolean }> {
  const row: SessionRow | undefined = await tables.sessions.get(id);
  const membership = row && (await activeMembership({ tables }, row.forumId, personId));
  if (!row || !membership) throw new Refusal('not-found');
  if (!mayManageSession(membership.role, row, personId)) throw new Refusal('role-too-low');
  return { session: wholeSession(row), isCoordinator: membership.role === 'coordinator' };
}

const KEPT = new Set<keyof Session>(['revision', 'changedAt']);

function fieldsChanged(before: Session, after: Session): readonly string[] {
  return (Object.keys(after) as (keyof Session)[]).filter(
    (field) => !KEPT.has(field) && JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
}

function callingOf(before: Session, after: Session): string {
  if (before.calledOff === after.calledOff) return 'session-changed';
  return after.calledOff ? 'session-called-off' : 'session-called-again';
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

function withoutUndefined<T extends object>(fields: T): Given<T> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as Given<T>;
}
