import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Bench, figures, inRounds, withServer } from '#test/bench/room/bench.ts';
import type { Contender, Plot } from '#test/bench/room/contenders.ts';
import { compare } from '#test/bench/room/report.ts';

const PAPER = 'hundred-pages';

/** Twenty thousand edits: ours with every one of them kept, Hocuspocus' database with the last state alone. */
export const disk: Bench = {
  name: 'disk',
  async run(workshop) {
    const { ours, hocuspocus } = workshop.contenders;
    const content = await workshop.contents.hundredPages();
    const plot: Plot = [{ content, papers: [PAPER] }];
    const kept = (contender: Contender, folder: string) =>
      bytesBelow(contender === ours ? path.join(folder, 'papers', PAPER) : folder);
    const rounds = await inRounds(1, [ours, hocuspocus], (contender) =>
      withServer(workshop, { contender, plot }, ({ folder }) => kept(contender, folder)),
    );
    return [
      compare({
        bench: 'disk',
        measure: `bytes kept for 20,000 edits`,
        unit: 'bytes',
        ours: figures(rounds, ours, (bytes) => bytes),
        baseline: 'Hocuspocus, the state alone',
        values: figures(rounds, hocuspocus, (bytes) => bytes),
        bar: 1,
      }),
    ];
  },
};

async function bytesBelow(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async ({ parentPath, name }) => (await stat(path.join(parentPath, name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
