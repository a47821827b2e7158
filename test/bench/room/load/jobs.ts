import type { DialectName } from '#test/bench/room/load/dialect.ts';

/** Where the load goes. Cookies only where somebody asks for them: the first ones may write, the last only reads. */
export interface Target {
  readonly port: number;
  readonly dialect: DialectName;
  readonly papers: readonly string[];
  readonly writers: readonly string[];
  readonly reader: string | null;
}

/** People typing at an even pace, everybody showing where their caret is. */
export interface TypingJob {
  readonly kind: 'typing';
  readonly target: Target;
  readonly seatsPerPaper: number;
  readonly typistsPerPaper: number;
  readonly keysPerSecond: number;
  /** Where the server is warmed before anything is measured, and for how long. */
  readonly warming: Target;
  readonly warmMs: number;
  readonly measureMs: number;
}
export interface TypingResult {
  /** Letters that reached somebody else, in the measured time. */
  readonly delivered: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p99: number;
  /** Letters that never arrived, although none was on its way any more: anything but 0 is a fault of the server. */
  readonly missing: number;
}

/** Ten people typing faster and faster, until the slowest hundredth takes too long. */
export interface SaturationJob {
  readonly kind: 'saturation';
  readonly target: Target;
  readonly seats: number;
  readonly typists: number;
  /** Letters per second of all typists together, at first. */
  readonly firstRate: number;
  readonly factor: number;
  readonly stepMs: number;
  readonly longestP99: number;
}
export interface SaturationResult {
  /** The most letters delivered per second while the slowest hundredth was still in time. */
  readonly deliveriesPerSecond: number;
  readonly editsPerSecond: number;
}

/** Readers opening one paper at the same moment. */
export interface OpenJob {
  readonly kind: 'open';
  readonly target: Target;
  readonly readers: number;
  /** Whether the time includes building the document, as one person waits for it; with many readers only the wire counts. */
  readonly builds: boolean;
  /** How many letters the paper holds: who gets less was not given the paper. */
  readonly letters: number;
}
export interface OpenResult {
  readonly p50: number;
  readonly p99: number;
  /** Bytes that came to one reader, everything counted. */
  readonly bytes: number;
}

/** One person at each paper, doing nothing, until told to leave. */
export interface HoldJob {
  readonly kind: 'hold';
  readonly target: Target;
  /** Opened, typed in and left before anything is read: what the program loads once belongs to no paper. */
  readonly warming: Target;
}

/** One person types, another watches; stops at `seen` in the moment the watcher has the last letter. */
export interface WitnessJob {
  readonly kind: 'witness';
  readonly target: Target;
  readonly letters: number;
  readonly overMs: number;
}
export interface WitnessResult {
  readonly client: number;
}

/** Opens the paper once more and counts the letters of one client in it. */
export interface CountJob {
  readonly kind: 'count';
  readonly target: Target;
  readonly client: number;
}
export interface CountResult {
  readonly letters: number;
}

export interface Results {
  typing: TypingResult;
  saturation: SaturationResult;
  open: OpenResult;
  hold: null;
  witness: WitnessResult;
  count: CountResult;
}
export type Job = TypingJob | SaturationJob | OpenJob | HoldJob | WitnessJob | CountJob;

/** What the load generator says while it works. `wait` stops it until it is told to go on. */
export type LoadMessage =
  | { readonly say: 'wait'; readonly at: string }
  | { readonly say: 'done'; readonly result: Results[keyof Results] }
  | { readonly say: 'failed'; readonly why: string };
