import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import {
  type OnStep,
  replaceFile,
  syncFolder,
  unlessMissing,
} from '#server/storage/embedded/durable-file.ts';
import { type Blobs, DamagedBlob } from '#server/storage/blobs.ts';

/** Blobs as files `ab/<hash>` under one folder, `ab` being the first two letters of the hash. */
export function blobsFolder(folder: string, onStep?: OnStep): Blobs {
  const fileOf = (hash: string) => path.join(folder, hash.slice(0, 2), hash);

  return {
    async put(bytes) {
      const hash = hashOf(bytes);
      const file = fileOf(hash);
      const there = await unlessMissing(readFile(file));
      // What is there may have been renamed a moment ago and not flushed, or have rotted since: then it is written anew.
      if (there && hashOf(there) === hash) {
        await syncFolder(path.dirname(file));
        return hash;
      }
      await onStep?.('blob');
      await makeFolder(path.dirname(file));
      await replaceFile(file, bytes);
      return hash;
    },

    async get(hash) {
      if (!isHash(hash)) return undefined;
      const bytes = await unlessMissing(readFile(fileOf(hash)));
      if (bytes === undefined) return undefined;
      if (hashOf(bytes) !== hash) throw new DamagedBlob(`blob ${hash} is damaged`);
      return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    },

    async remove(hash) {
      if (isHash(hash)) await rm(fileOf(hash), { force: true });
    },

    async verify() {
      const hashes = await hashesIn(folder);
      const broken: string[] = [];
      for (const hash of hashes) {
        const bytes = await unlessMissing(readFile(fileOf(hash)));
        if (bytes && hashOf(bytes) !== hash) broken.push(hash);
      }
      return { count: hashes.length, broken };
    },
  };
}

/** The names of all blobs in a folder. */
export async function hashesIn(folder: string): Promise<readonly string[]> {
  const shelves = (await readdir(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name)).toSorted();
  const names = await Promise.all(shelves.map((shelf) => readdir(path.join(folder, shelf))));
  return names.flat().filter(isHash).toSorted();
}

const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Flushed also when it was there: whoever made it may not have come to that yet. */
async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await syncFolder(path.dirname(folder));
}
