import type { Deed } from '#server/interchange/returning/deeds.ts';
import { returnedComment, returnedThread } from '#server/interchange/returning/remark-rows.ts';
import type { CommentRow, ThreadRow } from '#server/storage/remarks.ts';
import type { Anchors } from '#server/thread/anchors.ts';
import { Dispositions } from '#server/thread/dispositions.ts';
import { type DeskDeps, RemarkDesk, type WritableRemarks } from '#server/thread/remark-desk.ts';
import { happened } from '#server/thread/standing.ts';
import { Starting } from '#server/thread/starting.ts';
import { sees, type Viewer } from '#server/thread/viewer.ts';
import type { ReturnPreview } from '#shared/interchange/return-contract.ts';
import type { Say } from '#shared/locale/say.ts';
import { may } from '#shared/member/access.ts';
import { Refusal } from '#shared/refusal/refusal.ts';

interface Deps extends DeskDeps {
  readonly anchors: Anchors;
}

/** Remarks on one paper, and what is said to one of them; far more than they are given in their lives. */
const MOST_THREADS = 5000;
const MOST_COMMENTS = 500;

interface Made {
  /** Threads that found no place in the text. */
  readonly unplaced: ReadonlySet<string>;
  /** Deeds of which nothing was made: there is no room for them, or the thread is not theirs to see any more. */
  readonly left: ReadonlySet<string>;
}

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

  /** Makes remarks and replies, each once, and ties them to the text. */
  async make(
    viewer: Viewer,
    deeds: readonly Deed[],
    authorOf: (key: string | null) => string,
  ): Promise<Made> {
    const { personId: by } = viewer;
    const ids = new Set(deeds.flatMap(({ item, thread }) => thread?.id ?? item.threadId ?? []));
    const left = new Set<string>();
    if (ids.size > 0)
      await this.#desk.change(viewer, async ({ tables, at, did }) => {
        left.clear();
        const room = await Room.in(tables);
        for (const { item, thread, comment } of deeds) {
          if (!comment || (await tables.comments.get(comment.id))) continue;
          const { id, body } = comment;
          const authorId = authorOf(comment.author);
          const threadId = thread?.id ?? item.threadId ?? '';
          const known = thread ? undefined : await tables.threads.get(threadId);
          const number = thread ? room.number() : null;
          if (thread && number !== null) {
            const made = returnedThread({ ...thread, number, authorId, at, commentId: id, by });
            await tables.threads.put(made);
            did({ thread: made, action: 'remark-made', to: id });
          } else if (known && sees(viewer, known) && room.hasRoom(threadId)) {
            const changed = happened(known, { at, by, what: 'replied', to: id });
            await tables.threads.put(changed);
            did({ thread: changed, action: 'remark-replied', to: id });
          } else {
            left.add(item.key);
            continue;
          }
          room.said(threadId);
          await tables.comments.put(returnedComment(threadId, { id, authorId, at, body }));
        }
      });
    return { unplaced: await this.#tie(viewer, ids), left };
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

/** How much more may be said on a paper. */
class Room {
  readonly #comments: Map<string, number>;
  #threads: number;
  #last: number;

  private constructor(threads: readonly ThreadRow[], comments: readonly CommentRow[]) {
    this.#threads = threads.length;
    this.#last = Math.max(0, ...threads.map(({ number }) => number));
    this.#comments = new Map();
    for (const { threadId } of comments) this.said(threadId);
  }

  static async in({ threads, comments }: WritableRemarks): Promise<Room> {
    return new Room(await threads.find({}), await comments.find({}));
  }

  /** That of one more thread; null when there is no room for it. */
  number(): number | null {
    if (this.#threads >= MOST_THREADS) return null;
    this.#threads += 1;
    this.#last += 1;
    return this.#last;
  }

  hasRoom(threadId: string): boolean {
    return (this.#comments.get(threadId) ?? 0) < MOST_COMMENTS;
  }

  said(threadId: string): void {
    this.#comments.set(threadId, (this.#comments.get(threadId) ?? 0) + 1);
  }
}
