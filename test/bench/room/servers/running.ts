import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Usage } from '#test/bench/room/servers/usage.ts';

/** How to start one server process. */
export interface Command {
  readonly entry: string;
  /** What it is told, as one JSON argument. */
  readonly job: object;
  readonly probe: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Further options of node, such as a profile. */
  readonly options?: readonly string[];
}

const READY_WITHIN_MS = 20_000;
const STOPPED_WITHIN_MS = 8000;

/** A server process that takes connections. */
export class Running {
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  static async start({ entry, job, probe, env = {}, options = [] }: Command): Promise<Running> {
    const child = spawn(
      process.execPath,
      ['--expose-gc', ...options, '--import', probe, entry, JSON.stringify(job)],
      { stdio: ['ignore', 'pipe', 2, 'ipc'], env: { ...process.env, ...env } },
    );
    const late = setTimeout(() => child.kill('SIGKILL'), READY_WITHIN_MS);
    try {
      return new Running(child, await readyPort(child, entry));
    } finally {
      clearTimeout(late);
    }
  }

  usage(): Promise<Usage> {
    return this.#ask('usage');
  }

  /** The same after everything that is not in use has been collected. */
  collectedUsage(): Promise<Usage> {
    return this.#ask('collected usage');
  }

  /** Asks it to end, as an operator would, and gives the exit code. */
  async stop(): Promise<number | null> {
    const late = setTimeout(() => this.#child.kill('SIGKILL'), STOPPED_WITHIN_MS);
    const code = await this.#end('SIGTERM');
    clearTimeout(late);
    return code;
  }

  /** kill -9. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async #end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null)
      return this.#child.exitCode;
    const exit = once(this.#child, 'exit');
    this.#child.kill(signal);
    await exit;
    return this.#child.exitCode;
  }

  async #ask(question: string): Promise<Usage> {
    const answer = once(this.#child, 'message');
    this.#child.send(question);
    const [usage] = (await answer) as [Usage];
    return usage;
  }
}

/** Reads the line that ends with the server's address; what else it prints goes to nobody. */
async function readyPort(child: ChildProcess, entry: string): Promise<number> {
  if (!child.stdout) throw new Error('no output');
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /ready at (http:\S+)$/.exec(line)?.[1];
    if (address === undefined) continue;
    child.stdout.resume();
    return Number(new URL(address).port);
  }
  throw new Error(`${entry} ended before it was ready`);
}
