import { WordRefused } from '#server/interchange/reading/limits.ts';

export interface Letters {
  readonly text: string;
  /** How the file's bytes stand for letters, as the standards call it. */
  readonly encoding: string;
  /** Bytes that stand for no letter there. */
  readonly damaged: number;
}

const HEAD = 4096;
const DECLARED =
  /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]{2,40})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:.-]{2,40})|@charset\s+["']([\w:.-]{2,40})/i;

/**
 * The letters of a text file. A mark at its start and what can be nothing but UTF-8 is believed first, then what the file
 * says of itself, then which letters its bytes would be: Hebrew files are often old. Throws where nothing fits.
 */
export function lettersOf(bytes: Uint8Array): Letters {
  const marked = byMark(bytes) ?? byZeros(bytes);
  if (marked !== null) return decoded(bytes, marked);
  const whole = strictly(bytes);
  if (whole !== null) return { text: whole, encoding: 'utf-8', damaged: 0 };
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
  const declared = DECLARED.exec(head)?.slice(1).find(Boolean);
  const named = declared === undefined ? null : known(declared);
  if (named !== null && named !== 'utf-8') return decoded(bytes, named);
  return byBytes(bytes, named);
}

function byMark(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

/** UTF-16 without a mark: every blank and line end has a zero beside it. */
function byZeros(bytes: Uint8Array): string | null {
  const part = bytes.subarray(0, HEAD);
  let [even, odd] = [0, 0];
  for (const [at, byte] of part.entries())
    if (byte === 0) {
      if (at % 2 === 0) even += 1;
      else odd += 1;
    }
  if (even + odd < part.length / 40 || part.length < 4) return null;
  if (odd > 4 * even) return 'utf-16le';
  return even > 4 * odd ? 'utf-16be' : null;
}

function strictly(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The name of an encoding that is known here; null for others. */
function known(label: string): string | null {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
}

function decoded(bytes: Uint8Array, encoding: string): Letters {
  const text = new TextDecoder(encoding).decode(bytes);
  return { text, encoding, damaged: text.split('\uFFFD').length - 1 };
}

interface Found {
  /** א to ת as Windows and ISO have them, and as DOS did. */
  readonly windows: number;
  readonly dos: number;
  readonly high: number;
}

function counted(bytes: Uint8Array): Found {
  let [windows, dos, high] = [0, 0, 0];
  for (const byte of bytes) {
    if (byte < 0x80) continue;
    high += 1;
    if (byte >= 0xe0 && byte <= 0xfa) windows += 1;
    else if (byte <= 0x9a) dos += 1;
  }
  return { windows, dos, high };
}

function byBytes(bytes: Uint8Array, named: string | null): Letters {
  const utf = decoded(bytes, 'utf-8');
  // A few damaged letters in a text of UTF-8.
  if (named === 'utf-8' || utf.damaged * 20 < bytes.length - utf.text.length) return utf;
  const { windows, dos, high } = counted(bytes);
  if (windows * 10 >= high * 7) return decoded(bytes, 'windows-1255');
  if (dos * 10 >= high * 7) return fromDos(bytes);
  if (high * 10 < bytes.length) return decoded(bytes, 'windows-1252');
  throw new WordRefused('text-letters');
}

const ALEPH = 0x05d0;

/** Hebrew as DOS wrote it (code page 862); what else it had above its letters is no letter here. */
function fromDos(bytes: Uint8Array): Letters {
  let damaged = 0;
  const letters = Array.from(bytes, (byte) => {
    if (byte < 0x80) return String.fromCharCode(byte);
    if (byte <= 0x9a) return String.fromCharCode(ALEPH + byte - 0x80);
    damaged += 1;
    return '\uFFFD';
  });
  return { text: letters.join(''), encoding: 'ibm862', damaged };
}
