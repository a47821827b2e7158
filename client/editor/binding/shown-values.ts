import { Mark, type Attrs, type Schema } from '@tiptap/pm/model';
import type * as Y from 'yjs';
import { formatOfMark, markOfFormat } from '#shared/paper/content.ts';
import { MARKS, NODES } from '#shared/paper/schema.ts';
import {
  formatEntries,
  keyOf,
  parseEntries,
  readEntry,
  valueOf,
} from '#shared/suggestion/entry.ts';

/**
 * Values between the shared paper and the editor. What the shared schema does not accept (an array, an unsafe address,
 * an attribute of a newer schema) is shown as its default and left in the paper as it is: showing never judges.
 */
export function shownAttributes(element: Y.XmlElement): Attrs {
  const attrs: Record<string, unknown> = {};
  for (const [name, rule] of Object.entries(NODES[element.nodeName]?.attributes ?? {})) {
    const value: unknown = name === PROPOSED ? proposedIn(element) : element.getAttribute(name);
    attrs[name] = rule.accepts(value) ? toEditor(name, value) : rule.default;
  }
  return attrs;
}

/** Writes only what this edit changed; null is how the schema says "nothing", and is not written. */
export function writeAttributes(element: Y.XmlElement, before: Attrs, after: Attrs): void {
  for (const name of Object.keys(after)) {
    const value: unknown = after[name];
    if (sameValue(value, before[name])) continue;
    if (name === PROPOSED) {
      writeEntries(element, before[name], value);
      continue;
    }
    if (value === null) element.removeAttribute(name);
    // Yjs types attributes as strings and stores numbers as numbers.
    else element.setAttribute(name, toShared(name, value) as string);
  }
}

/** The attribute that gathers the entries of suggestions, which the paper keeps under a key each. */
const PROPOSED = 'proposed';

function proposedIn(element: Y.XmlElement): string | null {
  const attributes = Object.entries<unknown>(element.getAttributes());
  return formatEntries(attributes.flatMap(([key, value]) => readEntry(key, value) ?? []));
}

/** Writes the entries that came and takes away those that went; an entry of somebody else is never touched. */
function writeEntries(element: Y.XmlElement, before: unknown, after: unknown): void {
  const [old, fresh] = [before, after].map(
    (text) => new Map(parseEntries(text).map((entry) => [keyOf(entry), valueOf(entry)])),
  );
  for (const [key, value] of fresh ?? [])
    if (old?.get(key) !== value) element.setAttribute(key, value);
  for (const key of old?.keys() ?? []) if (!fresh?.has(key)) element.removeAttribute(key);
}

export function sameValue(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((value, index) => value === other[index]);
}

/** The table commands hold column widths as numbers; in the paper they are a text (an array there can brick a page). */
function toEditor(name: string, value: unknown): unknown {
  return name === 'colwidth' && typeof value === 'string' ? value.split(',').map(Number) : value;
}

function toShared(name: string, value: unknown): unknown {
  return name === 'colwidth' && Array.isArray(value) ? value.join(',') : value;
}

/** The marks of a stretch of text, of those the schema knows and accepts. */
export function shownMarks(
  schema: Schema,
  formats: Readonly<Record<string, unknown>> | undefined,
): readonly Mark[] {
  if (!formats) return Mark.none;
  return Object.entries(formats).flatMap(([key, value]) => {
    if (value === null) return [];
    const { type: name, attrs: values = {} } = markOfFormat(key, value);
    const rules = Object.entries(MARKS[name]?.attributes ?? {});
    const type = schema.marks[name];
    if (!type) return [];
    if (!rules.every(([attribute, rule]) => rule.accepts(values[attribute]))) return [];
    return [type.create(Object.fromEntries(rules.map(([rule]) => [rule, values[rule]])))];
  });
}

/** Marks as Yjs formats, for text that is written anew. */
export function formatsOf(marks: readonly Mark[]): Record<string, object> {
  return Object.fromEntries(marks.map(formatOf));
}

function formatOf({ type, attrs }: Mark): [key: string, value: object] {
  return formatOfMark({ type: type.name, attrs });
}

/** The formats that turn one set of marks into another; what the editor does not know stays as it is. */
export function formatChange(
  before: readonly Mark[],
  after: readonly Mark[],
): Record<string, object | null> | null {
  const keys = new Set(after.map((mark) => formatOf(mark)[0]));
  const removed = before.map((mark) => formatOf(mark)[0]).filter((key) => !keys.has(key));
  const added = after.filter((mark) => !mark.isInSet(before));
  if (removed.length + added.length === 0) return null;
  return { ...Object.fromEntries(removed.map((key) => [key, null])), ...formatsOf(added) };
}
