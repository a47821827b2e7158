import type { Deed } from '#server/interchange/returning/deeds.ts';
import { returnedComment, returnedThread } from '#server/interchange/returning/remark-rows.ts';
import type { ThreadRow } from '#server/storage/remarks.ts';
import type { Anchors } from '#server/thread/anchors.ts';
import { Dispositions } from '#server/thread/dispositions.ts';
import { type DeskDeps, RemarkDesk } from '#server/thread/remark-desk.ts';
import { happened } from '#server/thread/standing.ts';
import { Starting } from '#server/thread/starting.ts';
import type { Viewer } from '#server/thread/viewer.ts';
import type { ReturnPreview } from '#shared/interchange/return-contract.ts';
import type { Say } from '#shared/locale/say.ts';
import { may } from '#shared/member/access.ts';
import { Refusal } from '#shared/refusal/refusal.ts';

interface Deps extends DeskDeps {
  readonly anchors: Anchors;
}

/** Remarks on one paper; far more than a paper is given in its life. */
const MOST_THREADS = 5000;

type Settling = ReturnPreview['settled'][number];

/** What files bring into the margin of papers. */
export class RemarksOfFiles {
  readonly #deps: Deps;
  readonly #desk: RemarkDesk;
  readonly #starting: Starting;
  readonly #dispositions: Dispositions;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#desk = new RemarkDesk(deps);
    this.#starting = new Starting({ ...deps, desk: this.#desk });
    this.#dispositions = new Dispositions(this.#desk);
  }

  /** Makes remarks and replies, each once, and ties them to the text; resolves to the threads that found no place. */
  async make(
    viewer: Viewer,
    deeds: readonly Deed[],
    authorOf: (key: string | null) => string,
  ): Promise<ReadonlySet<string>> {
    const { personId: by } = viewer;
    const ids = new Set(deeds.flatMap(({ item, thread }) => thread?.id ?? item.threadId ?? []));
    if (ids.size > 0)
      await this.#desk.change(viewer, async ({ tables, at, did }) => {
        const all = await tables.threads.find({});
        let number = Math.max(0, ...all.map((thread) => thread.number));
        for (const { item, thread, comment } of deeds) {
          if (!comment || (await tables.comments.get(comment.id))) continue;
          const { id, body } = comment;
          const authorId = authorOf(comment.author);
          const threadId = thread?.id ?? item.threadId ?? '';
          if (thread) {
            number += 1;
            if (number > MOST_THREADS) throw new Refusal('too-large');
            const made = returnedThread({ ...thread, number, authorId, at, commentId: id, by });
            await tables.threads.put(made);
            did({ thread: made, action: 'remark-made', to: id });
          } else {
            const known = await tables.threads.get(threadId);
            if (!known) continue;
            const changed = happened(known, { at, by, what: 'replied', to: id });
            await tables.threads.put(changed);
            did({ thread: changed, action: 'remark-replied', to: id });
          }
          await tables.comments.put(returnedComment(threadId, { id, authorId, at, body }));
        }
      });
    return this.#tie(viewer, ids);
  }

  /** How this person can settle a remark that a file calls settled. */
  settlingOf(
    { access, personId }: Viewer,
    { id, number, quote, state, authorId }: ThreadRow,
  ): Settling {
    const told = { threadId: id, number, quote: quote.slice(0, 300) };
    if (may(access, 'dispose')) return { ...told, how: 'answer' };
    if (authorId !== personId || !may(access, 'comment')) return { ...told, how: null };
    return { ...told, how: state === 'answered' ? 'accept' : 'withdraw' };
  }

  /** Settles remarks by the ways that there are, as far as this person may and nobody was quicker. */
  async settle(viewer: Viewer, threadIds: readonly string[], say: Say): Promise<void> {
    const { tables } = await this.#deps.remarks.of(viewer.access.paper.id);
    for (const threadId of new Set(threadIds)) {
      const thread = await tables.threads.get(threadId);
      const { how } = thread ? this.settlingOf(viewer, thread) : { how: null };
      const deed = async () => {
        if (how === 'answer') {
          const reason = say('returned.said.settled');
          const wish = { ids: [threadId], disposition: 'noted', reason, sameAs: null } as const;
          await this.#dispositions.answer(viewer, { ...wish, ids: [threadId] });
        } else if (how) await this.#dispositions.close(viewer, threadId, { deed: how });
      };
      await deed().catch((fault: unknown) => {
        if (!(fault instanceof Refusal) || fault.code === 'storage-trouble') throw fault;
      });
    }
  }

  async #tie(viewer: Viewer, ids: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    const { tables } = await this.#deps.remarks.of(viewer.access.paper.id);
    const unplaced = new Set<string>();
    for (const id of ids) {
      const thread = await tables.threads.get(id);
      // Also one that came before, whose tying was broken off.
      if (thread?.wanted) await this.#starting.tie(viewer, thread);
      const tied = await tables.threads.get(id);
      if (tied?.anchor.kind === 'passage' && tied.passage === '') unplaced.add(id);
    }
    return unplaced;
  }
}
