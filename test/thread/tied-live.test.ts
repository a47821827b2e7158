import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readContent } from '#shared/paper/content.ts';
import { textAnchors } from '#server/thread/text-anchors.ts';
import { type House, openHouse } from '#test/room/house.ts';
import { connectRaw } from '#test/room/raw-client.ts';
import { textIn } from '#test/room/stock-client.ts';
import { lettersUnder } from '#test/thread/letters-under.ts';

describe('a thread in an open paper', () => {
  let house: House;
  let paperId: string;
  beforeEach(async () => {
    house = await openHouse({ lingerMs: 20 });
    paperId = await house.paper();
  });
  afterEach(() => house.close());

  const anchors = () =>
    textAnchors((paper, personId, change) => house.rooms.write(paper, personId, change));
  const wanted = {
    kind: 'passage',
    start: '',
    end: '',
    blockId: null,
    quote: 'שלום',
  } as const;
  const under = (doc: Y.Doc) => lettersUnder(readContent(doc), 'Thread01').join('');

  it('[AN6] is seen by everybody, is on disk when it is tied, and nobody is said to have written', async () => {
    const reader = await connectRaw(
      house,
      paperId,
      house.person(paperId, 'reader', 'person-reader'),
    ).synced();
    expect((await anchors().tie(paperId, 'Thread01', wanted))?.quote).toBe('שלום');
    await reader.until(() => under(reader.doc) === 'שלום');
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await house.rooms.content(paperId));
    expect(under(doc)).toBe('שלום');
    await house.rooms.close();
    expect(house.changed).toEqual([]);
  });

  it('[AN2] lies on letters that were taken and are not on disk yet, and [AN5] a private one leaves no mark', async () => {
    const author = await connectRaw(
      house,
      paperId,
      house.person(paperId, 'author', 'person-author'),
    ).synced();
    author.change(() => textIn(author.doc).insert(0, 'עוד '));
    await author.roundTrip();
    const quote = { ...wanted, quote: 'עוד שלום' };
    expect((await anchors().find(paperId, quote))?.quote).toBe('עוד שלום');
    expect(under(author.doc)).toBe('');
    await anchors().tie(paperId, 'Thread01', quote);
    await author.until(() => under(author.doc) === 'עוד שלום');
  });

  it('[AN1] is refused for a paper that is not there', async () => {
    await expect(anchors().tie('paper-that-is-not', 'Thread01', wanted)).rejects.toThrow(
      'there is no paper',
    );
  });
});
