import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type House, openHouse } from '#test/room/house.ts';
import { connectRaw, type RawClient } from '#test/room/raw-client.ts';
import { StockClient, textIn } from '#test/room/stock-client.ts';

const contents = (client: RawClient) =>
  client.heard.filter(({ kind }) => kind === 'update' || kind === 'step2');

describe('what is on disk', () => {
  let house: House;
  let paperId: string;
  beforeEach(async () => {
    house = await openHouse();
    paperId = await house.paper();
  });
  afterEach(async () => {
    house.papers.release();
    await house.close();
  });
  const author = (name: string) =>
    connectRaw(house, paperId, house.person(paperId, 'author', `person-${name}`));

  it('[RM5] is told whole at joining, and frame by frame afterwards', async () => {
    const client = await author('one').synced();
    const [first] = client.heard.filter(({ kind }) => kind === 'durable');
    const onDisk = await house.onDisk(paperId);
    expect(first).toEqual({
      kind: 'durable',
      durable: { vector: Y.encodeStateVector(onDisk), frames: 0 },
    });
    client.change(() => textIn(client.doc).insert(0, 'א'));
    client.change(() => textIn(client.doc).delete(0, 1));
    await client.until(() => client.durableFrames === 2);
    const told = client.heard.flatMap((heard) => (heard.kind === 'durable' ? [heard.durable] : []));
    const moved = told.slice(1).flatMap(({ vector }) => [...Y.decodeStateVector(vector)]);
    expect(new Map(moved)).toEqual(new Map([[client.doc.clientID, 1]]));
  });

  it('[RM2] comes before anything is relayed or acknowledged', async () => {
    const writer = await author('one').synced();
    const reader = await author('other').synced();
    reader.heard.length = 0;
    house.papers.hold();
    writer.change(() => textIn(writer.doc).insert(0, 'א'));
    await writer.roundTrip();
    await reader.roundTrip();
    expect(writer.durableFrames).toBe(0);
    expect(contents(reader)).toEqual([]);
    house.papers.release();
    await reader.until(() => reader.text.includes('אשלום'));
    await writer.until(() => writer.durableFrames === 1);
  });

  it('[RM3] is all that a newcomer gets while a batch is on its way, and the batch follows', async () => {
    const writer = await author('one').synced();
    house.papers.hold();
    writer.change(() => textIn(writer.doc).insert(0, 'בדרך '));
    await writer.roundTrip();
    writer.change(() => textIn(writer.doc).insert(0, 'ועוד '));
    await writer.roundTrip();
    const newcomer = await author('late').synced();
    expect(newcomer.text).toContain('>שלום<');
    house.papers.release();
    await newcomer.until(() => newcomer.text.includes('ועוד בדרך שלום'));
    expect(newcomer.doc.store.pendingStructs).toBeNull();
  });

  it('[RM2] holds many changes in one record and one frame when they come together', async () => {
    const writer = await author('one').synced();
    const reader = await author('other').synced();
    house.papers.hold();
    writer.change(() => textIn(writer.doc).insert(0, '0'));
    await writer.roundTrip();
    reader.heard.length = 0;
    const before = house.papers.appendsTo(paperId);
    for (let at = 1; at <= 100; at++) writer.change(() => textIn(writer.doc).insert(at, 'x'));
    await writer.roundTrip();
    house.papers.release();
    await writer.until(() => writer.durableFrames === 101);
    await reader.until(() => reader.text === writer.text);
    expect(house.papers.appendsTo(paperId) - before).toBe(2);
    expect(contents(reader)).toHaveLength(2);
  });

  it('[RM5] counts a frame that brings nothing at once and writes nothing for it', async () => {
    const client = await author('one').synced();
    const before = house.papers.appendsTo(paperId);
    client.sendSync(1, Y.encodeStateAsUpdate(client.doc));
    client.sendUpdate(new Uint8Array([0, 0]));
    await client.until(() => client.durableFrames === 2);
    expect(house.papers.appendsTo(paperId)).toBe(before);
  });

  it('[RM5] does not count a frame that repeats what is still on its way', async () => {
    const client = await author('one').synced();
    house.papers.hold();
    const update = client.change(() => textIn(client.doc).insert(0, 'א'));
    client.sendUpdate(update);
    await client.roundTrip();
    expect(client.durableFrames).toBe(0);
    house.papers.release();
    await client.until(() => client.durableFrames === 2);
  });

  it('[RM5] does not count it either when another window of the same person repeats it', async () => {
    const [one, other] = [await author('one').synced(), await author('one').synced()];
    house.papers.hold();
    const update = one.change(() => textIn(one.doc).insert(0, 'א'));
    await one.roundTrip();
    other.sendUpdate(update);
    await other.roundTrip();
    expect(other.durableFrames).toBe(0);
    house.papers.release();
    await other.until(() => other.durableFrames === 1);
  });

  it('[RM2] survives the end of the process: what was relayed is there after it', async () => {
    const writer = await author('one').synced();
    writer.change(() => textIn(writer.doc).insert(0, 'לפני '));
    await writer.until(() => writer.durableFrames === 1);
    house.papers.hold();
    writer.change(() => textIn(writer.doc).insert(0, 'אבוד '));
    await writer.roundTrip();
    await house.crash();
    const reader = await author('other').synced();
    expect(reader.text).toContain('>לפני שלום<');
  });

  it('[RM1] is what a stock client comes back to: its offline changes arrive, once', async () => {
    const cookie = house.person(paperId, 'author', 'person-stock');
    const client = await new StockClient(house, paperId, cookie).synced();
    client.provider.disconnect();
    textIn(client.doc).insert(0, 'לא מקוון ');
    textIn(client.doc).delete(9, 2);
    client.provider.connect();
    await client.synced();
    const reader = await author('other').synced();
    await reader.until(() => reader.text === client.text);
    expect(reader.text).toContain('>לא מקוון ום<');
    client.destroy();
  });
});
