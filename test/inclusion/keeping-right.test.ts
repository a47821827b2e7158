import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { exactText } from '#shared/inclusion/same-text.ts';
import { takenIn } from '#shared/inclusion/taken-in.ts';
import { type ContentNode, readContent, textOf } from '#shared/paper/content.ts';
import { suggestionsIn } from '#shared/suggestion/found.ts';
import { writeOver } from '#server/inclusion/write-over.ts';
import { writeBack } from '#server/version/write-back.ts';
import { JOINT, PERSON, SOURCE, twoPapers } from '#test/inclusion/two-papers.ts';
import { aWorkspace } from '#test/storage/open-workspace.ts';
import { aVersionPaper, docWith } from '#test/version/version-paper.ts';

const idOf = (node: ContentNode) => String(node.attrs?.['id']);
const own: ContentNode = {
  type: 'paragraph',
  attrs: { id: 'own-000001' },
  content: [{ type: 'text', text: 'פתיחה משלנו' }],
};
type Step =
  | {
      readonly kind: 'source';
      readonly content: ContentNode[];
      readonly ending: 'well' | 'lost' | 'late';
    }
  | { readonly kind: 'joint'; readonly at: number }
  | { readonly kind: 'start' };
const aStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('source' as const),
      content: aVersionPaper,
      ending: fc.constantFrom('well' as const, 'well' as const, 'lost' as const, 'late' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('joint' as const), at: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('start' as const) }) },
);

describe('keeping what was taken in right', () => {
  it('[IN2][IN3][IN4] equals the source or is told as diverged, and loses no word, over any edits and crashes', async () => {
    await fc.assert(
      fc.asyncProperty(aVersionPaper, fc.array(aStep, { maxLength: 10 }), async (first, steps) => {
        const { storage } = await aWorkspace();
        const papers = await twoPapers(storage, first, [own]);
        const card = await papers.card(JOINT ?? '');
        const scope = { kind: 'blocks', blockIds: first.map(idOf) } as const;
        const agreedFirst = takenIn(first, {
          scope,
          sourceId: '',
          hereId: (id) => id,
          labelOf: () => '',
        });
        if (agreedFirst.blocks.length === 0) return;
        await papers.taking.takeIn(card, PERSON ?? '', {
          id: 'wish-00001',
          parts: [{ sourceId: SOURCE ?? '', scope, mode: 'live' }],
          after: null,
          confirmed: false,
        });
        const typed: string[] = [];
        let isTouched = false;
        for (const step of steps) {
          if (step.kind === 'source') {
            papers
              .docOf(SOURCE ?? '')
              .transact(() =>
                writeBack(papers.docOf(SOURCE ?? ''), step.content, { kind: 'whole' }),
              );
            papers.next(step.ending);
          } else if (step.kind === 'joint') {
            const texts = textsIn(papers.fragment(JOINT ?? ''), 'own-000001');
            const text = texts[step.at % Math.max(1, texts.length)];
            const word = `מלה${String(typed.length)}`;
            if (text) {
              text.insert(0, word);
              typed.push(word);
              isTouched = true;
            }
          }
          await papers.following.follow(JOINT ?? '').catch(() => undefined);
        }
        papers.next('well');
        await papers.following.follow(JOINT ?? '');
        const [judged] = await papers.judged();
        const words = textOf(papers.content(JOINT ?? ''));
        expect(words).toContain('פתיחה משלנו');
        for (const word of typed) expect(words).toContain(word);
        // Its blocks are gone only where the last of them were gone from the source before.
        if (!judged) return;
        const states = isTouched ? ['diverged', 'same', 'gone', 'waiting'] : ['same', 'gone'];
        expect(states).toContain(judged.state);
        const isSame = judged.state === 'same';
        expect(isSame ? judged.row.writing : []).toEqual([]);
        expect(isSame).toBe(
          judged.taken !== null && exactText(judged.standing) === exactText(judged.taken.blocks),
        );
        const ids = papers.content(JOINT ?? '').map(idOf);
        expect(new Set(ids).size).toBe(ids.length);
        await storage.close();
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it.each([
    ['lost', 0],
    ['late', 1],
  ] as const)('[IN4] settles what a crash left half taken in: %s', async (ending, count) => {
    const { storage } = await aWorkspace();
    const source = { ...own, attrs: { id: 'taken-0001' } };
    const papers = await twoPapers(storage, [source], [own]);
    papers.next(ending);
    const taking = papers.taking.takeIn(await papers.card(JOINT ?? ''), PERSON ?? '', {
      id: 'wish-00001',
      parts: [
        {
          sourceId: SOURCE ?? '',
          scope: { kind: 'blocks', blockIds: ['taken-0001'] },
          mode: 'live',
        },
      ],
      after: null,
      confirmed: false,
    });
    await expect(taking).rejects.toMatchObject({ code: 'storage-trouble' });
    await papers.following.follow(JOINT ?? '');
    expect((await papers.judged()).map(({ state, row }) => [state, row.writing])).toEqual(
      Array.from({ length: count }, () => ['same', []]),
    );
    expect(await papers.rows()).toHaveLength(count);
    expect(papers.content(JOINT ?? '')).toHaveLength(1 + count);
  });

  it.each(['well', 'lost', 'late'] as const)(
    '[IN4] takes in once what is sent again under its name, after an end that was %s',
    async (ending) => {
      const { storage } = await aWorkspace();
      const source = { ...own, attrs: { id: 'taken-0001' } };
      const papers = await twoPapers(storage, [source], [own]);
      const card = await papers.card(JOINT ?? '');
      const send = (id: string) =>
        papers.taking.takeIn(card, PERSON ?? '', {
          id,
          parts: [
            {
              sourceId: SOURCE ?? '',
              scope: { kind: 'blocks', blockIds: ['taken-0001'] },
              mode: 'live',
            },
          ],
          after: null,
          confirmed: false,
        });
      papers.next(ending);
      const first = await send('wish-00001').catch(() => null);
      const again = await send('wish-00001');
      expect(first ?? again).toMatchObject({ ids: again.ids });
      await papers.following.follow(JOINT ?? '');
      expect((await send('wish-00001')).isNew).toBe(false);
      expect(papers.content(JOINT ?? '')).toHaveLength(2);
      expect(await papers.judged()).toMatchObject([{ state: 'same', row: { writing: [] } }]);
      await send('wish-00002');
      expect(papers.content(JOINT ?? '')).toHaveLength(3);
    },
  );

  it('[IN2] makes any blocks in any text what they are wanted to be, and touches no other', () => {
    fc.assert(
      fc.property(
        aVersionPaper,
        aVersionPaper,
        fc.infiniteStream(fc.boolean()),
        (now, wanted, coin) => {
          const foreign = now.map(idOf).filter(() => coin.next().value === true);
          const names = [...new Set([...now, ...wanted].map(idOf))].filter(
            (id) => !foreign.includes(id),
          );
          const mine = wanted.filter((node) => names.includes(idOf(node)));
          const doc = docWith(now);
          const before = exactOf(doc, foreign);
          doc.transact(() => writeOver(doc, names, mine));
          expect(exactOf(doc, names)).toBe(exactText(mine));
          expect(exactOf(doc, foreign)).toBe(before);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('[IN1] takes the agreed text, under names of its own', () => {
    fc.assert(
      fc.property(aVersionPaper, (content) => {
        const scope = { kind: 'blocks', blockIds: content.map(idOf) } as const;
        const { blocks } = takenIn(content, {
          scope,
          sourceId: 'source-001',
          hereId: (id) => `here-${id}`,
          labelOf: () => '?',
        });
        expect(suggestionsIn(blocks)).toEqual([]);
        expect(blocks.every((node) => idOf(node).startsWith('here-'))).toBe(true);
      }),
    );
  });

  it('[IN13] goes on with the others while one source cannot be read', async () => {
    const { storage } = await aWorkspace();
    const text = (id: string, words: string): ContentNode => ({
      type: 'paragraph',
      attrs: { id },
      content: [{ type: 'text', text: words }],
    });
    const papers = await twoPapers(storage, [text('block-00001', 'ראשון')], [own]);
    const card = await papers.card(JOINT ?? '');
    const other = { ...(await papers.card(SOURCE ?? '')), id: 'source-002' };
    await storage.catalogue.transact((tables) => tables.papers.put(other));
    papers.lay(other.id, [text('block-00002', 'שני')]);
    await papers.taking.takeIn(card, PERSON ?? '', {
      id: 'wish-00001',
      parts: [
        [SOURCE ?? '', 'block-00001'],
        [other.id, 'block-00002'],
      ].map(([sourceId = '', id = '']) => {
        return { sourceId, scope: { kind: 'blocks', blockIds: [id] }, mode: 'live' };
      }),
      after: null,
      confirmed: false,
    });
    papers.broken.add(SOURCE);
    writeBack(papers.docOf(other.id), [text('block-00002', 'שני אחרת')], { kind: 'whole' });
    await papers.following.follow(JOINT ?? '');
    expect(papers.faults).toHaveLength(1);
    const words = () =>
      textOf(papers.content(JOINT ?? ''))
        .split('\n')
        .slice(1);
    expect(words()).toEqual(['ראשון', 'שני אחרת']);
    const view = await papers.view(JOINT ?? '');
    expect(view.takenFrom.map(({ state, source }) => [state, source?.paperId])).toEqual([
      ['unreadable', SOURCE],
      ['same', other.id],
    ]);
    papers.broken.add(JOINT);
    expect((await papers.view(other.id)).takenInto).toMatchObject([
      { paperId: JOINT, state: 'unreadable', blockId: null },
    ]);
  });
});

const exactOf = (doc: Y.Doc, ids: readonly string[]) =>
  exactText(readContent(doc).filter((node) => ids.includes(idOf(node))));

function textsIn(fragment: Y.XmlFragment, but: string): Y.XmlText[] {
  return fragment.toArray().flatMap((child) => {
    if (!(child instanceof Y.XmlElement) || child.getAttribute('id') === but) return [];
    return deepTexts(child);
  });
}
function deepTexts(element: Y.XmlElement): Y.XmlText[] {
  return element.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [child];
    return child instanceof Y.XmlElement ? deepTexts(child) : [];
  });
}
