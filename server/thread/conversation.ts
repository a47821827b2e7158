import { Refusal } from '#shared/refusal/refusal.ts';
import { type CommentBody, mentionedIn } from '#shared/thread/comment-body.ts';
import type { Reaction } from '#shared/thread/thread.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { CommentRow, ThreadRow } from '#server/storage/remarks.ts';
import { withMentions } from '#server/thread/mentions.ts';
import { type RemarkDesk, seenThread, type WritableRemarks } from '#server/thread/remark-desk.ts';
import { happened } from '#server/thread/standing.ts';
import { newComment, sentBefore } from '#server/thread/starting.ts';
import { demand, type Viewer } from '#server/thread/viewer.ts';

interface Deps {
  readonly desk: RemarkDesk;
  readonly catalogue: Catalogue;
}

const MOST_COMMENTS = 500;
/** How often one comment may be said in other words; each time costs what it said before. */
const MOST_EARLIER = 50;

/** What people say to a remark. Everybody changes only what they said themselves. */
export class Conversation {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Resolves to the thread in which it stands. */
  async reply(
    viewer: Viewer,
    threadId: string,
    { commentId, body }: { readonly commentId: string; readonly body: CommentBody },
  ): Promise<string> {
    demand(viewer, 'comment');
    const { desk, catalogue } = this.#deps;
    return desk.change(viewer, async ({ tables, at, did }) => {
      const thread = await seenThread(viewer, tables, threadId);
      const known = await sentBefore(viewer, tables, commentId);
      if (known) return known.id;
      const said = await tables.comments.find({ threadId });
      if (said.length >= MOST_COMMENTS) throw new Refusal('too-large');
      const words = await withMentions(catalogue, viewer, thread, body);
      await tables.comments.put(newComment(viewer, threadId, { id: commentId, body: words, at }));
      const { personId: by } = viewer;
      const changed = happened(thread, { at, by, what: 'replied', to: commentId });
      await tables.threads.put(changed);
      const mentioned = mentionedIn(words);
      did({ thread: changed, action: 'remark-replied', to: commentId, mentioned });
      return threadId;
    });
  }

  /** Says a comment in other words; with null it is deleted, and its place stays. */
  async rewrite(
    viewer: Viewer,
    threadId: string,
    commentId: string,
    body: CommentBody | null,
  ): Promise<void> {
    demand(viewer, 'comment');
    const { desk, catalogue } = this.#deps;
    const { personId: by } = viewer;
    await desk.change(viewer, async ({ tables, at, did }) => {
      const { thread, comment } = await seenComment(viewer, tables, threadId, commentId);
      if (comment.authorId !== by) throw new Refusal('role-too-low');
      if (comment.body === null && body === null) return;
      if (comment.body === null) throw new Refusal('not-found');
      const words = body && (await withMentions(catalogue, viewer, thread, body));
      if (JSON.stringify(words) === JSON.stringify(comment.body)) return;
      if (words && comment.earlier.length >= MOST_EARLIER) throw new Refusal('too-large');
      await tables.comments.put({
        ...comment,
        body: words,
        ...(words ? { editedAt: at } : { deletedAt: at }),
        earlier: [...comment.earlier, { body: comment.body, until: at }],
      });
      const what = words ? 'reworded' : 'comment-deleted';
      const changed = happened(thread, { at, by, what, to: commentId });
      await tables.threads.put(changed);
      const action = words ? 'remark-reworded' : 'remark-comment-deleted';
      did({ thread: changed, action, to: commentId });
    });
  }

  async react(
    viewer: Viewer,
    threadId: string,
    commentId: string,
    { reaction, on }: { readonly reaction: Reaction; readonly on: boolean },
  ): Promise<void> {
    demand(viewer, 'comment');
    const { personId } = viewer;
    await this.#deps.desk.change(viewer, async ({ tables, did }) => {
      const { thread, comment } = await seenComment(viewer, tables, threadId, commentId);
      if (comment.body === null) throw new Refusal('not-found');
      const isMine = (one: CommentRow['reactions'][number]) =>
        one.personId === personId && one.reaction === reaction;
      if (comment.reactions.some(isMine) === on) return;
      const others = comment.reactions.filter((one) => !isMine(one));
      const reactions = on ? [...others, { reaction, personId }] : others;
      await tables.comments.put({ ...comment, reactions });
      did({ thread, action: null });
    });
  }
}

async function seenComment(
  viewer: Viewer,
  tables: WritableRemarks,
  threadId: string,
  commentId: string,
): Promise<{ readonly thread: ThreadRow; readonly comment: CommentRow }> {
  const thread = await seenThread(viewer, tables, threadId);
  const comment = await tables.comments.get(commentId);
  if (comment?.threadId !== threadId) throw new Refusal('not-found');
  return { thread, comment };
}
