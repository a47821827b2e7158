import * as Y from 'yjs';
import { TWENTY_PAGES, writeHistory } from '#test/bench/room/paper/long-history.ts';
import { startingPaper } from '#test/bench/room/paper/starting-paper.ts';
import type {
  CountJob,
  CountResult,
  HoldJob,
  WitnessJob,
  WitnessResult,
} from '#test/bench/room/load/jobs.ts';
import { contentOf, openCold } from '#test/bench/room/load/seat.ts';
import { Table } from '#test/bench/room/load/table.ts';
import { pause } from '#test/bench/room/load/waiting.ts';

const SEEN_WITHIN_MS = 5000;
const SETTLE_MS = 1000;

/**
 * One person at each paper. Stops at `start` when the program is warm, at `open`, types one letter each, stops at
 * `edited`, leaves, stops at `left`.
 */
export async function holdLoad(
  { target, warming }: HoldJob,
  mark: (at: string) => Promise<void>,
): Promise<null> {
  const paper = writeHistory(TWENTY_PAGES).snapshot;
  const alone = { seats: 1, typists: 1 };
  const first = await Table.set(warming, paper, alone);
  for (const typist of first.typists) first.type(typist, true);
  await pause(SETTLE_MS);
  await first.leave();
  await mark('start');
  const table = await Table.set(target, paper, alone);
  await mark('open');
  for (const typist of table.typists) table.type(typist, true);
  await pause(SETTLE_MS);
  await mark('edited');
  await table.leave();
  await mark('left');
  return null;
}

/** One person types, another watches; stops at `seen` in the moment the watcher has the last letter. */
export async function witnessLoad(
  job: WitnessJob,
  mark: (at: string) => Promise<void>,
): Promise<WitnessResult> {
  const table = await Table.set(job.target, startingPaper(), { seats: 2, typists: 1 });
  const [typist] = table.typists;
  if (!typist) throw new Error('nobody types');
  for (let letter = 0; letter < job.letters; letter++) {
    table.type(typist, true);
    await pause(job.overMs / job.letters);
  }
  if (!(await table.drained(SEEN_WITHIN_MS)))
    throw new Error('the watcher did not see every letter');
  table.expectLoss();
  await mark('seen');
  return { client: typist.typing.client };
}

/** How many letters of one client the paper holds now. */
export async function countLoad({ target, client }: CountJob): Promise<CountResult> {
  const [paper = ''] = target.papers;
  const place = { port: target.port, dialect: target.dialect, paper, cookie: target.writers[0] };
  const opened = await openCold(place);
  const doc = new Y.Doc();
  for (const part of opened.received) {
    const content = contentOf(part, place);
    if (content) Y.applyUpdate(doc, content);
  }
  await opened.leave();
  return { letters: Y.getState(doc.store, client) };
}
