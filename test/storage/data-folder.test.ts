import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Forum } from '#shared/forum/forum.ts';
import { openEmbedded } from '#server/storage/embedded/open.ts';
import { StartRefused } from '#server/storage/storage.ts';
import { aFolder } from '#test/storage/a-folder.ts';
import { everyFile } from '#test/storage/every-file.ts';
import { aWorkspace, openWorkspace } from '#test/storage/open-workspace.ts';

const aForum = (id: string): Forum => ({
  id,
  name: 'פורום',
  purpose: '',
  groups: [],
  plan: [],
  createdAt: '2026-01-01T00:00:00.000Z',
});

/** Why an opening is refused: one line, and nothing in the folder was touched. */
async function refusalOf(
  dataDir: string,
  over: Partial<Parameters<typeof openEmbedded>[0]> = {},
): Promise<string> {
  const before = await everyFile(dataDir).catch(() => 'missing');
  const outcome = await openEmbedded({ dataDir, warn: () => undefined, ...over }).catch(
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(StartRefused);
  expect(await everyFile(dataDir).catch(() => 'missing')).toEqual(before);
  const line = outcome instanceof Error ? outcome.message : '';
  expect(line).not.toContain('\n');
  return line;
}

describe('a data folder', () => {
  it('[DF1] becomes a workspace when it is missing or empty, and keeps its id', async () => {
    const folder = await aFolder();
    for (const dataDir of [path.join(folder, 'deep', 'data'), await aFolder()]) {
      const { storage } = await openWorkspace(dataDir);
      expect(storage.isNew).toBe(true);
      await storage.check();
      await storage.close();
      const again = await openWorkspace(dataDir, { workspaceId: storage.instanceId });
      expect(again.storage.isNew).toBe(false);
      expect(again.storage.instanceId).toBe(storage.instanceId);
      expect(again.warnings).toEqual([]);
    }
  });

  it('[DF2] may be the root of a fresh volume', async () => {
    const dataDir = await aFolder();
    await mkdir(path.join(dataDir, 'lost+found'));
    expect((await openWorkspace(dataDir)).storage.isNew).toBe(true);
  });

  it('[DF3] is refused when it holds something else', async () => {
    const dataDir = await aFolder();
    await writeFile(path.join(dataDir, 'thesis.txt'), 'mine');
    expect(await refusalOf(dataDir)).toMatch(/thesis\.txt.*DATA_DIR/);
    expect(await refusalOf(path.join(dataDir, 'thesis.txt'))).toMatch(/cannot be read/);
  });

  it('[DF4] is refused when a part is missing without which it would seem empty', async () => {
    for (const part of ['catalogue.json', 'papers', 'blobs']) {
      const { storage, dataDir } = await aWorkspace();
      await storage.close();
      await rm(path.join(dataDir, part), { recursive: true });
      expect(await refusalOf(dataDir)).toMatch(new RegExp(`${part} is missing`));
    }
  });

  it('[DF5] is refused when another workspace is expected, or one in an empty folder', async () => {
    const { storage, dataDir } = await aWorkspace();
    await storage.close();
    expect(await refusalOf(dataDir, { workspaceId: 'another' })).toMatch(/is expected there/);
    const empty = await aFolder();
    expect(await refusalOf(empty, { workspaceId: storage.instanceId })).toMatch(/empty.*mounted/);
    expect(await refusalOf(path.join(empty, 'missing'), { workspaceId: 'another' })).toMatch(
      /mounted/,
    );
    expect(await refusalOf(empty, { mustExist: true })).toMatch(/holds no workspace/);
    expect(await readdir(empty)).toEqual([]);
  });

  it('[DF6] is refused when its mark is damaged or of a newer program', async () => {
    const { storage, dataDir } = await aWorkspace();
    await storage.close();
    const file = path.join(dataDir, 'nayar.json');
    const mark = JSON.parse(await readFile(file, 'utf8')) as object;
    await writeFile(file, JSON.stringify({ ...mark, schemaVersion: 99 }));
    const newer = openEmbedded({ dataDir, warn: () => undefined });
    await expect(newer).rejects.toThrow(/newer Nayar \(layout 99/);
    await writeFile(file, '{"format":"nay');
    expect(await refusalOf(dataDir)).toMatch(/nayar\.json is damaged/);
  });

  it('[DF7] is made anew when its making was interrupted', async () => {
    const { storage, dataDir } = await aWorkspace();
    await storage.close();
    const file = path.join(dataDir, 'nayar.json');
    const mark = JSON.parse(await readFile(file, 'utf8')) as object;
    await writeFile(file, JSON.stringify({ ...mark, state: 'making' }));
    await rm(path.join(dataDir, 'catalogue.json'));
    await rm(path.join(dataDir, 'papers'), { recursive: true });
    expect((await openWorkspace(dataDir)).storage.isNew).toBe(true);
  });

  it('[DF8] keeps what concerns signing in for its owner only', async () => {
    const { storage, dataDir } = await aWorkspace();
    await storage.signIn.transact(async ({ user }) => user.put({ id: 'user-0001' }));
    for (const name of ['sign-in.json', 'sign-in.json.1'])
      expect((await stat(path.join(dataDir, name))).mode & 0o777).toBe(0o600);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
  });

  it('[DF9] goes on without what can be spared, and says so', async () => {
    const { storage, dataDir } = await aWorkspace();
    await storage.catalogue.transact(async ({ forums }) => forums.put(aForum('forum-0001')));
    await storage.close();
    for (const name of ['openings.json', 'sign-in.json', 'audit.log'])
      await rm(path.join(dataDir, name));
    const again = await openWorkspace(dataDir);
    expect(again.warnings).toHaveLength(3);
    expect(await again.storage.catalogue.tables.forums.find({})).toHaveLength(1);
  });

  it('[DF10] is swept of what a killed process had half prepared', async () => {
    const { storage, dataDir } = await aWorkspace();
    await storage.papers.create('paper-0001', new Uint8Array([1]));
    await storage.close();
    const left = [
      '.catalogue.json.1-ab.tmp',
      'papers/.paper-0002.1-ab.tmp',
      'papers/paper-0001/.log.1-ab.tmp',
    ];
    for (const name of left) await writeFile(path.join(dataDir, name), 'half');
    const again = await openWorkspace(dataDir);
    await again.storage.papers.open('paper-0001');
    const names = [...(await everyFile(dataDir)).keys()];
    expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect(await again.storage.papers.list()).toEqual(['paper-0001']);
  });

  it('[DF11] is checked by writing to it', async () => {
    const { storage, dataDir } = await aWorkspace();
    await expect(storage.check()).resolves.toBeUndefined();
    await storage.close();
    await rm(dataDir, { recursive: true });
    await expect(storage.check()).rejects.toThrow(Error);
  });
});
