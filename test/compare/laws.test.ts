import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparePapers } from '#shared/compare/compare-papers.ts';
import { PLAIN_COMPARE } from '#shared/compare/comparison.ts';
import { presentContent } from '#shared/compare/present-content.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { applied, pathsUnder, shownPaths, withoutIds } from '#test/compare/applied.ts';
import { editedPaper, paper } from '#test/compare/random-papers.ts';

const seen = (content: readonly ContentNode[]) => withoutIds(presentContent(content, 'without'));
const whole = (content: readonly ContentNode[]): ContentNode => ({ type: 'doc', content });
const RUNS = { numRuns: 250 };

/** What a reader makes of the differences, and which blocks of the old paper they saw; and what both should be. */
function readings(old: readonly ContentNode[], next: readonly ContentNode[]) {
  const comparison = comparePapers(old, next);
  return {
    read: {
      made: seen(applied(comparison.old, comparison.differences)),
      shown: shownPaths(comparison.differences).toSorted(),
    },
    wanted: { made: seen(next), shown: pathsUnder(whole(comparison.old)).toSorted() },
  };
}

describe('comparing two papers', () => {
  it('[CP1] [CP2] shows all that makes the new of the old, after any edits', () => {
    fc.assert(
      fc.property(editedPaper, ({ old, new: next }) => {
        const { read, wanted } = readings(old, next);
        expect(read).toEqual(wanted);
      }),
      RUNS,
    );
  });

  it('[CP1] [CP2] shows all that makes the new of the old, however little they have in common', () => {
    fc.assert(
      fc.property(paper, paper, (old, next) => {
        const { read, wanted } = readings(old, next);
        expect(read).toEqual(wanted);
      }),
      RUNS,
    );
  });

  it('[CP3] finds no difference between equal papers', () => {
    fc.assert(
      fc.property(paper, fc.boolean(), (content, ignores) => {
        const options = { ...PLAIN_COMPARE, ignoreNiqqud: ignores, ignorePunctuation: ignores };
        const { stops, differences } = comparePapers(content, structuredClone(content), options);
        expect(stops).toEqual([]);
        expect(differences.every(({ kind, move }) => kind === 'same' && move === null)).toBe(true);
      }),
      RUNS,
    );
  });

  it('[CP8] gives every change a stop, and counts as many as there are', () => {
    fc.assert(
      fc.property(editedPaper, ({ old, new: next }) => {
        const { stops, counts, sections, differences } = comparePapers(old, next);
        const sum = (one: Readonly<Record<string, number>>) =>
          Object.values(one).reduce((all, count) => all + count, 0);
        expect(sum(counts)).toBeGreaterThanOrEqual(stops.length);
        expect(sections.reduce((all, section) => all + sum(section.counts), 0)).toBe(sum(counts));
        const isSame = JSON.stringify(seen(old)) === JSON.stringify(seen(next));
        expect(stops.length > 0 || isSame).toBe(true);
        expect(differences.length).toBeGreaterThanOrEqual(next.length);
      }),
      RUNS,
    );
  });

  it('[CP4] tells one block that moved among others as one move and nothing else', () => {
    const distinct = fc.integer({ min: 3, max: 12 });
    fc.assert(
      fc.property(distinct, fc.nat(), fc.nat(), fc.boolean(), (count, from, to, hasIds) => {
        const old = Array.from({ length: count }, (_, at) => ({
          type: 'paragraph',
          ...(hasIds && { attrs: { id: `block-${String(1000 + at)}` } }),
          content: [{ type: 'text', text: `פסקה ${String(at)} שנכתבה על נושא ${String(at * 7)}` }],
        }));
        const next = [...old];
        const [moved] = next.splice(from % count, 1);
        if (moved) next.splice(to % count, 0, moved);
        const { counts } = comparePapers(old, next);
        const isMoved = from % count !== to % count;
        expect(counts).toEqual({
          added: 0,
          removed: 0,
          changed: 0,
          formatted: 0,
          moved: isMoved ? 1 : 0,
        });
      }),
      RUNS,
    );
  });
});
