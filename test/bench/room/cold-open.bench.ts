import { type Bench, figures, inRounds, withServer } from '#test/bench/room/bench.ts';
import type { Contender, Plot } from '#test/bench/room/contenders.ts';
import { compare, type Line } from '#test/bench/room/report.ts';
import { underLoad } from '#test/bench/room/under-load.ts';

const PAPER = 'hundred-pages';
const CROWD = 100;

interface Opened {
  /** One reader, from the first byte sent to the built document, in milliseconds. */
  readonly alone: number;
  /** The slowest hundredth of a crowd, to the last byte. */
  readonly crowd: number;
  readonly bytes: number;
}

/** A hundred pages, opened after a restart by one, and after another restart by a hundred at once. */
export const coldOpen: Bench = {
  name: 'cold-open',
  async run(workshop) {
    const { ours, storedBytes, hocuspocus } = workshop.contenders;
    const { bytes, letters, snapshot } = await workshop.contents.hundredPages();
    const plot: Plot = [{ content: { snapshot }, papers: [PAPER] }];
    const rounds = await inRounds(
      workshop.isQuick ? 1 : 3,
      [storedBytes, ours, hocuspocus],
      (contender): Promise<Opened> =>
        withServer(workshop, { contender, plot }, async ({ target }, startAgain) => {
          const open = { kind: 'open', letters } as const;
          const alone = await underLoad<'open'>(workshop.load, {
            ...open,
            target: target([PAPER]),
            readers: 1,
            builds: true,
          });
          const again = await startAgain();
          const crowd = await underLoad<'open'>(workshop.load, {
            ...open,
            target: again.target([PAPER]),
            readers: CROWD,
            builds: false,
          });
          return { alone: alone.p50, crowd: crowd.p99, bytes: alone.bytes };
        }),
    );
    const bench = 'cold-open';
    const judged =
      (measure: string, of: (result: Opened) => number) =>
      (baseline: Contender, bar: number): Line =>
        compare({
          bench,
          measure,
          unit: 'ms',
          ours: figures(rounds, ours, of),
          baseline: baseline.name,
          values: figures(rounds, baseline, of),
          bar,
        });
    const alone = judged('100 pages after a restart, one reader', (result) => result.alone);
    const crowd = judged(
      `100 pages after a restart, ${CROWD} readers at once, p99`,
      (result) => result.crowd,
    );
    const sent = figures(rounds, ours, (result) => result.bytes);
    return [
      alone(storedBytes, 2),
      alone(hocuspocus, 0.4),
      crowd(storedBytes, 2.5),
      crowd(hocuspocus, 0.25),
      compare({
        bench,
        measure: 'bytes on the wire of a cold open, everything counted',
        unit: 'bytes',
        ours: sent,
        baseline: 'snapshot',
        values: sent.map(() => bytes),
        bar: 0.35,
      }),
    ];
  },
};
