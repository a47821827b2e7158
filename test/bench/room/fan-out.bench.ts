import {
  type Bench,
  figures,
  inRounds,
  type Rounds,
  tell,
  withServer,
  type Workshop,
} from '#test/bench/room/bench.ts';
import type { Contender, Plot } from '#test/bench/room/contenders.ts';
import { flushTimes } from '#test/bench/room/flush.ts';
import { compare, type Line } from '#test/bench/room/report.ts';
import { underLoad } from '#test/bench/room/under-load.ts';

const KEYS_PER_SECOND = 6;
const WARM_MS = 1000;
const WARMING = 'warming-paper';
const MEASURE_MS = 4000;

interface Crowd {
  readonly papers: number;
  readonly seatsPerPaper: number;
  readonly typistsPerPaper: number;
}
interface Measured {
  /** Processor time of the server per letter that reached somebody else, in microseconds. */
  readonly cpu: number;
  readonly p50: number;
  readonly p99: number;
}

async function measure(
  workshop: Workshop,
  contender: Contender,
  { papers: count, ...crowd }: Crowd,
): Promise<Measured> {
  const papers = Array.from({ length: count }, (_, index) => `fan-out-paper-${index}`);
  const plot: Plot = plots.get(count) ?? [
    { content: await workshop.contents.starting(), papers: [...papers, WARMING] },
  ];
  plots.set(count, plot);
  return withServer(workshop, { contender, plot }, async ({ running, target }) => {
    const cpu: number[] = [];
    const result = await underLoad<'typing'>(
      workshop.load,
      {
        kind: 'typing',
        target: target(papers),
        ...crowd,
        keysPerSecond: KEYS_PER_SECOND,
        warming: target([WARMING]),
        warmMs: workshop.isQuick ? 500 : WARM_MS,
        measureMs: workshop.isQuick ? 1000 : MEASURE_MS,
      },
      async () => void cpu.push((await running.usage()).cpuUs),
    );
    if (result.missing > 0)
      throw new Error(`${contender.name}: ${result.missing} letters never arrived`);
    const [before = 0, after = 0] = cpu;
    return { cpu: (after - before) / result.delivered, p50: result.p50, p99: result.p99 };
  });
}
/** One plot for each number of papers: made once, whoever asks. */
const plots = new Map<number, Plot>();

/** One paper, five typists, so many connected. */
function onePaper(connected: number): Crowd {
  return { papers: 1, seatsPerPaper: connected, typistsPerPaper: 5 };
}

export const fanOut: Bench = {
  name: 'fan-out',
  async run(workshop) {
    const lines: Line[] = [];
    for (const connected of [100, 300]) lines.push(...(await fanOutAt(workshop, connected)));
    return lines;
  },
};

async function fanOutAt(workshop: Workshop, connected: number): Promise<readonly Line[]> {
  const { ours, relay, hocuspocus } = workshop.contenders;
  const flushes: number[] = [];
  const rounds = await inRounds(
    workshop.isQuick ? 1 : 3,
    [relay, ours, hocuspocus],
    async (contender) => {
      if (contender === relay) {
        const { p50, p99 } = await flushTimes(workshop.folder);
        flushes.push(p50);
        tell(`  one flush of this disk: p50 ${p50.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms`);
      }
      return measure(workshop, contender, onePaper(connected));
    },
  );
  const bench = 'fan-out';
  const who = `one paper, 5 typists, ${connected} connected`;
  const p50 = (contender: Contender) => figures(rounds, contender, (result) => result.p50);
  const lines = [
    ...compareCpu({ bench, who, rounds, workshop, bars: [connected < 300 ? 0.8 : 0.6, 0.5] }),
    compare({
      bench,
      measure: `latency p50, ${who}`,
      unit: 'ms',
      ours: p50(ours),
      baseline: 'relay + one flush',
      values: p50(relay).map((ms, round) => ms + (flushes[round] ?? 0)),
      bar: 1,
    }),
  ];
  for (const baseline of [relay, hocuspocus]) {
    lines.push(
      compare({
        bench,
        measure: `latency p99, ${who}`,
        unit: 'ms',
        ours: figures(rounds, ours, (result) => result.p99),
        baseline: baseline.name,
        values: figures(rounds, baseline, (result) => result.p99),
        bar: connected >= 300 && baseline === hocuspocus ? 1 : null,
      }),
    );
  }
  return lines;
}

export const many: Bench = {
  name: 'many',
  async run(workshop) {
    const papers = workshop.isQuick ? 50 : 200;
    const { ours, relay, hocuspocus } = workshop.contenders;
    const rounds = await inRounds(
      workshop.isQuick ? 1 : 3,
      [relay, ours, hocuspocus],
      (contender) => measure(workshop, contender, { papers, seatsPerPaper: 5, typistsPerPaper: 1 }),
    );
    const who = `${papers} papers, 5 people each, one typing`;
    return compareCpu({ bench: 'many', who, rounds, workshop, bars: [1.7, 0.45] });
  },
};

function compareCpu({
  bench,
  who,
  rounds,
  workshop: {
    contenders: { ours, relay, hocuspocus },
  },
  bars,
}: {
  readonly bench: string;
  readonly who: string;
  readonly rounds: Rounds<Measured>;
  readonly workshop: Workshop;
  readonly bars: readonly [ofRelay: number, ofHocuspocus: number];
}): Line[] {
  return [relay, hocuspocus].map((baseline, index) =>
    compare({
      bench,
      measure: `server CPU per delivered edit, ${who}`,
      unit: 'us',
      ours: figures(rounds, ours, (result) => result.cpu),
      baseline: baseline.name,
      values: figures(rounds, baseline, (result) => result.cpu),
      bar: bars[index] ?? null,
    }),
  );
}
