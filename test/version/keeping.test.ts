import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ContentNode } from '#shared/paper/content.ts';
import { textOf } from '#shared/paper/content.ts';
import { backup } from '#server/storage/embedded/backup.ts';
import { restore } from '#server/storage/embedded/restore.ts';
import { verify } from '#server/storage/embedded/verify.ts';
import { breaksIn } from '#server/storage/version-chain.ts';
import { aFolder } from '#test/storage/a-folder.ts';
import { openWorkspace } from '#test/storage/open-workspace.ts';
import { aDesk, MINUTE, PAPER, types } from '#test/version/a-desk.ts';

const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const paragraph = (text: string): ContentNode => ({
  type: 'paragraph',
  attrs: { id: 'block-0001' },
  content: [{ type: 'text', text }],
});
const FIRST = [paragraph('פתיחה')];

describe('keeping versions', () => {
  it('[VE2] makes one after quiet, with those who wrote, and none of the same text', async () => {
    const house = await aDesk(FIRST);
    await house.edit('person-0001', types(' אחת'));
    await house.pass(2 * MINUTE);
    expect(await house.versions()).toEqual([]);
    await house.edit('person-0002', types(' שתיים'));
    await house.pass(3 * MINUTE);
    const [version] = await house.versions();
    expect(version).toMatchObject({
      number: 1,
      kind: 'automatic',
      by: null,
      parentHash: null,
      contributors: ['person-0001', 'person-0002'],
    });
    house.desk.keeper.note(PAPER, ['person-0003']);
    await house.pass(HOUR);
    expect(await house.versions()).toHaveLength(1);
  });

  it('[VE2] makes one every quarter of an hour while people write without a pause', async () => {
    const house = await aDesk(FIRST);
    for (let minute = 0; minute < 31; minute += 1) {
      await house.edit('person-0001', types(' עוד'));
      await house.pass(MINUTE);
    }
    expect(await house.versions()).toHaveLength(2);
  });

  it('[VE1] reads each back as it was, and chains them', async () => {
    const house = await aDesk(FIRST);
    const one = await house.desk.name(PAPER, { name: 'א', reason: 'לקראת' }, 'person-0001');
    await house.edit('person-0001', types(' ועוד'));
    const two = await house.desk.name(PAPER, { name: 'ב', reason: null }, 'person-0001');
    expect(two.parentHash).toBe(one.hash);
    expect(textOf((await house.desk.shelf.read(one)).content)).toBe('פתיחה');
    expect(textOf((await house.desk.shelf.read(two)).content)).toBe('פתיחה ועוד');
  });

  it('[VE1] refuses a version whose text or head is not what it was, and tells of it', async () => {
    const house = await aDesk(FIRST);
    const row = await house.desk.name(PAPER, { name: 'א', reason: null }, 'person-0001');
    const refused = { code: 'version-damaged' };
    await expect(house.desk.shelf.read({ ...row, name: 'אחר' })).rejects.toMatchObject(refused);
    const file = path.join(house.dataDir, 'blobs', row.content.slice(0, 2), row.content);
    await writeFile(file, 'אחר');
    await expect(house.desk.shelf.read(row)).rejects.toMatchObject(refused);
    expect((await verify(house.dataDir)).problems).toEqual([
      { file: `blobs/${row.content.slice(0, 2)}/${row.content}`, kind: 'hash', place: null },
    ]);
    await house.storage.blobs.remove(row.content);
    await expect(house.desk.shelf.read(row)).rejects.toMatchObject(refused);
    const [missing] = (await verify(house.dataDir)).problems;
    expect(missing).toMatchObject({
      kind: 'missing',
      place: `version 1 of versions/${PAPER}.json`,
    });
  });

  it('[VE1] tells a head that was changed, and a version that is gone', async () => {
    const house = await aDesk(FIRST);
    for (const name of ['א', 'ב', 'ג'])
      await house.desk.name(PAPER, { name, reason: null }, 'person-0001');
    const versions = await house.versions();
    const [third, second, first] = versions;
    if (!first || !second || !third) throw new Error('three were made');
    const links = [] as const;
    expect(breaksIn({ versions, links })).toEqual([]);
    expect(breaksIn({ versions: [third, { ...second, name: 'אחר' }, first], links })).toEqual([2]);
    expect(breaksIn({ versions: [third, first], links })).toEqual([3]);
    const store = await house.storage.versions.of(PAPER);
    await store.transact((tables) => tables.versions.put({ ...second, reason: 'אחר' }));
    expect((await verify(house.dataDir)).problems).toEqual([
      { file: `versions/${PAPER}.json`, kind: 'chain', place: 'version 2' },
    ]);
  });

  it('[VE4] thins out with age, and the chain and the texts that stay are still whole', async () => {
    const house = await aDesk(FIRST);
    for (let at = 0; at < 6; at += 1) {
      await house.edit('person-0001', types(` ${at}`));
      if (at === 2) await house.desk.name(PAPER, { name: 'מפגש', reason: null }, 'person-0001');
      await house.pass(4 * MINUTE);
    }
    expect(await house.versions()).toHaveLength(6);
    const [, readAs, , , , first] = await house.versions();
    if (!readAs || !first) throw new Error('there are six');
    await house.desk.referTo(PAPER, first.id);
    const looker = { paperId: PAPER, personId: 'person-0009' } as Parameters<
      typeof house.desk.confirm
    >[0];
    await house.desk.confirm(looker, readAs);
    for (const days of [2, 3]) {
      await house.pass(days * DAY);
      await house.edit('person-0001', types(` יום ${days}`));
      await house.pass(4 * MINUTE);
    }
    const left = await house.versions();
    expect(left.map(({ number }) => number)).toEqual([8, 7, 6, 5, 3, 1]);
    const report = await verify(house.dataDir);
    expect(report).toMatchObject({ ok: true, versions: 6, blobs: 6 });
    for (const row of left) await house.desk.shelf.read(row);
  });

  it('[VE5] keeps later what a crash left unkept, and at a stop what waits', async () => {
    const house = await aDesk(FIRST);
    await house.desk.name(PAPER, { name: 'א', reason: null }, 'person-0001');
    await house.pass(MINUTE);
    await house.edit('person-0002', types(' לפני הקריסה'));
    await house.storage.catalogue.transact(async ({ papers }) => {
      const card = await papers.get(PAPER);
      if (card)
        await papers.put({
          ...card,
          changedAt: house.now().toISOString(),
          changedBy: 'person-0002',
        });
    });
    const desk = house.crash();
    await desk.keeper.resume();
    await house.pass(3 * MINUTE);
    expect((await house.versions())[0]).toMatchObject({ number: 2, contributors: ['person-0002'] });
    await house.edit('person-0003', types(' לפני העצירה'));
    await desk.close();
    expect((await house.versions())[0]).toMatchObject({ number: 3, contributors: ['person-0003'] });
  });

  it('[VE1] is in a backup, and whole after it is restored', async () => {
    const house = await aDesk(FIRST);
    const row = await house.desk.name(PAPER, { name: 'א', reason: null }, 'person-0001');
    const file = path.join(await aFolder(), 'b.tgz');
    await backup(house.dataDir, file);
    const target = path.join(await aFolder(), 'restored');
    await restore(file, target);
    expect(await verify(target)).toMatchObject({ ok: true, versions: 1 });
    const { storage } = await openWorkspace(target);
    const { tables } = await storage.versions.of(PAPER);
    expect(await tables.versions.find({})).toEqual([row]);
    expect(await storage.blobs.get(row.content)).toBeDefined();
  });
});
