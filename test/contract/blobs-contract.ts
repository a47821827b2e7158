import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Blobs } from '#server/storage/blobs.ts';

export interface BlobsBench {
  readonly blobs: Blobs;
  reopen(): Promise<Blobs>;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** What every back end promises about blobs. */
export function blobsContract(name: string, make: () => Promise<BlobsBench>): void {
  describe(`${name}: blobs`, () => {
    it('[BL1] keep bytes under the SHA-256 of their content, also after a restart', async () => {
      const bench = await make();
      const bytes = new Uint8Array([0, 1, 2, 255]);
      const hash = await bench.blobs.put(bytes);
      expect(hash).toBe(sha256(bytes));
      expect(await bench.blobs.get(hash)).toEqual(bytes);
      expect(await (await bench.reopen()).get(hash)).toEqual(bytes);
    });

    it('[BL2] keep the same bytes once, put one after the other or at once', async () => {
      const { blobs } = await make();
      const bytes = new Uint8Array(100_000).fill(7);
      const hashes = await Promise.all([blobs.put(bytes), blobs.put(bytes), blobs.put(bytes)]);
      hashes.push(await blobs.put(bytes));
      expect(new Set(hashes).size).toBe(1);
      expect(await blobs.verify()).toEqual({ count: 1, broken: [] });
    });

    it('[BL3] know nothing of a hash that was not put, nor of what is no hash', async () => {
      const { blobs } = await make();
      const hash = await blobs.put(new Uint8Array([1]));
      for (const unknown of [sha256(new Uint8Array()), hash.toUpperCase(), '', '..', `../${hash}`])
        expect(await blobs.get(unknown)).toBeUndefined();
    });

    it('[BL4] keep nothing at all as well as something', async () => {
      const { blobs } = await make();
      const hash = await blobs.put(new Uint8Array());
      expect(await blobs.get(hash)).toEqual(new Uint8Array());
    });

    it('[BL5] are told apart and all verified', async () => {
      const { blobs } = await make();
      const hashes = await Promise.all([1, 2, 3].map((byte) => blobs.put(new Uint8Array([byte]))));
      expect(new Set(hashes).size).toBe(3);
      expect(await blobs.verify()).toEqual({ count: 3, broken: [] });
    });

    it('[BL6] forget what is removed, and nothing else', async () => {
      const bench = await make();
      const [one, other] = [new Uint8Array([1]), new Uint8Array([2])];
      const hash = await bench.blobs.put(one);
      const kept = await bench.blobs.put(other);
      for (const gone of [hash, hash, sha256(new Uint8Array()), '..', `../${kept}`])
        await bench.blobs.remove(gone);
      expect(await bench.blobs.get(hash)).toBeUndefined();
      expect(await (await bench.reopen()).verify()).toEqual({ count: 1, broken: [] });
      expect(await bench.blobs.put(one)).toBe(hash);
      expect(await bench.blobs.get(hash)).toEqual(one);
    });
  });
}
