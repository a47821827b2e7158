import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { aDesk, AUTHOR, code, READER, text } from '#test/room/desk.ts';

describe("Yjs's own tidying at a reader", () => {
  /** A text in which one mark stands twice, as two people pressing "bold" at once leave it. */
  const doubled = () => {
    const desk = aDesk();
    const [one, other] = [desk.copy(), desk.copy()];
    const first = one.change(() => text(one.fragment).format(0, 4, { bold: {} }));
    const second = other.change(() => text(other.fragment).format(0, 4, { bold: {} }));
    desk.bring(first);
    desk.bring(second, { ...AUTHOR, personId: 'other' });
    return desk;
  };

  it('[RM22] is neither taken nor punished', () => {
    const desk = doubled();
    const before = Y.encodeStateAsUpdate(desk.live.doc);
    const { fragment, change } = desk.copy();
    const update = change(() =>
      expect(Y.cleanupYTextFormatting(text(fragment))).toBeGreaterThan(0),
    );
    expect(code(desk.bring(update, READER))).toBe('ignored');
    expect(Y.encodeStateAsUpdate(desk.live.doc)).toEqual(before);
    expect(code(desk.bring(update))).toBe('taken');
  });

  it('[RM22] is told apart from taking a format away', () => {
    const desk = doubled();
    const { fragment, change } = desk.copy();
    const update = change(() => {
      for (let item = text(fragment)._start; item; item = item.right)
        if (item.content instanceof Y.ContentFormat)
          item.delete(fragment.doc?._transaction as Y.Transaction);
    });
    expect(code(desk.bring(update, READER))).toBe('role-too-low');
  });

  it('[RM22] does not happen on the server: the text holds what was sent and nothing else', () => {
    const desk = doubled();
    const marks = [];
    for (let item = text(desk.live.doc.getXmlFragment('default'))._start; item; item = item.right)
      if (item.content instanceof Y.ContentFormat && !item.deleted) marks.push(item.content.key);
    expect(marks).toHaveLength(4);
  });
});
