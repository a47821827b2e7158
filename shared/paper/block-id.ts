/** Ids of blocks within one paper: short, safe in an address, never reused. */
const SHAPE = /^[A-Za-z0-9_-]{8,24}$/;
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export function isBlockId(value: unknown): value is string {
  return typeof value === 'string' && SHAPE.test(value);
}

/** A new block id from 9 random bytes (72 bits: no collision in any paper's life). */
export function blockIdFrom(randomBytes: Uint8Array): string {
  let id = '';
  for (const byte of randomBytes) id += LETTERS[byte & 63];
  return id;
}
