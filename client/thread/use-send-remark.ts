import { useMutation } from '@tanstack/react-query';
import type { ThreadView } from '#shared/thread/thread-contract.ts';
import { useMe } from '#client/member/me.ts';
import { finalRefusal, sendRemark } from '#client/offline/deliver-remarks.ts';
import { dropRemark, keepRemark, type WaitingRemark } from '#client/offline/remark-outbox.ts';
import { useShowThread } from '#client/thread/use-threads.ts';

/** A remark or a reply as it was written, without what makes it one of a kind. */
export type Written =
  | Pick<Extract<WaitingRemark, { kind: 'thread' }>, 'kind' | 'body'>
  | Pick<Extract<WaitingRemark, { kind: 'reply' }>, 'kind' | 'body' | 'threadId'>;

/** What became of it: with the server, or kept on this device until the server can be reached. */
export type Outcome =
  | { readonly kind: 'sent'; readonly thread: ThreadView }
  | { readonly kind: 'waits'; readonly commentId: string };

/**
 * Sends what was written. It is on the device before it leaves, and goes from there when the server has it or refuses
 * it: a page that closes meanwhile loses nothing and sends nothing twice. An error means that the writer still has it.
 */
export function useSendRemark(paperId: string, onDone: (outcome: Outcome) => void) {
  const personId = useMe().person.id;
  const show = useShowThread(paperId);
  return useMutation({
    mutationFn: async (written: Written): Promise<Outcome> => {
      const { commentId } = written.body;
      const at = new Date().toISOString();
      const remark: WaitingRemark = { ...written, paperId, commentId, at, why: null };
      const isKept = await keepRemark(personId, remark);
      try {
        const thread = await sendRemark(remark);
        await dropRemark(personId, commentId);
        return { kind: 'sent', thread };
      } catch (error) {
        if (isKept && finalRefusal(error) === null) return { kind: 'waits', commentId };
        await dropRemark(personId, commentId);
        throw error;
      }
    },
    onSuccess: (outcome) => {
      if (outcome.kind === 'sent') show(outcome.thread);
      onDone(outcome);
    },
  });
}
