import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { tidyBlocks } from '#server/room/block-ids.ts';
import { isBlockId } from '#shared/paper/block-id.ts';
import { type ContentNode, elementOf, readContent, writeContent } from '#shared/paper/content.ts';
import { aHeading, aParagraph } from '#test/harness/a-paper.ts';

const paperOf = (...content: readonly ContentNode[]): Y.Doc => {
  const doc = new Y.Doc();
  writeContent(doc, content);
  return doc;
};
const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
};
/** As an editor moves a block: it is removed, and made anew elsewhere under its id. */
const move = (doc: Y.Doc, from: number, to: number) => {
  const root = doc.getXmlFragment('default');
  doc.transact(() => {
    const block = readContent(doc)[from];
    root.delete(from, 1);
    if (block) root.insert(to, [elementOf(block)]);
  });
};
const meet = (...docs: readonly Y.Doc[]) => {
  for (const one of docs)
    for (const other of docs) Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
};
const texts = (doc: Y.Doc) =>
  readContent(doc).map(({ content = [] }) => content.map(({ text = '' }) => text).join(''));
const ids = (doc: Y.Doc) => readContent(doc).map(({ attrs }) => attrs?.['id']);
const PARTS = () => ['א', 'ב', 'ג', 'ד'].map((words) => aParagraph(words));

describe('a block that two people moved at once', () => {
  it('[RM25] stands once after tidying, under its id', () => {
    const one = paperOf(aHeading('כותרת'), ...PARTS());
    const id = ids(one)[0];
    const other = copyOf(one);
    move(one, 0, 2);
    move(other, 0, 4);
    meet(one, other);
    expect(texts(one).filter((text) => text === 'כותרת')).toHaveLength(2);
    tidyBlocks(one);
    expect(texts(one).filter((text) => text === 'כותרת')).toHaveLength(1);
    expect(ids(one).filter((other) => other === id)).toHaveLength(1);
  });

  it('[RM25] stays twice where somebody has written into one of them, with ids of their own', () => {
    const one = paperOf(aHeading('כותרת'), ...PARTS());
    const other = copyOf(one);
    move(one, 0, 2);
    move(other, 0, 4);
    const moved = other.getXmlFragment('default').get(4) as Y.XmlElement;
    (moved.get(0) as Y.XmlText).insert(0, 'עוד ');
    meet(one, other);
    tidyBlocks(one);
    expect(texts(one)).toContain('כותרת');
    expect(texts(one)).toContain('עוד כותרת');
    expect(new Set(ids(one)).size).toBe(ids(one).length);
  });

  it('[RM25] is told from an empty line and from equal words under another id', () => {
    const empty: ContentNode = { type: 'paragraph', attrs: { id: 'empty-000001' } };
    const doc = paperOf(aParagraph('אותו דבר'), aParagraph('אותו דבר'), empty, empty);
    tidyBlocks(doc);
    expect(texts(doc)).toEqual(['אותו דבר', 'אותו דבר', '', '']);
    expect(ids(doc).every(isBlockId)).toBe(true);
    expect(new Set(ids(doc)).size).toBe(4);
  });

  it('[RM25] loses no words and doubles none, however people move', () => {
    const moves = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { maxLength: 4 });
    fc.assert(
      fc.property(moves, moves, (first, second) => {
        const one = paperOf(aHeading('כותרת'), ...PARTS());
        const before = texts(one).toSorted();
        const other = copyOf(one);
        for (const [from, to] of first) move(one, from, to);
        for (const [from, to] of second) move(other, from, to);
        meet(one, other);
        tidyBlocks(one);
        const after = texts(one).toSorted();
        expect(after).toEqual(before);
        const state = Y.encodeStateAsUpdate(one);
        tidyBlocks(one);
        expect(Y.encodeStateAsUpdate(one)).toEqual(state);
      }),
    );
  });

  it('[RM25] keeps its id from a block that is only proposed before it', () => {
    const doc = paperOf({ ...aParagraph('של הנייר'), attrs: { id: 'block-0001' } });
    const root = doc.getXmlFragment('default');
    const proposed = new Y.XmlElement('paragraph');
    proposed.setAttribute('insertion--Raw00001', 'anna 1700000000000');
    proposed.setAttribute('id', 'block-0001');
    root.insert(0, [proposed]);
    tidyBlocks(doc);
    const ids = root.toArray().map((block) => (block as Y.XmlElement).getAttribute('id'));
    expect(ids[1]).toBe('block-0001');
    expect(ids[0]).not.toBe('block-0001');
  });
});
