import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSE } from '#shared/paper/frame.ts';
import { type House, openHouse } from '#test/room/house.ts';
import { connectRaw, type RawClient } from '#test/room/raw-client.ts';
import { textIn } from '#test/room/stock-client.ts';

describe('a change that comes before what it hangs on', () => {
  let house: House;
  let paperId: string;
  let client: RawClient;
  beforeEach(async () => {
    house = await openHouse({ waitingMs: 150, waitingBytes: 4096 });
    paperId = await house.paper();
    client = await join('one');
  });
  afterEach(() => house.close());
  const join = (name: string) =>
    connectRaw(house, paperId, house.person(paperId, 'author', `person-${name}`)).synced();

  /** Two changes, of which the second hangs on the first; neither is sent. */
  const twoChanges = () => {
    const updates: Uint8Array[] = [];
    client.doc.on('update', (update) => updates.push(update));
    textIn(client.doc).insert(0, 'ראשון ');
    textIn(client.doc).insert(6, 'שני ');
    const [first = new Uint8Array(), second = new Uint8Array()] = updates;
    return { first, second };
  };

  it('[RM9] waits for it and is taken then, and only then counts', async () => {
    const { first, second } = twoChanges();
    client.sendUpdate(second);
    client.sendUpdate(new Uint8Array([0, 0]));
    await client.roundTrip();
    expect(client.durableFrames).toBe(0);
    expect((await house.onDisk(paperId)).getXmlFragment('default').toJSON()).toContain('>שלום<');
    client.sendUpdate(first);
    await client.until(() => client.durableFrames === 3);
    const reader = await join('reader');
    expect(reader.text).toContain('>ראשון שני שלום<');
  });

  it('[RM9] is what a stock client sends when it types before its offline work has come', async () => {
    const { second } = twoChanges();
    client.sendUpdate(second);
    client.sendSync(1, Y.encodeStateAsUpdate(client.doc));
    await client.until(() => client.durableFrames === 2);
    expect((await join('reader')).text).toBe(client.text);
  });

  it('[RM9] asks to begin anew when what is missing never comes', async () => {
    const { second } = twoChanges();
    client.sendUpdate(second);
    expect(await client.closed).toBe(CLOSE.again);
  });

  it('[RM9] asks to begin anew when too much waits, and leaves nothing behind', async () => {
    const updates: Uint8Array[] = [];
    client.doc.on('update', (update) => updates.push(update));
    textIn(client.doc).insert(0, 'never sent');
    for (let at = 0; at < 10; at++) textIn(client.doc).insert(0, 'x'.repeat(1000));
    for (const update of updates.slice(1)) client.sendUpdate(update);
    expect(await client.closed).toBe(CLOSE.again);
    // What the first left was given back: another may fill the same room again.
    client = await join('other');
    const { first, second } = twoChanges();
    client.sendUpdate(second);
    client.sendUpdate(first);
    await client.until(() => client.durableFrames === 2);
    expect((await house.onDisk(paperId)).getXmlFragment('default').toJSON()).toContain('ראשון שני');
  });
});
