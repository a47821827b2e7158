import fc from 'fast-check';
import * as Y from 'yjs';
import { afterEach, describe, expect, it } from 'vitest';
import { type ContentNode, elementOf, readContent, writeContent } from '#shared/paper/content.ts';
import { PLAIN_LAYOUT } from '#shared/paper/layout.ts';
import { CONTENT_ROOT, type PaperCard } from '#shared/paper/paper.ts';
import { DIMENSIONS, TYPED_BLOCKS } from '#shared/paper/schema.ts';
import { gapsIn, neighboursIn } from '#shared/register/graph.ts';
import { readTypedEntries } from '#shared/register/typed-entry.ts';
import type { Announcement } from '#server/bus/bus.ts';
import { inProcessBus } from '#server/bus/in-process-bus.ts';
import { indexed, TypedIndex } from '#server/register/typed-index.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import { memoryStore } from '#test/harness/memory-store.ts';
import { typed } from '#test/register/typed-papers.ts';

const card = (id: string): PaperCard => ({
  id,
  forumId: 'forum-000001',
  groupId: null,
  sessionId: null,
  title: id,
  kind: 'plain',
  stage: 'draft',
  direction: 'rtl',
  exceptions: [],
  createdAt: '2024-01-01T00:00:00.000Z',
  createdBy: null,
  changedAt: '2024-01-01T00:00:00.000Z',
  changedBy: null,
});

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function indexOver(papers: ReadonlyMap<string, Y.Doc>) {
  const catalogue = memoryStore(['papers']) as unknown as Catalogue;
  await catalogue.transact(async (tables) => {
    for (const id of papers.keys()) await tables.papers.put(card(id));
  });
  const heard: Announcement[] = [];
  const bus = inProcessBus((fault) => {
    throw fault;
  });
  bus.listen((announcement) => heard.push(announcement));
  let readings = 0;
  const index = new TypedIndex({
    catalogue,
    bus,
    content: async (paperId) => {
      readings += 1;
      const doc = papers.get(paperId);
      if (!doc) throw new Error('unknown');
      return Y.encodeStateAsUpdate(doc);
    },
    onFault: (fault) => {
      throw fault;
    },
  });
  closing.push(() => index.close());
  return { index, heard, readings: () => readings };
}

const ID = fc.constantFrom(
  ...Array.from({ length: 12 }, (_, at) => `block-0000${String(at)}`.slice(0, 12)),
);
const PAPER = fc.constantFrom('paper-0001', 'paper-0002', 'paper-0003');
const TEXT = fc.string({ unit: fc.constantFrom('א', 'ב', ' ', 'ג', '"', '״', '-'), maxLength: 12 });
const LINK = fc.oneof(
  ID,
  fc.tuple(PAPER, ID).map(([paper, id]) => `${paper}/${id}`),
);
const SUGGESTED = fc.constantFrom(
  null,
  'insertion--Abcdefgh person-01 1700000000000',
  'deletion--Abcdefgh person-01 1700000000000',
);
const BLOCK: fc.Arbitrary<ContentNode> = fc
  .record({
    type: fc.constantFrom(...TYPED_BLOCKS, 'paragraph', 'heading'),
    id: fc.option(ID, { nil: null, freq: 8 }),
    text: TEXT,
    dimension: fc.constantFrom(null, ...DIMENSIONS),
    links: fc.option(fc.uniqueArray(LINK, { minLength: 1, maxLength: 3 }), { nil: null }),
    proposed: SUGGESTED,
  })
  .map(({ type, id, text, dimension, links, proposed }) => {
    const isTyped = (TYPED_BLOCKS as readonly string[]).includes(type);
    const run = text === '' ? [] : [{ type: 'text', text }];
    const attrs = { id, ...(proposed && { proposed }) };
    if (!isTyped)
      return { type, attrs: { ...attrs, ...(type === 'heading' && { level: 1 }) }, content: run };
    return {
      type,
      attrs: { ...attrs, dimension, links: links && links.join(' ') },
      content: [{ type: 'paragraph', content: run }],
    };
  });
const EDIT = fc.record({
  paperId: PAPER,
  at: fc.nat(20),
  what: fc.constantFrom('put', 'drop', 'type'),
  block: BLOCK,
});

function edit(doc: Y.Doc, { at, what, block }: { at: number; what: string; block: ContentNode }) {
  const fragment = doc.getXmlFragment(CONTENT_ROOT);
  const place = fragment.length === 0 ? 0 : at % fragment.length;
  if (what === 'put' || fragment.length === 0) fragment.insert(place, [elementOf(block)]);
  else if (what === 'drop') fragment.delete(place, 1);
  else {
    const first = fragment.get(place);
    const inner = first instanceof Y.XmlElement ? first.get(0) : null;
    const text = inner instanceof Y.XmlElement ? inner.get(0) : inner;
    if (text instanceof Y.XmlText) text.insert(0, 'ד');
  }
}

describe('the register', () => {
  it('[RG1] says what a full re-reading says, after any edits', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(EDIT, { maxLength: 6 }), { maxLength: 8 }),
        async (rounds) => {
          const papers = new Map(
            ['paper-0001', 'paper-0002', 'paper-0003'].map((id) => [id, new Y.Doc()]),
          );
          const { index } = await indexOver(papers);
          const cards = [...papers.keys()].map(card);
          for (const round of rounds) {
            for (const one of round) {
              const doc = papers.get(one.paperId);
              if (doc) edit(doc, one);
              index.note(one.paperId);
            }
            const { entries, isWhole } = await index.of(cards);
            const anew = new Map(
              [...papers].map(([id, doc]) => [id, indexed(id, readContent(doc), PLAIN_LAYOUT)]),
            );
            expect(isWhole).toBe(true);
            expect(entries).toEqual(anew);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('[RG1] reads only the paper that changed, and tells when something of the register did', async () => {
    const papers = new Map(['paper-0001', 'paper-0002'].map((id) => [id, new Y.Doc()]));
    const [first] = papers.values();
    if (first)
      writeContent(first, [
        typed('challenge', 'block-00001', 'אתגר'),
        typed('challenge', 'block-00002', 'עוד'),
      ]);
    const { index, heard, readings } = await indexOver(papers);
    const cards = [...papers.keys()].map(card);
    await index.of(cards);
    expect(readings()).toBe(2);
    if (first) edit(first, { at: 0, what: 'type', block: typed('challenge', 'x', '') });
    index.note('paper-0001');
    await index.of(cards);
    expect(readings()).toBe(3);
    expect(heard).toEqual([
      { kind: 'register-changed', forumId: 'forum-000001', paperId: 'paper-0001' },
    ]);
    index.note('paper-0002');
    await index.of(cards);
    expect(heard).toHaveLength(1);
  });
});

describe('typed blocks of a paper', () => {
  const suggestion = { id: 'Abcdefgh', author: 'person-01', at: 1_700_000_000_000 };
  it('[RG2] are read without what is suggested, and a suggested one is told apart', () => {
    const content: ContentNode[] = [
      {
        type: 'recommendation',
        attrs: { id: 'block-00001' },
        content: [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: 'הממשלה תקבע ' },
              { type: 'text', text: 'מיד ', marks: [{ type: 'insertion', attrs: suggestion }] },
              { type: 'text', text: 'יעדים', marks: [{ type: 'deletion', attrs: suggestion }] },
            ],
          },
        ],
      },
      typed('challenge', 'block-00002', 'מוצע', {
        proposed: 'insertion--Abcdefgh person-01 1700000000000',
      }),
      typed('challenge', 'block-00003', 'עומד', {
        proposed: 'deletion--Abcdefgh person-01 1700000000000',
      }),
    ];
    const entries = readTypedEntries('paper-0001', content, PLAIN_LAYOUT);
    expect(entries.map(({ words, amended, proposal }) => [words, amended, proposal])).toEqual([
      ['הממשלה תקבע יעדים', 'הממשלה תקבע מיד ', null],
      ['מוצע', null, 'insertion'],
      ['עומד', '', 'deletion'],
    ]);
  });

  it('[RG4] link to blocks of their own paper and of others', () => {
    const [entry] = readTypedEntries(
      'paper-0001',
      [typed('challenge', 'block-00001', 'אתגר', { links: 'block-00002 paper-0002/block-00003' })],
      PLAIN_LAYOUT,
    );
    expect(entry?.links).toEqual([
      { paperId: 'paper-0001', blockId: 'block-00002' },
      { paperId: 'paper-0002', blockId: 'block-00003' },
    ]);
  });
});

describe('a map', () => {
  const place = (at: number) => ({ paperId: 'paper-0001', blockId: `block-${String(at)}` });
  const MAP = fc.array(
    fc.record({
      kind: fc.constantFrom(...TYPED_BLOCKS),
      links: fc.array(fc.nat(9), { maxLength: 3 }),
    }),
    { maxLength: 10 },
  );

  it('[RG4] has every link from both sides, to nothing that is not there, and to nobody itself', () => {
    fc.assert(
      fc.property(MAP, (plan) => {
        const blocks = plan.map(({ kind, links }, at) => ({
          ...place(at),
          kind,
          links: links.map(place),
        }));
        const near = neighboursIn(blocks);
        for (const [key, others] of near) {
          expect(others.has(key)).toBe(false);
          for (const other of others) expect(near.get(other)?.has(key)).toBe(true);
        }
      }),
    );
  });

  it('[RG6] misses a recommendation exactly where no path of links leads from the challenge to one', () => {
    fc.assert(
      fc.property(MAP, (plan) => {
        const blocks = plan.map(({ kind, links }, at) => ({
          ...place(at),
          kind,
          links: links.map(place),
          proposal: null,
          hasOwner: true,
          hasPosition: true,
          isDropped: false,
        }));
        const gaps = gapsIn(blocks);
        const isLinked = (one: number, other: number) =>
          one !== other &&
          ((plan[one]?.links.includes(other) ?? false) ||
            (plan[other]?.links.includes(one) ?? false));
        plan.forEach(({ kind }, at) => {
          const wanted = kind === 'challenge' ? 'recommendation' : 'challenge';
          const answered = plan.some(
            (other, to) =>
              other.kind === wanted &&
              (isLinked(at, to) ||
                plan.some(
                  (point, via) =>
                    point.kind === 'interventionPoint' && isLinked(at, via) && isLinked(via, to),
                )),
          );
          const missing = gaps.get(`paper-0001/block-${String(at)}`) ?? [];
          expect(missing.length === 0).toBe(kind === 'interventionPoint' || answered);
        });
      }),
    );
  });

  it('[RG2][RG6] counts neither what is only suggested nor what was dropped', () => {
    const block = (at: number, changes: object) => ({
      ...place(at),
      kind: 'recommendation' as const,
      links: [place(0)],
      proposal: null,
      hasOwner: false,
      hasPosition: false,
      isDropped: false,
      ...changes,
    });
    const challenge = block(0, { kind: 'challenge', links: [] });
    const gaps = gapsIn([
      challenge,
      block(1, { proposal: 'insertion' }),
      block(2, { isDropped: true }),
    ]);
    expect([...gaps]).toEqual([['paper-0001/block-0', ['no-recommendation']]]);
    expect(gapsIn([challenge, block(3, {})]).get('paper-0001/block-3')).toEqual([
      'no-owner',
      'no-position',
    ]);
  });
});
