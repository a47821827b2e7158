import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Limits } from '#server/room/limits.ts';
import { CLOSE } from '#shared/paper/frame.ts';
import { type House, openHouse } from '#test/room/house.ts';
import { connectRaw, type RawClient, type RawWishes } from '#test/room/raw-client.ts';
import { textIn } from '#test/room/stock-client.ts';

describe('a limit', () => {
  let house: House;
  let paperId: string;
  afterEach(() => house.close());
  const open = async (limits: Partial<Limits> = {}) => {
    house = await openHouse(limits);
    paperId = await house.paper();
  };
  const join = (name: string, wishes: RawWishes = {}): Promise<RawClient> =>
    connectRaw(house, paperId, house.person(paperId, 'author', `person-${name}`), wishes).synced();

  /** Two who have nothing to do with it write and read each other. */
  const expectOthersToWrite = async () => {
    const [one, other] = [await join('fresh-one'), await join('fresh-other')];
    one.change(() => textIn(one.doc).insert(0, 'א'));
    await other.until(() => other.text === one.text);
    expect(other.text).toContain('א');
  };

  it.each([
    ['plain', false],
    ['compressed', true],
  ])(
    '[RM12] closes a frame that is too large with its own code: %s',
    async (_, perMessageDeflate) => {
      await open({ frameBytes: 10_000 });
      const client = await join('one', { options: { perMessageDeflate } });
      client.change(() => textIn(client.doc).insert(0, 'x'.repeat(20_000)));
      expect(await client.closed).toBe(CLOSE.tooLarge);
      await expectOthersToWrite();
    },
  );

  it('[RM12] lets an honest burst through', async () => {
    await open();
    const client = await join('one');
    for (let at = 0; at < 1000; at++) client.change(() => textIn(client.doc).insert(at, 'x'));
    await client.until(() => client.durableFrames === 1000);
    expect(client.closeCode).toBeNull();
  });

  it('[RM12] ends a flood of frames', async () => {
    await open({ frameBurst: 100, framesPerSecond: 10 });
    const client = await join('one');
    for (let at = 0; at < 200; at++) client.ask();
    expect(await client.closed).toBe(CLOSE.tooFast);
    await expectOthersToWrite();
  });

  it('[RM12] ends a flood of bytes', async () => {
    await open({ byteBurst: 100_000, bytesPerSecond: 1000 });
    const client = await join('one');
    for (let at = 0; at < 20; at++)
      client.change(() => textIn(client.doc).insert(0, 'x'.repeat(9000)));
    expect(await client.closed).toBe(CLOSE.tooFast);
  });

  it('[RM12] ends a flood of pings', async () => {
    await open({ frameBurst: 100, framesPerSecond: 10 });
    const client = await join('one');
    for (let at = 0; at < 200; at++) client.ws.ping();
    // Many at one moment are cut off by the protocol library itself.
    expect([CLOSE.tooFast, 1006]).toContain(await client.closed);
  });

  it('[RM12] answers a thousand questions of one moment a few times', async () => {
    await open();
    const client = await join('one');
    client.heard.length = 0;
    client.ws.pause();
    for (let at = 0; at < 1000; at++) client.ask();
    client.ws.resume();
    await client.until(() => client.heard.length > 0);
    await client.roundTrip();
    expect(client.heard.length).toBeLessThan(30);
  });

  it('[RM12] leaves presence unread beyond its measure, and keeps the connection', async () => {
    await open({ presenceBurst: 5, presencePerSecond: 1, presenceMs: 5 });
    const [one, watcher] = [await join('one'), await join('watcher')];
    for (let at = 1; at <= 50; at++) one.announce(1, at, { at });
    await watcher.until(() => watcher.presenceOf(1) !== undefined);
    await one.roundTrip();
    expect((watcher.presenceOf(1) as { at: number }).at).toBeLessThan(10);
    expect(one.closeCode).toBeNull();
  });

  it('[RM12] drops a reader who takes nothing, and not one whose first answer is large', async () => {
    await open({ backlogBytes: 200_000 });
    await house.rooms.write(paperId, 'system', (doc) =>
      textIn(doc).insert(0, 'x'.repeat(2_000_000)),
    );
    const writer = await join('writer');
    const slow = await connectRaw(house, paperId, house.person(paperId, 'reader')).opened();
    slow.ws.pause();
    slow.ask();
    const deaf = await connectRaw(
      house,
      paperId,
      house.person(paperId, 'reader', 'person-deaf'),
    ).opened();
    deaf.ws.pause();
    for (let at = 0; at < 40; at++) {
      const { length } = textIn(writer.doc);
      writer.change(() => textIn(writer.doc).insert(length, 'y'.repeat(200_000)));
      await writer.until(() => writer.durableFrames === at + 1);
    }
    // A paused client is not told; the server has let go of both when only the writer is left.
    while (house.rooms.present(paperId) > 1) await writer.roundTrip();
    expect(writer.closeCode).toBeNull();
    slow.ws.terminate();
    deaf.ws.terminate();
  });

  it('[RM12] waits for a slow reader of a large paper', async () => {
    await open({ backlogBytes: 100_000 });
    await house.rooms.write(paperId, 'system', (doc) =>
      textIn(doc).insert(0, 'x'.repeat(8_000_000)),
    );
    const slow = await connectRaw(house, paperId, house.person(paperId, 'reader')).opened();
    slow.ws.pause();
    slow.ask();
    const writer = await join('writer');
    writer.change(() => textIn(writer.doc).insert(0, 'א'));
    await writer.until(() => writer.durableFrames === 1);
    slow.ws.resume();
    await slow.until(() => slow.text === writer.text);
    expect(slow.closeCode).toBeNull();
  });

  it('[RM12] notices a line on which nobody is any more', async () => {
    await open({ beatMs: 20 });
    const gone = await connectRaw(house, paperId, house.person(paperId, 'reader'), {
      options: { autoPong: false },
    }).synced();
    const there = await join('there');
    while (house.rooms.present(paperId) > 1) await there.roundTrip();
    expect(await gone.closed).toBe(1006);
  });

  it('[RM12] reads one more slowly whose changes cost too much', async () => {
    await open({ workBurstMs: 0.01, workMsPerSecond: 5 });
    const client = await connectRaw(house, paperId, house.person(paperId, 'author')).synced();
    const started = performance.now();
    for (let at = 0; at < 20; at++) {
      client.change(() => textIn(client.doc).insert(0, 'x'.repeat(1000)));
      await client.roundTrip();
    }
    await client.until(() => client.durableFrames === 20);
    expect(performance.now() - started).toBeGreaterThan(100);
    expect(client.closeCode).toBeNull();
  });

  it('[RM12] refuses a change of too many pieces, and a paper that grows beyond measure', async () => {
    await open({ changeParts: 50, paperBytes: 5000 });
    const one = await join('one');
    one.change((fragment) =>
      fragment.push(Array.from({ length: 60 }, () => new Y.XmlElement('paragraph'))),
    );
    expect(await one.closed).toBe(CLOSE.refused);
    expect(one.notices.at(-1)).toEqual({ kind: 'refused', code: 'too-large' });
    const other = await join('other');
    other.change(() => textIn(other.doc).insert(0, 'x'.repeat(6000)));
    await other.until(() => other.durableFrames === 1);
    other.change(() => textIn(other.doc).insert(0, 'more'));
    expect(await other.closed).toBe(CLOSE.refused);
    expect(other.notices.at(-1)).toEqual({ kind: 'refused', code: 'too-large' });
  });

  it('[RM12] slows down somebody whose changes are refused again and again', async () => {
    await open({ refusalBurst: 3 });
    const cookie = house.person(paperId, 'reader', 'person-looping');
    const codes: (number | null)[] = [];
    for (let at = 0; at < 4; at++) {
      const client = connectRaw(house, paperId, cookie);
      await client.synced().then(
        () => client.change(() => textIn(client.doc).insert(0, 'x')),
        () => undefined,
      );
      codes.push(await client.closed);
    }
    expect(codes).toEqual([CLOSE.refused, CLOSE.refused, CLOSE.refused, CLOSE.tooFast]);
  });

  it('[RM12] keeps one connection from bringing clientIDs without end', async () => {
    await open({ clientsPerConnection: 3 });
    const client = await join('one');
    for (let at = 0; at < 4; at++) {
      client.doc.clientID = 1000 + at;
      client.change(() => textIn(client.doc).insert(0, 'x'));
    }
    expect(await client.closed).toBe(CLOSE.refused);
    expect(client.notices.at(-1)).toEqual({ kind: 'refused', code: 'foreign-change' });
  });
});
