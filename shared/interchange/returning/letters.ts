import type { ContentMark, ContentNode } from '#shared/paper/content.ts';
import { type Entry, RESTYLES } from '#shared/suggestion/entry.ts';
import { BREAK_MARK, entryOfMark, isEntryMark } from '#shared/suggestion/marks.ts';
import { threadsOn, COMMENT_MARK } from '#shared/thread/comment-mark.ts';

/** One whole letter of a block as it stands there, whether it is agreed or only suggested. */
export interface Letter {
  readonly text: string;
  /** Equal for letters that are the same to a reader: one of a note is not one of the text. */
  readonly key: string;
  /** The note in whose words it stands. */
  readonly note: string | null;
  /** Its looks: neither suggestions nor remarks. */
  readonly marks: readonly ContentMark[];
  readonly entries: readonly Entry[];
  readonly threads: readonly string[];
}

export const LINE_BREAK = '\n';

/** What is the same for all the letters of a run. */
type Run = Omit<Letter, 'text' | 'key'>;

/** A paper has as many of these as it has letters: each holds no more than it must. */
class OneLetter implements Letter {
  readonly text: string;
  readonly key: string;
  readonly #run: Run;

  constructor(text: string, key: string, run: Run) {
    this.text = text;
    this.key = key;
    this.#run = run;
  }

  get note() {
    return this.#run.note;
  }

  get marks() {
    return this.#run.marks;
  }

  get entries() {
    return this.#run.entries;
  }

  get threads() {
    return this.#run.threads;
  }
}

/** A line break, which is no letter of any run. */
export const BREAK: Letter = {
  text: LINE_BREAK,
  key: LINE_BREAK,
  note: null,
  marks: [],
  entries: [],
  threads: [],
};

/** The letters of a block of running text, those of its notes where their numbers stand. */
export function lettersOf({ content = [] }: ContentNode): Letter[] {
  const letters: Letter[] = [];
  for (const { type, text = '', marks = [] } of content) {
    if (type !== 'text') letters.push(BREAK);
    else for (const letter of lettersOfRun(text, marks)) letters.push(letter);
  }
  return letters;
}

/** The letters of words under the same marks. */
export function lettersOfRun(text: string, marks: readonly ContentMark[]): Letter[] {
  const of = (type: string, name: string) => {
    const value = marks.find((mark) => mark.type === type)?.attrs?.[name];
    return typeof value === 'string' ? value : null;
  };
  const note = of('footnote', 'id');
  const run = {
    note,
    marks: marks.filter(({ type }) => !isEntryMark(type) && type !== COMMENT_MARK),
    entries: marks.flatMap((mark) => entryOfMark(mark) ?? []),
    threads: threadsOn(marks),
  };
  const isEnd = marks.some(({ type }) => type === BREAK_MARK);
  const sign = `${of('reference', 'to') ?? ''}${isEnd ? ' end' : ''}${note === null ? '' : ' note'}`;
  const letters: Letter[] = [];
  for (const letter of text)
    letters.push(new OneLetter(letter, sign === '' ? letter : letter + sign, run));
  return letters;
}

export const textOfLetters = (letters: readonly Letter[]): string =>
  letters.map(({ text }) => text).join('');

/** The marks that a suggestion may put on a letter or take off it. */
export function looksOf({ marks }: Letter): ReadonlySet<string> {
  const names: readonly string[] = RESTYLES;
  return new Set(marks.flatMap(({ type }) => (names.includes(type) ? [type] : [])));
}
