import { fork } from 'node:child_process';
import type { Job, LoadMessage, Results } from '#test/bench/room/load/jobs.ts';

/** After this a job counts as stuck. */
const LONGEST_MS = 180_000;

/**
 * Runs one job in a load generator of its own, so that what one server's frames did to its memory does not slow the next
 * one down. `onMark` is called, and waited for, wherever the job stops.
 */
export function underLoad<Kind extends Job['kind']>(
  program: string,
  job: Extract<Job, { kind: Kind }>,
  onMark: (at: string) => Promise<void> = async () => {},
): Promise<Results[Kind]> {
  return new Promise((resolve, reject) => {
    const child = fork(program, { stdio: ['ignore', 2, 2, 'ipc'] });
    const stuck = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS);
    child.on('message', (message: LoadMessage) => {
      if (message.say === 'wait') {
        onMark(message.at).then(() => child.send('go on'), reject);
        return;
      }
      child.kill();
      if (message.say === 'done') resolve(message.result as Results[Kind]);
      else reject(new Error(`the load failed: ${message.why}`));
    });
    child.on('exit', (code, signal) => {
      clearTimeout(stuck);
      reject(new Error(`the load generator ended with ${String(code ?? signal)}`));
    });
    child.send(job);
  });
}
