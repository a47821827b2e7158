import type * as Y from 'yjs';
import { markOfFormat } from '#shared/paper/content.ts';
import { type Entry, readKey } from '#shared/suggestion/entry.ts';
import { entryOfMark } from '#shared/suggestion/marks.ts';

export type Formats = Readonly<Record<string, unknown>>;

/** A stretch of a shared text under the same formats. */
export interface Run {
  readonly index: number;
  readonly length: number;
  readonly words: string;
  readonly formats: Formats;
}

/** The runs of a shared text, in order. */
export function formattedRuns(text: Y.XmlText): Run[] {
  const runs: Run[] = [];
  let index = 0;
  for (const { insert, attributes } of text.toDelta() as {
    insert: unknown;
    attributes?: Formats;
  }[]) {
    if (typeof insert !== 'string') continue;
    runs.push({ index, length: insert.length, words: insert, formats: attributes ?? {} });
    index += insert.length;
  }
  return runs;
}

/** The entries of suggestions among a run's formats. */
export function entriesOf(formats: Formats): Entry[] {
  return Object.entries(formats).flatMap(([key, value]) =>
    readKey(key) ? (entryOfMark(markOfFormat(key, value)) ?? []) : [],
  );
}
