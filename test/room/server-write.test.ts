import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Registry } from 'prom-client';
import * as Y from 'yjs';
import { type House, openHouse } from '#test/room/house.ts';
import { connectRaw } from '#test/room/raw-client.ts';
import { textIn } from '#test/room/stock-client.ts';

describe('what the server does in a paper', () => {
  let house: House;
  let paperId: string;
  const metrics = new Registry();
  beforeEach(async () => {
    metrics.clear();
    house = await openHouse({ lingerMs: 20 }, { metrics });
    paperId = await house.paper();
  });
  afterEach(() => house.close());
  const author = (name = 'one') =>
    connectRaw(house, paperId, house.person(paperId, 'author', `person-${name}`)).synced();
  const read = async () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await house.rooms.content(paperId));
    return doc.getXmlFragment('default').toJSON();
  };

  it('[RM21] reads a paper that nobody has open, and opens nothing', async () => {
    expect(await read()).toContain('>שלום<');
    const { log } = await house.papers.open(paperId);
    await log.close();
    await expect(house.rooms.content('paper-that-is-not')).rejects.toThrow('there is no paper');
  });

  it('[RM21] reads of an open paper what is on disk, not what is on its way', async () => {
    const client = await author();
    client.change(() => textIn(client.doc).insert(0, 'על הדיסק '));
    await client.until(() => client.durableFrames === 1);
    house.papers.hold();
    client.change(() => textIn(client.doc).insert(0, 'בדרך '));
    await client.roundTrip();
    expect(await read()).toContain('>על הדיסק שלום<');
    house.papers.release();
  });

  it('[RM21] writes on the same road as everybody, in the name it is given', async () => {
    const client = await author();
    await house.rooms.write(paperId, 'person-lead', (doc) => textIn(doc).insert(0, 'מוביל '));
    await client.until(() => client.text.includes('>מוביל שלום<'));
    const { clients } = await house.papers.read(paperId);
    expect([...clients.values()]).toEqual(['person-lead']);
    await house.rooms.write(paperId, 'person-lead', (doc) => textIn(doc).insert(0, 'עוד '));
    expect((await house.papers.read(paperId)).clients.size).toBe(1);
    await client.until(() => client.text.includes('עוד'));
    client.change(() => textIn(client.doc).insert(0, 'אני '));
    await client.until(() => client.durableFrames === 1);
    expect(await read()).toContain('>אני עוד מוביל שלום<');
  });

  it('[RM21] writes into a paper that nobody has open, and lets go of it', async () => {
    await house.rooms.write(paperId, 'system', (doc) => textIn(doc).insert(0, 'לבד '));
    expect(await read()).toContain('>לבד שלום<');
    let opened;
    while (!opened) {
      opened = await house.papers.open(paperId).catch(() => null);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await opened.log.close();
    await expect(house.rooms.write('paper-that-is-not', 'system', () => undefined)).rejects.toThrow(
      'there is no paper',
    );
  });

  it('[RM21] leaves nothing behind of a change that throws, nor of one that changes nothing', async () => {
    const client = await author();
    client.change(() => textIn(client.doc).insert(0, 'א'));
    await client.until(() => client.durableFrames === 1);
    const failing = house.rooms.write(paperId, 'system', (doc) => {
      textIn(doc).insert(0, 'חצי ');
      throw new Error('on the way');
    });
    await expect(failing).rejects.toThrow('on the way');
    const before = house.papers.appendsTo(paperId);
    await house.rooms.write(paperId, 'system', () => undefined);
    expect(house.papers.appendsTo(paperId)).toBe(before);
    client.change(() => textIn(client.doc).insert(0, 'ב'));
    await client.until(() => client.durableFrames === 2);
    expect(await read()).toContain('>באשלום<');
  });

  it('[RM21] says who changed a text, and not that the server did', async () => {
    const [one, other] = [await author('one'), await author('other')];
    one.change(() => textIn(one.doc).insert(0, 'א'));
    await one.until(() => one.durableFrames === 1);
    other.sendUpdate(new Uint8Array([0, 0]));
    await house.rooms.write(paperId, 'system', (doc) => textIn(doc).insert(0, 'מ'));
    await house.rooms.close();
    expect(house.changed).toEqual([{ paperId, personIds: ['person-one'] }]);
  });

  it('[RM23] shows its figures', async () => {
    const client = await author();
    client.change(() => textIn(client.doc).insert(0, 'א'));
    await client.until(() => client.durableFrames === 1);
    const page = await metrics.metrics();
    for (const line of [
      'nayar_rooms 1',
      'nayar_connections 1',
      'nayar_live_texts 1',
      'nayar_changes_total{verdict="taken"} 1',
      'nayar_flush_seconds_count 1',
    ])
      expect(page).toContain(line);
    client.send(new Uint8Array([77]));
    await client.closed;
    while (!(await metrics.metrics()).includes('nayar_closes_total{code="4410"} 1'))
      await new Promise((resolve) => setImmediate(resolve));
  });
});
