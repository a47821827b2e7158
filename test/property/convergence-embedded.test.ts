import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EmbeddedPaperLogs } from '#server/storage/embedded/paper/embedded-paper-logs.ts';
import { Storm } from '#test/property/storm.ts';
import { House } from '#test/room/house.ts';
import { connectRaw } from '#test/room/raw-client.ts';
import { textIn } from '#test/room/stock-client.ts';

describe('rooms over the embedded storage', () => {
  let folder: string;
  let house: House<EmbeddedPaperLogs>;
  const logs = () =>
    new EmbeddedPaperLogs({ folder, now: () => new Date(), warn: () => undefined });
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'nayar-rooms-'));
    const limits = { repairMs: 40, compactMs: 30, docIdleMs: 50, compactUpdates: 10, lingerMs: 20 };
    house = await new House(logs(), { limits }).open();
  });
  afterEach(async () => {
    await house.close();
    await rm(folder, { recursive: true, force: true });
  });
  const filesOf = async (paperId: string) => {
    const names = await readdir(path.join(folder, paperId));
    const read = (name: string) => readFile(path.join(folder, paperId, name), 'base64');
    return Promise.all(names.map(async (name) => [name, await read(name)]));
  };

  it.each([1, 2])('[CV1] end with the same text, everything once: seed %i', async (seed) => {
    const paperId = await house.paper();
    const storm = new Storm(house, seed, async (kind) => {
      if (kind < 2) await house.restart();
    });
    try {
      await storm.begin(paperId);
      for (let at = 0; at < 150; at++) await storm.step();
      await storm.end();
      expect(await storm.remains(() => house.onDisk(paperId))).toEqual({
        refusals: [],
        lost: [],
        texts: 1,
      });
    } finally {
      storm.clear();
    }
    await house.rooms.close();
    expect((await house.papers.verify(paperId)).damage).toEqual([]);
  });

  it('[RM17] leave every byte as it was when a paper is only opened', async () => {
    const paperId = await house.paper();
    const before = await filesOf(paperId);
    for (let round = 0; round < 5; round++) {
      const reader = connectRaw(house, paperId, house.person(paperId, 'author', `person-${round}`));
      expect((await reader.synced()).text).toContain('>שלום<');
      await reader.leave();
      await house.restart();
    }
    expect(await filesOf(paperId)).toEqual(before);
  });

  it('[RM2] bring back after the end of the process what was acknowledged', async () => {
    const paperId = await house.paper();
    const cookie = house.person(paperId, 'author');
    const writer = await connectRaw(house, paperId, cookie).synced();
    for (let at = 0; at < 30; at++) writer.change(() => textIn(writer.doc).insert(0, `<${at}>`));
    await writer.until(() => writer.durableFrames === 30);
    // Another program that finds the folder as it is now.
    const found = await logs().read(paperId);
    expect([...found.clients.values()]).toEqual(['person-author']);
    expect(Buffer.concat([...found.updates]).includes('<29>')).toBe(true);
  });
});
