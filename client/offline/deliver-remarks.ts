import { addComment, startThread, type ThreadView } from '#shared/thread/thread-contract.ts';
import { call } from '#client/http/call.ts';
import { refusalOf } from '#client/http/call-failure.ts';
import {
  dropRemark,
  markRefused,
  waitingRemarks,
  type WaitingRemark,
} from '#client/offline/remark-outbox.ts';

/** Refusals that say nothing about the remark: it goes on waiting. */
const LATER: ReadonlySet<string> = new Set([
  'not-signed-in',
  'storage-trouble',
  'too-many-requests',
  'starting-up',
  'unexpected',
]);

/** Sends one remark; the same one sent again is the same one. Throws the call's failure. */
export function sendRemark(remark: WaitingRemark): Promise<ThreadView> {
  const { paperId } = remark;
  return remark.kind === 'thread'
    ? call(startThread, { params: { paperId }, body: remark.body })
    : call(addComment, { params: { paperId, threadId: remark.threadId }, body: remark.body });
}

/** The refusal that settles a remark's fate; null for everything after which it may still be taken. */
export function finalRefusal(error: unknown): string | null {
  const code = refusalOf(error);
  return code !== null && !LATER.has(code) ? code : null;
}

/** How many of the waiting remarks were taken, and how many were not. */
export interface Delivered {
  readonly sent: number;
  readonly refused: number;
}

let isDelivering = false;

/** Sends what waits on this device, in the order in which it was written; ends where nobody answers. */
export async function deliverRemarks(personId: string): Promise<Delivered> {
  if (isDelivering) return { sent: 0, refused: 0 };
  isDelivering = true;
  let [sent, refused] = [0, 0];
  try {
    for (const remark of await waitingRemarks(personId)) {
      if (remark.why !== null) continue;
      const outcome = await deliverOne(personId, remark);
      if (outcome === 'waiting') break;
      if (outcome === 'sent') sent += 1;
      else refused += 1;
    }
  } finally {
    isDelivering = false;
  }
  return { sent, refused };
}

async function deliverOne(
  personId: string,
  remark: WaitingRemark,
): Promise<'sent' | 'refused' | 'waiting'> {
  try {
    await sendRemark(remark);
    await dropRemark(personId, remark.commentId);
    return 'sent';
  } catch (error) {
    const why = finalRefusal(error);
    if (why === null) return 'waiting';
    await markRefused(personId, remark, why);
    return 'refused';
  }
}
