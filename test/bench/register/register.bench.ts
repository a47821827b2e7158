import * as Y from 'yjs';
import { type ContentNode, readContent, writeContent } from '#shared/paper/content.ts';
import { PLAIN_LAYOUT } from '#shared/paper/layout.ts';
import { CONTENT_ROOT, type PaperCard } from '#shared/paper/paper.ts';
import { TYPED_BLOCKS } from '#shared/paper/schema.ts';
import { inProcessBus } from '#server/bus/in-process-bus.ts';
import { indexed, TypedIndex } from '#server/register/typed-index.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import { type Bench, tell } from '#test/bench/room/bench.ts';
import { Chance, hebrewWord } from '#test/bench/room/paper/chance.ts';
import { compare } from '#test/bench/room/report.ts';
import { memoryStore } from '#test/harness/memory-store.ts';

const PAPERS = 50;
const TYPED_IN_EACH = 20;
const PARAGRAPHS = 80;
const WORDS = 50;

/** Fifty papers with a thousand typed blocks: the register after a keystroke, against reading all papers anew. */
export const register: Bench = {
  name: 'register',
  async run({ isQuick }) {
    const papers = writtenPapers(isQuick ? PAPERS / 10 : PAPERS);
    const { index, cards } = await indexOver(papers);
    await index.of(cards);
    const ours: number[] = [];
    const anew: number[] = [];
    for (let round = 0; round < (isQuick ? 3 : 20); round++) {
      const card = cards[round % cards.length];
      const doc = card && papers.get(card.id);
      if (!card || !doc) continue;
      typeInto(doc, round);
      index.note(card.id);
      const began = performance.now();
      await index.of(cards);
      ours.push(performance.now() - began);
      const again = performance.now();
      for (const [id, one] of papers) readAnew(id, one);
      anew.push(performance.now() - again);
    }
    index.close();
    tell(`  after a keystroke ${String(ours.at(-1))} ms, all anew ${String(anew.at(-1))} ms`);
    return [
      compare({
        bench: 'register',
        measure: 'the register after a keystroke',
        unit: 'ms',
        ours,
        baseline: 'all papers read anew',
        values: anew,
        bar: 0.1,
      }),
    ];
  },
};

function readAnew(id: string, doc: Y.Doc): void {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  indexed(id, readContent(copy), PLAIN_LAYOUT);
  copy.destroy();
}

function typeInto(doc: Y.Doc, round: number): void {
  const blocks = doc.getXmlFragment(CONTENT_ROOT);
  const block = blocks.get(round % blocks.length) as Y.XmlElement;
  const inner = block.get(0);
  const text = inner instanceof Y.XmlElement ? inner.get(0) : inner;
  if (text instanceof Y.XmlText) text.insert(0, 'א');
}

async function indexOver(papers: ReadonlyMap<string, Y.Doc>) {
  const at = '2024-01-01T00:00:00.000Z';
  const cards = [...papers.keys()].map(
    (id): PaperCard => ({
      id,
      forumId: 'forum-000001',
      groupId: null,
      sessionId: null,
      title: id,
      kind: 'plain',
      stage: 'draft',
      direction: 'rtl',
      exceptions: [],
      createdAt: at,
      createdBy: null,
      changedAt: at,
      changedBy: null,
    }),
  );
  const catalogue = memoryStore(['papers']) as unknown as Catalogue;
  await catalogue.transact(async (tables) => {
    for (const card of cards) await tables.papers.put(card);
  });
  const onFault = (fault: unknown) => {
    throw fault;
  };
  const index = new TypedIndex({
    catalogue,
    bus: inProcessBus(onFault),
    content: (id) => Promise.resolve(Y.encodeStateAsUpdate(papers.get(id) ?? new Y.Doc())),
    onFault,
  });
  return { index, cards };
}

function writtenPapers(count: number): Map<string, Y.Doc> {
  const chance = new Chance(7);
  const line = () => Array.from({ length: WORDS }, () => hebrewWord(chance)).join(' ');
  const paragraph = (): ContentNode => ({
    type: 'paragraph',
    content: [{ type: 'text', text: line() }],
  });
  return new Map(
    Array.from({ length: count }, (_, paper) => {
      const typedBlocks = Array.from({ length: TYPED_IN_EACH }, (__, at): ContentNode => {
        const id = `block-${String(paper)}-${String(at)}`.padEnd(12, '0');
        return {
          type: TYPED_BLOCKS[at % TYPED_BLOCKS.length] ?? 'challenge',
          attrs: { id },
          content: [paragraph()],
        };
      });
      const doc = new Y.Doc();
      writeContent(doc, [...typedBlocks, ...Array.from({ length: PARAGRAPHS }, paragraph)]);
      return [`paper-${String(paper).padStart(4, '0')}`, doc] as const;
    }),
  );
}
