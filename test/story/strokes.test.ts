import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { writeContent } from '#shared/paper/content.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { strokesOf } from '#server/story/strokes.ts';
import { par } from '#test/compare/told.ts';

const HANDS = new Map([
  [1, 'anna'],
  [2, 'boaz'],
  [3, 'dana'],
]);

function aPaper() {
  const doc = new Y.Doc();
  doc.clientID = 9;
  writeContent(doc, [par('block-0001', 'הממשלה תקבע'), par('block-0002', 'שורה שנייה')]);
  const text = (at: number) =>
    (doc.getXmlFragment(CONTENT_ROOT).get(at) as Y.XmlElement).get(0) as Y.XmlText;
  const as = (client: number, change: () => void) => {
    doc.clientID = client;
    doc.transact(change);
  };
  const place = (at: number, index: number) =>
    Buffer.from(
      Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text(at), index)),
    ).toString('base64');
  const told = (
    blockId: string,
    ends: { start: string; end: string } | null = null,
    older: Y.Doc | null = null,
  ) =>
    strokesOf({ doc, older }, HANDS, { blockId, ends }).map(
      ({ words, by, putBackBy }) => `${by ?? '?'}${putBackBy ? `<${putBackBy}` : ''}: ${words}`,
    );
  return { doc, text, as, place, told };
}

describe('who wrote which words', () => {
  it('[ST4] is told stroke by stroke; of what stood there from the beginning nobody is known', () => {
    const { text, as, told } = aPaper();
    as(1, () => text(0).insert(11, ' יעדים'));
    as(2, () => text(0).insert(17, ' ותדווח'));
    expect(told('block-0001')).toEqual(['?: הממשלה תקבע', 'anna:  יעדים', 'boaz:  ותדווח']);
  });

  it('[ST4] is told of exactly the words selected, in either direction', () => {
    const { text, as, place, told } = aPaper();
    as(1, () => text(0).insert(11, ' יעדים'));
    as(2, () => text(0).insert(17, ' ותדווח'));
    const ends = { start: place(0, 15), end: place(0, 20) };
    expect(told('block-0001', ends)).toEqual(['anna: ים', 'boaz:  ות']);
    expect(told('block-0001', { start: ends.end, end: ends.start })).toEqual([
      'anna: ים',
      'boaz:  ות',
    ]);
    const over = { start: place(0, 18), end: place(1, 4) };
    expect(told('block-0001', over)).toEqual(['boaz: ותדווח', '?: \nשורה']);
  });

  it('[ST4] leaves out what is only suggested, and tells of it when nothing else is meant', () => {
    const { text, as, place, told } = aPaper();
    const mark = { 'insertion--AAAAAAAA': { author: 'dana', at: 1 } };
    as(3, () => text(0).insert(6, ' החדשה', mark));
    expect(told('block-0001')).toEqual(['?: הממשלה תקבע']);
    expect(told('block-0001', { start: place(0, 7), end: place(0, 12) })).toEqual(['dana: החדשה']);
  });

  it('[ST2] goes back to whoever had written words that somebody only put back', () => {
    const { doc, text, as, place, told } = aPaper();
    as(1, () => text(0).insert(11, ' יעדים'));
    const older = new Y.Doc();
    Y.applyUpdate(older, Y.encodeStateAsUpdate(doc));
    as(2, () => text(0).delete(11, 6));
    as(2, () => text(0).insert(11, ' יעדים'));
    expect(told('block-0001')).toEqual(['?: הממשלה תקבע', 'boaz:  יעדים']);
    expect(told('block-0001', null, older)).toEqual(['?: הממשלה תקבע', 'anna<boaz:  יעדים']);
    const ends = { start: place(0, 9), end: place(0, 14) };
    expect(told('block-0001', ends, older)).toEqual(['?: בע', 'anna<boaz:  יע']);
  });

  it('[ST4] is nothing for a place that is none, and neither throws nor changes the text', () => {
    const { doc, told } = aPaper();
    const before = Y.encodeStateAsUpdate(doc);
    for (const letters of ['', '====', 'AAAA', 'x'.repeat(300)])
      expect(told('block-0001', { start: letters, end: letters })).toEqual(['?: הממשלה תקבע']);
    expect(told('block-9999')).toEqual([]);
    expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
  });
});
