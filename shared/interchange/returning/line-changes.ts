import type { Budget } from '#shared/compare/sequence.ts';
import { GONE } from '#shared/interchange/returning/align.ts';
import type { KnownChanges } from '#shared/interchange/returning/known.ts';
import { type Letter, looksOf } from '#shared/interchange/returning/letters.ts';
import { type Decided, settledLine } from '#shared/interchange/returning/settled-line.ts';
import { REFERENCE_CHARACTER } from '#shared/paper/schema.ts';
import type { Entry } from '#shared/suggestion/entry.ts';

/** Words that came in the place of others, within one block. */
export interface WordChange {
  /** A stretch of the letters that went out: from the first that goes to behind the last, or where words come in. */
  readonly from: number;
  readonly to: number;
  /** The letters that go. */
  readonly drops: readonly number[];
  readonly text: readonly Letter[];
  /** The tracked change of the file; null for what was changed without a trace. */
  readonly tracked: Entry | null;
}

/** Letters that are to look another way: `+bold`, `-bold`; `link` for one that leads elsewhere, which nobody can suggest. */
export interface LookChange {
  readonly letters: readonly number[];
  readonly to: string;
  readonly tracked: Entry | null;
}

export interface LineChanges {
  readonly words: readonly WordChange[];
  readonly looks: readonly LookChange[];
  readonly decided: readonly Decided[];
  /** Tracked deletions of words that the file itself had brought: nothing is left of either. */
  readonly undone: readonly Entry[];
  /** Where each letter that went out stands among the letters that came home. */
  readonly places: readonly number[];
}

/** What became of one block of running text between going out and coming home. */
export function lineChanges(
  sent: readonly Letter[],
  returned: readonly Letter[],
  { known, budget }: { readonly known: KnownChanges; readonly budget: Budget },
): LineChanges {
  const isNew = (entry: Entry) => !known.has(entry);
  const freshOn = ({ entries }: Letter, kind: Entry['kind']) =>
    entries.find((entry) => entry.kind === kind && isNew(entry)) ?? null;
  const old = returned.flatMap((letter, at) => (freshOn(letter, 'insertion') ? [] : [at]));
  const line = settledLine(
    sent,
    old.flatMap((at) => returned[at] ?? []),
    budget,
  );
  const places = line.places.map((at) => (at === GONE ? GONE : (old[at] ?? GONE)));
  const sentAt = new Map(
    places.flatMap((at, index) => (at === GONE ? [] : [[at, index] as const])),
  );
  const walk = new Walk(sent, line.isSettled);
  const undone: Entry[] = [];
  for (const [at, letter] of returned.entries()) {
    const inserted = freshOn(letter, 'insertion');
    const deleted = freshOn(letter, 'deletion');
    const index = sentAt.get(at);
    if (index !== undefined) walk.keep(index, letter, { deleted, isNew });
    else if (deleted) undone.push(deleted);
    else walk.add(letter, inserted);
  }
  walk.end();
  return {
    words: joinedByBlanks(walk.words, sent).filter((change) => !isSpokenReference(change, sent)),
    looks: walk.looks,
    decided: line.decided,
    undone,
    places,
  };
}

type Growing = { -readonly [K in keyof WordChange]: WordChange[K] } & {
  drops: number[];
  text: Letter[];
};

/** Goes through both texts side by side and gathers what belongs together. */
class Walk {
  readonly words: Growing[] = [];
  readonly looks: { letters: number[]; to: string; tracked: Entry | null }[] = [];
  readonly #sent: readonly Letter[];
  readonly #isSettled: (index: number) => boolean;
  #at = 0;

  constructor(sent: readonly Letter[], isSettled: (index: number) => boolean) {
    this.#sent = sent;
    this.#isSettled = isSettled;
  }

  add(letter: Letter, tracked: Entry | null): void {
    this.#open(tracked).text.push(letter);
  }

  keep(
    index: number,
    letter: Letter,
    { deleted, isNew }: { deleted: Entry | null; isNew: (entry: Entry) => boolean },
  ): void {
    this.#dropUpTo(index);
    if (deleted) this.#drop(index, deleted);
    else this.#look(index, letter, isNew);
    this.#at = index + 1;
  }

  end(): void {
    this.#dropUpTo(this.#sent.length);
  }

  #dropUpTo(end: number): void {
    for (; this.#at < end; this.#at++) if (!this.#isSettled(this.#at)) this.#drop(this.#at, null);
  }

  #drop(index: number, tracked: Entry | null): void {
    this.#at = index;
    const change = this.#open(tracked);
    change.drops.push(index);
    change.to = index + 1;
  }

  /** The change at hand, if it is of the same act and nothing that stays lies between; else a new one. */
  #open(tracked: Entry | null): Growing {
    const last = this.words.at(-1);
    let reached = last?.to ?? 0;
    while (reached < this.#at && this.#isSettled(reached)) reached += 1;
    if (last && reached === this.#at && last.tracked?.id === tracked?.id) return last;
    const fresh: Growing = { from: this.#at, to: this.#at, drops: [], text: [], tracked };
    this.words.push(fresh);
    return fresh;
  }

  #look(index: number, letter: Letter, isNew: (entry: Entry) => boolean): void {
    const before = this.#sent[index];
    if (!before) return;
    for (const entry of letter.entries)
      if (entry.kind === 'restyled' && entry.to !== null && isNew(entry))
        this.#addLook(index, entry.to, entry);
    const proposed = new Set(before.entries.flatMap(({ to }) => to ?? []));
    const [was, is] = [looksOf(before), looksOf(letter)];
    for (const mark of new Set([...was, ...is])) {
      const to = `${is.has(mark) ? '+' : '-'}${mark}`;
      // A look that somebody else proposed and that the file shows as a matter of course was decided on there.
      if (was.has(mark) !== is.has(mark) && !proposed.has(to)) this.#addLook(index, to, null);
    }
    if (hrefOf(before) !== hrefOf(letter)) this.#addLook(index, 'link', null);
  }

  #addLook(index: number, to: string, tracked: Entry | null): void {
    const same = this.looks.findLast(
      (look) =>
        look.to === to && look.tracked?.id === tracked?.id && look.letters.at(-1) === index - 1,
    );
    if (same) same.letters.push(index);
    else this.looks.push({ letters: [index], to, tracked });
  }
}

/** Other programs write what a reference says in its place; that is nobody's change. */
function isSpokenReference({ drops, text, tracked }: WordChange, sent: readonly Letter[]): boolean {
  return (
    tracked === null &&
    text.length > 0 &&
    drops.length > 0 &&
    drops.every((at) => sent[at]?.text === REFERENCE_CHARACTER)
  );
}

function hrefOf({ marks }: Letter): unknown {
  return marks.find(({ type }) => type === 'link')?.attrs?.['href'];
}

/** Words that were changed without a trace one beside the other were changed as one. */
function joinedByBlanks(words: readonly WordChange[], sent: readonly Letter[]): WordChange[] {
  const all: WordChange[] = [];
  for (const change of words) {
    const last = all.at(-1);
    const between = last ? sent.slice(last.to, change.from) : [];
    const isOne =
      last &&
      last.tracked === null &&
      change.tracked === null &&
      between.length <= 2 &&
      between.every(({ text, note }) => text.trim() === '' && note === sent[last.from]?.note);
    if (!isOne) {
      all.push(change);
      continue;
    }
    const gap = between.map((_, at) => last.to + at);
    all.splice(-1, 1, {
      from: last.from,
      to: change.to,
      drops: [...last.drops, ...gap, ...change.drops],
      text: [...last.text, ...between, ...change.text],
      tracked: null,
    });
  }
  return all;
}
