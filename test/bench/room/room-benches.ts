/** The benches of the room server, as `run.mjs` calls them out of the bundle. */
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { gate } from '#test/bench/gate/gate.bench.ts';
import { compare } from '#test/bench/compare/compare.bench.ts';
import { type Bench, tell } from '#test/bench/room/bench.ts';
import { coldOpen } from '#test/bench/room/cold-open.bench.ts';
import { contendersFrom, type Programs } from '#test/bench/room/contenders.ts';
import { contentsIn } from '#test/bench/room/contents.ts';
import { disk } from '#test/bench/room/disk.bench.ts';
import { durability } from '#test/bench/room/durability.bench.ts';
import { fanOut, many } from '#test/bench/room/fan-out.bench.ts';
import { digest } from '#test/bench/notice/digest.bench.ts';
import { readiness } from '#test/bench/pre-read/readiness.bench.ts';
import { word } from '#test/bench/interchange/word.bench.ts';
import { memory } from '#test/bench/room/memory.bench.ts';
import { OurFolders } from '#test/bench/room/our-folders.ts';
import type { Line } from '#test/bench/room/report.ts';
import { register } from '#test/bench/register/register.bench.ts';
import { search } from '#test/bench/search/search.bench.ts';
import { saturation } from '#test/bench/room/saturation.bench.ts';

const BENCHES: readonly Bench[] = [
  fanOut,
  many,
  saturation,
  coldOpen,
  memory,
  disk,
  durability,
  search,
  register,
  compare,
  gate,
  readiness,
  digest,
  word,
];

export const roomBenchNames: readonly string[] = BENCHES.map(({ name }) => name);

const SHARED_MEMORY = '/dev/shm';

export interface Wish {
  readonly names: readonly string[];
  readonly isQuick: boolean;
  readonly programs: Programs;
  /** A folder on the disk to be measured; what is made in it is removed. */
  readonly folder: string;
  readonly print: (line: Line) => void;
}

/** Runs the wanted benches one after the other. Resolves to the names of those that failed; the others go on. */
export async function runRoomBenches(wish: Wish): Promise<readonly string[]> {
  await mkdir(wish.folder, { recursive: true });
  const folder = await mkdtemp(path.join(wish.folder, 'run-'));
  // Thousands of flushes that are not measured: in memory where the system has a folder for that.
  const nursery = await mkdtemp(
    path.join(existsSync(SHARED_MEMORY) ? SHARED_MEMORY : folder, 'ours-'),
  );
  const failed: string[] = [];
  try {
    const workshop = {
      contenders: contendersFrom(wish.programs, new OurFolders(wish.programs, nursery)),
      contents: contentsIn(folder),
      load: path.join(wish.programs.bench, 'load.js'),
      folder,
      isQuick: wish.isQuick,
    };
    for (const bench of BENCHES.filter(({ name }) => wish.names.includes(name))) {
      const startedAt = performance.now();
      tell(`${bench.name} (load average before: ${loadavg()[0]?.toFixed(1) ?? '-'})`);
      try {
        for (const line of await bench.run(workshop)) wish.print(line);
      } catch (fault) {
        failed.push(bench.name);
        tell(`  FAILED ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`);
      }
      tell(`  ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
    }
  } finally {
    for (const made of [folder, nursery]) await rm(made, { recursive: true, force: true });
  }
  return failed;
}
