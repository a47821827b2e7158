import type * as z from 'zod';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { answerThreads, closeThread } from '#shared/thread/thread-contract.ts';
import { InvalidInput } from '#server/http/answer.ts';
import type { Answer, ThreadRow } from '#server/storage/remarks.ts';
import { type RemarkDesk, seenThread } from '#server/thread/remark-desk.ts';
import { accepted, answered, insisted, isAnswerable, withdrawn } from '#server/thread/standing.ts';
import { demand, sees, type Viewer } from '#server/thread/viewer.ts';

type Answering = z.output<typeof answerThreads.body>;
type Closing = z.output<typeof closeThread.body>;

/** Answers to remarks, and what their authors make of them. */
export class Dispositions {
  readonly #desk: RemarkDesk;
  constructor(desk: RemarkDesk) {
    this.#desk = desk;
  }

  /**
   * Resolves to the remarks that were answered: those named, as far as they still wait or may be answered anew, and those
   * that share the answer of one of them.
   */
  async answer(viewer: Viewer, wish: Answering): Promise<string[]> {
    demand(viewer, 'dispose');
    const { disposition, reason, sameAs } = wish;
    const named = new Set(wish.ids);
    if (sameAs !== null && !named.has(sameAs))
      throw new InvalidInput([{ path: 'sameAs', code: 'unknown' }]);
    return this.#desk.change(viewer, async ({ tables, at, did }) => {
      const all = (await tables.threads.find({})).filter((thread) => sees(viewer, thread));
      const found = all.filter(({ id }) => named.has(id));
      const isLost = sameAs !== null && !found.some(({ id }) => id === sameAs);
      if (found.length === 0 || isLost) throw new Refusal('not-found');
      const isJoined = (thread: ThreadRow) => thread.sameAs !== null && named.has(thread.sameAs);
      const sharing = all.filter((thread) => !named.has(thread.id) && isJoined(thread));
      const given: Answer = { disposition, reason, by: viewer.personId, at, insisted: null };
      const done: string[] = [];
      for (const thread of [...found, ...sharing].filter(isAnswerable)) {
        const source = sameAs ?? (named.has(thread.id) ? null : thread.sameAs);
        const after = answered(thread, given, source === thread.id ? null : source);
        done.push(thread.id);
        if (after === thread) continue;
        await tables.threads.put(after);
        did({ thread: after, action: 'remark-answered', to: disposition });
      }
      return done;
    });
  }

  /** Only its author accepts an answer, insists or withdraws. */
  async close(viewer: Viewer, threadId: string, closing: Closing): Promise<void> {
    demand(viewer, 'comment');
    const { personId: by } = viewer;
    await this.#desk.change(viewer, async ({ tables, at, did }) => {
      const thread = await seenThread(viewer, tables, threadId);
      if (thread.authorId !== by) throw new Refusal('role-too-low');
      const after = closed(thread, closing, { by, at });
      if (after === thread) return;
      await tables.threads.put(after);
      did({ thread: after, action: ACTIONS[closing.deed] });
    });
  }
}

const ACTIONS = {
  accept: 'remark-settled',
  insist: 'remark-insisted',
  withdraw: 'remark-withdrawn',
} as const;

function closed(
  thread: ThreadRow,
  closing: Closing,
  deed: { readonly by: string; readonly at: string },
): ThreadRow {
  if (closing.deed === 'accept') return accepted(thread, deed, closing.answeredAt);
  if (closing.deed === 'withdraw') return withdrawn(thread, deed);
  return insisted(thread, { ...deed, reason: closing.reason }, closing.answeredAt);
}
