import { startingPaper } from '#test/bench/room/paper/starting-paper.ts';
import type { SaturationJob, SaturationResult } from '#test/bench/room/load/jobs.ts';
import { Table } from '#test/bench/room/load/table.ts';
import { pause, until } from '#test/bench/room/load/waiting.ts';

/** Steps in a row that must be too slow before it is believed: one may be the machine's. */
const FAILURES = 2;
/** At the start of each step, not counted: what the faster pace does to the queues. */
const SETTLE_MS = 300;
const DRAIN_MS = 5000;
/** A server that delivers less than this part of what is typed is falling behind, whatever the latency says so far. */
const KEEPS_UP = 0.9;

/** Raises the pace step by step. Carets are left out: this is about letters. */
export async function saturationLoad(job: SaturationJob): Promise<SaturationResult> {
  const table = await Table.set(job.target, startingPaper(), job);
  const { latencies } = table.deliveries;
  let best: SaturationResult = { deliveriesPerSecond: 0, editsPerSecond: 0 };
  let failures = 0;
  for (let rate = job.firstRate; failures < FAILURES; rate *= job.factor) {
    const pace = startPace(table, rate);
    await pause(SETTLE_MS);
    latencies.clear();
    const startedAt = performance.now();
    const typedBefore = pace.typed;
    await pause(job.stepMs);
    const seconds = (performance.now() - startedAt) / 1000;
    const deliveriesPerSecond = latencies.count / seconds;
    const editsPerSecond = (pace.typed - typedBefore) / seconds;
    const p99 = latencies.within(0.99);
    pace.stop();
    const wanted = editsPerSecond * (job.seats - 1) * KEEPS_UP;
    const isInTime = p99 <= job.longestP99 && deliveriesPerSecond >= wanted;
    process.stderr.write(
      `    ${editsPerSecond.toFixed(0)} edits/s in, ${deliveriesPerSecond.toFixed(0)} out, p99 ${p99.toFixed(0)} ms\n`,
    );
    failures = isInTime ? 0 : failures + 1;
    if (isInTime && deliveriesPerSecond > best.deliveriesPerSecond)
      best = { deliveriesPerSecond, editsPerSecond };
    if (!(await until(() => table.missing === 0, DRAIN_MS))) break;
  }
  await table.leave();
  return best;
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
