import { useMutation, useQueryClient } from '@tanstack/react-query';
import type * as z from 'zod';
import {
  answerThreads,
  changeComment,
  changeThread,
  closeThread,
  listThreads,
  react,
  type ThreadView,
} from '#shared/thread/thread-contract.ts';
import { call } from '#client/http/call.ts';
import { keyOf } from '#client/http/query.ts';
import { useShowThread } from '#client/thread/use-threads.ts';

/** Something done to a thread or to a comment in it. */
export type Deed =
  | { readonly kind: 'thread'; readonly body: z.input<typeof changeThread.body> }
  | { readonly kind: 'close'; readonly body: z.input<typeof closeThread.body> }
  | {
      readonly kind: 'comment';
      readonly commentId: string;
      readonly body: z.input<typeof changeComment.body>;
    }
  | {
      readonly kind: 'react';
      readonly commentId: string;
      readonly body: z.input<typeof react.body>;
    };

interface DeedWishes {
  readonly onDone?: (thread: ThreadView) => void;
}

/** Does something to one thread and shows what became of it at once. `error` is a CallFailure. */
export function useDeed(paperId: string, threadId: string, { onDone }: DeedWishes = {}) {
  const show = useShowThread(paperId);
  return useMutation({
    mutationFn: (deed: Deed) => doIt(paperId, threadId, deed),
    onSuccess: (thread) => {
      show(thread);
      onDone?.(thread);
    },
  });
}

function doIt(paperId: string, threadId: string, deed: Deed): Promise<ThreadView> {
  const params = { paperId, threadId };
  switch (deed.kind) {
    case 'thread':
      return call(changeThread, { params, body: deed.body });
    case 'close':
      return call(closeThread, { params, body: deed.body });
    case 'comment':
      return call(changeComment, {
        params: { ...params, commentId: deed.commentId },
        body: deed.body,
      });
    default:
      return call(react, { params: { ...params, commentId: deed.commentId }, body: deed.body });
  }
}

/** Gives an answer to threads. `onAnswered` is told which of them took it. */
export function useAnswerThreads(paperId: string, onAnswered: (ids: readonly string[]) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: z.input<typeof answerThreads.body>) =>
      call(answerThreads, { params: { paperId }, body }),
    onSuccess: async ({ answered }) => {
      await queries.invalidateQueries({ queryKey: keyOf(listThreads, { paperId }) });
      onAnswered(answered);
    },
  });
}
