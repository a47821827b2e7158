import type { Bus } from '#server/bus/bus.ts';
import type { AuditLog } from '#server/storage/audit-log.ts';
import { hashOfEntry } from '#server/storage/decision-chain.ts';
import type { EntryHead, LogEntryRow } from '#server/storage/work/meeting.ts';
import type { Work } from '#server/storage/work.ts';

export interface DecisionLogDeps {
  readonly work: Work;
  readonly audit: AuditLog;
  readonly bus: Bus;
}

/** An entry that has no number yet. */
export type EntryDraft = Omit<EntryHead, 'number' | 'parentHash'>;

/** The decision logs of forums. The only place that writes to them, and it only ever adds. */
export class DecisionLog {
  readonly #deps: DecisionLogDeps;

  constructor(deps: DecisionLogDeps) {
    this.#deps = deps;
  }

  /** In the order of their numbers. */
  async entries(forumId: string, sessionId?: string): Promise<readonly LogEntryRow[]> {
    const { tables } = await this.#deps.work.of(forumId);
    const found = await tables.logEntries.find(sessionId === undefined ? {} : { sessionId });
    return found.toSorted((one, other) => one.number - other.number);
  }

  /**
   * Adds an entry under the next number and resolves when it is on disk; what was begun with it is finished in the same
   * writing. One that is there already is answered as it stands.
   */
  async add(forumId: string, draft: EntryDraft): Promise<LogEntryRow> {
    const store = await this.#deps.work.of(forumId);
    const { row, isNew } = await store.transact(async ({ logEntries, unfinishedEntries }) => {
      await unfinishedEntries.remove(draft.id);
      const known = await logEntries.get(draft.id);
      if (known) return { row: known, isNew: false };
      const all = await logEntries.find({});
      const last = all.toSorted((one, other) => one.number - other.number).at(-1);
      const number = (last?.number ?? 0) + 1;
      const head: EntryHead = { ...draft, number, parentHash: last?.hash ?? null };
      const added = { ...head, hash: hashOfEntry(head) };
      await logEntries.put(added);
      return { row: added, isNew: true };
    });
    if (isNew) await this.#tell(forumId, row);
    return row;
  }

  /** The hash goes to the audit log as well: whoever made a chain anew would have to make that one anew too. */
  async #tell(forumId: string, { id, number, sessionId, at, by, deed, hash }: LogEntryRow) {
    const { bus, audit } = this.#deps;
    bus.announce({ kind: 'meeting-changed', forumId, sessionId });
    const detail = { session: sessionId, number: String(number), kind: deed.kind, hash };
    await audit.append({ at, by, action: 'decision-recorded', subject: id, forumId, detail });
  }
}
