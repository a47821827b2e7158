import { connect, type Socket } from 'node:net';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import * as encoding from 'lib0/encoding';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CLOSE } from '#shared/paper/frame.ts';
import { type House, openHouse } from '#test/room/house.ts';
import { connectRaw, type RawClient } from '#test/room/raw-client.ts';
import { textIn } from '#test/room/stock-client.ts';

/** Printed by fast-check when a case fails; a failing one is kept here and run for ever. */
const SEEDS = [1, 20_261_123, 987_654_321];

describe('a hostile connection', () => {
  let house: House;
  let paperId: string;
  let turn = 0;
  beforeAll(async () => {
    house = await openHouse({ refusalBurst: 10_000, partingMs: 200 });
    paperId = await house.paper();
  });
  afterAll(() => house.close());

  const author = (name: string) =>
    connectRaw(house, paperId, house.person(paperId, 'author', `person-${name}`)).synced();

  /** How long a pair takes that has nothing to do with it, from joining until both have a new word, in milliseconds. */
  const freshPair = async () => {
    const started = performance.now();
    turn += 1;
    const [one, other] = [await author(`one-${turn}`), await author(`other-${turn}`)];
    one.change(() => textIn(one.doc).insert(0, `<${turn}>`));
    await other.until(() => other.text.includes(`<${turn}>`));
    await one.until(() => one.durableFrames === 1);
    const tookMs = performance.now() - started;
    await Promise.all([one.leave(), other.leave()]);
    return tookMs;
  };

  /** A socket past the handshake, on which any bytes may be sent. */
  const upgraded = (extensions = '') =>
    new Promise<Socket>((resolve) => {
      const socket = connect(house.port, '127.0.0.1', () =>
        socket.write(
          `GET /sync/${paperId}?schema=1 HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
            `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${extensions}` +
            `Cookie: ${house.person(paperId, 'author', 'person-wire')}\r\n\r\n`,
        ),
      );
      socket.on('error', () => undefined);
      socket.once('data', () => resolve(socket));
    });
  const ended = (socket: Socket) =>
    new Promise<void>((resolve) => {
      if (socket.destroyed) resolve();
      socket.resume();
      socket.once('close', () => resolve());
    });
  /** A client's frame: masked with zeros, which leaves the bytes as they are. */
  const masked = (first: number, payload: Uint8Array) => {
    const length =
      payload.length < 126
        ? [0x80 | payload.length]
        : [0x80 | 126, payload.length >> 8, payload.length & 0xff];
    return Buffer.concat([Buffer.from([first, ...length, 0, 0, 0, 0]), payload]);
  };
  const DEFLATE = 'Sec-WebSocket-Extensions: permessage-deflate\r\n';

  it.each<[string, () => Buffer | Buffer[], string?]>([
    ['an invalid opcode', () => Buffer.from([0x83, 0x80, 0, 0, 0, 0])],
    ['an unmasked frame', () => Buffer.from([0x82, 0x01, 0])],
    ['reserved bits', () => Buffer.from([0xf2, 0x80, 0, 0, 0, 0])],
    [
      'a length beyond numbers',
      () => Buffer.from([0x82, 0xff, ...Array.from({ length: 12 }, () => 255)]),
    ],
    [
      'a frame too large to announce',
      () => Buffer.from([0x82, 0xff, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0]),
    ],
    ['a long control frame', () => masked(0x89, new Uint8Array(200))],
    ['a close with a code that is none', () => masked(0x88, new Uint8Array([0, 1]))],
    ['a close with broken letters', () => masked(0x88, new Uint8Array([3, 232, 255, 254]))],
    ['a fragment of nothing', () => Buffer.from([0x80, 0x80, 0, 0, 0, 0])],
    [
      'fragments without end',
      () => [
        masked(0x02, new Uint8Array(1)),
        ...Array.from({ length: 3000 }, () => masked(0x00, new Uint8Array(0))),
      ],
    ],
    ['a text', () => masked(0x81, Buffer.from('hello'))],
    ['compression that was not agreed', () => masked(0xc2, deflateRawSync(Buffer.from('x')))],
    ['compression that is none', () => masked(0xc2, new Uint8Array([255, 255, 255, 255])), DEFLATE],
    [
      'a bomb of compressed zeros',
      () => masked(0xc2, deflateRawSync(Buffer.alloc(40_000_000)).subarray(0, 60_000)),
      DEFLATE,
    ],
  ])('[RM13] sends %s', async (_, bytes, extensions) => {
    const socket = await upgraded(extensions);
    for (const piece of [bytes()].flat()) socket.write(piece);
    await ended(socket);
    expect(await freshPair()).toBeLessThan(2000);
  });

  it('[RM13] sends what is no HTTP, or half of it, or hangs up', async () => {
    for (const bytes of [
      '\0\0\0',
      'GET /sync',
      'GET / HTTP/1.1\r\n',
      `${'x'.repeat(100_000)}\r\n\r\n`,
    ]) {
      const socket = connect(house.port, '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write(bytes);
      await new Promise((resolve) => setImmediate(resolve));
      socket.destroy();
    }
    for (const cut of [1, 2, 3, 6, 7]) {
      const socket = await upgraded();
      socket.write(masked(0x82, new Uint8Array(50)).subarray(0, cut));
      socket.resetAndDestroy();
    }
    expect(await freshPair()).toBeLessThan(2000);
  });

  const varuints = (...numbers: number[]) => {
    const encoder = encoding.createEncoder();
    for (const number of numbers) encoding.writeVarUint(encoder, number);
    return encoding.toUint8Array(encoder);
  };
  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['an unknown frame', varuints(42)],
    ['an unknown kind of sync', varuints(0, 9, 0)],
    ['a sync frame without a body', varuints(0, 2)],
    ['a body longer than the frame', varuints(0, 2, 1_000_000)],
    ['an empty question', varuints(0, 0, 0)],
    ['a question of millions', varuints(0, 0, 5, 100_000_000)],
    ['presence of millions', varuints(1, 5, 100_000_000)],
    ['presence cut short', varuints(1, 3, 1, 7)],
    ['a number without end', new Uint8Array(20).fill(255)],
  ])('[RM13] sends %s', async (_, frame) => {
    const client = await author('hostile');
    client.send(frame);
    expect(await client.closed).toBe(CLOSE.refused);
    expect(await freshPair()).toBeLessThan(2000);
  });

  it.each(SEEDS)('[RM13] sends honest frames with some bytes changed: seed %i', async (seed) => {
    const source = await author('source');
    const honest = [
      source.change(() => textIn(source.doc).insert(0, 'מילים')),
      source.change((fragment) => fragment.push([new Y.XmlElement('paragraph')])),
      source.change(() => textIn(source.doc).delete(0, 2)),
      Y.encodeStateAsUpdate(source.doc),
    ];
    const frames = fc.tuple(
      fc.constantFrom(...honest),
      fc.array(fc.tuple(fc.nat(2000), fc.nat(255)), { minLength: 1, maxLength: 5 }),
      fc.constantFrom(0, 1, 2),
    );
    let client: RawClient | null = null;
    await fc.assert(
      fc.asyncProperty(frames, async ([update, flips, kind]) => {
        if (client?.closeCode !== null) client = await author('mutating');
        const broken = new Uint8Array(update);
        for (const [at, byte] of flips) broken[at % broken.length] = byte;
        client.sendSync(kind, broken);
        await Promise.race([client.closed, client.roundTrip()]);
      }),
      { seed, numRuns: 60 },
    );
    expect(await freshPair()).toBeLessThan(2000);
    // Whatever was taken made sense: what the disk holds opens, and is what people see.
    const reader = await author('reader');
    expect((await house.onDisk(paperId)).getXmlFragment('default').toJSON()).toBe(reader.text);
    expect(reader.doc.store.pendingStructs).toBeNull();
  });

  it('[RM13] piles up changes that hang on one that never comes', async () => {
    const client = await author('bomber');
    const updates: Uint8Array[] = [];
    client.doc.on('update', (update) => updates.push(update));
    textIn(client.doc).insert(0, 'never sent');
    for (let at = 0; at < 300; at++) textIn(client.doc).insert(0, 'x'.repeat(64 * 1024));
    const started = performance.now();
    for (const update of updates.slice(1)) client.sendUpdate(update);
    expect(await client.closed).toBe(CLOSE.again);
    expect(performance.now() - started).toBeLessThan(3000);
    expect(await freshPair()).toBeLessThan(2000);
  });

  it('[RM13] asks five thousand times and reads nothing', async () => {
    await house.rooms.write(paperId, 'system', (doc) => textIn(doc).insert(0, 'x'.repeat(100_000)));
    const client = await author('asking');
    client.ws.pause();
    const before = process.memoryUsage().rss;
    for (let at = 0; at < 5000; at++) client.ask(new Uint8Array([0]));
    expect(await freshPair()).toBeLessThan(2000);
    expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(100);
    client.ws.terminate();
  });

  it('[RM13] nests its presence twenty thousand deep, and newcomers still come in', async () => {
    const client = await author('deep');
    client.announce(1, 1, `${'['.repeat(20_000)}${']'.repeat(20_000)}`);
    client.announce(1, 2, `{"a":${'['.repeat(900)}${']'.repeat(900)}}`);
    await client.roundTrip();
    expect(await freshPair()).toBeLessThan(2000);
    client.ws.terminate();
  });

  it('[RM13] forges a text that would take quadratic time, and is slowed down alone', async () => {
    const client = await author('quadratic');
    client.change(() => textIn(client.doc).insert(0, 'x'.repeat(10_000)));
    await client.until(() => client.durableFrames === 1);
    client.change(() => {
      for (let at = 9_000; at > 0; at -= 2) textIn(client.doc).delete(at, 1);
    });
    expect(await freshPair()).toBeLessThan(2000);
    client.ws.terminate();
  });
});
