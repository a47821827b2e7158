import type { ContentMark, ContentNode } from '#shared/paper/content.ts';
import { markKey } from '#shared/suggestion/projection.ts';
import { type Atom, atomsOf } from '#shared/compare/atoms.ts';
import type { CompareOptions, MarkChange, Piece } from '#shared/compare/comparison.ts';
import { type Inline, inlineOf, looksOf, slice } from '#shared/compare/inline.ts';
import { type Budget, matchSequences } from '#shared/compare/sequence.ts';
import { type Region, regionsOf } from '#shared/compare/regions.ts';

export interface Pieces {
  readonly pieces: readonly Piece[];
  /** The words were too different to be looked through. */
  readonly isCoarse: boolean;
}

/** The words of two text blocks laid over each other. All pieces are `same` where nothing that is shown differs. */
export function comparePieces(
  old: readonly ContentNode[] | undefined,
  next: readonly ContentNode[] | undefined,
  options: CompareOptions,
  budget: Budget,
): Pieces {
  const sides = [sideOf(old, options), sideOf(next, options)] as const;
  const keys = new Map<string, number>();
  const numbers = (atoms: readonly Atom[]) =>
    atoms.map(({ key }) => {
      const known = keys.get(key) ?? keys.size;
      keys.set(key, known);
      return known;
    });
  const { matches, isCoarse } = matchSequences(
    numbers(sides[0].atoms),
    numbers(sides[1].atoms),
    budget,
  );
  const writer = new PieceWriter(sides[0], sides[1], options, budget);
  for (const region of regionsOf(matches, sides[0].atoms, sides[1].atoms)) writer.region(region);
  return { pieces: writer.end(), isCoarse: isCoarse || writer.isCoarse };
}

interface Side {
  readonly inline: Inline;
  readonly atoms: readonly Atom[];
}

function sideOf(content: readonly ContentNode[] | undefined, options: CompareOptions): Side {
  const inline = inlineOf(content);
  return { inline, atoms: atomsOf(inline, options) };
}

/** A stretch of letters on both sides. */
interface Stretch {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly newFrom: number;
  readonly newTo: number;
}

class PieceWriter {
  isCoarse = false;
  readonly #old: Side;
  readonly #new: Side;
  readonly #options: CompareOptions;
  readonly #budget: Budget;
  readonly #pieces: Piece[] = [];
  /** What stays the same, and what differs, until something else follows. */
  #same: Stretch | null = null;
  #other: Stretch | null = null;

  constructor(old: Side, next: Side, options: CompareOptions, budget: Budget) {
    this.#old = old;
    this.#new = next;
    this.#options = options;
    this.#budget = budget;
  }

  region(region: Region): void {
    if (region.kind === 'same') {
      for (let at = 0; at < region.oldTo - region.oldFrom; at++) {
        const [old, next] = [
          this.#old.atoms[region.oldFrom + at],
          this.#new.atoms[region.newFrom + at],
        ];
        if (old && next) this.#pair(old, next);
      }
      return;
    }
    const [old, next] = [this.#old.atoms, this.#new.atoms];
    if (region.oldFrom < region.oldTo) {
      const [from, to] = [old[region.oldFrom]?.from ?? 0, old[region.oldTo - 1]?.to ?? 0];
      this.#differs({ oldFrom: from, oldTo: to, newFrom: -1, newTo: -1 });
    }
    if (region.newFrom < region.newTo) {
      const [from, to] = [next[region.newFrom]?.from ?? 0, next[region.newTo - 1]?.to ?? 0];
      this.#differs({ oldFrom: -1, oldTo: -1, newFrom: from, newTo: to });
    }
  }

  end(): readonly Piece[] {
    this.#flush();
    return this.#pieces;
  }

  #pair(old: Atom, next: Atom): void {
    const body = { oldFrom: old.from, oldTo: old.end, newFrom: next.from, newTo: next.end };
    if (old.noteId === null) this.#words(body);
    else this.#note(old.noteId, body);
    const gap = { oldFrom: old.end, oldTo: old.to, newFrom: next.end, newTo: next.to };
    const [oldGap, newGap] = [
      this.#old.inline.text.slice(gap.oldFrom, gap.oldTo),
      this.#new.inline.text.slice(gap.newFrom, gap.newTo),
    ];
    if (oldGap === newGap || this.#options.ignorePunctuation) {
      if (oldGap !== '' || newGap !== '') this.#words(gap);
    } else this.#differs(gap);
  }

  /** Letters that are the same to the reader; their looks may still differ. */
  #words(stretch: Stretch): void {
    const { oldFrom, oldTo, newFrom, newTo } = stretch;
    const isEmpty = oldFrom === oldTo || newFrom === newTo;
    const [old, next] = [this.#old.inline, this.#new.inline];
    const isSame = isEmpty || looksOf(old, oldFrom, oldTo) === looksOf(next, newFrom, newTo);
    const marks = isSame
      ? []
      : marksBetween(slice(old, oldFrom, oldTo), slice(next, newFrom, newTo));
    const isOtherText = oldTo - oldFrom !== newTo - newFrom;
    if (isSame || (marks.length === 0 && isOtherText)) {
      this.#flushOther();
      this.#same = extended(this.#same, stretch);
      return;
    }
    this.#flush();
    this.#pieces.push({
      kind: 'restyled',
      old: slice(old, oldFrom, oldTo),
      new: slice(next, newFrom, newTo),
      marks,
    });
  }

  #note(id: string, stretch: Stretch): void {
    const { oldFrom, oldTo, newFrom, newTo } = stretch;
    const old = slice(this.#old.inline, oldFrom, oldTo);
    const next = slice(this.#new.inline, newFrom, newTo);
    const { pieces, isCoarse } = comparePieces(
      wordsOfNote(old),
      wordsOfNote(next),
      this.#options,
      this.#budget,
    );
    this.isCoarse ||= isCoarse;
    if (pieces.every(({ kind }) => kind === 'same')) {
      this.#flushOther();
      this.#same = extended(this.#same, stretch);
      return;
    }
    this.#flush();
    this.#pieces.push({ kind: 'note', id, old, new: next, pieces });
  }

  #differs(stretch: Stretch): void {
    this.#flushSame();
    this.#other = extended(this.#other, stretch);
  }

  #flushSame(): void {
    if (!this.#same) return;
    const { oldFrom, oldTo, newFrom, newTo } = this.#same;
    this.#pieces.push({
      kind: 'same',
      old: slice(this.#old.inline, oldFrom, oldTo),
      new: slice(this.#new.inline, newFrom, newTo),
    });
    this.#same = null;
  }

  #flushOther(): void {
    if (!this.#other) return;
    const { oldFrom, oldTo, newFrom, newTo } = this.#other;
    this.#other = null;
    const [old, next] = [this.#old.inline, this.#new.inline];
    // Blanks behind a word that was replaced are nobody's change.
    const common = commonBlanks(old.text.slice(oldFrom, oldTo), next.text.slice(newFrom, newTo));
    if (oldFrom < oldTo - common)
      this.#pieces.push({ kind: 'removed', old: slice(old, oldFrom, oldTo - common) });
    if (newFrom < newTo - common)
      this.#pieces.push({ kind: 'added', new: slice(next, newFrom, newTo - common) });
    const blanks = { oldFrom: oldTo - common, oldTo, newFrom: newTo - common, newTo };
    if (common > 0) this.#words(blanks);
  }

  #flush(): void {
    this.#flushSame();
    this.#flushOther();
    this.#flushSame();
  }
}

const BLANK = /[ \t\u00A0]/u;

/** So many blanks stand at the end of both. */
function commonBlanks(one: string, other: string): number {
  let length = 0;
  while (length < Math.min(one.length, other.length)) {
    const letter = one.charAt(one.length - 1 - length);
    if (letter !== other.charAt(other.length - 1 - length) || !BLANK.test(letter)) break;
    length++;
  }
  return length;
}

/** One stretch and what follows it; a side on which nothing stands yet begins with what comes. */
function extended(before: Stretch | null, next: Stretch): Stretch {
  if (!before) return next;
  const start = (own: number, to: number, other: number) => (own < 0 || own === to ? other : own);
  return {
    oldFrom: next.oldFrom < 0 ? before.oldFrom : start(before.oldFrom, before.oldTo, next.oldFrom),
    oldTo: next.oldTo < 0 ? before.oldTo : next.oldTo,
    newFrom: next.newFrom < 0 ? before.newFrom : start(before.newFrom, before.newTo, next.newFrom),
    newTo: next.newTo < 0 ? before.newTo : next.newTo,
  };
}

function wordsOfNote(nodes: readonly ContentNode[]): ContentNode[] {
  return nodes.map(({ marks = [], ...node }) => {
    const rest = marks.filter(({ type }) => type !== 'footnote');
    return { ...node, ...(rest.length > 0 && { marks: rest }) };
  });
}

/** The marks of which some letter of one side has none on the other. */
function marksBetween(old: readonly ContentNode[], next: readonly ContentNode[]): MarkChange[] {
  const [before, after] = [marksIn(old), marksIn(next)];
  const types = new Set([...before.values(), ...after.values()]);
  const only = (
    one: ReadonlyMap<string, string>,
    other: ReadonlyMap<string, string>,
    type: string,
  ) => [...one].some(([key, own]) => own === type && !other.has(key));
  const changes: MarkChange[] = [];
  for (const type of types) {
    const [on, off] = [only(after, before, type), only(before, after, type)];
    if (on && off) changes.push({ type, change: 'other' });
    else if (on || off) changes.push({ type, change: on ? 'on' : 'off' });
  }
  // The same marks on other letters of a word.
  if (changes.length === 0 && textOfRuns(old) === textOfRuns(next)) {
    const partly = [...types].map((type): MarkChange => ({ type, change: 'other' }));
    changes.push(...partly);
  }
  return changes;
}

function marksIn(nodes: readonly ContentNode[]): Map<string, string> {
  const marks = nodes.flatMap((node): readonly ContentMark[] => node.marks ?? []);
  return new Map(marks.map((mark) => [markKey(mark), mark.type]));
}

function textOfRuns(nodes: readonly ContentNode[]): string {
  return nodes.map(({ text = '' }) => text).join('');
}
