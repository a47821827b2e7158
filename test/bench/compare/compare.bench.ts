import { comparePapers } from '#shared/compare/compare-papers.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { hundredPages, plainText, withChanges } from '#test/bench/compare/hundred-pages.ts';
import { plainWordDiff } from '#test/bench/compare/plain-diff.ts';
import { type Bench, tell } from '#test/bench/room/bench.ts';
import { compare as line, type Line } from '#test/bench/room/report.ts';

const ROUNDS = 5;
const WARMING = 3;

/** Two versions of a paper of a hundred pages, against a plain comparison of their texts word by word. */
export const compare: Bench = {
  name: 'compare',
  run({ isQuick }) {
    const old = hundredPages();
    const rounds = isQuick ? 1 : ROUNDS;
    const lines = [50, 500, old.length].map((blocks): Line => {
      const next = withChanges(old, blocks);
      const [before, after] = [plainText(old), plainText(next)];
      // The first time a program runs it is slow, and that is neither's doing.
      for (let turn = 0; turn < WARMING; turn++) {
        ours(old, next);
        plainWordDiff(before, after);
      }
      const costs = Array.from({ length: rounds }, () => ({
        ours: timed(() => ours(old, next)),
        plain: timed(() => plainWordDiff(before, after)),
      }));
      tell(`  ${String(blocks)} blocks ${JSON.stringify(costs)}`);
      return line({
        bench: 'compare',
        measure: `100 pages, ${blocks === old.length ? 'all' : String(blocks)} of ${String(old.length)} blocks changed`,
        unit: 'ms',
        ours: costs.map((cost) => cost.ours),
        baseline: 'plain word diff',
        values: costs.map((cost) => cost.plain),
        // Of a few changes both tell within a frame; the plain one knows no blocks, no looks and no moves.
        bar: blocks === 50 ? null : 1,
      });
    });
    return Promise.resolve(lines);
  },
};

function ours(old: readonly ContentNode[], next: readonly ContentNode[]): void {
  const { stops, coarse } = comparePapers(old, next);
  if (stops.length === 0 || coarse > 0) throw new Error('Not every change was told word by word.');
}

function timed(work: () => void): number {
  const began = performance.now();
  work();
  return Math.round((performance.now() - began) * 10) / 10;
}
