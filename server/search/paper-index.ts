import { setImmediate as nextTurn } from 'node:timers/promises';
import MiniSearch from 'minisearch';
import { wordsIn } from '#shared/search/words.ts';
import type { Section } from '#server/search/sections.ts';
import { isOpening, termsOf, type Wanted } from '#server/search/terms.ts';

/** One paper that holds every wanted word. */
export interface Hit {
  readonly paperId: string;
  /** How many of the wanted words it holds as they were typed. */
  readonly exact: number;
  readonly score: number;
  /** Where most of them are; null when only the title holds any. */
  readonly section: Section | null;
  /** The words of this paper that fitted, as terms. */
  readonly terms: ReadonlySet<string>;
}

interface Part {
  readonly id: number;
  readonly paperId: string;
  /** Null is the title. */
  readonly section: Section | null;
}

interface Entry {
  title: { readonly text: string; readonly part: Part };
  readonly parts: Map<string, Part>;
}

/** A title says more about a paper than a line in it. */
const BOOST = { title: 3 };
/** Another form of a word counts less than the word. */
const FORM_WEIGHT = 0.4;
/** From this length on a wanted word may be spelled a little differently, in the loose search only. */
const LONG_ENOUGH = 4;
const LOOSENESS = 0.25;

/**
 * The words of all papers, in memory. Knows nothing of rights: whoever asks must leave out what the asker may not read.
 * A paper's text is kept in parts, so that a change costs what changed; between two parts others get their turn.
 */
export class PaperIndex {
  readonly #words = new MiniSearch<{ id: number; title?: string; text?: string }>({
    fields: ['title', 'text'],
    tokenize: (text) => wordsIn(text).map(({ word }) => word),
    processTerm: (word) => [...termsOf(word)],
    searchOptions: {
      tokenize: (text) => text.split(' '),
      processTerm: (term) => term,
      combineWith: 'OR',
      boost: BOOST,
    },
  });
  readonly #entries = new Map<string, Entry>();
  readonly #parts = new Map<number, Part>();
  #lastId = 0;

  /** Makes the index say what the paper says now. One call at a time. */
  async put(paperId: string, title: string, sections: readonly Section[]): Promise<void> {
    const entry = this.#entryFor(paperId, title);
    const wanted = new Map(sections.map((section) => [section.hash, section]));
    for (const [hash, part] of entry.parts) {
      if (wanted.has(hash)) continue;
      this.#drop(part);
      entry.parts.delete(hash);
    }
    for (const [hash, section] of wanted) {
      if (entry.parts.has(hash)) continue;
      const text = section.blocks.map((block) => block.text).join('\n');
      entry.parts.set(hash, this.#add(paperId, section, { text }));
      await nextTurn();
    }
  }

  /** The papers that hold all wanted words somewhere, best first. */
  find(wanted: readonly Wanted[], { isLoose }: { readonly isLoose: boolean }): Hit[] {
    if (wanted.length === 0) return [];
    const perWord = wanted.map((one) => this.#holding(one, isLoose));
    const [first, ...others] = perWord.toSorted((one, other) => one.size - other.size);
    const hits: Hit[] = [];
    for (const paperId of first?.keys() ?? []) {
      if (!others.every((papers) => papers.has(paperId))) continue;
      hits.push(
        joined(
          paperId,
          perWord.flatMap((papers) => papers.get(paperId) ?? []),
        ),
      );
    }
    return hits.toSorted((one, other) => other.exact - one.exact || other.score - one.score);
  }

  #holding(wanted: Wanted, isLoose: boolean): Map<string, Holding> {
    const { word } = wanted;
    const mayDiffer = isLoose && word.length >= LONG_ENOUGH;
    const found = this.#words.search(wanted.terms.join(' '), {
      prefix: (term) => isOpening(term, wanted),
      fuzzy: (term) => (mayDiffer && term === word ? LOOSENESS : false),
      boostTerm: (term) => (term === word ? 1 : FORM_WEIGHT),
    });
    const papers = new Map<string, Holding>();
    for (const { id, score, terms } of found) {
      const part = this.#parts.get(Number(id));
      if (!part) continue;
      const holding = papers.get(part.paperId) ?? { isExact: false, terms: new Set(), scores: [] };
      holding.isExact ||= terms.includes(word);
      holding.scores.push([part, score]);
      for (const term of terms) holding.terms.add(term);
      papers.set(part.paperId, holding);
    }
    return papers;
  }

  #entryFor(paperId: string, title: string): Entry {
    const known = this.#entries.get(paperId);
    if (known?.title.text === title) return known;
    if (known) this.#drop(known.title.part);
    const named = { text: title, part: this.#add(paperId, null, { title }) };
    if (known) {
      known.title = named;
      return known;
    }
    const entry = { title: named, parts: new Map() };
    this.#entries.set(paperId, entry);
    return entry;
  }

  #add(paperId: string, section: Section | null, words: { title?: string; text?: string }): Part {
    this.#lastId += 1;
    const part = { id: this.#lastId, paperId, section };
    this.#words.add({ id: part.id, ...words });
    this.#parts.set(part.id, part);
    return part;
  }

  #drop(part: Part): void {
    this.#words.discard(part.id);
    this.#parts.delete(part.id);
  }
}

/** What one paper holds of one wanted word. */
interface Holding {
  isExact: boolean;
  readonly terms: Set<string>;
  readonly scores: [part: Part, score: number][];
}

function joined(paperId: string, holdings: readonly Holding[]): Hit {
  const perSection = new Map<Section, number>();
  let title = 0;
  for (const [{ section }, score] of holdings.flatMap(({ scores }) => scores)) {
    if (section) perSection.set(section, (perSection.get(section) ?? 0) + score);
    else title += score;
  }
  const [best] = [...perSection].toSorted(([, one], [, other]) => other - one);
  return {
    paperId,
    exact: holdings.filter(({ isExact }) => isExact).length,
    score: title + (best?.[1] ?? 0),
    section: best?.[0] ?? null,
    terms: new Set(holdings.flatMap(({ terms }) => [...terms])),
  };
}
