/** The load generator: a process of its own that is given one job over its channel and ends with the result. */
import type { Job, LoadMessage, Results } from '#test/bench/room/load/jobs.ts';
import { openLoad } from '#test/bench/room/load/open-load.ts';
import { saturationLoad } from '#test/bench/room/load/saturation-load.ts';
import { countLoad, holdLoad, witnessLoad } from '#test/bench/room/load/sitting-load.ts';
import { typingLoad } from '#test/bench/room/load/typing-load.ts';

let goOn = () => {};

function say(message: LoadMessage): void {
  process.send?.(message);
}

/** Stops here until the other side has read what it wants to read of the server. */
function mark(at: string): Promise<void> {
  return new Promise((resolve) => {
    goOn = resolve;
    say({ say: 'wait', at });
  });
}

function carryOut(job: Job): Promise<Results[keyof Results]> {
  switch (job.kind) {
    case 'typing':
      return typingLoad(job, mark);
    case 'saturation':
      return saturationLoad(job);
    case 'open':
      return openLoad(job);
    case 'hold':
      return holdLoad(job, mark);
    case 'witness':
      return witnessLoad(job, mark);
    default:
      return countLoad(job);
  }
}

function fail(fault: unknown): void {
  say({
    say: 'failed',
    why: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault),
  });
}

process.on('uncaughtException', fail);
process.on('disconnect', () => process.exit(1));
process.on('message', (message: Job | 'go on') => {
  if (message === 'go on') return goOn();
  carryOut(message).then((result) => say({ say: 'done', result }), fail);
});
