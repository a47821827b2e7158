import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSE } from '#shared/paper/frame.ts';
import { type House, openHouse } from '#test/room/house.ts';
import { connectRaw } from '#test/room/raw-client.ts';
import { textIn } from '#test/room/stock-client.ts';

let house: House;
afterEach(() => house.close());

describe('the clientID of somebody whose line has just broken', () => {
  it('[AT20] is not to be had, so that what they write without a line is taken', async () => {
    house = await openHouse();
    const paperId = await house.paper();
    const cookie = house.person(paperId, 'author', 'somebody');
    const thief = connectRaw(house, paperId, house.person(paperId, 'author', 'thief'));
    await thief.synced();
    const somebody = await connectRaw(house, paperId, cookie).synced();
    const client = somebody.doc.clientID;
    somebody.announce(client, 1, { cursor: null });
    await thief.until(() => thief.presenceOf(client) !== undefined);
    await somebody.leave();
    await thief.until(() => thief.presenceOf(client) === null);

    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(thief.doc));
    forged.clientID = client;
    const before = Y.encodeStateVector(forged);
    textIn(forged).insert(0, 'x');
    thief.sendUpdate(Y.encodeStateAsUpdate(forged, before));
    expect(await thief.closed).toBe(CLOSE.refused);

    const back = await connectRaw(house, paperId, cookie).opened();
    const known = Y.encodeStateVector(somebody.doc);
    textIn(somebody.doc).insert(0, 'without a line');
    back.sendSync(1, Y.encodeStateAsUpdate(somebody.doc, known));
    await back.until(() => back.durableFrames === 1);
    expect((await house.onDisk(paperId)).getXmlFragment('default').toJSON()).toContain(
      'without a line',
    );
    await back.leave();
  });
});
