import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backup } from '#server/storage/embedded/backup.ts';
import { lockFolder } from '#server/storage/embedded/folder-lock.ts';
import { openEmbedded } from '#server/storage/embedded/open.ts';
import { restore } from '#server/storage/embedded/restore.ts';

const warn = () => undefined;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'nayar-restore-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('restoring', () => {
  it('[AT18] leaves a folder alone that another process has just taken', async () => {
    const [from, into, file] = ['from', 'into', 'backup'].map((name) => path.join(folder, name));
    if (!from || !into || !file) throw new Error('three names');
    const storage = await openEmbedded({ dataDir: from, warn });
    await storage.close();
    await backup(from, file);

    // As a server holds it that is about to make a workspace in an empty folder.
    await mkdir(into);
    const lock = await lockFolder(into, warn);
    await expect(restore(file, into)).rejects.toThrow('in use');
    expect((await readdir(into)).every((name) => name.startsWith('lock'))).toBe(true);
    await lock.release();

    await restore(file, into);
    expect((await readdir(into)).filter((name) => /lock|tmp/.test(name))).toEqual([]);
    await (await openEmbedded({ dataDir: into, warn, mustExist: true })).close();
  });
});
