import { createHash, createHmac } from 'node:crypto';

/** Makes `size` random bytes: `randomBytes` of Node, or a test's own. */
export type Random = (size: number) => Uint8Array;

/** A secret for an address or a cookie: 256 random bits as 43 letters that need no escaping. */
export function newToken(random: Random): string {
  return Buffer.from(random(32)).toString('base64url');
}

/** Whether a text has the form of `newToken`. */
export function isToken(text: string): boolean {
  return /^[\w-]{43}$/.test(text);
}

/** The one-way form of a token. A plain hash is enough, because a token cannot be guessed. */
export function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The one-way form of what could be guessed, such as six digits or an address: useless without the workspace's secret. */
export function keyedDigest(secret: string, ...parts: readonly string[]): string {
  const hmac = createHmac('sha256', secret);
  // Lengths keep ("ab", "c") apart from ("a", "bc").
  for (const part of parts) hmac.update(`${part.length}:${part}`);
  return hmac.digest('hex');
}

const CODES = 1_000_000;
/** The largest multiple of a million below 2^32: numbers above it are drawn again, or low codes would come more often. */
const FAIR_BELOW = 2 ** 32 - (2 ** 32 % CODES);

/** Six digits, each code equally likely. */
export function newCode(random: Random): string {
  for (;;) {
    const drawn = Buffer.from(random(4)).readUInt32BE();
    if (drawn < FAIR_BELOW) return String(drawn % CODES).padStart(6, '0');
  }
}
