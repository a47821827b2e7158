import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import MiniSearch from 'minisearch';
import type { ContentNode } from '#shared/paper/content.ts';
import { PaperIndex } from '#server/search/paper-index.ts';
import { sectionsOf } from '#server/search/sections.ts';
import { wantedIn } from '#server/search/terms.ts';
import { type Bench, tell } from '#test/bench/room/bench.ts';
import { Chance, hebrewWord } from '#test/bench/room/paper/chance.ts';
import { compare, type Line } from '#test/bench/room/report.ts';

const PAPERS = 500;
const PARAGRAPHS = 60;
const WORDS = 60;
const QUERIES = 60;

interface Paper {
  readonly id: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** What one way of searching costs: milliseconds, bytes of the heap, and milliseconds for one query. */
interface Cost {
  readonly index: number;
  readonly heap: number;
  readonly query: number;
  /** The longest stretch in which nobody else was served while the index was made. */
  readonly stall: number;
}

interface Way {
  readonly name: string;
  /** Makes the index, and resolves to how it is asked: the number of papers found. */
  readonly prepare: (papers: readonly Paper[]) => Promise<(query: string) => number>;
}

const ours: Way = {
  name: 'ours',
  async prepare(papers) {
    const index = new PaperIndex();
    for (const { id, title, paragraphs } of papers)
      await index.put(id, title, sectionsOf(paragraphs.map(asBlock)));
    return (query) => index.find(wantedIn(query), { isLoose: false }).length;
  },
};

const plain: Way = {
  name: 'minisearch',
  prepare(papers) {
    const index = new MiniSearch<{ id: string; title: string; text: string }>({
      fields: ['title', 'text'],
      searchOptions: { combineWith: 'AND', prefix: true },
    });
    for (const { id, title, paragraphs } of papers)
      index.add({ id, title, text: paragraphs.join('\n') });
    return Promise.resolve((query) => index.search(query).length);
  },
};

const scan: Way = {
  name: 'scan',
  prepare(papers) {
    const texts = papers.map(({ title, paragraphs }) => [title, ...paragraphs].join('\n'));
    return Promise.resolve((query) => {
      const words = query.split(' ');
      return texts.filter((text) => words.every((word) => text.includes(word))).length;
    });
  },
};

/** Searching five hundred papers of seven pages, against the same library as it comes and against reading them all. */
export const search: Bench = {
  name: 'search',
  async run({ isQuick }) {
    const papers = writtenPapers(isQuick ? PAPERS / 10 : PAPERS);
    const ways = [ours, plain, scan];
    const costs = new Map<Way, Cost[]>(ways.map((way) => [way, []]));
    for (let round = 0; round < (isQuick ? 1 : 3); round++) {
      for (const way of ways) {
        const cost = await costOf(way, papers);
        costs.get(way)?.push(cost);
        tell(`  round ${round + 1} ${way.name.padEnd(12)} ${JSON.stringify(cost)}`);
      }
    }
    const of = (way: Way, figure: (cost: Cost) => number) => (costs.get(way) ?? []).map(figure);
    const line = (measure: string, unit: string, figure: (cost: Cost) => number) =>
      [plain, scan].map(
        (baseline): Line =>
          compare({
            bench: 'search',
            measure,
            unit,
            ours: of(ours, figure),
            baseline: baseline.name,
            values: of(baseline, figure),
            // Told, not judged: the baselines find no other form of a word.
            bar: null,
          }),
      );
    return [
      ...line('one query', 'ms', (cost) => cost.query),
      ...line('index of all papers', 'ms', (cost) => cost.index),
      ...line('longest stall while indexing', 'ms', (cost) => cost.stall),
      ...line('memory', 'MB', (cost) => cost.heap),
    ];
  },
};

async function costOf(way: Way, papers: readonly Paper[]): Promise<Cost> {
  const before = heap();
  const stall = watchStalls();
  const began = performance.now();
  const ask = await way.prepare(papers);
  const index = performance.now() - began;
  const longest = stall.end();
  const after = heap();
  const queries = queriesFor(papers);
  for (const query of queries) ask(query);
  const asked = performance.now();
  for (const query of queries) ask(query);
  const query = (performance.now() - asked) / queries.length;
  return {
    index: rounded(index),
    heap: rounded((after - before) / 1e6),
    query: rounded(query),
    stall: rounded(longest),
  };
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

function heap(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
}

/** Notes the longest time between two turns of the event loop. */
function watchStalls(): { readonly end: () => number } {
  let last = performance.now();
  let longest = 0;
  let isOver = false;
  const turn = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  return {
    end() {
      isOver = true;
      return Math.max(longest, performance.now() - last);
    },
  };
}

function writtenPapers(count: number): Paper[] {
  const chance = new Chance(500);
  const words = (some: number) => Array.from({ length: some }, () => hebrewWord(chance)).join(' ');
  return Array.from({ length: count }, (_, place) => ({
    id: `paper-${String(place)}`,
    title: words(5),
    paragraphs: Array.from({ length: PARAGRAPHS }, () => words(WORDS)),
  }));
}

/** One and two words out of the papers themselves, so that there is something to find. */
function queriesFor(papers: readonly Paper[]): string[] {
  const chance = new Chance(7);
  return Array.from({ length: QUERIES }, (_, place) => {
    const paper = papers[chance.below(papers.length)];
    const words = (paper?.paragraphs[chance.below(PARAGRAPHS)] ?? '').split(' ');
    const from = chance.below(words.length - 2);
    return words.slice(from, from + 1 + (place % 2)).join(' ');
  });
}

function asBlock(text: string, place: number): ContentNode {
  return {
    type: 'paragraph',
    attrs: { id: `block-${String(place)}` },
    content: [{ type: 'text', text }],
  };
}
