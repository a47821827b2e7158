import * as Y from 'yjs';
import type { ContentNode } from '#shared/paper/content.ts';
import { markKeyOf, readMarkKey } from '#shared/paper/mark-key.ts';
import { readEntry } from '#shared/suggestion/entry.ts';
import { project, without } from '#shared/suggestion/projection.ts';
import { entriesOf, formattedRuns } from '#shared/suggestion/runs.ts';
import { COMMENT_MARK, threadsOn } from '#shared/thread/comment-mark.ts';
import type { Stretch } from '#server/room/gate/touched.ts';

/** Content without the marks of remarks. */
export function withoutRemarks(content: readonly ContentNode[]): ContentNode[] {
  return content.map((node) => ({
    ...node,
    ...(node.marks && { marks: node.marks.filter(({ type }) => type !== COMMENT_MARK) }),
    ...(node.content && { content: withoutRemarks(node.content) }),
  }));
}

/** Letters in a row under the same remarks. */
interface Row {
  readonly length: number;
  readonly threads: readonly string[];
}
interface PlacedRow extends Row {
  readonly text: Y.XmlText;
  /** This person's own suggestion: nothing is put back there. */
  readonly isOwn: boolean;
}

/**
 * Puts the marks of remarks back on the letters that are not this person's own suggestion, as they lay before their change.
 * Nobody who may only suggest decides on what a remark was made; and an honest editor that tidies up marks, or whose change
 * met another one on its way, is no reason to refuse what was typed.
 */
export function putRemarksBack({ before, blocks }: Stretch, author: string): void {
  const old = rowsIn(project(before, without(author)));
  const now = blocks.flatMap((block) => [...baseRowsIn(block, author)]);
  if (lengthOf(old) !== lengthOf(now)) return;
  const deltas = new Map<Y.XmlText, { retain: number; attributes?: object }[]>();
  let [at, passed] = [0, 0];
  for (const { text, length, threads, isOwn } of now) {
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
      const attributes = difference(threads, row.threads);
      delta.push({ retain, ...(attributes && { attributes }) });
      left -= retain;
      passed += retain;
      if (passed === row.length) [at, passed] = [at + 1, 0];
    }
  }
  for (const [text, delta] of deltas)
    if (delta.some(({ attributes }) => attributes)) text.applyDelta(delta);
}

function lengthOf(rows: readonly (Row | PlacedRow)[]): number {
  return rows.reduce((sum, row) => ('isOwn' in row && row.isOwn ? sum : sum + row.length), 0);
}

/** The formats that turn some remarks into others; null where they are the same. */
function difference(now: readonly string[], wanted: readonly string[]) {
  const gone = now.filter((id) => !wanted.includes(id));
  const missing = wanted.filter((id) => !now.includes(id));
  if (gone.length + missing.length === 0) return null;
  const key = (id: string) => markKeyOf(COMMENT_MARK, id);
  return Object.fromEntries([
    ...gone.map((id) => [key(id), null]),
    ...missing.map((id) => [key(id), {}]),
  ]) as Record<string, object | null>;
}

function rowsIn(content: readonly ContentNode[]): Row[] {
  return content.flatMap(({ text, marks, content: inner = [] }) =>
    text === undefined ? rowsIn(inner) : [{ length: text.length, threads: threadsOn(marks) }],
  );
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
      yield { text: child, length, threads: threadsIn(formats), isOwn };
    }
  }
}

function threadsIn(formats: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(formats).flatMap((key) => {
    const named = readMarkKey(key);
    return named?.type === COMMENT_MARK ? [named.id] : [];
  });
}
