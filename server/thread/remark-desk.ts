import { Refusal } from '#shared/refusal/refusal.ts';
import type { Bus, RemarkAudience } from '#server/bus/bus.ts';
import type { AuditLog } from '#server/storage/audit-log.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { Remarks, RemarkTables, ThreadRow } from '#server/storage/remarks.ts';
import type { WritableTable } from '#server/storage/store.ts';
import { sees, type Viewer } from '#server/thread/viewer.ts';

export interface DeskDeps {
  readonly catalogue: Catalogue;
  readonly remarks: Remarks;
  readonly audit: AuditLog;
  readonly bus: Bus;
  readonly now: () => Date;
}

export type WritableRemarks = {
  readonly [K in keyof RemarkTables]: WritableTable<RemarkTables[K]>;
};

/** Something done to a thread, for those who see it and for the record. */
interface Deed {
  readonly thread: ThreadRow;
  /** Of the record, such as `remark-made`; null for what is told and not recorded. */
  readonly action: string | null;
  /** An id or a word of the contract; never what somebody wrote. */
  readonly to?: string | null;
  /** Whom its words name. */
  readonly mentioned?: ReadonlySet<string>;
  /** Nobody's business but the doer's. */
  readonly isPersonal?: boolean;
}

/** A change of remarks under way. */
interface Change {
  readonly tables: WritableRemarks;
  /** The time of everything that is done in it. */
  readonly at: string;
  /** To be told and recorded once the change is on disk. */
  readonly did: (deed: Deed) => void;
}

/** Where everything about remarks is done: in one transaction, then told to those who may see it, then recorded. */
export class RemarkDesk {
  readonly #deps: DeskDeps;
  constructor(deps: DeskDeps) {
    this.#deps = deps;
  }

  async change<Result>(viewer: Viewer, work: (change: Change) => Promise<Result>): Promise<Result> {
    const { remarks, now } = this.#deps;
    const store = await remarks.of(viewer.access.paper.id);
    let deeds: Deed[] = [];
    let isDone = false;
    let result: Result;
    try {
      result = await store.transact(async (tables) => {
        deeds = [];
        const at = now().toISOString();
        const outcome = await work({ tables, at, did: (deed) => deeds.push(deed) });
        isDone = true;
        return outcome;
      });
    } catch (fault) {
      // Past the work it is the disk that refuses.
      if (isDone) throw Object.assign(new Refusal('storage-trouble'), { cause: fault });
      throw fault;
    }
    this.#announce(viewer, deeds);
    await this.#record(viewer, deeds);
    return result;
  }

  #announce({ access, personId }: Viewer, deeds: readonly Deed[]): void {
    const { forumId, paper } = access;
    const audiences = deeds.map(({ thread, isPersonal = false }): RemarkAudience => {
      if (isPersonal) return { groupId: null, personId };
      return thread.group && { groupId: thread.group.id, personId: thread.authorId };
    });
    // What all are told, those of a group are told with it: the event is the same.
    const told = audiences.includes(null) ? [null] : audiences;
    for (const only of new Map(told.map((one) => [JSON.stringify(one), one])).values())
      this.#deps.bus.announce({ kind: 'threads-changed', forumId, paperId: paper.id, only });
    const named = new Set(deeds.flatMap(({ mentioned }) => [...(mentioned ?? [])]));
    named.delete(personId);
    if (named.size > 0) this.#deps.bus.announce({ kind: 'mentioned', personIds: [...named] });
  }

  async #record({ access, personId }: Viewer, deeds: readonly Deed[]): Promise<void> {
    const { audit, now } = this.#deps;
    const at = now().toISOString();
    const lines = deeds.flatMap(({ thread, action, to }) =>
      action === null
        ? []
        : audit.append({
            at,
            by: personId,
            action,
            subject: access.paper.id,
            forumId: access.forumId,
            detail: { thread: thread.id, ...(to && { to }) },
          }),
    );
    await Promise.all(lines);
  }
}

/** The thread, unless there is none that this person may see: the two are told apart by nobody. */
export async function seenThread(
  viewer: Viewer,
  { threads }: Pick<WritableRemarks, 'threads'>,
  threadId: string,
): Promise<ThreadRow> {
  const thread = await threads.get(threadId);
  if (!thread || !sees(viewer, thread)) throw new Refusal('not-found');
  return thread;
}
