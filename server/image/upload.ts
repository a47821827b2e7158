import type { Request } from 'express';
import { MAX_IMAGE_BYTES } from '#shared/image/image.ts';
import { Refusal } from '#shared/refusal/refusal.ts';

/** What is still read after a refusal, so that the answer reaches a sender who is not done sending. */
const DRAINED_BYTES = 2 * MAX_IMAGE_BYTES;

/** Reads a request's body whole, and never more of it than one image may weigh, whatever its head promised. */
export async function imageBytes(req: Request): Promise<Uint8Array> {
  if (Number(req.headers['content-length'] ?? 0) > MAX_IMAGE_BYTES) refuse(req);
  const parts: Buffer[] = [];
  let length = 0;
  // Ends without destroying the request: its answer still has to go out over the same line.
  for await (const part of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > MAX_IMAGE_BYTES) refuse(req);
    parts.push(part);
  }
  return Buffer.concat(parts, length);
}

function refuse(req: Request): never {
  let drained = 0;
  req.on('data', (part: Buffer) => {
    drained += part.length;
    if (drained > DRAINED_BYTES) req.destroy();
  });
  throw new Refusal('too-large');
}

/** Lets one piece of work run at a time, and tells those who come when too many wait already. */
export function oneAtATime(mostWaiting: number) {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (waiting >= mostWaiting) {
      return Promise.reject(new Refusal('too-many-requests', { retryAfterSeconds: '5' }));
    }
    waiting += 1;
    const turn = last.then(work).finally(() => {
      waiting -= 1;
    });
    last = turn.catch(() => undefined);
    return turn;
  };
}
