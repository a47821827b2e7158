import * as encoding from 'lib0/encoding';
import { afterEach, describe, expect, it } from 'vitest';
import { CLOSE } from '#shared/paper/frame.ts';
import { type House, openHouse } from '#test/room/house.ts';
import { connectRaw } from '#test/room/raw-client.ts';
import { textIn } from '#test/room/stock-client.ts';

let house: House;
afterEach(() => house.close());

/** An update of deletions only: so many times the same range of one client. */
function sameDeletion(client: number, length: number, times: number): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of [0, 1, client, times]) encoding.writeVarUint(encoder, number);
  for (let at = 0; at < times; at++) {
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, length);
  }
  return encoding.toUint8Array(encoder);
}

describe('a frame of deletions that lie over each other', () => {
  it.each(['reader', 'author'] as const)(
    '[AT1] is refused to a %s before it is looked up in the paper',
    async (role) => {
      house = await openHouse();
      const paperId = await house.paper();
      const writer = await connectRaw(house, paperId, house.person(paperId, 'lead')).synced();
      // Letters put in one before the other stay pieces of their own, also when they are deleted.
      writer.change(() => {
        for (let at = 0; at < 3000; at++) textIn(writer.doc).insert(0, 'א');
      });
      writer.change(() => textIn(writer.doc).delete(0, 2999));
      await writer.until(() => writer.durableFrames === 2);

      const hostile = await connectRaw(house, paperId, house.person(paperId, role)).synced();
      const started = performance.now();
      hostile.sendUpdate(sameDeletion(writer.doc.clientID, 3000, 150_000));
      expect(await hostile.closed).toBe(CLOSE.refused);
      // It took three seconds here, in which nobody else was served.
      expect(performance.now() - started).toBeLessThan(1000);
      expect(hostile.notices).toContainEqual({ kind: 'refused', code: 'malformed-change' });
      await writer.leave();
    },
  );
});
