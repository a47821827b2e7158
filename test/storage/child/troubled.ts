/**
 * Writes to a workspace on a disk that fails now and then, tells what was acknowledged and what was refused, does after a
 * refusal what a room does, and ends by itself: `have …` with the numbers found, `edit N`, `row N`, `audit N`,
 * `compact`, `failed <what> N <code>`, and at last `done`, or `refused <line>` when the start was.
 */
import { writeSync } from 'node:fs';
import { openEmbedded } from '#server/storage/embedded/open.ts';
import type { PaperLog } from '#server/storage/paper-logs.ts';
import { StartRefused, type Storage } from '#server/storage/storage.ts';
import { numbersIn } from '#test/storage/child/numbers.ts';

const [dataDir = '', paperId = '', edits = '12'] = process.argv.slice(2);
const say = (line: string) => void writeSync(1, `${line}\n`);
const codeOf = (error: unknown) => String(error instanceof Error && 'code' in error && error.code);

interface Place {
  readonly log: PaperLog;
  readonly numbers: number[];
}

async function openPaper(storage: Storage): Promise<Place> {
  for (let tries = 1; ; tries += 1) {
    try {
      if (!(await storage.papers.list()).includes(paperId))
        await storage.papers.create(paperId, Buffer.from('1'));
      const { log, state } = await storage.papers.open(paperId);
      const numbers = [...numbersIn(state)];
      say(`have ${numbers.join(' ')}`);
      return { log, numbers };
    } catch (error) {
      say(`failed open ${tries} ${codeOf(error)}`);
      if (tries === 3) throw error;
    }
  }
}

async function trying(what: string, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    say(what);
    return true;
  } catch (error) {
    say(`failed ${what} ${codeOf(error)}`);
    return false;
  }
}

async function addEdit(storage: Storage, { log, numbers }: Place): Promise<Place> {
  const next = (numbers.at(-1) ?? 0) + 1;
  const append = () => log.append({ update: Buffer.from(String(next)), clients: [] });
  if (await trying(`edit ${next}`, append)) return { log, numbers: [...numbers, next] };
  if (await trying('edit on a failed log', append)) throw new Error('a failed log took an edit');
  await log.close();
  return openPaper(storage);
}

async function addOthers(storage: Storage, at: number): Promise<void> {
  const { openings } = storage;
  const row = { id: 'opening-1', personId: 'p', paperId, at: String(at) };
  const before = await openings.tables.openings.get(row.id);
  const isKept = await trying(`row ${at}`, () =>
    openings.transact(async ({ openings }) => openings.put(row)),
  );
  const after = await openings.tables.openings.get(row.id);
  if (after?.at !== (isKept ? row : before)?.at) throw new Error('memory and disk are apart');
  const entry = { at: '', by: '', action: `${at}`, subject: '', forumId: null, detail: {} };
  await trying(`audit ${at}`, () => storage.audit.append(entry));
}

try {
  const storage = await openEmbedded({ dataDir, warn: (line) => say(`warn ${line}`) });
  let place = await openPaper(storage);
  for (let at = 1; at <= Number(edits); at += 1) {
    place = await addEdit(storage, place);
    if (at % 2 === 0) await addOthers(storage, at);
    const { log, numbers } = place;
    if (
      at % 5 === 0 &&
      !(await trying('compact', () => log.compact(Buffer.from(numbers.join(' ')))))
    ) {
      await log.close();
      place = await openPaper(storage);
    }
  }
  await storage.close();
  say('done');
} catch (error) {
  if (!(error instanceof StartRefused)) throw error;
  say(`refused ${error.message}`);
}
