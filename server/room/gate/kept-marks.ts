import * as Y from 'yjs';
import { type ContentMark, type ContentNode, formatOfMark } from '#shared/paper/content.ts';
import { readEntry } from '#shared/suggestion/entry.ts';
import { isEntryMark } from '#shared/suggestion/marks.ts';
import { project, without } from '#shared/suggestion/projection.ts';
import { entriesOf, type Formats, formattedRuns } from '#shared/suggestion/runs.ts';
import type { Stretch } from '#server/room/gate/touched.ts';

/** Content with no marks but those of suggestions. */
export function wordsAlone(content: readonly ContentNode[]): ContentNode[] {
  return content.map((node) => ({
    ...node,
    ...(node.marks && { marks: node.marks.filter(({ type }) => isEntryMark(type)) }),
    ...(node.content && { content: wordsAlone(node.content) }),
  }));
}

/** Letters in a row under the same marks. */
interface Row {
  readonly length: number;
  readonly formats: Formats;
}
interface PlacedRow extends Row {
  readonly text: Y.XmlText;
  /** This person's own suggestion: nothing is put back there. */
  readonly isOwn: boolean;
}

/**
 * Puts the marks back on the letters that are not this person's own suggestion, as they lay before their change; the
 * entries of their own suggestions stay. Nobody who may only suggest decides how words look or on what a remark was made;
 * and an honest editor's change that met another one on its way, so that a mark of its new words came to lie on a
 * colleague's, is no reason to refuse what was typed.
 */
export function putMarksBack({ before, blocks }: Stretch, author: string): void {
  const old = rowsIn(project(before, without(author)));
  const now = blocks.flatMap((block) => [...baseRowsIn(block, author)]);
  if (lengthOf(old) !== lengthOf(now)) return;
  const deltas = new Map<Y.XmlText, { retain: number; attributes?: object }[]>();
  let [at, passed] = [0, 0];
  for (const { text, length, formats, isOwn } of now) {
    const delta = deltas.get(text) ?? [];
    deltas.set(text, delta);
    if (isOwn) {
      delta.push({ retain: length });
      continue;
    }
    for (let left = length; left > 0; ) {
      const row = old[at];
      if (!row) return;
      const retain = Math.min(left, row.length - passed);
      const attributes = difference(formats, row.formats);
      delta.push({ retain, ...(attributes && { attributes }) });
      left -= retain;
      passed += retain;
      if (passed === row.length) [at, passed] = [at + 1, 0];
    }
  }
  for (const [text, delta] of deltas)
    if (delta.some(({ attributes }) => attributes)) text.applyDelta(delta, { sanitize: false });
}

function lengthOf(rows: readonly (Row | PlacedRow)[]): number {
  return rows.reduce((sum, row) => ('isOwn' in row && row.isOwn ? sum : sum + row.length), 0);
}

/** The formats that turn some marks into others; null where they are the same. */
function difference(now: Formats, wanted: Formats): Formats | null {
  const changes: Record<string, unknown> = {};
  for (const key of Object.keys(now)) if (!(key in wanted)) changes[key] = null;
  for (const [key, value] of Object.entries(wanted))
    if (!isSame(now[key], value)) changes[key] = value;
  return Object.keys(changes).length > 0 ? changes : null;
}

/** Both as they came out of the paper: flat, with texts and numbers. A mark without attributes is `true` in some editors. */
function isSame(one: unknown, other: unknown): boolean {
  const [first, second] = [flat(one), flat(other)];
  return first !== null && first === second;
}

function flat(value: unknown): string | null {
  if (value === undefined) return null;
  const record = typeof value === 'object' && value !== null ? value : {};
  return JSON.stringify(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function rowsIn(content: readonly ContentNode[]): Row[] {
  return content.flatMap(({ text, marks, content: inner = [] }) =>
    text === undefined ? rowsIn(inner) : [{ length: text.length, formats: formatsOf(marks) }],
  );
}

function formatsOf(marks: readonly ContentMark[] = []): Formats {
  return Object.fromEntries(marks.map(formatOfMark));
}

/** The letters of a block, those marked that are this person's own suggestion; without the blocks they propose. */
function* baseRowsIn(element: Y.XmlElement, author: string): Generator<PlacedRow> {
  const isOwnBlock = Object.entries<unknown>(element.getAttributes()).some(([key, value]) => {
    const entry = readEntry(key, value);
    return entry?.kind === 'insertion' && entry.author === author;
  });
  if (isOwnBlock) return;
  for (const child of element.toArray() as unknown[]) {
    if (child instanceof Y.XmlElement) yield* baseRowsIn(child, author);
    if (!(child instanceof Y.XmlText)) continue;
    for (const { length, formats } of formattedRuns(child)) {
      const isOwn = entriesOf(formats).some(
        (entry) => entry.kind === 'insertion' && entry.author === author,
      );
      yield { text: child, length, formats: withoutOwn(formats, author), isOwn };
    }
  }
}

/** The formats without the entries of this person's suggestions. */
function withoutOwn(formats: Formats, author: string): Formats {
  return Object.fromEntries(
    Object.entries(formats).filter(([key, value]) =>
      entriesOf({ [key]: value }).every((entry) => entry.author !== author),
    ),
  );
}
