/**
 * A suggestion as it stands in a paper: a change by a named person that is not yet part of the text.
 *
 * Every part of it is one *entry* with the suggestion's id. On text an entry is a mark, on a block it is an attribute, both
 * under the key `<kind>--<id>`, so that entries of different people lie over each other and never overwrite one another
 * in a merge. (Editors on y-prosemirror read such a key as a mark that may overlap itself when eight base64 letters
 * follow the two dashes; so ids have exactly eight.)
 */
export const ENTRY_KINDS = ['insertion', 'deletion', 'joined', 'restyled'] as const;

/**
 * - `insertion`, `deletion`: of text, or of a whole block;
 * - `joined`: this block's text is to go on in the block before it;
 * - `restyled`: text is to gain or lose a mark, or a block to have other attributes; `to` says which. Nothing of the text
 *   itself changes until it is accepted, so that proposals of several people never get in each other's way.
 */
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Marks that a suggestion may put on text or take away. */
export const RESTYLES = [
  'bold',
  'italic',
  'underline',
  'strike',
  'superscript',
  'subscript',
] as const;

export interface Entry {
  readonly kind: EntryKind;
  /** Eight letters or digits. */
  readonly id: string;
  readonly author: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Of `restyled` alone: `+bold`, `-bold`, or `level=#2&align=`. */
  readonly to: string | null;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const KEY = /^(insertion|deletion|joined|restyled)--([A-Za-z0-9]{8})$/;
const ID = /^[A-Za-z0-9]{8}$/;
const AUTHOR = /^[\w-]{1,40}$/;
/** `+bold` when text is to become bold, `-bold` when not any more; `level=#2&align=` for a block. */
const TO =
  /^(?:[+-][a-z]{1,20}|[a-z]{1,20}=[\w%#.-]{0,300}(?:&[a-z]{1,20}=[\w%#.-]{0,300}){0,9})$/i;

export function isSuggestionId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}

/** A new suggestion id from eight random bytes. */
export function suggestionIdFrom(randomBytes: Uint8Array): string {
  return Array.from(randomBytes.subarray(0, 8), (byte) => LETTERS[byte % LETTERS.length]).join('');
}

/** The key of an entry in the shared paper. */
export function keyOf({ kind, id }: Pick<Entry, 'kind' | 'id'>): string {
  return `${kind}--${id}`;
}

/** The kind and id behind a key; null when it is no entry's. */
export function readKey(key: string): Pick<Entry, 'kind' | 'id'> | null {
  // Nearly every key is a plain attribute's, and this is asked for each at every letter.
  if (!key.includes('--')) return null;
  const [, kind, id] = KEY.exec(key) ?? [];
  return kind === undefined || id === undefined ? null : { kind: kind as EntryKind, id };
}

/** The value under an entry's key, on text and on blocks alike: `author at` or `author at to`. */
export function valueOf({ author, at, to }: Entry): string {
  return to === null ? `${author} ${at}` : `${author} ${at} ${to}`;
}

/** An entry from its key and value; null for what no honest editor writes. */
export function readEntry(key: string, value: unknown): Entry | null {
  const named = readKey(key);
  if (!named || typeof value !== 'string') return null;
  const [author = '', time = '', ...rest] = value.split(' ');
  const at = Number(time);
  if (!AUTHOR.test(author) || !/^\d{1,15}$/.test(time) || rest.length > 1) return null;
  const to = rest[0] ?? null;
  if ((named.kind === 'restyled') !== (to !== null)) return null;
  if (to !== null && !TO.test(to)) return null;
  return { ...named, author, at, to };
}

/** Several entries in one text, as the editor holds those of a block: `key value; key value`, in order of their keys. */
export function formatEntries(entries: readonly Entry[]): string | null {
  if (entries.length === 0) return null;
  return entries
    .map((entry) => `${keyOf(entry)} ${valueOf(entry)}`)
    .toSorted()
    .join('; ');
}

/** The entries in such a text; what cannot be read is left out. */
export function parseEntries(text: unknown): Entry[] {
  if (typeof text !== 'string') return [];
  return text.split('; ').flatMap((part) => {
    const blank = part.indexOf(' ');
    const entry = readEntry(part.slice(0, blank), part.slice(blank + 1));
    return entry ? [entry] : [];
  });
}
