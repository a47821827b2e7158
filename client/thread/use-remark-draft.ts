import { useCallback } from 'react';
import { useDraft } from '#client/member/use-draft.ts';
import type { CommentBody } from '#shared/thread/comment-body.ts';
import { keptLines } from '#client/thread/comment-lines.ts';
import { newCommentId } from '#client/thread/comment-id.ts';

/** What one writes in a remark's form. All of it is text, because that is what a device keeps. */
export interface RemarkWords {
  readonly [name: string]: string;
  /** The lines as JSON; empty for none. */
  readonly body: string;
  readonly kind: string;
  readonly proposal: string;
  readonly groupId: string;
  /** Given at the first sending, and kept until it is known to have come through: sent twice it is one. */
  readonly commentId: string;
}

const EMPTY = { body: '', kind: 'general', proposal: '', groupId: '', commentId: '' };

/** The form of a draft on this device. */
export function formOf(paperId: string, place: string): string {
  return `remark ${paperId} ${place}`;
}

/** What is being written at one place of a paper; it outlives the page until it is sent or dropped. */
export function useRemarkDraft(paperId: string, place: string, fixed: Record<string, string> = {}) {
  const draft = useDraft<RemarkWords>(formOf(paperId, place), { ...EMPTY, ...fixed });
  const { words, change } = draft;
  const setLines = useCallback(
    (lines: CommentBody) => change({ body: lines.length === 0 ? '' : JSON.stringify(lines) }),
    [change],
  );
  return {
    ...draft,
    lines: keptLines(words.body),
    setLines,
    /** The same id until the draft is gone. */
    commentId: (): string => {
      if (words.commentId !== '') return words.commentId;
      const commentId = newCommentId();
      change({ commentId });
      return commentId;
    },
  };
}
