import { type Bench, figures, inRounds, withServer } from '#test/bench/room/bench.ts';
import type { Plot } from '#test/bench/room/contenders.ts';
import { pause } from '#test/bench/room/load/waiting.ts';
import { compare } from '#test/bench/room/report.ts';
import type { Usage } from '#test/bench/room/servers/usage.ts';
import { underLoad } from '#test/bench/room/under-load.ts';

/** How long after the last one left it is looked at again. */
const LATER_MS = 15_000;
const KIB = 1024;
/** Papers that are opened and left first, and how long the servers may take to let go of them. */
const WARMING = 5;
const WARMED_MS = 4000;

/** Grown since the start, per paper, in KiB. */
interface Grown {
  readonly open: number;
  readonly openLive: number;
  readonly edited: number;
  readonly laterLive: number;
}

/** Papers of twenty pages, one person at each. */
export const memory: Bench = {
  name: 'memory',
  async run(workshop) {
    const { ours, hocuspocus } = workshop.contenders;
    const count = workshop.isQuick ? 20 : 200;
    const papers = Array.from({ length: count }, (_, index) => `twenty-pages-${index}`);
    const warming = Array.from({ length: WARMING }, (_, index) => `warming-${index}`);
    const content = await workshop.contents.twentyPages();
    const plot: Plot = [{ content, papers: [...papers, ...warming] }];
    const rounds = await inRounds(1, [ours, hocuspocus], (contender) =>
      withServer(workshop, { contender, plot }, async ({ running, target }): Promise<Grown> => {
        const seen = new Map<string, Usage>();
        await underLoad<'hold'>(
          workshop.load,
          { kind: 'hold', target: target(papers), warming: target(warming) },
          async (at) => {
            if (at === 'start') await pause(WARMED_MS);
            if (at === 'left') await pause(workshop.isQuick ? 5000 : LATER_MS);
            seen.set(at, await running.collectedUsage());
          },
        );
        const grown = (at: string, of: (usage: Usage) => number) => {
          const [before, after] = [seen.get('start'), seen.get(at)];
          return before && after ? (of(after) - of(before)) / KIB / count : Number.NaN;
        };
        return {
          open: grown('open', ({ rss }) => rss),
          openLive: grown('open', ({ live }) => live),
          edited: grown('edited', ({ rss }) => rss),
          laterLive: grown('left', ({ live }) => live),
        };
      }),
    );
    const bench = 'memory';
    const ofOurs = (of: (grown: Grown) => number) => figures(rounds, ours, of);
    const against = (measure: string, of: (grown: Grown) => number, bar: number | null) =>
      compare({
        bench,
        measure,
        unit: 'KiB',
        ours: ofOurs(of),
        baseline: hocuspocus.name,
        values: figures(rounds, hocuspocus, of),
        bar,
      });
    return [
      against('per open 20-page paper, its connection included', ({ open }) => open, 0.3),
      against('the same, in use inside the process', ({ openLive }) => openLive, null),
      against('per 20-page paper just typed in', ({ edited }) => edited, null),
      compare({
        bench,
        measure: 'still in use per paper 15 s after everybody left',
        unit: 'KiB',
        ours: ofOurs(({ laterLive }) => laterLive),
        baseline: 'ours while open',
        values: ofOurs(({ openLive }) => openLive),
        bar: 0.05,
      }),
      against(
        'still in use per paper 15 s after everybody left',
        ({ laterLive }) => laterLive,
        null,
      ),
    ];
  },
};
