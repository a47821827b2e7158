import { newId } from '#server/member/new-id.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { makePreRead } from '#shared/pre-read/pre-read-contract.ts';
import type * as z from 'zod';
import type { Bus } from '#server/bus/bus.ts';
import type { KeptSession } from '#server/pre-read/audience.ts';
import type { Reminders } from '#server/notice/notice-desk.ts';
import type { AuditLog } from '#server/storage/audit-log.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import { withState } from '#server/storage/kept-history.ts';
import type { VersionRow } from '#server/storage/versions.ts';
import type { Work } from '#server/storage/work.ts';
import type { PreReadRow } from '#server/storage/work/pre-reads.ts';

export interface SendingDeps {
  readonly catalogue: Catalogue;
  readonly work: Work;
  readonly audit: AuditLog;
  readonly bus: Bus;
  readonly now: () => Date;
  readonly reminders: Reminders;
  /** Freezes a paper's text as a version with a name. */
  readonly freeze: (paperId: string, name: string, by: string) => Promise<VersionRow>;
}

type Wish = z.output<typeof makePreRead.body>;

/** Making, moving and taking back pre-reads, and reminding of them: who does not come by finds them in the digest. */
export class Sending {
  readonly #deps: SendingDeps;

  constructor(deps: SendingDeps) {
    this.#deps = deps;
  }

  /** Makes a pre-read, or gives the one that the same person made of it under the same id before. */
  async make(wish: Wish, session: KeptSession, by: string): Promise<PreReadRow> {
    const { catalogue, work, freeze, now } = this.#deps;
    const asked = { sessionId: session.id, paperId: wish.paperId, by };
    const store = await work.of(session.forumId);
    const known = await store.tables.preReads.get(wish.id);
    if (known) return sameAs(known, asked);
    if (await this.#isElsewhere(wish.id, session.forumId)) throw new Refusal('already-exists');
    const version = await freeze(wish.paperId, wish.versionName, by);
    const at = now().toISOString();
    const row: PreReadRow = {
      id: wish.id,
      sessionId: session.id,
      paperId: wish.paperId,
      versionId: version.id,
      versionNumber: version.number,
      title: version.title,
      note: wish.note,
      questions: wish.questions.map((text) => ({ id: newId(), text })),
      dueOn: wish.dueOn,
      earlierDueOn: [],
      audience: wish.audience,
      at,
      by,
      withdrawn: null,
    };
    const made = await store.transact(async ({ preReads }) => {
      const meanwhile = await preReads.get(wish.id);
      if (meanwhile) return sameAs(meanwhile, asked);
      // It may have been removed a moment ago.
      if (!(await catalogue.tables.sessions.get(session.id))) throw new Refusal('not-found');
      await preReads.put(row);
      return row;
    });
    await this.#tell(session.forumId, { row: made, by, action: 'pre-read-sent' });
    return made;
  }

  /** Moves the last day. Answers stay; those to whom it goes find the new day in their digest. */
  async move(row: PreReadRow, session: KeptSession, change: { dueOn: string | null; by: string }) {
    const { work } = this.#deps;
    const { dueOn, by } = change;
    const store = await work.of(session.forumId);
    const moved = await store.transact(async ({ preReads }) => {
      const current = (await preReads.get(row.id)) ?? row;
      if (current.withdrawn) throw new Refusal('stage-closed');
      if (current.dueOn === dueOn) return current;
      const earlierDueOn =
        current.dueOn === null
          ? current.earlierDueOn
          : withState(current.earlierDueOn, current.dueOn);
      const next = { ...current, dueOn, earlierDueOn };
      await preReads.put(next);
      return next;
    });
    await this.#tell(session.forumId, { row: moved, by, action: 'pre-read-moved' });
    return moved;
  }

  /** Takes a pre-read back. What was answered stays for those who lead the session. */
  async withdraw(row: PreReadRow, forumId: string, by: string): Promise<PreReadRow> {
    const { work, now } = this.#deps;
    const at = now().toISOString();
    const store = await work.of(forumId);
    const gone = await store.transact(async ({ preReads }) => {
      const current = (await preReads.get(row.id)) ?? row;
      if (current.withdrawn) return current;
      const next = { ...current, withdrawn: { at, by } };
      await preReads.put(next);
      return next;
    });
    await this.#tell(forumId, { row: gone, by, action: 'pre-read-withdrawn' });
    return gone;
  }

  /** Mails those who have not finished, each once a day about each thing; resolves to how many people that is. */
  async remind(
    session: KeptSession,
    missing: readonly { readonly personId: string; readonly thing: string }[],
    by: string,
  ): Promise<number> {
    const { reminders } = this.#deps;
    const reminded = await reminders.remind(missing, by);
    if (reminded > 0) {
      await this.#record(session.forumId, by, 'pre-read-reminded', session.id);
      this.#after(session.forumId);
    }
    return reminded;
  }

  /** An address names a pre-read by its id alone: in all forums there is one of an id. */
  async #isElsewhere(id: string, forumId: string): Promise<boolean> {
    const { work } = this.#deps;
    const others = (await work.list()).filter((one) => one !== forumId);
    // One forum's damaged tables stop nothing in the others.
    const found = await Promise.allSettled(
      others.map(async (one) => (await work.of(one)).tables.preReads.get(id)),
    );
    return found.some((one) => one.status === 'fulfilled' && one.value !== undefined);
  }

  async #tell(
    forumId: string,
    { row, by, action }: { readonly row: PreReadRow; readonly by: string; readonly action: string },
  ): Promise<void> {
    await this.#record(forumId, by, action, row.id);
    this.#after(forumId);
  }

  #after(forumId: string): void {
    this.#deps.bus.announce({ kind: 'pre-reads-changed', forumId });
  }

  async #record(forumId: string, by: string, action: string, subject: string): Promise<void> {
    const { audit, now } = this.#deps;
    await audit.append({ at: now().toISOString(), by, action, subject, forumId, detail: {} });
  }
}

function sameAs(
  row: PreReadRow,
  { sessionId, paperId, by }: Pick<PreReadRow, 'sessionId' | 'paperId' | 'by'>,
): PreReadRow {
  const isSame = row.sessionId === sessionId && row.paperId === paperId && row.by === by;
  if (!isSame) throw new Refusal('already-exists');
  return row;
}
