import { momentOf } from '#server/interchange/reading/moments.ts';
import type { Tally } from '#server/interchange/reading/tally.ts';
import type { Element } from '#server/interchange/reading/xml-tree.ts';
import type { Entry, EntryKind } from '#shared/suggestion/entry.ts';

/** Somebody whom a file names. A name and no more: never taken for an account of the same name. */
export interface Author {
  readonly id: string;
  readonly name: string;
}

interface Means {
  readonly tally: Tally;
  /** Stands for moments that the file does not tell. */
  readonly now: number;
  readonly newId: () => string;
}

/** Everybody who changed or remarked something in a file, and the suggestions that their tracked changes are. */
export class ChangeBook {
  readonly #means: Means;
  readonly #authors = new Map<string, Author>();
  /** Suggestions that go on as long as nothing unchanged stands between their parts. */
  readonly #open = new Map<string, string>();
  readonly #moves = new Map<string, string>();
  #move = '';

  constructor(means: Means) {
    this.#means = means;
  }

  get authors(): readonly Author[] {
    return [...this.#authors.values()];
  }

  author(name: string | undefined): Author {
    const known = plainName(name ?? '');
    const found = this.#authors.get(known);
    if (found) return found;
    const author = { id: `external-${String(this.#authors.size + 1)}`, name: known };
    this.#authors.set(known, author);
    return author;
  }

  at({ attrs }: Element): number {
    return (
      momentOf(attrs['w16du:dateUtc'], true) ?? momentOf(attrs['w:date'], false) ?? this.#means.now
    );
  }

  /** The entry of a revision; one of the same person and moment next to it is of the same suggestion. */
  entry(kind: EntryKind, revision: Element, to: string | null = null): Entry {
    const isMove = revision.name === 'w:moveFrom' || revision.name === 'w:moveTo';
    const move = isMove ? this.#move : '';
    const author = this.author(revision.attrs['w:author']).id;
    const at = this.at(revision);
    const key = [author, at, to ?? ''].join(' ');
    const id =
      (move === '' ? undefined : this.#moves.get(move)) ??
      this.#open.get(key) ??
      this.#means.newId();
    this.#open.set(key, id);
    if (move !== '') this.#moves.set(move, id);
    return { kind, id, author, at, to };
  }

  /** A move begins or ends here: what is taken away there and put in here is one suggestion. */
  setMove(name: string): void {
    this.#move = name;
  }

  /** Words that nobody changed stand here: what is changed after them is another suggestion. */
  pass(): void {
    this.#open.clear();
  }
}

const LONGEST_NAME = 120;

/** A name as one plain line. */
function plainName(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_NAME)
    .trim();
}
