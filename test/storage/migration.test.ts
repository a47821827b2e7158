import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Migration } from '#server/storage/embedded/migration.ts';
import { openEmbedded } from '#server/storage/embedded/open.ts';
import { everyFile } from '#test/storage/every-file.ts';
import { aWorkspace } from '#test/storage/open-workspace.ts';

const warn = () => undefined;

/** A workspace of layout 1 whose openings stand in for what a migration changes. */
async function anOldFolder(): Promise<string> {
  const { storage, dataDir } = await aWorkspace();
  await storage.openings.transact(async ({ openings }) =>
    openings.put({ id: 'opening-1', personId: 'person-1', paperId: 'paper-1', at: 'then' }),
  );
  await storage.close();
  return dataDir;
}

const noting = (to: number, words: string): Migration => ({
  to,
  touches: ['notes'],
  async run(dataDir) {
    const file = path.join(dataDir, 'notes');
    const before = await readFile(file, 'utf8').catch(() => '');
    await writeFile(file, `${before}${words} `);
  },
});

const layoutOf = async (dataDir: string): Promise<unknown> =>
  (
    JSON.parse(await readFile(path.join(dataDir, 'nayar.json'), 'utf8')) as {
      schemaVersion: number;
    }
  ).schemaVersion;

async function openAt(dataDir: string, migrations: readonly Migration[]): Promise<void> {
  const version = Math.max(1, ...migrations.map(({ to }) => to));
  await (await openEmbedded({ dataDir, warn }, { migrations, version })).close();
}

describe('migrations', () => {
  it('[MG1] run once each, in order, and raise the version', async () => {
    const dataDir = await anOldFolder();
    await openAt(dataDir, [noting(3, 'three'), noting(2, 'two')]);
    await openAt(dataDir, [noting(2, 'two'), noting(3, 'three')]);
    expect(await readFile(path.join(dataDir, 'notes'), 'utf8')).toBe('two three ');
    expect(await layoutOf(dataDir)).toBe(3);
  });

  it('[MG2] keep what they change as it was, named by version and time', async () => {
    const dataDir = await anOldFolder();
    await openAt(dataDir, [{ ...noting(2, 'two'), touches: ['openings.json', 'papers', 'notes'] }]);
    const [kept, ...others] = await readdir(path.join(dataDir, 'backups'));
    expect(others).toEqual([]);
    expect(kept).toMatch(/^before-2-\d{4}-/);
    const copy = await readFile(path.join(dataDir, 'backups', kept ?? '', 'openings.json'), 'utf8');
    expect(copy).toContain('opening-1');
  });

  it('[MG3] start again from the copies when they were stopped half way', async () => {
    const dataDir = await anOldFolder();
    await writeFile(path.join(dataDir, 'notes'), 'zero ');
    const stopped: Migration = {
      ...noting(2, 'half'),
      async run(folder) {
        await noting(2, 'half').run(folder);
        throw new Error('the power failed');
      },
    };
    await expect(openAt(dataDir, [stopped])).rejects.toThrow('the power failed');
    expect(await layoutOf(dataDir)).toBe(1);
    await openAt(dataDir, [noting(2, 'whole')]);
    expect(await readFile(path.join(dataDir, 'notes'), 'utf8')).toBe('zero whole ');
    expect(await readdir(path.join(dataDir, 'backups'))).toHaveLength(1);
  });

  it('[MG4] refuse a folder of a newer program, and one that no migration reaches', async () => {
    const dataDir = await anOldFolder();
    await openAt(dataDir, [noting(2, 'two')]);
    const before = await everyFile(dataDir);
    await expect(openEmbedded({ dataDir, warn })).rejects.toThrow(/newer Nayar/);
    const gap = { migrations: [noting(4, 'four')], version: 4 };
    await expect(openEmbedded({ dataDir, warn }, gap)).rejects.toThrow(/cannot be brought/);
    expect(await everyFile(dataDir)).toEqual(before);
  });

  it('[MG5] leave no older copy of a file of tables to go on from', async () => {
    const dataDir = await anOldFolder();
    expect(await readdir(dataDir)).toContain('openings.json.1');
    await openAt(dataDir, [{ ...noting(2, 'two'), touches: ['openings.json', 'notes'] }]);
    expect(await readdir(dataDir)).not.toContain('openings.json.1');
  });

  it('[MG6] are not needed by a new workspace', async () => {
    const { storage, dataDir } = await aWorkspace();
    await storage.close();
    expect(await readdir(path.join(dataDir, 'backups'))).toEqual([]);
    expect(await layoutOf(dataDir)).toBe(1);
  });
});
