import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type House, openHouse } from '#test/room/house.ts';
import { connectRaw } from '#test/room/raw-client.ts';
import { textIn } from '#test/room/stock-client.ts';

let house: House;
afterEach(() => house.close());

describe('one person on many sockets', () => {
  it('[AT22] takes no more of the server than one person may', async () => {
    house = await openHouse({ workBurstOfPersonMs: 100, workMsPerSecondOfPerson: 50 });
    const sentence = { type: 'text', text: 'אתגרי המשילות בשירות הציבורי ' };
    const strong = { type: 'text', text: 'ודרכי פעולה', marks: [{ type: 'bold' }] };
    const paragraph = { type: 'paragraph', content: [sentence, strong, sentence] };
    const paperId = await house.paper(Array.from({ length: 1000 }, () => paragraph));
    const author = await connectRaw(house, paperId, house.person(paperId, 'author')).synced();
    // From the first change on there is a live text to look everything up in.
    author.change(() => textIn(author.doc).insert(0, 'first'));
    await author.until(() => author.durableFrames === 1);

    // What everybody has already, over and over: nothing of it is refused, and all of it is read.
    const known = Y.encodeStateAsUpdate(author.doc);
    const cookie = house.person(paperId, 'reader');
    const sockets = await Promise.all(
      Array.from({ length: 20 }, () => connectRaw(house, paperId, cookie).opened()),
    );
    for (let round = 0; round < 10; round++) for (const socket of sockets) socket.sendUpdate(known);
    await author.roundTrip();
    author.change(() => textIn(author.doc).insert(0, 'second'));
    await author.until(() => author.durableFrames === 2);
    const read = sockets.reduce((sum, { durableFrames }) => sum + durableFrames, 0);
    expect(read).toBeLessThan(100);
    for (const { ws } of [...sockets, author]) ws.terminate();
  });

  it('[AT22] is let go on when the time is up', async () => {
    house = await openHouse({ workBurstOfPersonMs: 0.01, workMsPerSecondOfPerson: 5 });
    const paperId = await house.paper();
    const cookie = house.person(paperId, 'author');
    const [one, other] = [
      await connectRaw(house, paperId, cookie).synced(),
      await connectRaw(house, paperId, cookie).synced(),
    ];
    for (const word of ['א', 'ב', 'ג']) {
      one.change(() => textIn(one.doc).insert(0, word));
      other.change(() => textIn(other.doc).insert(0, word));
    }
    await one.until(() => one.durableFrames === 3);
    await other.until(() => other.durableFrames === 3);
    expect((await house.onDisk(paperId)).getXmlFragment('default').toJSON()).toMatch(
      /(?:[אבג].*){6}/,
    );
    await Promise.all([one.leave(), other.leave()]);
  });
});
