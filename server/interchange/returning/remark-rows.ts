import { isPlainLine } from '#shared/contract/plain-line.ts';
import type { CommentBody } from '#shared/thread/comment-body.ts';
import { MOST_QUOTE } from '#shared/thread/thread.ts';
import type { NewAnchor } from '#shared/thread/thread-contract.ts';
import type { CommentRow, ThreadRow } from '#server/storage/remarks.ts';

interface Made {
  readonly id: string;
  readonly number: number;
  readonly anchor: NewAnchor;
  /** As the file or the text has it, until the thread is tied. */
  readonly quote: string;
  readonly proposal: string | null;
  readonly authorId: string;
  readonly at: string;
  readonly commentId: string;
  /** Whoever brought the file. */
  readonly by: string;
}

/** A remark that came with a file; it is still to be tied to the text. */
export function returnedThread(made: Made): ThreadRow {
  const { id, number, anchor, quote, authorId, at, commentId, by } = made;
  const proposal = made.proposal && proposalOf(made.proposal);
  return {
    id,
    number,
    kind: 'general',
    anchor: keptAnchor(anchor),
    quote: plainLine(quote).slice(0, MOST_QUOTE),
    passage: '',
    wanted: anchor.kind === 'paper' ? null : anchor,
    proposal,
    group: null,
    state: 'open',
    sameAs: null,
    answers: [],
    assigneeId: null,
    follows: {},
    authorId,
    at,
    changedAt: at,
    history: [{ at, by, what: 'made', to: commentId }],
  };
}

function keptAnchor(anchor: NewAnchor): ThreadRow['anchor'] {
  if (anchor.kind === 'passage') return { kind: 'passage', blockId: anchor.blockId };
  return anchor.kind === 'suggestion' ? { ...anchor, blockId: null } : anchor;
}

const MOST_PROPOSED = 4000;

function proposalOf(words: string): string | null {
  const lines = words.split('\n').map(plainLine).join('\n').trim().slice(0, MOST_PROPOSED);
  return lines === '' ? null : lines;
}

export function returnedComment(
  threadId: string,
  { id, authorId, at, body }: Pick<CommentRow, 'id' | 'authorId' | 'at'> & { body: CommentBody },
): CommentRow {
  const untouched = { editedAt: null, deletedAt: null, earlier: [], reactions: [] };
  return { id, threadId, authorId, at, body, ...untouched };
}

/** Words from outside as one line that turns nothing around. */
export const plainLine = (words: string): string =>
  Array.from(words, (letter) => (isPlainLine(letter) ? letter : ' ')).join('');
