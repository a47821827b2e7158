import * as Y from 'yjs';
import { type ContentNode, writeContent } from '#shared/paper/content.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { strayEntries } from '#shared/suggestion/stray-entries.ts';
import { judge, type Verdict } from '#server/room/gate/gate.ts';
import { settleSuggestion } from '#server/room/gate/suggested.ts';
import { LiveText } from '#server/room/live-text.ts';
import { OnDisk } from '#server/room/on-disk.ts';
import { type Bench, tell } from '#test/bench/room/bench.ts';
import { Chance, hebrewWord } from '#test/bench/room/paper/chance.ts';
import { compare, median } from '#test/bench/room/report.ts';

const LETTERS = 250_000;
const PARAGRAPHS = 2000;
/** Of each, of other people. */
const SUGGESTIONS = 200;
const REMARKS = 200;
const KEYS = 4000;
/** Keys before the measured ones, until the program runs as fast as it will. */
const WARM_UP = 1500;
/** Keys in one place before the suggester goes on elsewhere. */
const IN_ONE_PLACE = 40;
const NOON = Date.UTC(2026, 0, 1, 12);
const SUGGESTER = 'suggester';

const ACCESS = {
  suggester: { role: 'respondent', stage: 'review' },
  author: { role: 'author', stage: 'draft' },
} as const;

/** Takes one update as a server would; the time of it is what is measured. */
type Way = (update: Uint8Array) => void;

/** What a suggester's key costs at the gate, against the same update of one who may edit, and against Yjs alone. */
export const gate: Bench = {
  name: 'gate',
  run({ isQuick }) {
    const paper = paperUnderReview();
    const keys = keysIn(paper, isQuick ? KEYS / 4 : KEYS);
    const ways = {
      suggester: () => throughGate(paper, 'suggester'),
      author: () => throughGate(paper, 'author'),
      yjs: () => alone(paper),
    };
    const costs = { suggester: [] as number[], author: [] as number[], yjs: [] as number[] };
    for (let round = 0; round < (isQuick ? 1 : 5); round++) {
      for (const name of ['yjs', 'author', 'suggester'] as const) {
        const cost = costOf(ways[name](), keys);
        costs[name].push(cost);
        tell(`  round ${round + 1} ${name.padEnd(12)} ${cost.toFixed(4)} ms`);
      }
    }
    const line = (baseline: 'author' | 'yjs', bar: number | null) =>
      compare({
        bench: 'gate',
        measure:
          'one key of a suggester, 250,000 letters, 200 suggestions and 200 remarks of others',
        unit: 'ms',
        ours: costs.suggester,
        baseline:
          baseline === 'yjs' ? 'the same update applied by Yjs alone' : 'the same key of an author',
        values: costs[baseline],
        bar,
      });
    return Promise.resolve([line('yjs', 3), line('author', null)]);
  },
};

/** Median over the keys after the first ones, in milliseconds. */
function costOf(take: Way, keys: readonly Uint8Array[]): number {
  const times: number[] = [];
  for (const [index, key] of keys.entries()) {
    const began = performance.now();
    take(key);
    const took = performance.now() - began;
    if (index >= WARM_UP / 4 && index >= keys.length / 4) times.push(took);
  }
  return median(times);
}

function alone(paper: Uint8Array): Way {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, paper);
  return (update) => Y.applyUpdate(doc, update);
}

/** The gate as a room uses it, without the log behind it. */
function throughGate(paper: Uint8Array, name: keyof typeof ACCESS): Way {
  const unflushed: Uint8Array[] = [];
  const live = new LiveText(new OnDisk({ snapshot: paper, updates: [] }), () => unflushed);
  const owners = new Map<number, string>();
  const person = { personId: SUGGESTER, access: ACCESS[name] };
  return (update) => {
    const verdict: Verdict = judge(update, person, {
      known: live.known,
      owners: { get: (client) => owners.get(client), presentAs: () => undefined },
      doc: () => live.doc,
      mostParts: 20_000,
    });
    const look = (change: Y.Transaction) => {
      if (strayEntries(change, SUGGESTER, (client) => owners.get(client) === 'system').length > 0)
        throw new Error('an honest key went astray');
    };
    if (verdict.kind !== 'taken' || !live.apply(verdict.update, verdict.moved, look))
      throw new Error(`a key was not taken: ${verdict.kind}`);
    for (const client of verdict.claims) owners.set(client, SUGGESTER);
    const by = { id: 'Mended01', author: SUGGESTER, at: NOON };
    if (verdict.touched && settleSuggestion(live, verdict.touched, by, () => null) !== null)
      throw new Error('an honest key was put right');
  };
}

/** A paper of a hundred pages with suggestions and remarks of others spread over it. */
function paperUnderReview(): Uint8Array {
  const chance = new Chance(7);
  const doc = new Y.Doc();
  const content = Array.from({ length: PARAGRAPHS }, (_, index): ContentNode => {
    let text = hebrewWord(chance);
    while (text.length < LETTERS / PARAGRAPHS) text += ` ${hebrewWord(chance)}`;
    return {
      type: 'paragraph',
      attrs: { id: `block-${String(index).padStart(4, '0')}` },
      content: [{ type: 'text', text }],
    };
  });
  writeContent(doc, content);
  doc.transact(() => {
    for (let one = 0; one < SUGGESTIONS; one++) {
      const text = textAt(doc, one * (PARAGRAPHS / SUGGESTIONS));
      const id = `Sugg${String(one).padStart(4, '0')}`;
      text.insert(60, 'נוסף', { [`insertion--${id}`]: { author: 'boaz', at: NOON } });
      text.format(10, 8, { [`deletion--${id}`]: { author: 'boaz', at: NOON } });
    }
    for (let one = 0; one < REMARKS; one++)
      textAt(doc, one * (PARAGRAPHS / REMARKS)).format(30, 20, {
        [`comment--Thrd${String(one).padStart(4, '0')}`]: {},
      });
  });
  return Y.encodeStateAsUpdate(doc);
}

function textAt(doc: Y.Doc, index: number): Y.XmlText {
  const block: unknown = doc.getXmlFragment(CONTENT_ROOT).get(index);
  const text: unknown = block instanceof Y.XmlElement ? block.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error('the paper has another shape');
  return text;
}

/** What a suggester's editor sends, key by key, in places all over the paper; every fourth is a commented one. */
function keysIn(paper: Uint8Array, count: number): Uint8Array[] {
  const chance = new Chance(11);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, paper);
  const keys: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => keys.push(update));
  for (let key = 0; key < count; key++) {
    const stay = Math.floor(key / IN_ONE_PLACE);
    const block = (stay * (stay % 4 === 0 ? 40 : 37)) % PARAGRAPHS;
    const id = `Mine${String(stay).padStart(4, '0')}`;
    const letter = hebrewWord(chance).charAt(0);
    textAt(doc, block).insert(40 + (key % IN_ONE_PLACE), letter, {
      [`insertion--${id}`]: { author: SUGGESTER, at: NOON },
      ...(stay % 4 === 0 && commentAround(doc, block)),
    });
  }
  return keys;
}

/** The formats of a remark that a letter typed in it takes on. */
function commentAround(doc: Y.Doc, block: number): object {
  const runs = textAt(doc, block).toDelta() as { attributes?: Record<string, unknown> }[];
  const key = runs
    .flatMap(({ attributes = {} }) => Object.keys(attributes))
    .find((name) => name.startsWith('comment--'));
  return key === undefined ? {} : { [key]: {} };
}
