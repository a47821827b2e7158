import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { presentContent } from '#shared/compare/present-content.ts';
import { readContent } from '#shared/paper/content.ts';
import { decide } from '#shared/suggestion/decide.ts';
import { ACCEPT_ALL } from '#shared/suggestion/projection.ts';
import { MOST_QUOTE } from '#shared/thread/thread.ts';
import { SYSTEM } from '#server/room/change-desk.ts';
import { NOON } from '#test/room/desk.ts';
import { aPaper, marked, para, passage, quoted, texts } from '#test/thread/live-paper.ts';

describe('tying a thread', () => {
  it('[AN1] marks the second of two equal words when that is the one selected', async () => {
    const { doc, anchors, people } = aPaper();
    const tied = await anchors.tie('paper', 'Thread01', passage(doc, [0, 20], [0, 26], 'הממשלה'));
    expect(tied).toEqual({
      blockId: 'p-000001',
      quote: 'הממשלה',
      passage: 'הממשלה תקבע יעדים, והממשלה תדווח',
    });
    expect(texts(doc)[0]?.toDelta()).toEqual([
      { insert: 'הממשלה תקבע יעדים, ו' },
      { insert: 'הממשלה', attributes: { 'comment--Thread01': {} } },
      { insert: ' תדווח' },
    ]);
    expect(people).toEqual([SYSTEM]);
  });

  it('[AN1] goes over line breaks, lists and cells, and quotes them line by line', async () => {
    const { doc, anchors } = aPaper();
    const tied = await anchors.tie('paper', 'Thread01', passage(doc, [2, 5], [5, 1], 'אחר'));
    expect(tied).toBeNull();
    const wide = passage(doc, [1, 5], [5, 1], 'ראשונה שורה שנייה\nפריט אחד\nתא\nת');
    expect(await anchors.tie('paper', 'Thread01', wide)).toEqual({
      blockId: 'p-000002',
      quote: 'ראשונה שורה שנייה\nפריט אחד\nתא\nת',
      passage: 'שורה ראשונה שורה שנייה\nפריט אחד\nתא\nתא',
    });
    expect(marked(doc)).toEqual(['ראשונה', 'שורה שנייה', 'פריט אחד', 'תא', 'ת']);
  });

  it('[AN1] keeps a long quote short, and of a long paragraph the part around it', async () => {
    const long = 'א'.repeat(6000);
    const { doc, anchors } = aPaper([para('p-000001', `${long} סוף ${long}`)]);
    const tied = await anchors.tie('paper', 'Thread01', passage(doc, [0, 6001], [0, 6004], 'סוף'));
    expect(tied?.passage.startsWith('סוף')).toBe(true);
    const all = long.slice(0, MOST_QUOTE);
    const cut = await anchors.tie('paper', 'Thread02', passage(doc, [0, 0], [0, 6000], all));
    expect(cut?.quote).toBe(all);
    expect(marked(doc, 'Thread02')).toEqual([long]);
  });

  it('[AN1] finds a block by its id, and the paper as a whole, and marks nothing there', async () => {
    const { anchors, written } = aPaper();
    expect(await anchors.tie('paper', 'Thread01', { kind: 'block', blockId: 't-000001' })).toEqual({
      blockId: 't-000001',
      quote: 'תא\nתא',
      passage: 'תא\nתא',
    });
    expect(
      await anchors.tie('paper', 'Thread01', { kind: 'block', blockId: 'b-000001' }),
    ).toMatchObject({ blockId: 'b-000001', quote: '' });
    expect(
      await anchors.tie('paper', 'Thread01', { kind: 'block', blockId: 'gone-000' }),
    ).toBeNull();
    expect(await anchors.tie('paper', 'Thread01', { kind: 'paper' })).toEqual({
      blockId: null,
      quote: '',
      passage: '',
    });
    expect(written()).toBe(0);
  });

  it('[AN2] finds what a colleague has written into, and what is left of what they have taken from', async () => {
    const { doc, anchors } = aPaper();
    const wanted = passage(doc, [0, 0], [0, 11], 'הממשלה תקבע');
    texts(doc)[0]?.insert(7, 'החדשה ');
    expect((await anchors.tie('paper', 'Thread01', wanted))?.quote).toBe('הממשלה החדשה תקבע');
    const other = passage(doc, [1, 0], [1, 11], 'שורה ראשונה');
    texts(doc)[1]?.delete(0, 5);
    expect((await anchors.tie('paper', 'Thread02', other))?.quote).toBe('ראשונה');
  });

  it('[AN2] finds words whose paragraph was cut before them, moved or written anew, by their quote', async () => {
    const { doc, anchors } = aPaper();
    const wanted = passage(doc, [1, 5], [1, 11], 'ראשונה');
    const fragment = doc.getXmlFragment('default');
    doc.transact(() => {
      const copy = (fragment.get(1) as Y.XmlElement).clone();
      fragment.delete(1, 1);
      fragment.insert(3, [copy]);
    });
    expect((await anchors.tie('paper', 'Thread01', wanted))?.quote).toBe('ראשונה');
    expect(marked(doc)).toEqual(['ראשונה']);
  });

  it('[AN2] ties again what was written anew by one who had not heard of it, and nothing that was deleted', async () => {
    const { doc, anchors, lookAfter, written } = aPaper();
    const fragment = doc.getXmlFragment('default');
    const plain = (fragment.get(0) as Y.XmlElement).clone();
    await anchors.tie('paper', 'Thread01', passage(doc, [0, 20], [0, 26], 'הממשלה'));
    await anchors.tie('paper', 'Thread02', passage(doc, [1, 5], [1, 11], 'ראשונה'));
    doc.transact(() => {
      fragment.delete(0, 1);
      fragment.insert(0, [plain]);
    });
    texts(doc)[1]?.delete(5, 6);
    lookAfter();
    expect(texts(doc)[0]?.toDelta()).toEqual([
      { insert: 'הממשלה תקבע יעדים, ו' },
      { insert: 'הממשלה', attributes: { 'comment--Thread01': {} } },
      { insert: ' תדווח' },
    ]);
    expect(marked(doc, 'Thread02')).toEqual([]);
    const before = written();
    lookAfter();
    expect(written()).toBe(before);
  });

  it('[AN2] takes a quote in its block, or where it stands exactly once, however its blanks are', async () => {
    const { doc, anchors } = aPaper();
    const tie = (quote: string, blockId: string | null = null) =>
      anchors.find('paper', quoted(quote, blockId));
    expect(await tie('תא')).toBeNull();
    expect((await tie('תא', 'c-000002'))?.blockId).toBe('c-000002');
    expect((await tie('תא', 't-000001'))?.blockId).toBe('c-000001');
    expect((await tie('\u200f שורה\u00a0 שנייה\nפריט '))?.quote).toBe('שורה שנייה\nפריט');
    expect(await tie(' \n\u200f ')).toBeNull();
    expect(marked(doc)).toEqual([]);
  });

  it('[AN2] falls back to the quote while the sender’s own letters are on their way', async () => {
    const { doc, anchors } = aPaper();
    const sender = new Y.Doc();
    Y.applyUpdate(sender, Y.encodeStateAsUpdate(doc));
    texts(sender)[1]?.insert(0, 'חדש: ');
    const wanted = passage(sender, [1, 1], [1, 16], 'שורה ראשונה');
    expect((await anchors.tie('paper', 'Thread01', wanted))?.quote).toBe('שורה ראשונה');
  });

  it('[AN3] takes any positions without harm', async () => {
    const bytes = fc
      .uint8Array({ maxLength: 40 })
      .map((some) => Buffer.from(some).toString('base64'));
    const id = fc.record({ client: fc.nat({ max: 2 ** 32 }), clock: fc.nat({ max: 60 }) });
    const forged = fc
      .record({
        type: fc.option(id),
        tname: fc.option(fc.constantFrom('default', 'other', '__proto__', '')),
        item: fc.option(id),
        assoc: fc.constantFrom(-1, 0, 1),
        isKnown: fc.boolean(),
      })
      .map((one) => ({ ...one }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(bytes, fc.string(), forged), { minLength: 2, maxLength: 2 }),
        fc.constantFrom('תא', 'הממשלה', 'פריט אחד', 'אין'),
        async (ends, quote) => {
          const { doc, anchors } = aPaper();
          const [client] = [...doc.store.clients.keys()];
          const letters = (end: (typeof ends)[number]) => {
            if (typeof end === 'string') return end;
            const known = (some: { client: number; clock: number } | null) =>
              some && Y.createID(end.isKnown ? (client ?? 0) : some.client, some.clock);
            const { tname, assoc } = end;
            const place = new Y.RelativePosition(known(end.type), tname, known(end.item), assoc);
            if (!place.type && tname === null && !place.item) return '';
            return Buffer.from(Y.encodeRelativePosition(place)).toString('base64');
          };
          const [start = '', end = ''] = ends.map(letters);
          const before = readContent(doc);
          await anchors.tie('paper', 'Thread01', { ...quoted(quote, 'p-000001'), start, end });
          expect([...doc.share.keys()]).toEqual(['default']);
          const [now, then] = [readContent(doc), before].map((content) =>
            presentContent(content, 'accepted'),
          );
          expect(now).toEqual(then);
        },
      ),
    );
  });

  it('[AN4] marks the words of a suggestion, and keeps to them when it is accepted', async () => {
    const mine = { author: 'anna', at: NOON };
    const { doc, anchors } = aPaper();
    const text = texts(doc)[0]!;
    text.insert(11, ' כל שנה', { 'insertion--Suggest1': mine });
    text.format(18, 6, { 'deletion--Suggest1': mine });
    text.format(0, 6, { 'deletion--Suggest1': { ...mine, author: 'boaz' } });
    const wanted = { kind: 'suggestion', suggestionId: 'Suggest1', authorId: 'anna' } as const;
    const tied = await anchors.tie('paper', 'Thread01', wanted);
    expect(tied).toMatchObject({ blockId: 'p-000001', quote: ' כל שנה יעדים' });
    doc.transact(() => decide(doc, ({ author }) => (author === 'anna' ? 'accept' : 'keep')));
    expect(marked(doc)).toEqual([' כל שנה']);
    const gone = { ...wanted, suggestionId: 'Suggest9' };
    expect(await anchors.tie('paper', 'Thread02', gone)).toBeNull();
  });

  it('[AN4] marks the words of a block that is proposed, and names one without words', async () => {
    const { doc, anchors } = aPaper();
    const fragment = doc.getXmlFragment('default');
    for (const at of [2, 4])
      (fragment.get(at) as Y.XmlElement).setAttribute('deletion--Suggest1', `anna ${NOON}`);
    (fragment.get(4) as Y.XmlElement).setAttribute('deletion--Suggest2', `anna ${NOON}`);
    const wanted = { kind: 'suggestion', suggestionId: 'Suggest1', authorId: 'anna' } as const;
    await anchors.tie('paper', 'Thread01', wanted);
    expect(marked(doc)).toEqual(['פריט אחד']);
    expect(await anchors.tie('paper', 'Thread02', { ...wanted, suggestionId: 'Suggest2' })).toEqual(
      { blockId: 'b-000001', quote: '', passage: '' },
    );
    doc.transact(() => decide(doc, ACCEPT_ALL));
    expect(marked(doc)).toEqual([]);
  });

  it('[AN5] changes nothing the second time and answers the same', async () => {
    const { doc, anchors, written } = aPaper();
    const wanted = passage(doc, [0, 20], [0, 26], 'הממשלה');
    const first = await anchors.tie('paper', 'Thread01', wanted);
    expect(written()).toBe(1);
    expect(await anchors.tie('paper', 'Thread01', quoted('תא', 'c-000001'))).toEqual(first);
    expect(await anchors.find('paper', wanted)).toEqual(first);
    expect(written()).toBe(1);
  });
});
