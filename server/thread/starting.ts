import { randomBytes } from 'node:crypto';
import type * as z from 'zod';
import { isPlainLine } from '#shared/contract/plain-line.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { suggestionIdFrom } from '#shared/suggestion/entry.ts';
import { mentionedIn } from '#shared/thread/comment-body.ts';
import type { Anchor } from '#shared/thread/thread.ts';
import type { NewAnchor, startThread } from '#shared/thread/thread-contract.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { CommentRow, ThreadRow } from '#server/storage/remarks.ts';
import type { Anchors, Tied } from '#server/thread/anchors.ts';
import { withMentions } from '#server/thread/mentions.ts';
import type { RemarkDesk, WritableRemarks } from '#server/thread/remark-desk.ts';
import { happened } from '#server/thread/standing.ts';
import { demand, type Viewer } from '#server/thread/viewer.ts';

type NewRemark = z.output<typeof startThread.body>;

interface Deps {
  readonly desk: RemarkDesk;
  readonly catalogue: Catalogue;
  readonly anchors: Anchors;
}

/** Remarks on one paper; far more than a paper is given in its life. */
const MOST_THREADS = 5000;

/** Makes remarks, each one once, and ties them to the text. */
export class Starting {
  readonly #deps: Deps;
  /** What is under way, by paper and comment: the same remark sent again waits for the first sending. */
  readonly #turns = new Map<string, Promise<string>>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Resolves to the thread's id when remark and mark are on disk. */
  async start(viewer: Viewer, remark: NewRemark): Promise<string> {
    const key = `${viewer.access.paper.id} ${remark.commentId}`;
    const before = this.#turns.get(key)?.catch(() => undefined);
    const turn = (async () => {
      await before;
      return this.#make(viewer, remark);
    })();
    this.#turns.set(key, turn);
    try {
      return await turn;
    } finally {
      if (this.#turns.get(key) === turn) this.#turns.delete(key);
    }
  }

  /** Writes the mark of a thread that has none yet; nothing happens to one that is private or tied. */
  async tie(viewer: Viewer, thread: ThreadRow): Promise<void> {
    const { desk, anchors } = this.#deps;
    const { wanted, group } = thread;
    if (!wanted || group !== null) return;
    const found = await anchors.tie(viewer.access.paper.id, thread.id, wanted);
    await desk.change(viewer, async ({ tables, did }) => {
      const current = await tables.threads.get(thread.id);
      if (!current?.wanted) return;
      // What is not found any more keeps the words it was made on.
      const where = found ? placed(wanted, found) : {};
      const tied = { ...current, ...where, wanted: null };
      await tables.threads.put(tied);
      did({ thread: tied, action: null });
    });
  }

  async #make(viewer: Viewer, remark: NewRemark): Promise<string> {
    demand(viewer, 'comment');
    const { desk, catalogue, anchors } = this.#deps;
    const { paper } = viewer.access;
    const group = await this.#groupFor(viewer, remark.groupId);
    const first = { group, authorId: viewer.personId };
    const body = await withMentions(catalogue, viewer, first, remark.body);
    // A private one leaves no mark, so that it is only looked up; the others are tied once they are kept.
    const found =
      group && remark.anchor.kind !== 'paper' ? await anchors.find(paper.id, remark.anchor) : null;
    const thread = await desk.change(viewer, async ({ tables, at, did }) => {
      const known = await sentBefore(viewer, tables, remark.commentId);
      if (known) return known;
      const all = await tables.threads.find({});
      if (all.length >= MOST_THREADS) throw new Refusal('too-large');
      const made = newThread(viewer, remark, {
        id: await freeId(tables),
        number: Math.max(0, ...all.map(({ number }) => number)) + 1,
        at,
        group,
        found,
      });
      await tables.threads.put(made);
      await tables.comments.put(newComment(viewer, made.id, { id: remark.commentId, body, at }));
      // Others hear of it once it stands where it belongs.
      const isPersonal = made.wanted !== null && group === null;
      const mentioned = mentionedIn(body);
      did({ thread: made, action: 'remark-made', to: remark.commentId, isPersonal, mentioned });
      return made;
    });
    // Also when it was sent before: the first sending may have ended between the two.
    await this.tie(viewer, thread);
    return thread.id;
  }

  async #groupFor(
    { access, groupIds }: Viewer,
    groupId: string | null,
  ): Promise<ThreadRow['group']> {
    if (groupId === null) return null;
    const forum = await this.#deps.catalogue.tables.forums.get(access.forumId);
    const group = forum?.groups.find(({ id }) => id === groupId);
    if (!group || !groupIds.has(groupId)) throw new Refusal('not-found');
    return { id: group.id, name: group.name };
  }
}

/** The thread that holds a comment of mine with this id. The same id from somebody else is refused. */
export async function sentBefore(
  { personId }: Viewer,
  { threads, comments }: WritableRemarks,
  commentId: string,
): Promise<ThreadRow | undefined> {
  const comment = await comments.get(commentId);
  if (!comment) return undefined;
  if (comment.authorId !== personId) throw new Refusal('already-exists');
  return threads.get(comment.threadId);
}

interface NewWords extends Pick<CommentRow, 'id' | 'at'> {
  readonly body: NonNullable<CommentRow['body']>;
}

export function newComment(
  { personId }: Viewer,
  threadId: string,
  { id, at, body }: NewWords,
): CommentRow {
  const untouched = { editedAt: null, deletedAt: null, earlier: [], reactions: [] };
  return { id, threadId, authorId: personId, at, body, ...untouched };
}

interface Making extends Pick<ThreadRow, 'id' | 'number' | 'at' | 'group'> {
  readonly found: Tied | null;
}

function newThread(
  { personId }: Viewer,
  { anchor: wanted, kind, proposal, commentId }: NewRemark,
  { found, ...making }: Making,
): ThreadRow {
  const { at } = making;
  const made: ThreadRow = {
    ...making,
    kind,
    ...placed(wanted, found),
    wanted: wanted.kind === 'paper' ? null : wanted,
    proposal,
    state: 'open',
    sameAs: null,
    answers: [],
    assigneeId: null,
    follows: {},
    authorId: personId,
    changedAt: at,
    history: [],
  };
  return happened(made, { at, by: personId, what: 'made', to: commentId });
}

/** Where a thread stands, and on what: as it was found in the text, else as its author saw it. */
function placed(
  wanted: NewAnchor,
  found: Tied | null,
): Pick<ThreadRow, 'anchor' | 'quote' | 'passage'> {
  const anchor = anchorOf(wanted, found);
  if (found) return { anchor, quote: found.quote, passage: found.passage };
  const seen = wanted.kind === 'passage' ? wanted.quote : '';
  return { anchor, quote: plain(seen), passage: '' };
}

function anchorOf(wanted: NewAnchor, found: Tied | null): Anchor {
  if (wanted.kind === 'passage')
    return { kind: 'passage', blockId: found ? found.blockId : wanted.blockId };
  if (wanted.kind === 'suggestion') return { ...wanted, blockId: found?.blockId ?? null };
  return wanted;
}

/** The sender's word for what stood there: nothing of the paper vouches for what could turn the text around it. */
const plain = (words: string): string =>
  Array.from(words, (letter) => (isPlainLine(letter) ? letter : ' ')).join('');

async function freeId({ threads }: WritableRemarks): Promise<string> {
  for (;;) {
    const id = suggestionIdFrom(randomBytes(8));
    if (!(await threads.get(id))) return id;
  }
}
