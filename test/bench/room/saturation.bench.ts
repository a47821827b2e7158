import { type Bench, figures, inRounds, withServer } from '#test/bench/room/bench.ts';
import type { Plot } from '#test/bench/room/contenders.ts';
import { compare } from '#test/bench/room/report.ts';
import { underLoad } from '#test/bench/room/under-load.ts';

const PAPER = 'saturation-paper';

/** One paper, a hundred connected, ten typing faster and faster: where it breaks. */
export const saturation: Bench = {
  name: 'saturation',
  async run(workshop) {
    const { isQuick, contenders, load } = workshop;
    const { ours, relay, minimal, hocuspocus } = contenders;
    const plot: Plot = [{ content: await workshop.contents.starting(), papers: [PAPER] }];
    const rounds = await inRounds(
      isQuick ? 1 : 2,
      [relay, ours, minimal, hocuspocus],
      (contender) =>
        withServer(workshop, { contender, plot }, ({ target }) =>
          underLoad<'saturation'>(load, {
            kind: 'saturation',
            target: target([PAPER]),
            seats: 100,
            typists: 10,
            firstRate: 120,
            factor: isQuick ? 3 : 1.5,
            stepMs: isQuick ? 500 : 1000,
            longestP99: 250,
          }),
        ),
    );
    const bars = [
      [relay, 8],
      [hocuspocus, 1.5],
      [minimal, 10],
    ] as const;
    return bars.map(([baseline, bar]) =>
      compare({
        bench: 'saturation',
        measure: 'deliveries per second with p99 within 250 ms, 100 connected, 10 typing',
        unit: '1/s',
        ours: figures(rounds, ours, (result) => result.deliveriesPerSecond),
        baseline: baseline.name,
        values: figures(rounds, baseline, (result) => result.deliveriesPerSecond),
        bar,
        better: 'higher',
      }),
    );
  },
};
