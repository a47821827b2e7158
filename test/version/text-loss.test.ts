import { describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { type ContentNode, readContent, textOf } from '#shared/paper/content.ts';
import { aDesk, MINUTE, PAPER, types } from '#test/version/a-desk.ts';

const WORDS = 'המלצות הצוות בדבר מבנה הממשלה וסמכויותיה. ';
const LONG: ContentNode[] = Array.from({ length: 20 }, (_, at) => ({
  type: 'paragraph',
  attrs: { id: `block-${String(at).padStart(4, '0')}` },
  content: [{ type: 'text', text: WORDS.repeat(3) }],
}));
const wordsIn = (doc: Y.Doc) => textOf(readContent(doc));

const empties = (doc: Y.Doc) => {
  const fragment = doc.getXmlFragment('default');
  fragment.delete(1, fragment.length - 1);
};

describe('a paper that is emptied', () => {
  it('[VE9] keeps the text of the moment before, tells everybody once, and brings it back', async () => {
    const house = await aDesk(LONG);
    await house.edit('person-0001', types('נכתב ממש לפני המחיקה'));
    const before = wordsIn(house.doc);
    await house.edit('person-0002', empties);
    await house.desk.guard.look(PAPER, 'person-0002');
    const loss = await house.desk.openLoss(PAPER);
    expect(loss?.lettersAfter).toBeLessThan(200);
    expect(loss?.lettersBefore).toBeGreaterThan(2000);
    expect(house.told).toContain('versions-changed');
    await house.edit('person-0002', types(' ועוד'));
    await house.desk.guard.look(PAPER, 'person-0002');
    const store = await house.storage.versions.of(PAPER);
    expect(await store.tables.losses.find({})).toHaveLength(1);
    const { changed } = await house.desk.restoring.restore({
      paperId: PAPER,
      versionId: loss?.versionId ?? '',
      part: { kind: 'whole' },
      decisions: 'stay',
      personId: 'person-0001',
    });
    expect(changed.length).toBeGreaterThanOrEqual(19);
    expect(wordsIn(house.doc)).toBe(before);
  });

  it('[VE9] is noticed also when the text goes bit by bit within minutes', async () => {
    const house = await aDesk(LONG);
    for (let step = 0; step < 19; step += 1) {
      await house.edit('person-0002', (doc) => doc.getXmlFragment('default').delete(1, 1));
      await house.pass(MINUTE / 4);
      await house.desk.guard.look(PAPER, 'person-0002');
      if (await house.desk.openLoss(PAPER)) break;
    }
    const loss = await house.desk.openLoss(PAPER);
    const row = await house.desk.shelf.find(PAPER, loss?.versionId ?? '');
    if (!row) throw new Error('nothing was kept');
    expect(textOf((await house.desk.shelf.read(row)).content).length).toBeGreaterThan(2000);
  });

  it('[VE9] is no news when it takes days, nor when it comes back by itself', async () => {
    const house = await aDesk(LONG);
    await house.desk.guard.look(PAPER, null);
    for (let step = 0; step < 15; step += 1) {
      await house.edit('person-0002', (doc) => doc.getXmlFragment('default').delete(1, 1));
      await house.pass(24 * 60 * MINUTE);
      await house.desk.guard.look(PAPER, 'person-0002');
    }
    expect(await house.desk.openLoss(PAPER)).toBeNull();
    const other = await aDesk(LONG);
    await other.desk.guard.look(PAPER, null);
    await other.edit('person-0002', empties);
    await other.desk.guard.look(PAPER, 'person-0002');
    expect(await other.desk.openLoss(PAPER)).not.toBeNull();
    await other.edit('person-0002', types(WORDS.repeat(60)));
    await other.desk.guard.look(PAPER, 'person-0002');
    expect(await other.desk.openLoss(PAPER)).toBeNull();
  });

  it('[VE9] is noticed after a restart, and what was told is not told again', async () => {
    const house = await aDesk(LONG);
    await house.desk.name(PAPER, { name: 'שלם', reason: null }, 'person-0001');
    house.crash();
    await house.edit('person-0002', empties);
    await house.desk.guard.look(PAPER, 'person-0002');
    const loss = await house.desk.openLoss(PAPER);
    expect(loss).not.toBeNull();
    house.crash();
    await house.desk.guard.look(PAPER, 'person-0002');
    const store = await house.storage.versions.of(PAPER);
    expect(await store.tables.losses.find({})).toHaveLength(1);
  });
});
