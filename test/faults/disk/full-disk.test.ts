import { beforeAll, describe, expect, it } from 'vitest';
import { openEmbedded } from '#server/storage/embedded/open.ts';
import { verify } from '#server/storage/embedded/verify.ts';
import { StartRefused } from '#server/storage/storage.ts';
import { aSmallDisk, needRoot } from '#test/faults/disk/a-disk.ts';
import { everyFile } from '#test/storage/every-file.ts';
import { openWorkspace } from '#test/storage/open-workspace.ts';

beforeAll(needRoot);

const PAPER = 'paper-0001';
const warn = () => undefined;
const anEntry = (action: string) => ({
  at: '2026-01-01T00:00:00.000Z',
  by: 'system',
  action,
  subject: PAPER,
  forumId: null,
  detail: {},
});
const anOpening = (at: string) => ({ id: 'opening-1', personId: 'p', paperId: PAPER, at });
const edit = (number: number) => ({ update: new Uint8Array(3000).fill(number), clients: [] });

describe('a full disk', () => {
  it('[DK1] refuses, keeps everything acknowledged, is read meanwhile, and heals when space returns', async () => {
    const disk = await aSmallDisk();
    const { storage } = await openWorkspace(disk.folder);
    await storage.papers.create(PAPER, new Uint8Array([1]));
    await storage.openings.transact(async ({ openings }) => openings.put(anOpening('before')));
    await storage.audit.append(anEntry('before'));
    let { log } = await storage.papers.open(PAPER);
    await log.append(edit(2));
    const acknowledged = await storage.papers.read(PAPER);
    await disk.fill();

    await expect(storage.check()).rejects.toMatchObject({ code: 'ENOSPC' });
    for (let tries = 0; tries < 3; tries += 1) {
      await expect(log.append(edit(3))).rejects.toMatchObject({ code: 'ENOSPC' });
      await expect(log.append(edit(3))).rejects.toThrow('open it anew');
      await log.close();
      // Opening needs no space, so a room finds out that the disk is well again by trying.
      ({ log } = await storage.papers.open(PAPER));
      expect(await storage.papers.read(PAPER)).toEqual(acknowledged);
    }
    const change = storage.openings.transact(async ({ openings }) =>
      openings.put(anOpening('lost')),
    );
    await expect(change).rejects.toMatchObject({ code: 'ENOSPC' });
    expect((await storage.openings.tables.openings.get('opening-1'))?.at).toBe('before');
    await expect(log.compact(new Uint8Array(90_000))).rejects.toMatchObject({ code: 'ENOSPC' });
    await expect(storage.blobs.put(new Uint8Array(9000))).rejects.toMatchObject({ code: 'ENOSPC' });
    const lines = Array.from({ length: 40 }, (_, at) =>
      storage.audit.append(anEntry(`lost ${at}`)),
    );
    const kept = (await Promise.allSettled(lines)).filter(({ status }) => status === 'fulfilled');
    await expect(storage.papers.create('paper-0002', new Uint8Array(9000))).rejects.toThrow(
      /ENOSPC/,
    );

    await disk.free();
    await storage.check();
    await log.append(edit(4));
    await log.compact(new Uint8Array([9]));
    await storage.openings.transact(async ({ openings }) => openings.put(anOpening('after')));
    await storage.audit.append(anEntry('after'));
    await storage.close();
    expect(await verify(disk.folder)).toMatchObject({ ok: true, papers: 1, records: 3 });
    const again = await openWorkspace(disk.folder);
    expect(again.warnings).toEqual([]);
    expect((await again.storage.audit.last(99)).map(({ action }) => action)).toHaveLength(
      kept.length + 2,
    );
    expect((await again.storage.openings.tables.openings.get('opening-1'))?.at).toBe('after');
  });

  it('[DK2] keeps every edit it took before it was full, to the last byte', async () => {
    const disk = await aSmallDisk();
    const { storage } = await openWorkspace(disk.folder);
    await storage.papers.create(PAPER, new Uint8Array());
    const { log } = await storage.papers.open(PAPER);
    let taken = 0;
    const full = async () => {
      for (;;) {
        await log.append(edit(taken % 256));
        taken += 1;
      }
    };
    await expect(full()).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(taken).toBeGreaterThan(100);
    await log.close();
    const { state } = await storage.papers.open(PAPER);
    expect(state.updates).toHaveLength(taken + 1);
    expect(state.damage).toEqual([]);
  });

  it('[DK3] refuses a start in one line, and changes nothing', async () => {
    const disk = await aSmallDisk();
    await (await openEmbedded({ dataDir: disk.folder, warn })).close();
    await disk.fill();
    const before = await everyFile(disk.folder);
    const start = openEmbedded({ dataDir: disk.folder, warn });
    await expect(start).rejects.toThrow(StartRefused);
    await expect(start).rejects.toThrow(/no space left/);
    expect(await everyFile(disk.folder)).toEqual(before);
    await disk.free();
    await openWorkspace(disk.folder);
  });
});

describe('a read-only disk', () => {
  it('[DK4] refuses a start in one line, changes nothing, and is opened when it is well', async () => {
    const disk = await aSmallDisk();
    await (await openEmbedded({ dataDir: disk.folder, warn })).close();
    const before = await everyFile(disk.folder);
    disk.remount('ro');
    const start = openEmbedded({ dataDir: disk.folder, warn });
    await expect(start).rejects.toThrow(StartRefused);
    await expect(start).rejects.toThrow(/read-only/);
    expect(await everyFile(disk.folder)).toEqual(before);
    disk.remount('rw');
    await openWorkspace(disk.folder);
  });

  it('[DK5] refuses a paper that is opened, and everything else, until it is well', async () => {
    const disk = await aSmallDisk();
    const { storage } = await openWorkspace(disk.folder);
    await storage.papers.create(PAPER, new Uint8Array([1]));
    // Files that stand open for writing would keep the system from changing the mount: these are opened at each call.
    await storage.audit.close();
    disk.remount('ro');
    await expect(storage.check()).rejects.toMatchObject({ code: 'EROFS' });
    await expect(storage.papers.open(PAPER)).rejects.toMatchObject({ code: 'EROFS' });
    const change = storage.openings.transact(async ({ openings }) =>
      openings.put(anOpening('lost')),
    );
    await expect(change).rejects.toMatchObject({ code: 'EROFS' });
    expect((await storage.papers.read(PAPER)).updates).toHaveLength(1);
    disk.remount('rw');
    await storage.check();
    await (await storage.papers.open(PAPER)).log.append(edit(2));
    await storage.openings.transact(async ({ openings }) => openings.put(anOpening('after')));
  });
});
