import type { PressOrder } from '#server/interchange/pdf/order.ts';
import { PressEnded, PressProcess } from '#server/interchange/pdf/press-process.ts';
import { Refusal } from '#shared/refusal/refusal.ts';

export interface PressLimits {
  /** How long one file may take, in milliseconds. */
  readonly longestMs: number;
  /** How much memory its process may have, in megabytes. */
  readonly memoryMb: number;
  /** How many may wait, of everybody and of one person. */
  readonly waiting: number;
  readonly ofOne: number;
  /** After how long without work its process ends, in milliseconds. */
  readonly idleMs: number;
}

export const PRESS: PressLimits = {
  longestMs: 60_000,
  memoryMb: 1536,
  waiting: 8,
  ofOne: 2,
  idleMs: 60_000,
};

/** A press that has grown beyond this is not kept for the next order: memory that was once taken is not given back. */
const KEPT_MB = 500;

/** Whose order it is. */
export interface PressAsker {
  readonly personId: string;
  /** Aborted when they go away. */
  readonly signal?: AbortSignal | undefined;
}

interface Job {
  readonly order: () => Promise<PressOrder>;
  readonly asker: PressAsker;
  readonly resolve: (pdf: Buffer) => void;
  readonly reject: (fault: unknown) => void;
}

/**
 * Prints papers as PDF, one at a time, in a process of its own that is ended when it takes too long or too much, and when
 * whoever asked goes away. It is started by the first order and kept for the next ones.
 */
export class Press {
  readonly #limits: PressLimits;
  readonly #waiting: Job[] = [];
  #running: { readonly job: Job; readonly end: (why: unknown) => void } | null = null;
  #process: PressProcess | null = null;
  #idle: NodeJS.Timeout | null = null;
  #isPrinting = false;
  #isClosed = false;
  readonly #onFlaw: (flaw: string) => void;

  /** `onFlaw` is told of files that were made, but not up to the standard for programs that read aloud. */
  constructor(onFlaw: (flaw: string) => void, limits: PressLimits = PRESS) {
    this.#onFlaw = onFlaw;
    this.#limits = limits;
  }

  /** The process of the press while there is one. */
  get pid(): number | null {
    return this.#process?.pid ?? null;
  }

  /**
   * `order` is gathered when its turn has come: what waits holds no papers in memory. Refuses with `press-busy` when too
   * many wait and with `pdf-heavy` what cannot be made within the limits.
   */
  print(order: () => Promise<PressOrder>, asker: PressAsker): Promise<Buffer> {
    const { waiting, ofOne } = this.#limits;
    const isOwn = ({ asker: { personId } }: Job) => personId === asker.personId;
    const own =
      this.#waiting.filter(isOwn).length + (this.#running && isOwn(this.#running.job) ? 1 : 0);
    if (this.#isClosed || this.#waiting.length >= waiting || own >= ofOne)
      return Promise.reject(new Refusal('press-busy'));
    if (asker.signal?.aborted) return Promise.reject(new Refusal('press-busy'));
    return new Promise((resolve, reject) => {
      const job = { order, asker, resolve, reject };
      this.#waiting.push(job);
      asker.signal?.addEventListener('abort', () => this.#forget(job), { once: true });
      void this.#next();
    });
  }

  /** Ends at once: whoever waits is refused. */
  close(): void {
    this.#isClosed = true;
    for (const job of this.#waiting.splice(0)) job.reject(new Refusal('press-busy'));
    this.#running?.end(new Refusal('press-busy'));
    this.#endProcess();
  }

  #forget(job: Job): void {
    const at = this.#waiting.indexOf(job);
    if (at !== -1) this.#waiting.splice(at, 1);
    const gone = new Refusal('press-busy');
    if (this.#running?.job === job) this.#running.end(gone);
    else job.reject(gone);
  }

  async #next(): Promise<void> {
    if (this.#running) return;
    const job = this.#waiting.shift();
    if (!job) {
      this.#rest();
      return;
    }
    if (this.#idle) clearTimeout(this.#idle);
    let end: (why: unknown) => void = () => undefined;
    const ended = new Promise<never>((_, reject) => {
      end = reject;
    });
    this.#running = { job, end };
    const timer = setTimeout(() => end(new Refusal('pdf-heavy')), this.#limits.longestMs);
    try {
      job.resolve(await Promise.race([this.#printed(job), ended]));
    } catch (fault) {
      // Whatever it was doing, it is not to go on.
      if (this.#isPrinting) this.#endProcess();
      job.reject(fault);
    } finally {
      clearTimeout(timer);
      this.#isPrinting = false;
      this.#running = null;
      void this.#next();
    }
  }

  async #printed(job: Job): Promise<Buffer> {
    const { order, asker } = job;
    const gathered = await order();
    // One that was given up while it was gathered must not come between the next and its answer.
    const isGivenUp = this.#running?.job !== job;
    if (this.#isClosed || isGivenUp || asker.signal?.aborted) throw new Refusal('press-busy');
    this.#isPrinting = true;
    this.#process ??= new PressProcess(this.#limits.memoryMb);
    try {
      const answer = await this.#process.print(gathered);
      if ('failed' in answer) throw new Error(answer.failed);
      if (answer.flaw !== null) this.#onFlaw(answer.flaw);
      if (answer.megabytes > KEPT_MB) this.#endProcess();
      return Buffer.from(answer.pdf);
    } catch (fault) {
      if (fault instanceof PressEnded && fault.isKilled) throw new Refusal('pdf-heavy');
      throw fault;
    }
  }

  #rest(): void {
    if (!this.#process) return;
    this.#idle = setTimeout(() => this.#endProcess(), this.#limits.idleMs);
    this.#idle.unref();
  }

  #endProcess(): void {
    if (this.#idle) clearTimeout(this.#idle);
    this.#process?.end();
    this.#process = null;
  }
}
