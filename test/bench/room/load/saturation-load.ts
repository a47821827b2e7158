import type { SaturationJob, SaturationResult } from '#test/bench/room/load/jobs.ts';
import { Table } from '#test/bench/room/load/table.ts';
import { pause } from '#test/bench/room/load/waiting.ts';
import { startingPaper } from '#test/bench/room/paper/starting-paper.ts';

/** At the start of each step, not counted: what the faster pace does to the queues. */
const SETTLE_MS = 300;
const DRAIN_MS = 3000;
const TRIES = 3;

interface Step extends SaturationResult {
  readonly p99: number;
  /** Letters typed and not delivered when the step ended, in milliseconds of typing. */
  readonly behindMs: number;
}

/**
 * Raises the pace step by step, until a pace is too much three times in a row (less may be the machine's doing) or the
 * server sends somebody away for being too fast. Carets are left out: this is about letters.
 */
export async function saturationLoad(job: SaturationJob): Promise<SaturationResult> {
  const table = await Table.set(job.target, startingPaper(), job);
  let isSentAway = false;
  table.expectLoss((why) => {
    if (!isSentAway) process.stderr.write(`    sent away: ${why}\n`);
    isSentAway = true;
  });
  let best: SaturationResult = { deliveriesPerSecond: 0, editsPerSecond: 0 };
  let failures = 0;
  let rate = job.firstRate;
  while (failures < TRIES) {
    const step = await typeAt(table, rate, job);
    const isDrained = await table.drained(DRAIN_MS);
    if (isSentAway || !isDrained) break;
    if (step.p99 <= job.longestP99 && step.behindMs <= job.longestP99) {
      const { deliveriesPerSecond, editsPerSecond } = step;
      if (deliveriesPerSecond > best.deliveriesPerSecond)
        best = { deliveriesPerSecond, editsPerSecond };
      failures = 0;
      rate *= job.factor;
    } else failures++;
  }
  await table.leave();
  return best;
}

async function typeAt(table: Table, rate: number, { stepMs, seats }: SaturationJob): Promise<Step> {
  const { latencies } = table.deliveries;
  const pace = startPace(table, rate);
  await pause(SETTLE_MS);
  latencies.clear();
  const startedAt = performance.now();
  const typedBefore = pace.typed;
  await pause(stepMs);
  const seconds = (performance.now() - startedAt) / 1000;
  const step = {
    deliveriesPerSecond: latencies.count / seconds,
    editsPerSecond: (pace.typed - typedBefore) / seconds,
    p99: latencies.within(0.99),
    behindMs: (table.missing / (rate * (seats - 1))) * 1000,
  };
  pace.stop();
  const told = (figure: number) => figure.toFixed(0);
  process.stderr.write(
    `    ${told(step.editsPerSecond)} edits/s in, ${told(step.deliveriesPerSecond)} deliveries/s out, ` +
      `p99 ${told(step.p99)} ms, ${told(step.behindMs)} ms behind\n`,
  );
  return step;
}

/** Types so many letters a second, the typists in turn; a late timer types what it owes. */
function startPace(table: Table, rate: number): { readonly typed: number; stop(): void } {
  const startedAt = performance.now();
  let typed = 0;
  const timer = setInterval(() => {
    const due = ((performance.now() - startedAt) / 1000) * rate;
    // Never more at once than a tenth of a second's worth: a generator that fell behind must not flood.
    const end = Math.min(due, typed + rate / 10);
    for (; typed < end; typed++) {
      const typist = table.typists[typed % table.typists.length];
      if (typist) table.type(typist, false);
    }
  }, 1);
  return {
    get typed() {
      return typed;
    },
    stop: () => clearInterval(timer),
  };
}
