import { randomBytes } from 'node:crypto';

/** A new id of anything the server keeps: 128 random bits, safe in an address and as a file name. */
export function newId(): string {
  return randomBytes(16).toString('base64url');
}
