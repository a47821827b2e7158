import { element, escaped } from '#server/interchange/html/element.ts';
import { innerOf, remarkSpots, type RemarkSpots } from '#server/interchange/word/remark-spots.ts';
import type { WordWish } from '#server/interchange/word/writing.ts';
import type { Block, Note, PaperModel } from '#shared/interchange/model.ts';
import { type Entry, ENTRY_KINDS } from '#shared/suggestion/entry.ts';
import { type FoundSuggestion, suggestionsIn } from '#shared/suggestion/found.ts';
import type { ThreadView } from '#shared/thread/thread-contract.ts';

/** What is counted and collected while one page is written. */
export class Page {
  readonly wish: WordWish;
  readonly spots: RemarkSpots;
  readonly suggestions: readonly FoundSuggestion[];
  /** Notes in the order of their signs; the first is number one of the page's own addresses. */
  readonly notes: readonly Note[];
  readonly #noteAt: ReadonlyMap<string, number>;
  readonly #suggestionAt: ReadonlyMap<string, number>;
  readonly #signed = new Set<number>();
  readonly #anchors = new Set<string>();
  readonly #blocks: ReadonlySet<string>;
  /** Signs of blocks that have no line of their own: they stand in the next line. */
  #waiting: string[] = [];
  #labels = 0;

  constructor(wish: WordWish) {
    this.wish = wish;
    this.spots = remarkSpots(wish.model, wish.content, wish.threads);
    this.suggestions = wish.text === 'marked' ? suggestionsIn(wish.content) : [];
    const { notes, blocks } = partsOf(wish.model);
    this.notes = notes;
    this.#blocks = blocks;
    this.#noteAt = firstPlaces(notes.map(({ id }) => id));
    this.#suggestionAt = firstPlaces(this.suggestions.map(keyOf));
  }

  nameOf(personId: string): string {
    return this.wish.names.get(personId) ?? this.wish.say('interchange.somebody');
  }

  /** An address within the page for something of the house's own. */
  labelId(): string {
    this.#labels += 1;
    return `label-${String(this.#labels)}`;
  }

  /** The address of a block, for the first that has it: an address stands once in a page. */
  anchor(id: string | null): string | null {
    if (id === null || this.#anchors.has(id)) return null;
    this.#anchors.add(id);
    return `part-${id}`;
  }

  /** Where a reference leads; null where what it points to is gone. */
  addressOf(id: string): string | null {
    const note = this.#noteAt.get(id);
    if (note !== undefined) return `#note-${String(note)}`;
    return this.#blocks.has(id) ? `#part-${id}` : null;
  }

  /** The signs of suggestions that are met here for the first time. */
  signsOf(changes: readonly Entry[]): string {
    return changes
      .map((entry) => {
        const at = this.#suggestionAt.get(keyOf(entry));
        if (at === undefined || this.#signed.has(at)) return '';
        this.#signed.add(at);
        const number = String(at);
        return element(
          'sup',
          { class: 'sign', 'data-made': true },
          element(
            'a',
            {
              id: `suggestion-sign-${number}`,
              href: `#suggestion-${number}`,
              'aria-label': this.wish.say('interchange.page.suggestion', { number }),
            },
            `✎${number}`,
          ),
        );
      })
      .join('');
  }

  isSigned(place: number): boolean {
    return this.#signed.has(place);
  }

  /** The signs of remarks, which lead to the list of them. */
  remarkSigns(threads: readonly ThreadView[]): string {
    return threads
      .map(({ number }) => {
        const shown = String(number);
        const label = this.wish.say('thread.number', { number });
        const link = element(
          'a',
          { id: `remark-sign-${shown}`, href: `#remark-${shown}`, 'aria-label': label },
          escaped(`[${shown}]`),
        );
        return element('sup', { class: 'sign', 'data-made': true }, link);
      })
      .join('');
  }

  /** What is suggested about a block, and remarked on it as a whole, is signed in its first line. */
  wait(block: Pick<Block, 'id' | 'changes'>): void {
    const threads = block.id === null ? [] : (this.spots.blocks.get(block.id) ?? []);
    this.#waiting.push(this.signsOf(block.changes), this.remarkSigns(threads));
  }

  takeWaiting(): string {
    const signs = this.#waiting.join('');
    this.#waiting = [];
    return signs;
  }

  /** Suggestions as a reader of this house finds them again; null where there are none. */
  told(changes: readonly Entry[]): string | null {
    if (changes.length === 0) return null;
    const all = changes.map(({ kind, id, author, at, to }) => [
      ENTRY_KINDS.indexOf(kind),
      id,
      this.nameOf(author),
      at,
      to,
    ]);
    return JSON.stringify(all);
  }
}

const keyOf = ({ id, author }: Pick<Entry, 'id' | 'author'>): string => `${id} ${author}`;

/** The place, counted from one, at which each stands first. */
function firstPlaces(all: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const [at, one] of all.entries()) if (!places.has(one)) places.set(one, at + 1);
  return places;
}

function partsOf({ blocks }: PaperModel): {
  readonly notes: readonly Note[];
  readonly blocks: ReadonlySet<string>;
} {
  const notes: Note[] = [];
  const ids = new Set<string>();
  const walk = (all: readonly Block[]): void => {
    for (const block of all) {
      if (block.id !== null) ids.add(block.id);
      if ('inline' in block)
        for (const one of block.inline) if (one.kind === 'note') notes.push(one);
      for (const inner of innerOf(block)) walk(inner);
    }
  };
  walk(blocks);
  return { notes, blocks: ids };
}
