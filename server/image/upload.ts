import type { Request } from 'express';
import { MAX_IMAGE_BYTES } from '#shared/image/image.ts';
import { Refusal } from '#shared/refusal/refusal.ts';

/** So much of what may come is still read after a refusal, so that the answer reaches a sender who is not done sending. */
const DRAINED_TIMES = 2;

/** Who is slower than this holds memory that others need. In milliseconds. */
const SLOWEST_MS = 120_000;

/** Reads a request's body whole, and never more of it than one image may weigh, whatever its head promised. */
export function imageBytes(req: Request, slowestMs = SLOWEST_MS): Promise<Uint8Array> {
  return bodyBytes(req, MAX_IMAGE_BYTES, slowestMs);
}

/** Reads a request's body whole, and never more of it than `most` bytes. */
export async function bodyBytes(
  req: Request,
  most: number,
  slowestMs = SLOWEST_MS,
): Promise<Uint8Array> {
  const tooSlow = setTimeout(() => req.destroy(), slowestMs);
  try {
    return await readWhole(req, most);
  } finally {
    clearTimeout(tooSlow);
  }
}

async function readWhole(req: Request, most: number): Promise<Uint8Array> {
  if (Number(req.headers['content-length'] ?? 0) > most) refuse(req, most);
  const parts: Buffer[] = [];
  let length = 0;
  // Ends without destroying the request: its answer still has to go out over the same line.
  for await (const part of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > most) refuse(req, most);
    parts.push(part);
  }
  return Buffer.concat(parts, length);
}

function refuse(req: Request, most: number): never {
  let drained = 0;
  req.on('data', (part: Buffer) => {
    drained += part.length;
    if (drained > DRAINED_TIMES * most) req.destroy();
  });
  throw new Refusal('too-large');
}

/** Lets one piece of work run at a time. */
export function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve();
  return <Result>(work: () => Promise<Result>): Promise<Result> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

/** How many images may be in memory, of everybody and of one person. */
export interface SeatLimits {
  readonly ofAll: number;
  readonly ofOne: number;
}

/**
 * Seats for images that are on their way in. One is taken before a byte is read, and given back when its image is kept
 * or refused: whoever holds many lines open at once holds no more memory than their seats.
 */
export function imageSeats({ ofAll, ofOne }: SeatLimits) {
  const taken = new Map<string, number>();
  let all = 0;
  return async <Result>(personId: string, work: () => Promise<Result>): Promise<Result> => {
    const own = taken.get(personId) ?? 0;
    if (all >= ofAll || own >= ofOne)
      throw new Refusal('too-many-requests', { retryAfterSeconds: '5' });
    all += 1;
    taken.set(personId, own + 1);
    try {
      return await work();
    } finally {
      all -= 1;
      const left = (taken.get(personId) ?? 1) - 1;
      if (left > 0) taken.set(personId, left);
      else taken.delete(personId);
    }
  };
}
