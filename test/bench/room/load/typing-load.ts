import { Chance } from '#test/bench/room/paper/chance.ts';
import { startingPaper } from '#test/bench/room/paper/starting-paper.ts';
import type { TypingJob, TypingResult } from '#test/bench/room/load/jobs.ts';
import { Table } from '#test/bench/room/load/table.ts';
import { pause } from '#test/bench/room/load/waiting.ts';

/** At the pace that is measured, before it is. */
const SETTLE_MS = 1000;
const WARM_KEYS_PER_SECOND = 100;
const DRAIN_MS = 5000;

/** People typing at an even pace. `mark` is called, and waited for, when the measured time begins and when it is over. */
export async function typingLoad(
  job: TypingJob,
  mark: (at: string) => Promise<void>,
): Promise<TypingResult> {
  const { seatsPerPaper: seats, typistsPerPaper: typists } = job;
  await warm(job);
  const table = await Table.set(job.target, startingPaper(), { seats, typists });
  const hands = startTyping(table, job.keysPerSecond);
  await pause(SETTLE_MS);
  await mark('begin');
  const { latencies } = table.deliveries;
  latencies.clear();
  const startedAt = performance.now();
  await pause(job.measureMs);
  const seconds = (performance.now() - startedAt) / 1000;
  const result = {
    delivered: latencies.count,
    seconds,
    p50: latencies.within(0.5),
    p99: latencies.within(0.99),
  };
  await mark('end');
  hands.rest();
  await table.drained(DRAIN_MS);
  const { missing } = table;
  await table.leave();
  return { ...result, missing };
}

/**
 * Some thousand letters on a paper of their own: thirty letters a second would otherwise be measured in code that has
 * not been compiled yet, as no server's is that has been up for an hour.
 */
async function warm({ warming, warmMs }: TypingJob): Promise<void> {
  const table = await Table.set(warming, startingPaper(), { seats: 10, typists: 5 });
  const hands = startTyping(table, WARM_KEYS_PER_SECOND);
  await pause(warmMs);
  hands.rest();
  await table.leave();
}

/** Nobody types like a clock: each pause is between half and one and a half times the mean. */
function startTyping(table: Table, keysPerSecond: number): { rest(): void } {
  const chance = new Chance(7);
  const meanMs = 1000 / keysPerSecond;
  let isResting = false;
  for (const typist of table.typists) {
    const press = () => {
      if (isResting) return;
      table.type(typist, true);
      setTimeout(press, meanMs * (0.5 + chance.next()));
    };
    setTimeout(press, meanMs * chance.next());
  }
  return {
    rest: () => {
      isResting = true;
    },
  };
}
