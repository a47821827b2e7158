import { afterEach, describe, expect, it } from 'vitest';
import { CLOSE } from '#shared/paper/frame.ts';
import { type House, openHouse } from '#test/room/house.ts';
import { connectRaw } from '#test/room/raw-client.ts';
import { textIn } from '#test/room/stock-client.ts';

let house: House;
afterEach(() => house.close());

describe('a paper that is full', () => {
  it('[AT2] counts what is still on its way to the disk', async () => {
    house = await openHouse({ paperBytes: 20_000 });
    const paperId = await house.paper();
    const author = await connectRaw(house, paperId, house.person(paperId, 'author')).synced();
    house.papers.hold();
    for (let at = 0; at < 8; at++)
      author.change(() => textIn(author.doc).insert(0, 'x'.repeat(5000)));
    expect(await author.closed).toBe(CLOSE.refused);
    expect(author.notices).toContainEqual({ kind: 'refused', code: 'too-large' });
    house.papers.release();
    const next = await connectRaw(house, paperId, house.person(paperId, 'author')).synced();
    expect((await house.papers.verify(paperId)).bytes).toBeLessThan(30_000);
    await next.leave();
  });

  it('[AT3] can still be made shorter', async () => {
    house = await openHouse({ paperBytes: 4000 });
    const paperId = await house.paper();
    const author = await connectRaw(house, paperId, house.person(paperId, 'author')).synced();
    author.change(() => textIn(author.doc).insert(0, 'x'.repeat(5000)));
    await author.until(() => author.durableFrames === 1);
    author.change(() => textIn(author.doc).delete(0, 5000));
    await author.until(() => author.durableFrames === 2);
    author.change(() => textIn(author.doc).insert(0, 'y'.repeat(5000)));
    expect(await author.closed).toBe(CLOSE.refused);
  });
});
