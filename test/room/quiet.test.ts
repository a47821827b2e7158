import { afterEach, describe, expect, it } from 'vitest';
import { Registry } from 'prom-client';
import * as Y from 'yjs';
import type { Limits } from '#server/room/limits.ts';
import { isBlockId } from '#shared/paper/block-id.ts';
import { type House, openHouse, PARAGRAPH } from '#test/room/house.ts';
import { connectRaw } from '#test/room/raw-client.ts';
import { StockClient, textIn } from '#test/room/stock-client.ts';

describe('a paper in quiet moments', () => {
  let house: House;
  let paperId: string;
  const metrics = new Registry();
  afterEach(async () => {
    await house.close();
    metrics.clear();
  });
  const open = async (limits: Partial<Limits>, content = [PARAGRAPH]) => {
    house = await openHouse(limits, { metrics });
    paperId = await house.paper(content);
  };
  const author = (name = 'one') =>
    connectRaw(house, paperId, house.person(paperId, 'author', `person-${name}`)).synced();
  const idsOf = (doc: Y.Doc) =>
    doc
      .getXmlFragment('default')
      .toArray()
      .map((block) => (block as Y.XmlElement).getAttribute('id'));

  it('[RM17] is not written by being opened, by whomever and however often', async () => {
    const noId = { type: 'paragraph', content: [{ type: 'text', text: 'בלי מזהה' }] };
    await open({ repairMs: 10, compactMs: 10, docIdleMs: 10, lingerMs: 10 }, [noId, noId]);
    const before = await house.papers.read(paperId);
    for (let round = 0; round < 25; round++) {
      const cookie = house.person(paperId, round % 2 === 0 ? 'author' : 'reader');
      const stock = await new StockClient(house, paperId, cookie).synced();
      const raw = await connectRaw(house, paperId, cookie).synced();
      raw.sendSync(1, Y.encodeStateAsUpdate(raw.doc));
      await raw.until(() => raw.durableFrames === 1);
      await raw.leave();
      stock.destroy();
    }
    const last = await author();
    expect(await house.papers.read(paperId)).toEqual(before);
    expect(Y.encodeStateAsUpdate(last.doc)).toEqual(before.updates[0]);
    expect(house.papers.compactions).toBe(0);
  });

  it('[RM19] gets ids for blocks that lack one or share one, after somebody wrote', async () => {
    await open({ repairMs: 30 });
    const client = await author();
    client.change((fragment) => {
      const copy = new Y.XmlElement('paragraph');
      copy.setAttribute('id', 'block-first');
      fragment.push([copy, new Y.XmlElement('heading')]);
    });
    const areSound = () => {
      const ids = idsOf(client.doc);
      return ids.every(isBlockId) && new Set(ids).size === 3;
    };
    await client.until(areSound);
    expect(idsOf(client.doc)[0]).toBe('block-first');
    const onDisk = await house.onDisk(paperId);
    expect(idsOf(onDisk)).toEqual(idsOf(client.doc));
    const clients = [...(await house.papers.read(paperId)).clients.values()];
    expect(clients).toEqual(['person-one', 'system']);
  });

  it('[RM19] gets them also when the writer leaves at once', async () => {
    await open({ repairMs: 10_000, lingerMs: 10 });
    const client = await author();
    client.change((fragment) => fragment.push([new Y.XmlElement('paragraph')]));
    await client.until(() => client.durableFrames === 1);
    await client.leave();
    while (!idsOf(await house.onDisk(paperId)).every(isBlockId))
      await new Promise((resolve) => setImmediate(resolve));
    expect(idsOf(await house.onDisk(paperId))).toHaveLength(2);
  });

  it('[RM18] is compacted without changing, and goes on from there', async () => {
    await open({ compactMs: 20, compactUpdates: 5, repairMs: 10_000, docIdleMs: 30 });
    const client = await author();
    for (let at = 0; at < 10; at++) {
      client.change(() => textIn(client.doc).insert(0, 'א'));
      await client.until(() => client.durableFrames === at + 1);
    }
    while (house.papers.compactions === 0) await client.roundTrip();
    const { snapshot, updates } = await house.papers.read(paperId);
    expect(updates).toEqual([]);
    expect(snapshot).toEqual(Y.encodeStateAsUpdate(client.doc));
    client.change(() => textIn(client.doc).delete(0, 3));
    await client.until(() => client.durableFrames === 11);
    const reader = await author('other');
    expect(reader.text).toBe(client.text);
    expect(Y.encodeStateAsUpdate(await house.onDisk(paperId))).toEqual(
      Y.encodeStateAsUpdate(client.doc),
    );
  });

  it('[RM18] is compacted in a thread of its own when it is large', async () => {
    await open({ compactMs: 20, compactUpdates: 1, repairMs: 10_000 });
    await house.rooms.write(paperId, 'system', (doc) =>
      textIn(doc).insert(0, 'מילים '.repeat(50_000)),
    );
    const client = await author();
    client.change(() => textIn(client.doc).insert(0, 'א'));
    while (house.papers.compactions === 0) await client.roundTrip();
    const { snapshot } = await house.papers.read(paperId);
    expect(Buffer.compare(snapshot ?? Buffer.of(), Y.encodeStateAsUpdate(client.doc))).toBe(0);
  });

  it('[RM18] is let go of when the last one has left, tidy, and opened anew by the next', async () => {
    await open({ lingerMs: 20, compactUpdates: 10 });
    const client = await author();
    for (let at = 0; at < 5; at++) {
      client.change(() => textIn(client.doc).insert(0, 'א'));
      await client.until(() => client.durableFrames === at + 1);
    }
    const { text } = client;
    await client.leave();
    let opened;
    while (!opened) {
      opened = await house.papers.open(paperId).catch(() => null);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(house.papers.compactions).toBe(1);
    await opened.log.close();
    expect((await author('other')).text).toBe(text);
  });

  it('[RM18] lets go of its live text and takes it up again', async () => {
    await open({ docIdleMs: 20, repairMs: 10_000 });
    const client = await author();
    client.change(() => textIn(client.doc).insert(0, 'ראשון '));
    await client.until(() => client.durableFrames === 1);
    while (!(await metrics.metrics()).includes('nayar_live_texts 0')) await client.roundTrip();
    client.change(() => textIn(client.doc).delete(0, 2));
    client.change(() => textIn(client.doc).insert(0, 'שני '));
    await client.until(() => client.durableFrames === 3);
    expect((await house.onDisk(paperId)).getXmlFragment('default').toJSON()).toBe(client.text);
  });
});
