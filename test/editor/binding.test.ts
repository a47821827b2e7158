// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { aWriter, contentOf, paperOf, para, passOn, sync, textOf } from '#test/editor/writer.ts';

describe('opening a paper', () => {
  it('[ED2] writes nothing, however often it is opened, focused and closed', () => {
    const state = paperOf(para('שלום', 'block-000001'), para(''));
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    const before = Y.encodeStateVector(doc);
    for (let round = 0; round < 50; round++) {
      const writer = aWriter(Y.encodeStateAsUpdate(doc));
      writer.editor.commands.focus('end');
      writer.editor.commands.blur();
      expect(writer.written()).toBe(0);
      expect(Y.encodeStateVector(writer.doc)).toEqual(before);
      writer.close();
    }
  });

  it('[ED3] leaves an empty paper empty for two people, and one block after one types', () => {
    const [one, other] = [aWriter(), aWriter()];
    sync(one, other);
    expect([one.written(), other.written()]).toEqual([0, 0]);
    one.typeAt(1, 'א');
    sync(one, other);
    expect(contentOf(other)).toHaveLength(1);
    expect(textOf(other)).toBe('א');
    expect(other.editor.state.doc.childCount).toBe(1);
    expect(other.written()).toBe(0);
  });
});

describe('writing', () => {
  it('[ED4] gives a new block its id in the same change', () => {
    const writer = aWriter(paperOf(para('אב', 'block-000001')));
    writer.editor.commands.setTextSelection(2);
    writer.editor.commands.splitBlock();
    expect(writer.written()).toBe(1);
    const ids = contentOf(writer).map((node) => node.attrs?.['id']);
    expect(ids[0]).toBe('block-000001');
    expect(ids[1]).toMatch(/^[\w-]{8,}$/);
    expect(ids[1]).not.toBe(ids[0]);
  });

  it('[ED5] shows a colleague’s letter without replacing anything else', () => {
    const state = paperOf(para('ראשון', 'block-000001'), para('שני', 'block-000002'));
    const [one, other] = [aWriter(state), aWriter(state)];
    const untouched = other.editor.state.doc.child(0);
    let steps = 0;
    other.editor.on('transaction', ({ transaction }) => {
      steps += transaction.steps.length;
    });
    one.typeAt(9, 'ה');
    passOn(one, other);
    expect(textOf(other)).toBe('ראשון\nשהני');
    expect(other.editor.state.doc.child(0)).toBe(untouched);
    expect(steps).toBe(1);
    expect(other.written()).toBe(0);
  });
});
