import { open, rm } from 'node:fs/promises';
import path from 'node:path';

const TRIES = 100;
const RECORD_BYTES = 400;

/** What one flush of a small record costs on this disk now, in milliseconds: append, then fdatasync, as the log does. */
export async function flushTimes(
  folder: string,
): Promise<{ readonly p50: number; readonly p99: number }> {
  const file = path.join(folder, 'flush');
  const handle = await open(file, 'w');
  const times: number[] = [];
  try {
    for (let tried = 0; tried < TRIES; tried++) {
      const startedAt = performance.now();
      await handle.write(Buffer.alloc(RECORD_BYTES, tried));
      await handle.datasync();
      times.push(performance.now() - startedAt);
    }
  } finally {
    await handle.close();
    await rm(file, { force: true });
  }
  times.sort((one, other) => one - other);
  const at = (part: number) => times[Math.floor(times.length * part)] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}
