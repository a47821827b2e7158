import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { convertToHtml } from 'mammoth';
import * as z from 'zod';
import { textOf } from '#shared/paper/content.ts';
import { project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { byDocx } from '#test/bench/interchange/by-docx.ts';
import { byUs, readByUs, sinceByUs } from '#test/bench/interchange/our-word.ts';
import { earlier, richPaper } from '#test/bench/interchange/rich-paper.ts';
import { type Bench, tell, type Workshop } from '#test/bench/room/bench.ts';
import { compare, type Line } from '#test/bench/room/report.ts';

const ROUNDS = 7;
const WARMING = 8;
const CONTENT = '100 pages in Hebrew, 300 notes, 200 suggestions, 200 threads';

type Work = () => Promise<unknown>;
/** Ours, and theirs. */
type Pair = readonly [Work, Work];

/** A long paper as a Word file and back, against the packages that others use for it, in turns in one process. */
export const word: Bench = {
  name: 'word',
  async run(workshop) {
    const paper = richPaper();
    const agreed = { ...paper, content: project(paper.content, REJECT_ALL) };
    const old = earlier(agreed.content);
    const ours = await byUs(paper);
    const theirs = await byDocx(paper);
    tell(
      `  ${String(textOf(paper.content).length)} letters; ${String(ours.length)} bytes of ours, ${String(theirs.length)} of docx`,
    );
    const rounds = workshop.isQuick ? 1 : ROUNDS;
    const line = async (
      measure: string,
      [our, their]: Pair,
      baseline: string,
      bar: number | null,
    ) => {
      const costs = await inTurns(rounds, our, their);
      tell(`  ${measure}: ${JSON.stringify(costs)}`);
      return compare({
        bench: 'word',
        measure: `${measure}: ${CONTENT}`,
        unit: 'ms',
        ours: costs.map(([one]) => one),
        baseline,
        values: costs.map(([, other]) => other),
        bar,
      });
    };
    const reading = (file: Buffer): Pair => [
      () => readByUs(file),
      () => convertToHtml({ buffer: file }),
    ];
    return [
      await line('writing', [() => byUs(paper), () => byDocx(paper)], 'docx', 1),
      await line('reading', reading(ours), 'mammoth', 1),
      await line('reading what docx wrote', reading(theirs), 'mammoth', 1),
      await line(
        'marking what changed in 200 blocks since a version',
        [() => sinceByUs(old, agreed), () => byUs(agreed)],
        'writing without comparing',
        null,
      ),
      await peakOf(workshop, ours, rounds),
    ];
  },
};

/** Milliseconds of ours and of theirs, in turns. */
async function inTurns(
  rounds: number,
  ours: Work,
  theirs: Work,
): Promise<(readonly [number, number])[]> {
  for (let turn = 0; turn < WARMING; turn++) {
    await ours();
    await theirs();
  }
  const costs: (readonly [number, number])[] = [];
  for (let round = 0; round < rounds; round++) costs.push([await timed(ours), await timed(theirs)]);
  return costs;
}

async function timed(work: Work): Promise<number> {
  const began = performance.now();
  await work();
  return Math.round((performance.now() - began) * 10) / 10;
}

const Told = z.object({ peak: z.number() });

/** How much memory reading takes at its peak, each time in a fresh process. */
async function peakOf({ folder, load }: Workshop, file: Buffer, rounds: number): Promise<Line> {
  const name = path.join(folder, 'peak.docx');
  await writeFile(name, file);
  const program = path.join(path.dirname(load), 'memory-of.js');
  const peak = async (who: string) => {
    const { stdout } = await promisify(execFile)(process.execPath, [program, who, name]);
    return Told.parse(JSON.parse(stdout)).peak;
  };
  const values: number[] = [];
  const ours: number[] = [];
  for (let round = 0; round < Math.min(rounds, 3); round++) {
    ours.push(await peak('ours'));
    values.push(await peak('mammoth'));
  }
  return compare({
    bench: 'word',
    measure: `peak memory of reading: ${CONTENT}`,
    unit: 'MB',
    ours,
    baseline: 'mammoth',
    values,
    bar: 1,
  });
}
