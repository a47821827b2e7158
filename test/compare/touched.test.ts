import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { elementOf, writeContent } from '#shared/paper/content.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { touchedSince } from '#server/compare/touched.ts';
import { item, par } from '#test/compare/told.ts';

const HANDS = new Map([
  [1, 'anna'],
  [2, 'boaz'],
  [3, 'boaz'],
]);

/** A paper that Anna wrote, and how it stood then. */
function aPaper() {
  const doc = new Y.Doc();
  doc.clientID = 1;
  const list = {
    type: 'bulletList',
    attrs: { id: 'list-00001' },
    content: [item(par('item-00001', 'אחד'))],
  };
  writeContent(doc, [par('block-0001', 'שורה ראשונה'), par('block-0002', 'שורה שנייה'), list]);
  const vector = Y.decodeStateVector(Y.encodeStateVector(doc));
  const as = (client: number, change: (root: Y.XmlFragment) => void) => {
    doc.clientID = client;
    doc.transact(() => change(doc.getXmlFragment(CONTENT_ROOT)));
  };
  const told = () =>
    Object.fromEntries(
      [...touchedSince(doc, vector, HANDS)].map(([id, people]) => [id, [...people]]),
    );
  const text = (root: Y.XmlFragment, at: number) =>
    (root.get(at) as Y.XmlElement).get(0) as Y.XmlText;
  return { as, told, text };
}

describe('who touched a block', () => {
  it('[CP11] is nobody where nothing came since', () => {
    expect(aPaper().told()).toEqual({});
  });

  it('[CP11] is everybody who put something into it since, once', () => {
    const { as, told, text } = aPaper();
    as(2, (root) => text(root, 0).insert(0, 'ועוד '));
    as(3, (root) => text(root, 0).format(0, 3, { bold: {} }));
    as(1, (root) => text(root, 0).insert(0, 'וגם '));
    as(2, (root) => (root.get(1) as Y.XmlElement).setAttribute('align', 'center'));
    expect(told()).toEqual({ 'block-0001': ['anna', 'boaz'], 'block-0002': ['boaz'] });
  });

  it('[CP11] is told of the innermost block that has a name', () => {
    const { as, told } = aPaper();
    as(2, (root) =>
      (root.get(2) as Y.XmlElement).push([elementOf(item(par('item-00002', 'שניים')))]),
    );
    expect(told()).toEqual({ 'list-00001': ['boaz'], 'item-00002': ['boaz'] });
  });

  it('[CP11] is nobody for what was only taken away, and nobody for whom no person is known', () => {
    const { as, told, text } = aPaper();
    as(2, (root) => text(root, 0).delete(0, 4));
    as(9, (root) => text(root, 1).insert(0, 'מהמערכת '));
    expect(told()).toEqual({});
  });
});
