import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CLOSE } from '#shared/paper/frame.ts';
import { type House, openHouse } from '#test/room/house.ts';
import { connectRaw } from '#test/room/raw-client.ts';
import { StockClient, textIn } from '#test/room/stock-client.ts';

describe('closing in good order', () => {
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
  const onDisk = async () => (await house.onDisk(paperId)).getXmlFragment('default').toJSON();

  it('[RM16] flushes and acknowledges what was taken, says goodbye, and then closes', async () => {
    const client = await author('one').synced();
    house.papers.hold();
    for (let at = 0; at < 20; at++) client.change(() => textIn(client.doc).insert(0, 'א'));
    await client.roundTrip();
    const closing = house.rooms.close();
    client.change(() => textIn(client.doc).insert(0, 'מאוחר '));
    await client.roundTrip();
    house.papers.release();
    await closing;
    expect(await client.closed).toBe(CLOSE.restarting);
    expect(client.durableFrames).toBe(20);
    expect(client.notices.at(-1)).toEqual({ kind: 'going-away' });
    expect(client.heard.at(-1)).toMatchObject({ kind: 'notice' });
    expect(await onDisk()).toContain(`>${'א'.repeat(20)}שלום<`);
  });

  it('[RM16] lets nobody in any more', async () => {
    await house.rooms.close();
    await expect(author('late').opened()).rejects.toThrow('503');
    expect(house.rooms.present(paperId)).toBe(0);
  });

  it('[RM16] ends in time although a disk hangs and a reader is deaf', async () => {
    const deaf = await author('deaf').synced();
    deaf.ws.pause();
    const writer = await author('one').synced();
    house.papers.hold();
    writer.change(() => textIn(writer.doc).insert(0, 'א'));
    await writer.roundTrip();
    const started = performance.now();
    await house.rooms.close();
    expect(performance.now() - started).toBeLessThan(5000);
    expect(await writer.closed).toBe(1006);
    deaf.ws.terminate();
  });

  it('[RM16] loses nothing of people who type through it, again and again', async () => {
    const cookie = (name: string) => house.person(paperId, 'author', `person-${name}`);
    const one = await new StockClient(house, paperId, cookie('one')).synced();
    const other = await new StockClient(house, paperId, cookie('other')).synced();
    for (let round = 0; round < 10; round++) {
      for (let at = 0; at < 5; at++) textIn(one.doc).insert(0, `<${round}.${at}>`);
      textIn(other.doc).insert(0, `[${round}]`);
      await house.restart();
    }
    const tokens = Array.from({ length: 10 }, (_, round) => [
      `[${round}]`,
      ...[0, 1, 2, 3, 4].map((at) => `<${round}.${at}>`),
    ]).flat();
    const late = await author('late').synced();
    const hasAll = (text: string) => tokens.every((token) => text.split(token).length === 2);
    await Promise.all([one, other, late].map((client) => client.until(() => hasAll(client.text))));
    expect([other.text, late.text]).toEqual([one.text, one.text]);
    one.destroy();
    other.destroy();
  });
});
