import type * as Y from 'yjs';
import { type ContentNode, formatOfMark, markOfFormat } from '#shared/paper/content.ts';
import { sameMarks } from '#shared/suggestion/projection.ts';
import { type Formats, formattedRuns, type Run } from '#shared/suggestion/runs.ts';
import { editsBetween } from '#shared/version/text-edits.ts';

interface Means {
  /** The suggestion's marks, as the shared text stores them. */
  readonly insertion: readonly [key: string, value: object];
  readonly deletion: readonly [key: string, value: object];
  /** The words of a run of the source as they read where it was taken in. */
  readonly wordsOf: (run: ContentNode) => string;
}

/** One whole letter of the wanted or the agreed text, never half of one: what it is there, and how it looks. */
interface Letter {
  readonly text: string;
  /** Its place in the shared text, and how much of that it is: nothing but for the first letter of what stands for one. */
  readonly index: number;
  readonly length: number;
  readonly formats: Formats;
}

/**
 * Suggests that a text of the source read as is wanted. What others suggest in it is passed over. False when both read and
 * look alike.
 */
export function proposeText(
  text: Y.XmlText,
  wanted: readonly ContentNode[],
  means: Means,
): boolean {
  const was = formattedRuns(text).flatMap((run) => lettersOf(run, means.wordsOf));
  const is = wanted.flatMap(({ text: words = '', marks = [] }) => {
    const formats = Object.fromEntries(marks.map(formatOfMark));
    return Array.from(words, (text) => ({ text, formats }));
  });
  const changes: {
    readonly index: number;
    drop: number;
    readonly add: { text: string; formats: Formats }[];
  }[] = [];
  let [from, to] = [0, 0];
  const endOf = () => {
    const last = was[from - 1];
    return last ? last.index + last.length : 0;
  };
  // What comes or goes side by side is one change.
  const add = (letter: { readonly text: string; readonly formats: Formats } | undefined) => {
    if (!letter) return;
    const last = changes.at(-1);
    const before = last?.index === endOf() ? last.add.at(-1) : undefined;
    if (before && JSON.stringify(before.formats) === JSON.stringify(letter.formats))
      before.text += letter.text;
    else changes.push({ index: endOf(), drop: 0, add: [{ ...letter }] });
  };
  const drop = (letter: Letter | undefined) => {
    if (!letter || letter.length === 0) return;
    const last = changes.at(-1);
    if (last && last.drop > 0 && last.index + last.drop === letter.index)
      last.drop += letter.length;
    else changes.push({ index: letter.index, drop: letter.length, add: [] });
  };
  const joined = (letters: readonly { readonly text: string }[]) =>
    letters.map((letter) => letter.text).join('');
  for (const edit of editsBetween(joined(was), joined(is))) {
    for (const _letter of edit.text) {
      const [old, fresh] = [was[from], is[to]];
      const isKept = edit.kind === 'keep' && old && fresh && looksAlike(old.formats, fresh.formats);
      if (edit.kind !== 'add') from += 1;
      if (edit.kind !== 'drop') to += 1;
      if (isKept) continue;
      if (edit.kind !== 'add') drop(old);
      if (edit.kind !== 'drop') add(fresh);
    }
  }
  // From the last to the first, so that places before stay what they are.
  for (const change of changes.toReversed()) {
    if (change.drop > 0)
      text.format(change.index, change.drop, { [means.deletion[0]]: means.deletion[1] });
    for (const { text: words, formats } of change.add)
      text.insert(change.index, words, { ...formats, [means.insertion[0]]: means.insertion[1] });
  }
  return changes.length > 0;
}

/** The letters of a run of the agreed text; none of one that is only suggested. */
function lettersOf(run: Run, wordsOf: Means['wordsOf']): Letter[] {
  const { index, words, formats } = run;
  if (Object.keys(formats).some((key) => key.startsWith('insertion--'))) return [];
  const marks = Object.entries(formats).map(([key, value]) => markOfFormat(key, value));
  const read = wordsOf({ type: 'text', text: words, marks });
  if (read !== words)
    return Array.from(read, (text, at) => ({
      text,
      index: index + (at === 0 ? 0 : words.length),
      length: at === 0 ? words.length : 0,
      formats: {},
    }));
  let place = index;
  return Array.from(words, (text) => {
    const letter = { text, index: place, length: text.length, formats };
    place += text.length;
    return letter;
  });
}

/** Remarks and suggestions are no looks. */
function looksAlike(one: Formats, other: Formats): boolean {
  const [marks, others] = [one, other].map((formats) =>
    Object.entries(formats).flatMap(([key, value]) => {
      const mark = markOfFormat(key, value);
      if (key.includes('--')) return [];
      const { id: _, to: __, ...attrs } = mark.attrs ?? {};
      return [{ type: mark.type, attrs }];
    }),
  );
  return sameMarks(marks, others);
}
