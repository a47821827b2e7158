import type { Response } from 'express';

/**
 * Does work for as long as somebody waits for its answer: `gone` is given up when they hang up, and null comes back
 * instead of what nobody would receive.
 */
export async function whileAsked<Result>(
  res: Response,
  work: (gone: AbortSignal) => Promise<Result>,
): Promise<Result | null> {
  const asking = new AbortController();
  const hangUp = () => asking.abort();
  res.once('close', hangUp);
  if (res.destroyed || res.closed) hangUp();
  try {
    const result = await work(asking.signal);
    return asking.signal.aborted ? null : result;
  } catch (fault) {
    if (asking.signal.aborted) return null;
    throw fault;
  } finally {
    res.off('close', hangUp);
  }
}
