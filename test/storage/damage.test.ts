import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DamagedBlob } from '#server/storage/blobs.ts';
import { aWorkspace, openWorkspace } from '#test/storage/open-workspace.ts';

const anEntry = (action: string) => ({
  at: '2026-01-01T00:00:00.000Z',
  by: 'person-0001',
  action,
  subject: 'person-0002',
  forumId: null,
  detail: {},
});

describe('a damaged blob', () => {
  it('[DM1] is never served, is told by verify, and is mended by the right bytes', async () => {
    const { storage, dataDir } = await aWorkspace();
    const bytes = Buffer.from('the bytes of a picture');
    const hash = await storage.blobs.put(bytes);
    const file = path.join(dataDir, 'blobs', hash.slice(0, 2), hash);
    for (const damaged of ['the bytes of a picturE', '', 'longer than the bytes of a picture']) {
      await writeFile(file, damaged);
      await expect(storage.blobs.get(hash)).rejects.toThrow(DamagedBlob);
      expect(await storage.blobs.verify()).toEqual({ count: 1, broken: [hash] });
      await storage.blobs.put(bytes);
      expect(await storage.blobs.get(hash)).toEqual(new Uint8Array(bytes));
    }
  });
});

describe('a damaged audit log', () => {
  async function aLog(actions: readonly string[]) {
    const { storage, dataDir } = await aWorkspace();
    for (const action of actions) await storage.audit.append(anEntry(action));
    await storage.close();
    return { dataDir, file: path.join(dataDir, 'audit.log') };
  }

  it('[DM2] shows a changed, a missing and a moved line', async () => {
    const { dataDir, file } = await aLog(['one', 'two', 'three', 'four']);
    const lines = (await readFile(file, 'utf8')).split('\n').slice(0, -1);
    const [one = '', two = '', three = '', four = ''] = lines;
    const cases = [
      [[one, two.replace('two', 'ten'), three, four], 2],
      [[one, three, four], 2],
      [[two, three, four], 1],
      [[one, two, four, three], 3],
      [[one, 'scrawl', three, four], 2],
    ] as const;
    for (const [changed, brokenAt] of cases) {
      await writeFile(file, `${changed.join('\n')}\n`);
      const { storage } = await openWorkspace(dataDir);
      expect((await storage.audit.verify()).brokenAt).toBe(brokenAt);
      await storage.close();
      expect(await readFile(file, 'utf8')).toBe(`${changed.join('\n')}\n`);
    }
  });

  it('[DM3] is set aside from its torn end on, cut at any byte, and goes on', async () => {
    const { dataDir, file } = await aLog(['one', 'two']);
    const whole = await readFile(file);
    const last = whole.indexOf('\n') + 1;
    for (let length = last + 1; length < whole.length; length += 17) {
      await writeFile(file, whole.subarray(0, length));
      const { storage, warnings } = await openWorkspace(dataDir);
      expect(warnings).toHaveLength(1);
      await storage.audit.append(anEntry('three'));
      expect(await storage.audit.verify()).toEqual({ lines: 2, brokenAt: null });
      expect((await storage.audit.last(9)).map(({ action }) => action)).toEqual(['three', 'one']);
      await storage.close();
    }
    const aside = (await readdir(dataDir)).filter((name) => name.startsWith('audit.log.torn'));
    const kept = await Promise.all(aside.map((name) => readFile(path.join(dataDir, name))));
    for (const torn of kept) expect(whole.subarray(last).indexOf(torn)).toBe(0);
    expect(kept.length).toBeGreaterThan(5);
  });

  it('[DM4] is set aside from where a power cut left zeros', async () => {
    const { dataDir, file } = await aLog(['one']);
    await writeFile(file, Buffer.concat([await readFile(file), Buffer.alloc(300)]));
    const { storage, warnings } = await openWorkspace(dataDir);
    expect(warnings).toHaveLength(1);
    expect(await storage.audit.verify()).toEqual({ lines: 1, brokenAt: null });
  });

  it('[DM5] of another workspace is not taken for this one’s', async () => {
    const { file } = await aLog(['one']);
    const other = await aLog([]);
    await writeFile(other.file, await readFile(file));
    const { storage } = await openWorkspace(other.dataDir);
    expect((await storage.audit.verify()).brokenAt).toBe(1);
  });
});
