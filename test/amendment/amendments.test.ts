import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amendmentGroups, plainWording } from '#shared/amendment/amendment-rows.ts';
import { amendedPassages, CHANGED, wordingOf } from '#shared/amendment/amendments.ts';
import { type ContentNode, readContent } from '#shared/paper/content.ts';
import { type FateOf, project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { sameContent } from '#shared/suggestion/same-content.ts';
import { anAct, paper } from '#test/suggestion/paper.ts';
import { type Act, Suggester } from '#test/suggestion/suggester.ts';

const PEOPLE = ['anna', 'boaz'] as const;
const acts = fc.array(fc.record({ who: fc.constantFrom(0, 1), act: anAct }), { maxLength: 30 });

function suggested(all: readonly { who: number; act: Act }[]): ContentNode[] {
  const doc = paper();
  const people = PEOPLE.map((name) => new Suggester(doc, name));
  for (const { who, act } of all) people[who]?.act(act);
  return readContent(doc);
}

const only =
  (author: string): FateOf =>
  (entry) =>
    entry.author === author ? 'accept' : 'reject';

/** Without the marks of this table, and with neighbouring runs that are then alike made one. */
function unmarked(content: readonly ContentNode[]): ContentNode[] {
  const bare = (node: ContentNode): ContentNode => {
    const marks = node.marks?.filter(({ type }) => type !== CHANGED);
    const { marks: _, ...rest } = node;
    return {
      ...rest,
      ...(marks && marks.length > 0 && { marks }),
      ...(node.content && { content: node.content.map(bare) }),
    };
  };
  return project(content.map(bare), () => 'keep');
}

describe('the table of amendments', () => {
  it('[AM1] has the paper as it is on one side, and as one person would have it on the other', () => {
    fc.assert(
      fc.property(acts, (all) => {
        const content = suggested(all);
        const passages = amendedPassages(content);
        for (const { base, variants } of passages)
          for (const { old } of variants) expect(sameContent(unmarked(old), base)).toBe(true);
        // Each passage in the place of its blocks: put together they are the projection of the whole.
        for (const author of PEOPLE) {
          const whole = (side: 'old' | 'next', fate: FateOf) => {
            const parts: ContentNode[] = [];
            let at = 0;
            for (const passage of passages) {
              parts.push(...project(content.slice(at, passage.order), fate));
              const variant = passage.variants.find((one) => one.author === author);
              parts.push(...(variant ? unmarked(variant[side]) : passage.base));
              at = passage.order + passage.blocks;
            }
            return [...parts, ...project(content.slice(at), fate)];
          };
          expect(sameContent(whole('old', REJECT_ALL), project(content, REJECT_ALL))).toBe(true);
          expect(sameContent(whole('next', only(author)), project(content, only(author)))).toBe(
            true,
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  it('[AM2] marks what goes on the one side and what comes on the other, and nothing else', () => {
    const kept = (content: readonly ContentNode[]) =>
      wordingOf(content)
        .flat()
        .filter(({ isChanged }) => !isChanged)
        .map(({ words }) => words)
        .join('');
    fc.assert(
      fc.property(acts, (all) => {
        const variants = amendedPassages(suggested(all)).flatMap((passage) => passage.variants);
        expect(variants.map(({ old }) => kept(old))).toEqual(
          variants.map(({ next }) => kept(next)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('[AM3] puts competing wordings of a paragraph together, each without the other', () => {
    const text = (words: string, ...marks: { kind: string; author: string; id: string }[]) => ({
      type: 'text',
      text: words,
      ...(marks.length > 0 && {
        marks: marks.map(({ kind, ...attrs }) => ({ type: kind, attrs: { ...attrs, at: 1.7e12 } })),
      }),
    });
    const content: ContentNode[] = [
      {
        type: 'paragraph',
        attrs: { id: 'p-000001' },
        content: [
          text('אחת ל'),
          text('שנה', { kind: 'deletion', author: 'anna', id: 'AnnaAnna' }),
          text('חודש', { kind: 'insertion', author: 'anna', id: 'AnnaAnna' }),
          text(' לפחות', { kind: 'insertion', author: 'boaz', id: 'BoazBoaz' }),
        ],
      },
      { type: 'paragraph', attrs: { id: 'p-000002' }, content: [text('בלי הצעות')] },
    ];
    const [group, ...rest] = amendmentGroups({
      content,
      names: new Map([['anna', 'אנה']]),
      decisions: [],
      threads: [],
    });
    expect(rest).toEqual([]);
    expect(
      group?.rows.map(({ authorName, old, next }) => [
        authorName,
        plainWording(old),
        plainWording(next),
      ]),
    ).toEqual([
      ['אנה', 'אחת לשנה', 'אחת לחודש'],
      ['', 'אחת לשנה', 'אחת לשנה לפחות'],
    ]);
    expect(group?.rows[0]?.next).toEqual([
      [
        { words: 'אחת ל', isChanged: false },
        { words: 'חודש', isChanged: true },
      ],
    ]);
  });

  it('[AM4] keeps what was decided with its passage, and what is gone for the end', () => {
    const decision = (id: string, blockId: string | null, over: object = {}) => ({
      id,
      suggestionId: 'AnnaAnna',
      authorId: 'anna',
      authorName: 'אנה',
      suggestedAt: '2026-11-01T10:00:00.000Z',
      decision: 'reject' as const,
      isWithdrawal: false,
      reason: 'כבר נאמר',
      byName: 'דנה',
      at: '2026-11-02T10:00:00.000Z',
      inserted: 'חדש⏎ועוד',
      deleted: '',
      changes: [],
      blockId,
      isMine: false,
      waitsAgain: false,
      ...over,
    });
    const content: ContentNode[] = [
      { type: 'paragraph', attrs: { id: 'p-000001' }, content: [{ type: 'text', text: 'א' }] },
      { type: 'paragraph', attrs: { id: 'p-000002' }, content: [{ type: 'text', text: 'ב' }] },
    ];
    const groups = amendmentGroups({
      content,
      names: new Map(),
      decisions: [
        decision('1', 'gone-0001', { isWithdrawal: true }),
        decision('2', 'p-000002'),
        decision('3', 'p-000001', { decision: 'accept' }),
        decision('4', 'p-000001', { waitsAgain: true }),
      ],
      threads: [],
    });
    expect(
      groups.map(({ blockId, rows }) => [blockId, rows.map(({ state, key }) => `${key} ${state}`)]),
    ).toEqual([
      ['p-000001', ['3 accepted']],
      ['p-000002', ['2 rejected']],
      [null, ['1 withdrawn']],
    ]);
    expect(plainWording(groups[1]?.rows[0]?.next ?? [])).toBe('חדש\nועוד');
    expect(groups[1]?.rows[0]).toMatchObject({ reason: 'כבר נאמר', byName: 'דנה' });
  });
});
