import type { Mark, Node, Schema } from '@tiptap/pm/model';
import { type Entry, formatEntries, parseEntries } from '#shared/suggestion/entry.ts';
import { entryOfMark, isEntryMark, markOfEntry } from '#shared/suggestion/marks.ts';

/** Whose suggestions are being made, and how their entries come by an id and a time. */
export interface Tracking {
  readonly author: string;
  readonly newId: () => string;
  readonly now: () => number;
}

export function newEntry(
  { author, newId, now }: Tracking,
  kind: Entry['kind'],
  to: string | null = null,
): Entry {
  return { kind, id: newId(), author, at: now(), to };
}

export function entryMark(schema: Schema, entry: Entry): Mark {
  const { type, attrs } = markOfEntry(entry);
  return schema.mark(type, attrs ?? null);
}

export function withoutEntries(marks: readonly Mark[]): Mark[] {
  return marks.filter(({ type }) => !isEntryMark(type.name) && type.name !== 'proposedBreak');
}

/** This person's mark of a kind among marks, if there is one. */
export function ownMark(
  marks: readonly Mark[],
  kind: Entry['kind'],
  author: string,
): Mark | undefined {
  return marks.find((mark) => mark.type.name === kind && entryOf(mark)?.author === author);
}

export function entryOf({ type, attrs }: Mark): Entry | null {
  return entryOfMark({ type: type.name, attrs });
}

/** The entries of suggestions about a block. */
export function entriesOn(node: Node): Entry[] {
  return parseEntries(node.attrs['proposed']);
}

export function hasOwn(node: Node, kind: Entry['kind'], author: string): boolean {
  return entriesOn(node).some((entry) => entry.kind === kind && entry.author === author);
}

/** Whether suggestions can be made about a block as a whole. */
export function takesEntries(node: Node): boolean {
  return 'proposed' in node.attrs;
}

/** A block's `proposed` with one more entry. */
export function withEntry(node: Node, entry: Entry): string | null {
  return formatEntries([...entriesOn(node), entry]);
}
