import type { FileHandle } from 'node:fs/promises';

export interface LineFromEnd {
  /** Without its line break. */
  readonly text: string;
  /** Where the next line begins. */
  readonly end: number;
  /** False for a last line without its line break. */
  readonly isWhole: boolean;
}

const BLOCK_BYTES = 64 * 1024;
const BREAK = 0x0a;

/** The lines of a file's first `size` bytes, the last first, read block by block: the newest cost the same in any file. */
export async function* linesFromEnd(handle: FileHandle, size: number): AsyncGenerator<LineFromEnd> {
  // What is read and not yet told: the bytes from `start` to `end`, the end of the line to be told next.
  let pending = Buffer.alloc(0);
  let start = size;
  let end = size;
  while (end > 0) {
    const isWhole = pending.at(-1) === BREAK;
    const before = pending.lastIndexOf(BREAK, isWhole ? -2 : -1);
    const isComplete = pending.length > (isWhole ? 1 : 0) && before >= 0;
    if (!isComplete && start > 0) {
      const from = Math.max(0, start - BLOCK_BYTES);
      pending = Buffer.concat([await readAt(handle, from, start - from), pending]);
      start = from;
      continue;
    }
    const line = pending.subarray(before + 1, isWhole ? -1 : undefined);
    yield { text: line.toString('utf8'), end, isWhole };
    pending = pending.subarray(0, before + 1);
    end = start + pending.length;
  }
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, position + done);
    if (bytesRead === 0) throw new Error('the file is shorter than it was');
    done += bytesRead;
  }
  return bytes;
}
