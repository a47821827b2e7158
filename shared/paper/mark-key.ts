import { MARKS } from '#shared/paper/schema.ts';

const KEY = /^([A-Za-z]+)--([A-Za-z0-9]{8})$/;

/**
 * The mark and the id behind a key of the shared text; null when it is not the key of a mark that may overlap. (Editors on
 * y-prosemirror take such a key for a mark that may overlap itself when eight base64 letters follow the two dashes.)
 */
export function readMarkKey(key: string): { readonly type: string; readonly id: string } | null {
  if (!key.includes('--')) return null;
  const [, type, id] = KEY.exec(key) ?? [];
  if (type === undefined || id === undefined || !Object.hasOwn(MARKS, type)) return null;
  return MARKS[type]?.overlaps ? { type, id } : null;
}

/** The key of a mark that may overlap others of its kind. */
export function markKeyOf(type: string, id: string): string {
  return `${type}--${id}`;
}
