import type { ContentMark } from '#shared/paper/content.ts';
import { type Entry, isSuggestionId } from '#shared/suggestion/entry.ts';

/** Entries on text are marks of these types. */
export const ENTRY_MARKS = ['insertion', 'deletion', 'restyled'] as const;

/** The mark on a proposed paragraph end: one visible character that becomes a real one when it is accepted. */
export const BREAK_MARK = 'proposedBreak';
export const BREAK_CHARACTER = '¶';

export function isEntryMark(type: string): type is (typeof ENTRY_MARKS)[number] {
  return (ENTRY_MARKS as readonly string[]).includes(type);
}

/** The entry behind a mark of a paper's content, or null. */
export function entryOfMark({ type, attrs = {} }: ContentMark): Entry | null {
  if (!isEntryMark(type)) return null;
  const { id, author, at, to = null } = attrs;
  const isWhole = isSuggestionId(id) && typeof author === 'string' && typeof at === 'number';
  if (!isWhole) return null;
  return { kind: type, id, author, at, to: typeof to === 'string' ? to : null };
}

/** The mark that stands for an entry on text. */
export function markOfEntry({ kind, id, author, at, to }: Entry): ContentMark {
  return { type: kind, attrs: { id, author, at, ...(to !== null && { to }) } };
}
