import { Mark, type Attrs, type Schema } from '@tiptap/pm/model';
import type * as Y from 'yjs';
import { MARKS, NODES } from '#shared/paper/schema.ts';

/**
 * Values between the shared paper and the editor. What the shared schema does not accept (an array, an unsafe address,
 * an attribute of a newer schema) is shown as its default and left in the paper as it is: showing never judges.
 */
export function shownAttributes(element: Y.XmlElement): Attrs {
  const attrs: Record<string, unknown> = {};
  for (const [name, rule] of Object.entries(NODES[element.nodeName]?.attributes ?? {})) {
    const value: unknown = element.getAttribute(name);
    attrs[name] = rule.accepts(value) ? toEditor(name, value) : rule.default;
  }
  return attrs;
}

/** Writes only what this edit changed; null is how the schema says "nothing", and is not written. */
export function writeAttributes(element: Y.XmlElement, before: Attrs, after: Attrs): void {
  for (const name of Object.keys(after)) {
    const value: unknown = after[name];
    if (sameValue(value, before[name])) continue;
    if (value === null) element.removeAttribute(name);
    // Yjs types attributes as strings and stores numbers as numbers.
    else element.setAttribute(name, toShared(name, value) as string);
  }
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
  return Object.entries(formats).flatMap(([name, value]) => {
    const rules = Object.entries(MARKS[name]?.attributes ?? {});
    const type = schema.marks[name];
    if (!type || value === null) return [];
    const values = typeof value === 'object' ? (value as Readonly<Record<string, unknown>>) : {};
    if (!rules.every(([attribute, rule]) => rule.accepts(values[attribute]))) return [];
    return [type.create(Object.fromEntries(rules.map(([key]) => [key, values[key]])))];
  });
}

/** Marks as Yjs formats, for text that is written anew. */
export function formatsOf(marks: readonly Mark[]): Record<string, Attrs> {
  return Object.fromEntries(marks.map((mark) => [mark.type.name, mark.attrs]));
}

/** The formats that turn one set of marks into another; what the editor does not know stays as it is. */
export function formatChange(
  before: readonly Mark[],
  after: readonly Mark[],
): Record<string, Attrs | null> | null {
  const removed = before.filter((mark) => !after.some(({ type }) => type === mark.type));
  const added = after.filter((mark) => !mark.isInSet(before));
  if (removed.length + added.length === 0) return null;
  return {
    ...Object.fromEntries(removed.map(({ type }) => [type.name, null])),
    ...formatsOf(added),
  };
}
