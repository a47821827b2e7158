import type { PerMessageDeflateOptions } from 'ws';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type House, openHouse } from '#test/room/house.ts';
import { connectRaw } from '#test/room/raw-client.ts';

let house: House;
afterEach(() => house.close());

describe('a client that inflates with a smaller window', () => {
  it.each([9, 12, 15])('[AT5] of %i bits reads the whole paper', async (serverMaxWindowBits) => {
    house = await openHouse();
    // The same thing again at a distance that only the full window reaches back to.
    const noise = Array.from({ length: 3000 }, (_, at) => Math.sin(at).toString(36)).join(' ');
    const text = noise.slice(0, 25_000);
    const content = [{ type: 'text', text: text + text }];
    const paperId = await house.paper([{ type: 'paragraph', content }]);
    const perMessageDeflate: PerMessageDeflateOptions = { serverMaxWindowBits };
    const options = { perMessageDeflate };
    const reader = connectRaw(house, paperId, house.person(paperId, 'reader'), { options });
    await reader.synced();
    expect(Y.encodeStateVector(reader.doc)).toEqual(
      Y.encodeStateVector(await house.onDisk(paperId)),
    );
    await reader.leave();
  });
});
