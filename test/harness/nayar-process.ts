import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import readline from 'node:readline';

/** The built program as its own process, as `npm start` runs it: it can be killed without mercy. */
export interface NayarProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** Every line of standard output before it was ready. */
  readonly lines: readonly string[];
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves to the exit code. */
  stop(): Promise<number | null>;
}

/** A start that ended before it was ready. */
export class NotStarted extends Error {
  override readonly name = 'NotStarted';
  readonly exitCode: number | null;
  readonly errors: string;
  constructor(exitCode: number | null, errors: string) {
    super(`exit ${String(exitCode)}: ${errors}`);
    this.exitCode = exitCode;
    this.errors = errors;
  }
}

const LAUNCHER = path.resolve('server/launch/start.mjs');

export async function startProcess(
  environment: Readonly<Record<string, string>>,
  command: readonly string[] = [process.execPath, LAUNCHER],
): Promise<NayarProcess> {
  const [program, ...words] = command;
  const child = spawn(program ?? process.execPath, words, {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      // A build that the start may need must not take itself for a test.
      VITEST: '',
      LOG_LEVEL: 'error',
      PORT: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const lines: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    readline.createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      const ready = /^Nayar is ready at (\S+)$/.exec(line);
      if (ready?.[1]) resolve(ready[1]);
    });
    exited.then(([code]) => reject(new NotStarted(code, errors)), reject);
  });
  const gone = async () => (await exited)[0];
  return {
    url,
    child,
    lines,
    async kill() {
      child.kill('SIGKILL');
      await gone();
    },
    async stop() {
      child.kill('SIGTERM');
      return gone();
    },
  };
}
