import * as Y from 'yjs';
import { contentOfType, formatOfMark, readContent } from '#shared/paper/content.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { takesText } from '#shared/paper/schema.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { type Entry, RESTYLES } from '#shared/suggestion/entry.ts';
import { suggestionsIn } from '#shared/suggestion/found.ts';
import { markOfEntry } from '#shared/suggestion/marks.ts';
import { project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { entriesOf, type Formats, formattedRuns } from '#shared/suggestion/runs.ts';
import { editsBetween } from '#shared/version/text-edits.ts';

export interface Wording {
  readonly blockId: string;
  /** The paragraph as its reader was shown it: without anything that is only suggested. */
  readonly seen: string;
  readonly text: string;
}

/**
 * Writes another wording of a paragraph into a paper as one suggestion: nothing of the agreed text changes, nor of what
 * others suggest. Refuses when the paragraph is not there any more as it was seen. The same suggestion again changes nothing.
 */
export function suggestWording(
  doc: Y.Doc,
  { blockId, seen, text: wanted }: Wording,
  entry: Pick<Entry, 'id' | 'author' | 'at'>,
): void {
  const known = suggestionsIn(readContent(doc)).filter(({ id }) => id === entry.id);
  if (known.some(({ author }) => author === entry.author)) return;
  if (known.length > 0) throw new Refusal('already-exists');
  const text = textOfBlock(doc, blockId);
  const was = text && agreedLetters(text);
  if (!text || !was || wordsIn(was) !== seen) throw new Refusal('changed-meanwhile');
  const mark = (kind: 'insertion' | 'deletion') =>
    formatOfMark(markOfEntry({ ...entry, kind, to: null }));
  // From the last to the first, so that the places before stay what they are.
  for (const change of changesIn(was, wanted).toReversed()) {
    for (const { index, length } of stretchesOf(change.drop).toReversed()) {
      const [key, value] = mark('deletion');
      text.format(index, length, { [key]: value });
    }
    const [key, value] = mark('insertion');
    if (change.add !== '')
      text.insert(change.index, change.add, { ...bareOf(change.looks), [key]: value });
  }
}

/** The text of a paragraph that is part of the agreed text; null for anything else. */
function textOfBlock(doc: Y.Doc, blockId: string): Y.XmlText | null {
  const walker = doc
    .getXmlFragment(CONTENT_ROOT)
    .createTreeWalker(
      (node) => node instanceof Y.XmlElement && node.getAttribute('id') === blockId,
    );
  for (const element of walker) {
    if (!(element instanceof Y.XmlElement) || !takesText(element.nodeName)) continue;
    if (project(contentOfType(element), REJECT_ALL).length === 0) return null;
    const [only, ...others] = element.toArray();
    return only instanceof Y.XmlText && others.length === 0 ? only : null;
  }
  return null;
}

interface Letter {
  readonly letter: string;
  readonly index: number;
  readonly formats: Formats;
}

/** The letters of the agreed text with their places, passing over what is only suggested. */
function agreedLetters(text: Y.XmlText): Letter[] {
  return formattedRuns(text).flatMap(({ index, words, formats }) => {
    if (entriesOf(formats).some(({ kind }) => kind === 'insertion')) return [];
    return Array.from({ length: words.length }, (_, at) => ({
      letter: words[at] ?? '',
      index: index + at,
      formats,
    }));
  });
}

/** Letters that stand side by side, as one: marked one by one, halves of a letter would be cut apart and lost. */
function stretchesOf(letters: readonly Letter[]): { index: number; length: number }[] {
  const stretches: { index: number; length: number }[] = [];
  for (const { index } of letters) {
    const last = stretches.at(-1);
    if (last && last.index + last.length === index) last.length += 1;
    else stretches.push({ index, length: 1 });
  }
  return stretches;
}

const wordsIn = (letters: readonly Letter[]) => letters.map(({ letter }) => letter).join('');

interface Change {
  /** Where in the shared text it is written. */
  readonly index: number;
  readonly drop: Letter[];
  /** How many of the agreed letters lie before the end of it. */
  end: number;
  readonly add: string;
  /** How the words look that it stands in for, or behind. */
  readonly looks: Formats;
}

function changesIn(was: readonly Letter[], wanted: string): Change[] {
  const changes: Change[] = [];
  let from = 0;
  for (const edit of editsBetween(wordsIn(was), wanted)) {
    const letters = edit.kind === 'add' ? [] : was.slice(from, from + edit.text.length);
    from += letters.length;
    if (edit.kind === 'keep') continue;
    const before = was[from - 1];
    const last = changes.at(-1);
    // What goes word after word goes as one.
    if (edit.kind === 'drop' && last?.add === '' && last.end === from - letters.length) {
      last.drop.push(...letters);
      last.end = from;
      continue;
    }
    changes.push({
      index: before ? before.index + 1 : 0,
      drop: [...letters],
      end: from,
      add: edit.kind === 'add' ? edit.text : '',
      looks: before?.formats ?? {},
    });
  }
  return changes;
}

/** Looks alone: neither remarks, nor references, nor what others suggest. */
function bareOf(formats: Formats): Formats {
  const looks = Object.entries(formats).filter(([key]) =>
    (RESTYLES as readonly string[]).includes(key),
  );
  return Object.fromEntries(looks);
}
