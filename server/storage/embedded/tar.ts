/**
 * Just enough of tar (ustar, IEEE Std 1003.1) for a backup that any tool can list and unpack: plain files with short
 * names. Unpacking refuses what this does not write.
 */
export interface TarEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const BLOCK = 512;

/** Header, content and padding of one file. Names are at most 100 bytes long here. */
export function packEntry({ name, bytes }: TarEntry, at: Date): Uint8Array {
  const head = Buffer.alloc(BLOCK);
  if (head.write(name, 0, 100) < Buffer.byteLength(name)) throw new RangeError('a long file name');
  head.write('0000600\0', 100);
  head.write('0000000\0', 108);
  head.write('0000000\0', 116);
  head.write(`${octal(bytes.length, 11)}\0`, 124);
  head.write(`${octal(Math.trunc(at.getTime() / 1000), 11)}\0`, 136);
  head.write('0', 156);
  head.write('ustar\0', 257);
  head.write('00', 263);
  head.write(`${octal(checksum(head), 6)}\0 `, 148);
  return Buffer.concat([head, bytes, Buffer.alloc(padding(bytes.length))]);
}

/** What stands after the last file. */
export const TAR_END: Uint8Array = Buffer.alloc(2 * BLOCK);

/** The files in a stream of tar, each whole. Throws on anything that `packEntry` does not write, and on a cut stream. */
export async function* unpack(stream: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const chunks = stream[Symbol.asyncIterator]();
  const take = taker(chunks);
  for (;;) {
    const head = await take(BLOCK);
    if (head.every((byte) => byte === 0)) {
      // To the very end: only there the packing's own checksum stands.
      for (;;) {
        const next = await chunks.next();
        if (next.done) return;
      }
    }
    const name = text(head, 0, 100);
    const sum = Number.parseInt(text(head, 148, 8), 8);
    const length = Number.parseInt(text(head, 124, 12), 8);
    const isFile = head.toString('latin1', 156, 157) === '0' && text(head, 257, 6) === 'ustar';
    if (!isFile || sum !== checksum(head) || !(length >= 0)) throw new Error('not a backup');
    const bytes = await take(length);
    await take(padding(length));
    yield { name, bytes };
  }
}

/** Takes so many bytes from a stream, however it is cut into chunks. */
function taker(chunks: AsyncIterator<Buffer>): (length: number) => Promise<Buffer> {
  let waiting: Buffer[] = [];
  let bytes = 0;
  return async (length) => {
    while (bytes < length) {
      const next = await chunks.next();
      if (next.done) throw new Error('the backup is cut off');
      waiting.push(next.value);
      bytes += next.value.length;
    }
    const all = Buffer.concat(waiting);
    waiting = [all.subarray(length)];
    bytes -= length;
    return all.subarray(0, length);
  };
}

const octal = (number: number, digits: number): string => number.toString(8).padStart(digits, '0');
const padding = (length: number): number => (BLOCK - (length % BLOCK)) % BLOCK;

function text(head: Buffer, start: number, length: number): string {
  const end = head.indexOf(0, start);
  const stop = end < 0 ? start + length : Math.min(end, start + length);
  return head.toString('utf8', start, stop).trim();
}

/** The sum of all bytes, its own field counted as blanks. */
function checksum(head: Buffer): number {
  let sum = 0;
  for (const [index, byte] of head.entries()) sum += index >= 148 && index < 156 ? 32 : byte;
  return sum;
}
