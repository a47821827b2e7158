import { mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { EmbeddedPaperLogs } from '#server/storage/embedded/paper/embedded-paper-logs.ts';
import { TableFile } from '#server/storage/embedded/table/table-file.ts';
import { TableStore } from '#server/storage/embedded/table/table-store.ts';
import { verify } from '#server/storage/embedded/verify.ts';
import { CONTRACT_TABLES } from '#test/contract/contract-tables.ts';
import { aFolder } from '#test/storage/a-folder.ts';
import { numbersIn } from '#test/storage/child/numbers.ts';
import { openWorkspace } from '#test/storage/open-workspace.ts';
import { aProgram, startChild } from '#test/storage/run-child.ts';

const PAPER = 'paper-0001';
/** How often the writer is killed; `KILL_ROUNDS=200` for a long night. */
const ROUNDS = Number(process.env['KILL_ROUNDS'] ?? 15);
const warn = () => undefined;
const now = () => new Date();

const typing = aProgram('typing');
const crashing = aProgram('crashing');

const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);
const lastOf = (lines: readonly string[], word: string): number =>
  Number(lines.findLast((line) => line.startsWith(`${word} `))?.split(' ')[1] ?? 0);

describe('a writer killed with -9', () => {
  it(`[KS1] loses nothing that was acknowledged, and doubles nothing, in ${ROUNDS} rounds`, async () => {
    const dataDir = path.join(await aFolder(), 'data');
    const program = await typing();
    const acknowledged = { edit: 1, row: 0, audit: 0 };
    for (let round = 0; round < ROUNDS; round += 1) {
      const child = startChild(program, [dataDir, PAPER]);
      const found = (await child.line(/^have /)).split(' ').slice(1).map(Number);
      expect(found).toEqual(upTo(found.length));
      expect(found.length).toBeGreaterThanOrEqual(acknowledged.edit);
      // A different number of edits each time, so that the kill meets every part of the work.
      await child.line(new RegExp(`^edit ${found.length + 1 + ((round * 5) % 23)}$`));
      await child.kill();
      expect(child.lines.filter((line) => line.startsWith('warn'))).toEqual([]);
      acknowledged.edit = Math.max(acknowledged.edit, lastOf(child.lines, 'edit'));
      acknowledged.row = Math.max(acknowledged.row, lastOf(child.lines, 'row'));
      acknowledged.audit = Math.max(acknowledged.audit, lastOf(child.lines, 'audit'));
    }
    const { storage, warnings } = await openWorkspace(dataDir);
    expect(warnings).toEqual([]);
    const numbers = numbersIn(await storage.papers.read(PAPER));
    expect(numbers).toEqual(upTo(numbers.length));
    expect(numbers.length).toBeGreaterThanOrEqual(acknowledged.edit);
    const row = await storage.openings.tables.openings.get('opening-1');
    expect(Number(row?.at)).toBeGreaterThanOrEqual(acknowledged.row);
    const audit = await storage.audit.last(10_000);
    const audited = audit.map(({ action }) => Number(action.split(' ')[1])).toReversed();
    expect(new Set(audited).size).toBe(audited.length);
    expect(audited.at(-1)).toBeGreaterThanOrEqual(acknowledged.audit);
    const { problems } = await verify(dataDir);
    // The writer makes no cards.
    expect(problems).toEqual([]);
  });
});

/** A data folder with a paper of five edits and some rows; `compacted` once before when asked. */
async function aStart(compacted: boolean): Promise<string> {
  const dataDir = await aFolder();
  const folder = path.join(dataDir, 'papers');
  await mkdir(folder);
  const papers = new EmbeddedPaperLogs({ folder, now, warn });
  await papers.create(PAPER, Buffer.from('1'));
  const { log } = await papers.open(PAPER);
  for (const number of [2, 3]) await log.append({ update: Buffer.from(`${number}`), clients: [] });
  if (compacted) await log.compact(Buffer.from('1 2 3'));
  for (const number of [4, 5])
    await log.append({ update: Buffer.from(`${number}`), clients: [[number, 'person-0001']] });
  await log.close();
  const store = await openTables(dataDir);
  await store.transact(async ({ drawers }) => drawers.put({ id: 'old', label: 'old' }));
  await store.close();
  return dataDir;
}

function openTables(dataDir: string) {
  const file = new TableFile(path.join(dataDir, 'catalogue.json'), { now, warn });
  return TableStore.open(file, CONTRACT_TABLES);
}

const STEPS = ['snapshot', 'history', 'log'].flatMap((part) =>
  ['written', 'renamed', 'synced'].map((step) => `${part} ${step}`),
);

describe('a compaction killed with -9', () => {
  it.each(STEPS.flatMap((step) => [false, true].map((again) => ({ step, again }))))(
    '[KS2] after $step (compacted before: $again) loses and doubles nothing, and is finished later',
    async ({ step, again }) => {
      const dataDir = await aStart(again);
      const child = startChild(await crashing(), [dataDir, PAPER, 'compact', step]);
      expect(await child.ended).toBe('SIGKILL');
      const folder = path.join(dataDir, 'papers');
      const papers = new EmbeddedPaperLogs({ folder, now, warn });
      onTestFinished(() => papers.closeAll());
      expect(numbersIn(await papers.read(PAPER))).toEqual(upTo(5));
      const { log, state } = await papers.open(PAPER);
      expect(numbersIn(state)).toEqual(upTo(5));
      expect(state.clients).toEqual(new Map([4, 5].map((id) => [id, 'person-0001'])));
      await log.append({ update: Buffer.from('6'), clients: [] });
      expect(numbersIn(await papers.read(PAPER))).toEqual(upTo(6));
      await log.compact(Buffer.from(upTo(6).join(' ')));
      expect(numbersIn(await papers.read(PAPER))).toEqual(upTo(6));
      // Six updates and the two clients that came with the fourth and the fifth.
      expect(await papers.verify(PAPER)).toMatchObject({ records: 8, damage: [] });
      expect((await readdir(path.join(folder, PAPER))).toSorted()).toEqual([
        'history-0000000001',
        'log',
        'snapshot',
      ]);
    },
  );

  it('[KS3] has no other steps than these', async () => {
    const dataDir = await aStart(true);
    const steps: string[] = [];
    const onStep = (step: string) => void steps.push(step);
    const papers = new EmbeddedPaperLogs({
      folder: path.join(dataDir, 'papers'),
      now,
      warn,
      onStep,
    });
    const { log } = await papers.open(PAPER);
    await log.compact(Buffer.from('1 2 3 4 5'));
    await log.close();
    expect(steps).toEqual(['open', ...STEPS]);
  });
});

describe('a transaction killed with -9', () => {
  it.each(['written', 'previous-kept', 'renamed'])(
    '[KS4] after the file is %s is there whole or not at all',
    async (step) => {
      const dataDir = await aStart(false);
      const args = [dataDir, PAPER, 'row', `catalogue.json ${step}`];
      const child = startChild(await crashing(), args);
      expect(await child.ended).toBe('SIGKILL');
      const store = await openTables(dataDir);
      const isThere = step === 'renamed';
      expect((await store.tables.drawers.find({})).map(({ id }) => id)).toEqual(
        isThere ? ['old', 'new'] : ['old'],
      );
      expect(await store.tables.letters.find({})).toHaveLength(isThere ? 1 : 0);
    },
  );
});
