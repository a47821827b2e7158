import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { afterAll, onTestFinished } from 'vitest';

/**
 * Bundles a program of `test/storage/child` once for a test file, so that a process starts in a tenth of a second.
 * Call it at the top of the file.
 */
export function aProgram(name: string): () => Promise<string> {
  let built: Promise<{ readonly folder: string; readonly file: string }> | undefined;
  afterAll(async () => {
    if (built) await rm((await built).folder, { recursive: true, force: true });
  });
  return async () => {
    built ??= bundle(name);
    return (await built).file;
  };
}

async function bundle(name: string): Promise<{ readonly folder: string; readonly file: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nayar-program-'));
  const file = path.join(folder, `${name}.mjs`);
  await build({
    entryPoints: [path.resolve('test/storage/child', `${name}.ts`)],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
  return { folder, file };
}

export interface Child {
  readonly process: ChildProcess;
  /** Every line of standard output so far. */
  readonly lines: readonly string[];
  /** Resolves to the first line that fits, told already or not; rejects when the process ends without one. */
  line(fits: RegExp): Promise<string>;
  /** Kills it with -9 and waits until it is gone; what it had said by then is in `lines`. */
  kill(): Promise<void>;
  /** The signal or code it ended with. */
  readonly ended: Promise<NodeJS.Signals | number | null>;
}

/** Starts a bundled program; it is gone after the test. `before` stands before node, such as strace with its options. */
export function startChild(
  file: string,
  args: readonly string[],
  before: readonly string[] = [],
): Child {
  const [command = process.execPath, ...rest] = [...before, process.execPath, file, ...args];
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: string[] = [];
  const complaints: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => complaints.push(text));
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  const ended = new Promise<NodeJS.Signals | number | null>((resolve) => {
    child.once('close', (code, signal) => resolve(signal ?? code));
  });
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  onTestFinished(kill);
  return {
    process: child,
    lines,
    ended,
    kill,
    line(fits) {
      const told = lines.find((line) => fits.test(line));
      if (told !== undefined) return Promise.resolve(told);
      return new Promise((resolve, reject) => {
        const hear = (line: string) => {
          if (!fits.test(line)) return;
          reader.off('line', hear);
          resolve(line);
        };
        reader.on('line', hear);
        void ended.then((how) =>
          reject(
            new Error(
              `ended with ${how} without saying ${fits}: ${lines.join('|')} ${complaints.join('')}`,
            ),
          ),
        );
      });
    },
  };
}
