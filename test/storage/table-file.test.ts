import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DamagedTables, readTables, TableFile } from '#server/storage/embedded/table/table-file.ts';
import { TableStore } from '#server/storage/embedded/table/table-store.ts';
import type { Row, TableNames } from '#server/storage/store.ts';
import { aFolder } from '#test/storage/a-folder.ts';

interface Note extends Row {
  readonly words: string;
}
type NoteTables = { notes: Note };
const NOTES: TableNames<NoteTables> = { notes: true };

async function openNotes(
  file: string,
  { warnings = [], onStep }: { warnings?: string[]; onStep?: (step: string) => void } = {},
): Promise<TableStore<NoteTables>> {
  const warn = (line: string) => void warnings.push(line);
  const now = () => new Date('2026-01-01T00:00:00.000Z');
  return TableStore.open(new TableFile(file, { warn, now, ...(onStep && { onStep }) }), NOTES);
}

const put = (store: TableStore<NoteTables>, id: string, words = 'שלום') =>
  store.transact(async ({ notes }) => notes.put({ id, words }));

/** A file with three transactions behind it: `a`, then `b`, then `c`. */
async function aFile(): Promise<string> {
  const file = path.join(await aFolder(), 'catalogue.json');
  const store = await openNotes(file);
  for (const id of ['a', 'b', 'c']) await put(store, id);
  await store.close();
  return file;
}

const idsIn = async (store: TableStore<NoteTables>) =>
  (await store.tables.notes.find({})).map(({ id }) => id);

describe('a file of tables', () => {
  it('[TF1] of a program that knew fewer tables opens with the new ones empty', async () => {
    const file = await aFile();
    const wishes = { warn: () => undefined, now: () => new Date('2026-01-01T00:00:00.000Z') };
    const tables = { notes: true, later: true } as const;
    const store = await TableStore.open<NoteTables & { later: Note }>(
      new TableFile(file, wishes),
      tables,
    );
    expect(await store.tables.later.find({})).toEqual([]);
    expect(await store.tables.notes.find({})).toHaveLength(3);
    await store.transact(async ({ later }) => later.put({ id: 'd', words: 'חדש' }));
    expect(await store.tables.later.pick(['d'])).toHaveLength(1);
    await store.close();
  });

  it('[TF1] is JSON, one row a line, with the two files before it', async () => {
    const file = await aFile();
    const text = await readFile(file, 'utf8');
    expect(JSON.parse(text)).toMatchObject({
      format: 'nayar-tables',
      sequence: 4,
      tables: { notes: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] },
    });
    expect(text.split('\n')).toContain('{"id":"c","words":"שלום"}');
    const older = await Promise.all(['.1', '.2'].map((end) => readFile(file + end, 'utf8')));
    expect(older.map((one) => one.match(/"id"/g)?.length)).toEqual([2, 1]);
    expect((await readdir(path.dirname(file))).toSorted()).toEqual([
      'catalogue.json',
      'catalogue.json.1',
      'catalogue.json.2',
    ]);
  });

  it('[TF2] is replaced by its newest good copy when it is cut at any byte', async () => {
    const file = await aFile();
    const whole = await readFile(file);
    const copy = await readFile(`${file}.1`);
    for (let length = 0; length < whole.length; length += 1) {
      await writeFile(file, whole.subarray(0, length));
      expect(await readTables(file)).toHaveProperty('damaged');
    }
    for (let length = 0; length < whole.length; length += 23) {
      await writeFile(file, whole.subarray(0, length));
      await writeFile(`${file}.1`, copy);
      const warnings: string[] = [];
      const store = await openNotes(file, { warnings });
      expect(await idsIn(store)).toEqual(['a', 'b']);
      expect(warnings).toHaveLength(1);
      expect(warnings[0]).toMatch(/catalogue\.json is damaged.*catalogue\.json\.1/);
    }
    const aside = (await readdir(path.dirname(file))).filter((name) => name.includes('.damaged-'));
    expect(aside.length).toBeGreaterThan(0);
  });

  it.each([
    ['empty', () => Buffer.alloc(0)],
    ['NUL bytes', (whole: Buffer) => Buffer.alloc(whole.length)],
    ['one changed letter', (whole: Buffer) => Buffer.from(whole.toString().replace('"c"', '"d"'))],
    [
      'an older sequence number',
      (whole: Buffer) => Buffer.from(whole.toString().replace(':4,', ':3,')),
    ],
    ['not ours', () => Buffer.from('{"tables":{}}')],
  ])('[TF3] is not believed when it is %s', async (_, damage) => {
    const file = await aFile();
    await writeFile(file, damage(await readFile(file)));
    const warnings: string[] = [];
    const store = await openNotes(file, { warnings });
    expect(await idsIn(store)).toEqual(['a', 'b']);
    expect(warnings).toHaveLength(1);
    await put(store, 'e');
    await store.close();
    expect(await idsIn(await openNotes(file))).toEqual(['a', 'b', 'e']);
  });

  it('[TF4] goes on from the older copy when the newer is bad too, or the file is missing', async () => {
    const file = await aFile();
    await rm(file);
    await writeFile(`${file}.1`, 'bad');
    const warnings: string[] = [];
    expect(await idsIn(await openNotes(file, { warnings }))).toEqual(['a']);
    expect(warnings[0]).toMatch(/is missing: going on from catalogue\.json\.2/);
  });

  it('[TF5] is refused, and left as it is, when no copy of it is good', async () => {
    const file = await aFile();
    for (const end of ['', '.1', '.2']) await writeFile(file + end, 'bad');
    await expect(openNotes(file)).rejects.toThrow(DamagedTables);
    expect(await readFile(file, 'utf8')).toBe('bad');
  });

  it('[TF6] is not believed under the name of another file', async () => {
    const file = await aFile();
    const other = path.join(path.dirname(file), 'openings.json');
    await copyFile(file, other);
    await expect(openNotes(other)).rejects.toThrow(DamagedTables);
  });

  it('[TF7] is refused when it holds a table this program does not know', async () => {
    const file = await aFile();
    const warn = () => undefined;
    const opening = TableStore.open(new TableFile(file, { warn, now: () => new Date() }), {
      others: true,
    });
    await expect(opening).rejects.toThrow(/a table notes is not known/);
  });

  it.each(['written', 'previous-kept', 'renamed'])(
    '[TF8] holds what it held when a write fails after it is %s',
    async (step) => {
      const file = await aFile();
      let failing = false;
      const store = await openNotes(file, {
        onStep: (name) => {
          if (failing && name.endsWith(step)) throw new Error('the disk refuses');
        },
      });
      const before = await readFile(file, 'utf8');
      failing = true;
      await expect(put(store, 'lost')).rejects.toThrow('the disk refuses');
      expect(await readFile(file, 'utf8')).toBe(before);
      expect(await idsIn(store)).toEqual(['a', 'b', 'c']);
      expect((await readdir(path.dirname(file))).filter((name) => name.endsWith('.tmp'))).toEqual(
        [],
      );
      failing = false;
      for (const id of ['d', 'e', 'f']) await put(store, id);
      await store.close();
      expect(await idsIn(await openNotes(file))).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
      expect((await readFile(`${file}.2`, 'utf8')).match(/"id"/g)).toHaveLength(4);
    },
  );

  it('[TF9] is not written when a transaction changes nothing', async () => {
    const file = await aFile();
    let steps = 0;
    const store = await openNotes(file, { onStep: () => void (steps += 1) });
    await store.transact(async ({ notes }) => void (await notes.find({})));
    await put(store, 'a');
    await store.transact(async ({ notes }) => notes.remove('never-there'));
    expect(steps).toBe(0);
  });

  it('[TF10] is written once for transactions that come at once', async () => {
    const file = await aFile();
    let writes = 0;
    const store = await openNotes(file, {
      onStep: (step) => void (writes += step.endsWith('renamed') ? 1 : 0),
    });
    await Promise.all(Array.from({ length: 50 }, (_, at) => put(store, `n${at}`)));
    expect(writes).toBeLessThanOrEqual(2);
    expect(await idsIn(store)).toHaveLength(53);
  });

  it('[TF11] finds by a field in a time that does not grow with the table', async () => {
    const timeFor = async (rows: number): Promise<number> => {
      const store = await openNotes(path.join(await aFolder(), 'catalogue.json'));
      await store.transact(async ({ notes }) => {
        for (let at = 0; at < rows; at += 1) await notes.put({ id: `n${at}`, words: `w${at}` });
      });
      await store.tables.notes.find({ words: 'w0' });
      const start = performance.now();
      for (let at = 0; at < 2000; at += 1)
        await store.tables.notes.find({ words: `w${at % rows}` });
      return performance.now() - start;
    };
    const small = await timeFor(200);
    // A hundred times the rows: scanning would take a hundred times as long.
    expect(await timeFor(20_000)).toBeLessThan(small * 15 + 20);
  });
});
