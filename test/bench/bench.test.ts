import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { deflateRawSync, constants } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { Deliveries } from '#test/bench/room/load/deliveries.ts';
import { unpacked, Wire } from '#test/bench/room/load/wire.ts';
import { TWENTY_PAGES, writeHistory } from '#test/bench/room/paper/long-history.ts';
import { startingPaper } from '#test/bench/room/paper/starting-paper.ts';
import { Ground, letterAt, Typing } from '#test/bench/room/paper/typing.ts';
import { compare } from '#test/bench/room/report.ts';

const CLIENT = 4_000_000_001;

describe('typing by hand', () => {
  it('[BN1] makes the updates that Yjs makes of the same keys', () => {
    const paper = startingPaper();
    const doc = new Y.Doc();
    Y.applyUpdate(doc, paper);
    doc.clientID = CLIENT;
    const paragraph = doc.getXmlFragment(CONTENT_ROOT).get(3) as Y.XmlElement;
    const text = paragraph.get(0) as Y.XmlText;
    const typing = new Typing(new Ground(paper), CLIENT, 3);
    const made: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => made.push(update));
    for (let clock = 0; clock < 300; clock++) text.insert(text.length, letterAt(clock));
    expect(made.map(() => typing.next())).toEqual(made);
  });
});

describe('a written history', () => {
  it('[BN2] is the same to the byte and of the wanted size', () => {
    const history = writeHistory(TWENTY_PAGES);
    expect(Buffer.from(writeHistory(TWENTY_PAGES).snapshot).equals(history.snapshot)).toBe(true);
    expect(history.sittings.flatMap(({ updates }) => updates)).toHaveLength(TWENTY_PAGES.updates);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, history.snapshot);
    const blocks = doc.getXmlFragment(CONTENT_ROOT).toArray();
    expect(blocks).toHaveLength(TWENTY_PAGES.paragraphs);
    const letters = blocks
      .map((block) => ((block as Y.XmlElement).get(0) as Y.XmlText).length)
      .reduce((sum, length) => sum + length, 0);
    expect(letters).toBe(history.characters);
    expect(Math.abs(letters / TWENTY_PAGES.characters - 1)).toBeLessThan(0.01);
  });
});

describe('a comparison', () => {
  const common = { bench: 'one', measure: 'two', unit: 'ms', baseline: 'three' };

  it('[BN3] takes its ratio within each round', () => {
    const line = compare({ ...common, ours: [1, 4, 30], values: [2, 4, 10], bar: 1 });
    expect(line).toMatchObject({ ours: 4, baselineValue: 4, ratio: 1, met: true, rounds: 3 });
    expect(line.spread.ratio).toEqual([0.5, 3]);
  });

  it('[BN3] meets a bar from above where more is better', () => {
    const more = { ...common, ours: [9], values: [1], better: 'higher' } as const;
    expect(compare({ ...more, bar: 8 }).met).toBe(true);
    expect(compare({ ...more, bar: 10 }).met).toBe(false);
  });
});

describe('deliveries', () => {
  it('[BN4] counts each letter once per seat, alone or merged', () => {
    const deliveries = new Deliveries();
    const typing = new Typing(new Ground(startingPaper()), CLIENT, 0);
    const typist = deliveries.addTypist(CLIENT);
    const [own, other] = [deliveries.addSeat(), deliveries.addSeat()];
    const letters = [0, 1, 2].map(() => {
      deliveries.sent(typist);
      return typing.next();
    });
    const [first = new Uint8Array(), ...rest] = letters;
    const pairs = [[other, [typist]]] as const;
    deliveries.take(own, Y.mergeUpdates(letters), typist);
    expect(deliveries.missing(pairs)).toBe(3);
    deliveries.take(other, first, null);
    deliveries.take(other, Y.mergeUpdates(rest), null);
    deliveries.take(other, Y.mergeUpdates(letters), null);
    expect(deliveries.latencies.count).toBe(3);
    expect(deliveries.missing(pairs)).toBe(0);
  });
});

describe('the wire', () => {
  it('[BN5] reads messages of every size in pieces of every size', async () => {
    const bodies = [3, 125, 126, 65_535, 65_536, 300_000].map((size) =>
      Buffer.alloc(size, String(size)),
    );
    const packed = deflateRawSync(bodies[3] ?? '', { finishFlush: constants.Z_SYNC_FLUSH });
    const sent = [
      ...bodies.map((body) => [header(0x82, body.length), body]),
      [header(0xc2, packed.length - 4), packed.subarray(0, -4)],
    ].flat();
    const server = createServer((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n');
        const bytes = Buffer.concat(sent);
        for (let at = 0, size = 1; at < bytes.length; at += size, size = (size * 7) % 9973)
          socket.write(bytes.subarray(at, at + size));
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const got: Buffer[] = [];
    await new Promise<void>((resolve, reject) => {
      const { port } = server.address() as AddressInfo;
      Wire.open({ port, path: '/', headers: {} }, (wire) => {
        wire.onMessage = (arrival) => {
          got.push(Buffer.from(unpacked(arrival)));
          if (got.length === bodies.length + 1) resolve(wire.close());
        };
      }).catch(reject);
    });
    server.close();
    expect(got.map((body) => body.length)).toEqual([...bodies, bodies[3]].map((b) => b?.length));
    expect(
      Buffer.concat(got).equals(Buffer.concat([...bodies, bodies[3] ?? Buffer.alloc(0)])),
    ).toBe(true);
  });
});

function header(first: number, length: number): Buffer {
  if (length < 126) return Buffer.from([first, length]);
  const extended = Buffer.alloc(length < 65_536 ? 4 : 10);
  extended[0] = first;
  extended[1] = length < 65_536 ? 126 : 127;
  if (length < 65_536) extended.writeUInt16BE(length, 2);
  else extended.writeBigUInt64BE(BigInt(length), 2);
  return extended;
}
