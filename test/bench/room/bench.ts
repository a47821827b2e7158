import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Content, Contender, Contenders, Plot, Started } from '#test/bench/room/contenders.ts';
import type { Line } from '#test/bench/room/report.ts';

/** What a bench works with. */
export interface Workshop {
  readonly contenders: Contenders;
  readonly contents: Contents;
  /** The bundled load generator. */
  readonly load: string;
  /** A folder on the disk that is measured; emptied afterwards. */
  readonly folder: string;
  /** A short look: everything runs, the figures are worth little. */
  readonly isQuick: boolean;
}

/** What papers are filled with. The large ones are made when they are first asked for. */
export interface Contents {
  starting(): Promise<Content>;
  twentyPages(): Promise<Content>;
  hundredPages(): Promise<Content & { readonly bytes: number; readonly letters: number }>;
}

export interface Bench {
  readonly name: string;
  run(workshop: Workshop): Promise<readonly Line[]>;
}

/** The figures of each contender, one per round. */
export type Rounds<Result> = ReadonlyMap<Contender, readonly Result[]>;

/** Measures the contenders in turns (A B C, A B C), so that a change of the machine's mood falls on all of them. */
export async function inRounds<Result>(
  rounds: number,
  contenders: readonly Contender[],
  measure: (contender: Contender, round: number) => Promise<Result>,
): Promise<Rounds<Result>> {
  const results = new Map<Contender, Result[]>(contenders.map((one) => [one, []]));
  for (let round = 0; round < rounds; round++) {
    for (const contender of contenders) {
      const result = await measure(contender, round);
      results.get(contender)?.push(result);
      tell(`  round ${round + 1} ${contender.name.padEnd(12)} ${JSON.stringify(result)}`);
    }
  }
  return results;
}

/** The rounds of one contender, one figure of each. */
export function figures<Result>(
  rounds: Rounds<Result>,
  contender: Contender,
  figure: (result: Result) => number,
): readonly number[] {
  return (rounds.get(contender) ?? []).map(figure);
}

/** Starts a contender over a fresh folder with these papers, and stops it and empties the folder afterwards. */
export async function withServer<Result>(
  { folder }: Workshop,
  { contender, plot }: { readonly contender: Contender; readonly plot: Plot },
  work: (server: Started, startAgain: () => Promise<Started>) => Promise<Result>,
): Promise<Result> {
  const own = path.join(folder, 'server');
  await mkdir(own, { recursive: true });
  await contender.prepare(plot, own);
  let server = await contender.start(plot, own);
  try {
    return await work(server, async () => {
      await server.running.stop();
      server = await contender.start(plot, own);
      return server;
    });
  } finally {
    await server.running.stop();
    await rm(own, { recursive: true, force: true });
  }
}

/** Progress is for whoever waits; standard output belongs to the results. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
