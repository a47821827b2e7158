import type * as z from 'zod';
import type { addComment, startThread } from '#shared/thread/thread-contract.ts';
import { deviceChanged } from '#client/offline/device-changes.ts';
import { changeKept, dropKept, keep, readAllKept } from '#client/offline/device-store.ts';

interface Waiting {
  readonly paperId: string;
  /** Made here, once: however often it is sent, the server makes one remark of it. */
  readonly commentId: string;
  /** When it was written, as a moment in ISO form. */
  readonly at: string;
  /** Why the server did not take it, as a refusal's code; null while it waits. */
  readonly why: string | null;
}

export interface WaitingThread extends Waiting {
  readonly kind: 'thread';
  readonly body: z.input<typeof startThread.body>;
}

export interface WaitingReply extends Waiting {
  readonly kind: 'reply';
  readonly threadId: string;
  readonly body: z.input<typeof addComment.body>;
}

/** A remark or a reply that is on this device and not known to be with the server. */
export type WaitingRemark = WaitingThread | WaitingReply;

/** Puts a remark among those to be sent; false when this device keeps nothing. */
export async function keepRemark(personId: string, remark: WaitingRemark): Promise<boolean> {
  const isKept = await keep('remarks', [personId, remark.commentId], remark);
  deviceChanged();
  return isKept;
}

/** It is with the server, or its writer has it back. */
export async function dropRemark(personId: string, commentId: string): Promise<void> {
  await dropKept('remarks', [personId, commentId]);
  deviceChanged();
}

/** The server does not take it: it stays for its writer. */
export async function markRefused(
  personId: string,
  remark: WaitingRemark,
  why: string | null,
): Promise<void> {
  await changeKept<WaitingRemark>('remarks', [personId, remark.commentId], () => ({
    ...remark,
    why,
  }));
  deviceChanged();
}

/** Everything of a person that waits, the oldest first. */
export async function waitingRemarks(personId: string): Promise<readonly WaitingRemark[]> {
  const all = await readAllKept<WaitingRemark>('remarks', personId);
  return all.toSorted((one, other) => one.at.localeCompare(other.at));
}
