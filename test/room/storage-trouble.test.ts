import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSE } from '#shared/paper/frame.ts';
import { type House, openHouse } from '#test/room/house.ts';
import { connectRaw, type RawClient } from '#test/room/raw-client.ts';
import { StockClient, textIn } from '#test/room/stock-client.ts';

const WELL = { kind: 'storage', well: true };
const UNWELL = { kind: 'storage', well: false };

describe('a disk that refuses', () => {
  let house: House;
  let paperId: string;
  beforeEach(async () => {
    house = await openHouse({ reopenFirstMs: 20, reopenLastMs: 40, lingerMs: 50 });
    paperId = await house.paper();
  });
  afterEach(async () => {
    house.papers.release();
    await house.close();
  });
  const author = (name: string) =>
    connectRaw(house, paperId, house.person(paperId, 'author', `person-${name}`));
  const stock = (name: string) =>
    new StockClient(house, paperId, house.person(paperId, 'author', `person-${name}`)).synced();
  const onDisk = async () => (await house.onDisk(paperId)).getXmlFragment('default').toJSON();
  const isTold = (client: RawClient, notice: object) =>
    client.until(() =>
      client.notices.some((one) => JSON.stringify(one) === JSON.stringify(notice)),
    );

  it('[RM14] is told to everybody, and nothing is acknowledged or relayed', async () => {
    const writer = await author('one').synced();
    const reader = await author('other').synced();
    house.papers.refusing = { appends: 1, isKept: false };
    house.papers.refusesToOpen = true;
    writer.change(() => textIn(writer.doc).insert(0, 'א'));
    await Promise.all([isTold(writer, UNWELL), isTold(reader, UNWELL)]);
    writer.change(() => textIn(writer.doc).insert(0, 'ב'));
    await writer.roundTrip();
    expect(writer.durableFrames).toBe(0);
    expect(reader.text).toContain('>שלום<');
    expect(await onDisk()).toContain('>שלום<');
  });

  it.each([
    ['lost', false],
    ['kept all the same', true],
  ])(
    '[RM14] heals, and nothing typed meanwhile is lost or doubled: the batch was %s',
    async (_, isKept) => {
      const [one, other] = [await stock('one'), await stock('other')];
      const watcher = await author('watcher').synced();
      house.papers.refusing = { appends: 1, isKept };
      house.papers.refusesToOpen = true;
      textIn(one.doc).insert(0, 'א');
      await isTold(watcher, UNWELL);
      textIn(one.doc).insert(1, 'ב');
      textIn(one.doc).delete(4, 1);
      textIn(other.doc).insert(4, '!');
      house.papers.refusesToOpen = false;
      await isTold(watcher, WELL);
      await watcher.until(() => watcher.text.includes('אב') && watcher.text.includes('!'));
      await one.until(() => one.text === watcher.text);
      await other.until(() => other.text === watcher.text);
      expect(watcher.text).toContain('>אבשלם!<');
      expect(await onDisk()).toBe(watcher.text);
      textIn(one.doc).insert(0, 'ועוד ');
      await watcher.until(() => watcher.text.includes('ועוד אב'));
      for (const client of [one, other]) client.destroy();
    },
  );

  it('[RM14] counts everything sent before as saved once the answer to its question is', async () => {
    const client = await author('one').synced();
    house.papers.refusing = { appends: 1, isKept: false };
    house.papers.refusesToOpen = true;
    client.change(() => textIn(client.doc).insert(0, 'א'));
    await isTold(client, UNWELL);
    client.change(() => textIn(client.doc).delete(1, 1));
    const asked = client.heard.filter(({ kind }) => kind === 'step1').length;
    house.papers.refusesToOpen = false;
    await client.until(() => client.heard.filter(({ kind }) => kind === 'step1').length > asked);
    expect(client.durableFrames).toBe(0);
    const question = client.heard.findLast((heard) => heard.kind === 'step1');
    const vector = question?.kind === 'step1' ? question.vector : new Map<number, number>();
    client.sendSync(1, Y.encodeStateAsUpdate(client.doc, Y.encodeStateVector(vector)));
    await client.until(() => client.durableFrames === 3);
    expect(await onDisk()).toContain('>אלום<');
  });

  it('[RM14] keeps being tried, and lets newcomers read what is there', async () => {
    const writer = await author('one').synced();
    house.papers.refusing = { appends: 3, isKept: false };
    house.papers.refusesToOpen = true;
    writer.change(() => textIn(writer.doc).insert(0, 'א'));
    await isTold(writer, UNWELL);
    const newcomer = await author('new').synced();
    expect(newcomer.notices).toContainEqual(UNWELL);
    expect(newcomer.text).toContain('>שלום<');
    house.papers.refusing = { appends: 0, isKept: false };
    house.papers.refusesToOpen = false;
    await isTold(newcomer, WELL);
    newcomer.change(() => textIn(newcomer.doc).insert(0, 'ב'));
    await newcomer.until(() => newcomer.durableFrames === 1);
    expect(await onDisk()).toContain('ב');
  });

  it("[RM14] refuses the server's own change too, and takes it later", async () => {
    const write = () =>
      house.rooms.write(paperId, 'system', (doc) => textIn(doc).insert(0, 'מערכת '));
    house.papers.refusing = { appends: 1, isKept: false };
    await expect(write()).rejects.toMatchObject({ code: 'storage-trouble' });
    await expect(write()).rejects.toMatchObject({ code: 'storage-trouble' });
    const client = await author('one').synced();
    if (!client.notices.some(({ kind }) => kind === 'storage')) await client.roundTrip();
    await client.until(() => JSON.stringify(client.notices.at(-1)) !== JSON.stringify(UNWELL));
    await write();
    expect(await onDisk()).toContain('>מערכת שלום<');
  });

  it('[RM14] may refuse a compaction without harm', async () => {
    await house.close();
    house = await openHouse({
      compactMs: 20,
      compactUpdates: 2,
      reopenFirstMs: 20,
      repairMs: 10_000,
    });
    paperId = await house.paper();
    const client = await author('one').synced();
    house.papers.refusesToCompact = true;
    for (let at = 0; at < 4; at++) {
      client.change(() => textIn(client.doc).insert(0, 'א'));
      await client.until(() => client.durableFrames === at + 1);
    }
    await isTold(client, UNWELL);
    house.papers.refusesToCompact = false;
    await isTold(client, WELL);
    while (house.papers.compactions === 0) await client.roundTrip();
    expect(await onDisk()).toBe(client.text);
  });

  it('[RM15] that lost a paper is not trusted with it: everybody is sent away, nothing is touched', async () => {
    const client = await author('one').synced();
    house.papers.damage(paperId);
    house.papers.refusing = { appends: 1, isKept: false };
    client.change(() => textIn(client.doc).insert(0, 'א'));
    expect(await client.closed).toBe(CLOSE.trouble);
    expect(client.notices.at(-1)).toEqual(UNWELL);
    const newcomer = author('new');
    expect(await newcomer.closed).toBe(CLOSE.trouble);
    expect(newcomer.notices).toEqual([UNWELL]);
    expect(newcomer.heard).toHaveLength(1);
  });

  it('[RM15] that cannot be read sends people away, and lets them in when it can', async () => {
    house.papers.refusesToOpen = true;
    expect(await author('one').closed).toBe(CLOSE.trouble);
    house.papers.refusesToOpen = false;
    expect((await author('one').synced()).text).toContain('>שלום<');
  });
});
