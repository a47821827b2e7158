import { type Bench, figures, inRounds, withServer } from '#test/bench/room/bench.ts';
import type { Plot } from '#test/bench/room/contenders.ts';
import { compare, type Line } from '#test/bench/room/report.ts';
import { underLoad } from '#test/bench/room/under-load.ts';

const PAPER = 'durable-paper';
const LETTERS = 100;

/** kill -9 in the moment in which another person has seen the last letter: how many of them are there afterwards. */
export const durability: Bench = {
  name: 'durability',
  async run(workshop) {
    const { ours, hocuspocus } = workshop.contenders;
    const plot: Plot = [{ content: await workshop.contents.starting(), papers: [PAPER] }];
    const rounds = await inRounds(workshop.isQuick ? 1 : 3, [ours, hocuspocus], (contender) =>
      withServer(workshop, { contender, plot }, async ({ running, target }, startAgain) => {
        const { client } = await underLoad<'witness'>(
          workshop.load,
          { kind: 'witness', target: target([PAPER]), letters: LETTERS, overMs: 4000 },
          () => running.kill(),
        );
        const again = await startAgain();
        const { letters } = await underLoad<'count'>(workshop.load, {
          kind: 'count',
          target: again.target([PAPER]),
          client,
        });
        return LETTERS - letters;
      }),
    );
    const lost = figures(rounds, ours, (letters) => letters);
    const line: Line = compare({
      bench: 'durability',
      measure: `lost of ${LETTERS} letters that another person had seen before kill -9`,
      unit: 'letters',
      ours: lost,
      baseline: hocuspocus.name,
      values: figures(rounds, hocuspocus, (letters) => letters),
      bar: 0,
    });
    return [{ ...line, met: lost.every((letters) => letters === 0) }];
  },
};
