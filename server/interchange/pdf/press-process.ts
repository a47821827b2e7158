import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { PressOrder } from '#server/interchange/pdf/order.ts';
import type { PressAnswer } from '#server/interchange/pdf/press-child.ts';

/** A press was ended, or ended by itself, while it had an order. */
export class PressEnded extends Error {
  override readonly name = 'PressEnded';
  /** Killed from outside its own program: by its watch over memory, or by the system. */
  readonly isKilled: boolean;
  constructor(isKilled: boolean, detail: string) {
    super(`the press ended: ${detail}`);
    this.isKilled = isKilled;
  }
}

/** One process that sets papers, in an empty folder of its own. It knows nothing of the server: no environment, no data. */
export class PressProcess {
  readonly #workspace = mkdtempSync(path.join(tmpdir(), 'nayar-press-'));
  readonly #child: ChildProcess;

  constructor(memoryMb: number) {
    // The system's own faces are not to be looked through: a PDF is the same on every machine.
    const faces = path.join(this.#workspace, 'no-faces.conf');
    writeFileSync(faces, '<?xml version="1.0"?><fontconfig></fontconfig>\n');
    const { file, execArgv } = program();
    this.#child = fork(file, [this.#workspace, String(memoryMb)], {
      execArgv: [...execArgv, '--max-old-space-size=512'],
      cwd: this.#workspace,
      env: { FONTCONFIG_FILE: faces, TMPDIR: this.#workspace },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#child.once('exit', () => rmSync(this.#workspace, { recursive: true, force: true }));
    // An idle press keeps no program from ending.
    this.#child.unref();
    this.#child.channel?.unref();
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** One order at a time. */
  async print(order: PressOrder): Promise<PressAnswer> {
    const child = this.#child;
    child.channel?.ref();
    try {
      return await new Promise<PressAnswer>((resolve, reject) => {
        const ended = (code: number | null, signal: NodeJS.Signals | null) =>
          reject(new PressEnded(signal !== null, signal ?? String(code)));
        if (child.exitCode !== null || child.signalCode !== null)
          ended(child.exitCode, child.signalCode);
        child.removeAllListeners('message').removeAllListeners('error');
        child.once('message', (answer) => resolve(answer as PressAnswer));
        child.once('error', (fault) => reject(fault));
        child.once('exit', ended);
        child.send(order);
      });
    } finally {
      child.channel?.unref();
    }
  }

  /** At once, whatever it does. */
  end(): void {
    this.#child.kill('SIGKILL');
    rmSync(this.#workspace, { recursive: true, force: true });
  }
}

/** The child's program: in a build it lies at its own place beside all others; from its sources it has to be compiled. */
function program(): { readonly file: string; readonly execArgv: readonly string[] } {
  const here = import.meta.url;
  if (here.endsWith('.ts')) {
    const compiler = pathToFileURL(createRequire(here).resolve('tsx')).href;
    const file = fileURLToPath(new URL('./press-child.ts', here));
    return { file, execArgv: ['--import', compiler] };
  }
  const build = '/dist/server/';
  const root = here.slice(0, here.lastIndexOf(build) + build.length);
  return { file: fileURLToPath(new URL('interchange/pdf/press-child.js', root)), execArgv: [] };
}
