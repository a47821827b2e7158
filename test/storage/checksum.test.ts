import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checksum } from '#server/storage/embedded/paper/checksum.ts';

describe('the checksum of a record', () => {
  it('[CS1] is the CRC-32 of zlib for any bytes, any part of them and any seed', () => {
    const sameAsZlib = fc.property(
      // Of no bytes at all zlib gives 0 whatever the seed; a record always has its head.
      fc.uint8Array({ minLength: 1, maxLength: 1500 }),
      fc.nat(),
      fc.nat({ max: 0xffffffff }),
      (bytes, cut, seed) => {
        const start = cut % bytes.length;
        expect(checksum(bytes, start, bytes.length, seed)).toBe(crc32(bytes.subarray(start), seed));
      },
    );
    expect(() => fc.assert(sameAsZlib, { numRuns: 300 })).not.toThrow();
  });
});
