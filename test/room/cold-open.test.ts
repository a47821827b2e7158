import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type House, openHouse } from '#test/room/house.ts';
import { connectRaw, type RawClient } from '#test/room/raw-client.ts';
import { textIn } from '#test/room/stock-client.ts';

const LETTERS = 'אבגדהוזחטיכלמנסעפצקרשת ';
const prose = (length: number) =>
  Array.from({ length }, (_, at) => LETTERS[(at * at * 7 + at) % LETTERS.length]).join('');

/** Equal to the last byte; a runner's own comparison takes seconds for as many. */
const isSame = (one: RawClient, other: RawClient) =>
  Buffer.compare(Y.encodeStateAsUpdate(one.doc), Y.encodeStateAsUpdate(other.doc)) === 0;

describe('opening a paper', () => {
  let house: House;
  let paperId: string;
  beforeEach(async () => {
    house = await openHouse({ lingerMs: 10 });
    paperId = await house.paper();
  });
  afterEach(() => house.close());
  const join = (name: string, perMessageDeflate = false) =>
    connectRaw(house, paperId, house.person(paperId, 'author', `person-${name}`), {
      options: { perMessageDeflate },
    });
  /** Bytes that have come over the line, before anything was inflated. */
  const bytesTo = (client: RawClient) =>
    (client.ws as unknown as { _socket: { bytesRead: number } })._socket.bytesRead;
  const write = (letters: string) =>
    house.rooms.write(paperId, 'system', (doc) => textIn(doc).insert(0, letters));
  const contents = (client: RawClient) =>
    client.heard.filter(({ kind }) => kind === 'update' || kind === 'step2');

  it.each([
    ['of a few letters', 10],
    ['of a page', 3_000],
    ['of a hundred pages', 250_000],
  ])('[RM20] gives a paper %s plain or compressed, and it is the same', async (_, length) => {
    await write(prose(length));
    const plain = await join('plain').synced();
    const compressed = await join('compressed', true).synced();
    expect(isSame(compressed, plain)).toBe(true);
    expect(plain.text.includes(prose(length))).toBe(true);
    expect(compressed.closeCode).toBeNull();
  });

  it('[RM20] sends far fewer bytes to who inflates', async () => {
    await write(prose(250_000));
    const [plain, compressed] = [await join('plain').synced(), await join('c', true).synced()];
    expect(bytesTo(plain)).toBeGreaterThan(400_000);
    expect(bytesTo(compressed)).toBeLessThan(bytesTo(plain) * 0.35);
  });

  it('[RM20] gives everything in one answer, or the base and then what came since', async () => {
    const first = await join('first', true).synced();
    expect(contents(first).map(({ kind }) => kind)).toEqual(['step2']);
    await write(prose(5_000));
    const second = await join('second', true).synced();
    expect(contents(second).map(({ kind }) => kind)).toEqual(['update', 'step2']);
    expect(second.text).toBe(first.text);
    expect(second.doc.store.pendingStructs).toBeNull();
  });

  it('[RM20] goes on being right while many changes and many openings mix', async () => {
    const writer = await join('writer').synced();
    for (let at = 0; at < 400; at++) {
      writer.change(() => textIn(writer.doc).insert(at % 5, 'א'));
      if (at % 7 === 0) writer.change(() => textIn(writer.doc).delete(0, 1));
      if (at % 50 !== 0) continue;
      await writer.until(() => writer.durableFrames === at + 1 + Math.floor(at / 7) + 1);
      const reader = await join(`reader-${at}`, at % 100 === 0).synced();
      expect(reader.text).toBe(writer.text);
      expect(isSame(reader, writer)).toBe(true);
    }
  });

  it('[RM20] gives one who was here before only what is new, deletions too', async () => {
    await write(prose(100_000));
    const client = await join('one').synced();
    const known = Y.encodeStateVector(client.doc);
    const before = Y.encodeStateAsUpdate(client.doc);
    await client.leave();
    await house.rooms.write(paperId, 'system', (doc) => textIn(doc).delete(5, 10));
    const again = join('one');
    Y.applyUpdate(again.doc, before);
    await again.opened();
    again.ask(known);
    await again.until(() => again.heard.some(({ kind }) => kind === 'step2'));
    const reader = await join('reader').synced();
    expect(again.text).toBe(reader.text);
    const sizes = contents(again).map((heard) => ('update' in heard ? heard.update.length : 0));
    expect(Math.max(...sizes)).toBeLessThan(1000);
  });

  it('[RM20] gives one who was here long ago what is missing, also after a compaction', async () => {
    const client = await join('one').synced();
    const before = Y.encodeStateAsUpdate(client.doc);
    await client.leave();
    await write(prose(2000));
    await house.restart();
    const again = join('one', true);
    Y.applyUpdate(again.doc, before);
    await again.synced();
    expect(again.text).toBe((await join('reader').synced()).text);
  });
});
