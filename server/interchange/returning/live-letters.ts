import * as Y from 'yjs';
import { BREAK, type Letter, lettersOfRun } from '#shared/interchange/returning/letters.ts';
import { markOfFormat } from '#shared/paper/content.ts';
import type { Entry } from '#shared/suggestion/entry.ts';
import { formattedRuns } from '#shared/suggestion/runs.ts';

/** A letter of the live paper, and where it stands. */
export interface LiveLetter extends Letter {
  readonly element: Y.XmlElement;
  /** Null for a line break, which no suggestion can be about. */
  readonly shared: Y.XmlText | null;
  /** In the shared text; of a line break: its place among the children of its block. */
  readonly index: number;
}

type Place = Pick<LiveLetter, 'element' | 'shared'>;

/** One letter with its place; as many as there are letters, so each holds no more than it must. */
class StandingLetter implements LiveLetter {
  readonly text: string;
  readonly key: string;
  readonly index: number;
  readonly #letter: Letter;
  readonly #place: Place;

  constructor(letter: Letter, place: Place, index: number) {
    this.text = letter.text;
    this.key = letter.key;
    this.index = index;
    this.#letter = letter;
    this.#place = place;
  }

  get element() {
    return this.#place.element;
  }

  get shared() {
    return this.#place.shared;
  }

  get note() {
    return this.#letter.note;
  }

  get marks() {
    return this.#letter.marks;
  }

  get entries() {
    return this.#letter.entries;
  }

  get threads() {
    return this.#letter.threads;
  }
}

/** The letters of a block as it stands, without those that are passed over. */
export function liveLetters(
  element: Y.XmlElement,
  isPassedOver: (entry: Entry) => boolean,
): LiveLetter[] {
  const all: LiveLetter[] = [];
  for (const [at, child] of element.toArray().entries()) {
    if (!(child instanceof Y.XmlText)) {
      all.push(new StandingLetter(BREAK, { element, shared: null }, at));
      continue;
    }
    const place = { element, shared: child };
    for (const { index, words, formats } of formattedRuns(child)) {
      const marks = Object.entries(formats).map(([key, value]) => markOfFormat(key, value));
      const letters = lettersOfRun(words, marks);
      if (letters[0]?.entries.some(isPassedOver)) continue;
      let next = index;
      for (const letter of letters) {
        all.push(new StandingLetter(letter, place, next));
        next += letter.text.length;
      }
    }
  }
  return all;
}

/** A place in a shared text. */
export interface LivePlace {
  readonly shared: Y.XmlText;
  readonly index: number;
}

/** Behind a letter, in the text in which it stands or that follows it; null behind a line break without one. */
export function placeBehind({ element, shared, index, text }: LiveLetter): LivePlace | null {
  if (shared) return { shared, index: index + text.length };
  const next = element.toArray()[index + 1];
  return next instanceof Y.XmlText ? { shared: next, index: 0 } : null;
}

export function placeBefore({ element, shared, index }: LiveLetter): LivePlace | null {
  if (shared) return { shared, index };
  const before = element.toArray()[index - 1];
  return before instanceof Y.XmlText ? { shared: before, index: before.length } : null;
}

/** Letters that stand side by side in one text, as stretches. */
export function stretchesOf(
  letters: readonly LiveLetter[],
): { readonly shared: Y.XmlText; readonly index: number; length: number }[] {
  const stretches: { readonly shared: Y.XmlText; readonly index: number; length: number }[] = [];
  for (const { shared, index, text } of letters) {
    const last = stretches.at(-1);
    if (!shared) continue;
    if (last?.shared === shared && last.index + last.length === index) last.length += text.length;
    else stretches.push({ shared, index, length: text.length });
  }
  return stretches;
}
