// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import {
  aWriter,
  contentOf,
  paperOf,
  para,
  passOn,
  textOf,
  type Writer,
} from '#test/editor/writer.ts';

const bindingOf = ({ editor }: Writer) => {
  const binding = editor.storage.collaboration.shared?.binding;
  if (!binding) throw new Error('no binding');
  return binding;
};

function aPair() {
  const state = paperOf(
    para('ראשון', 'block-000001'),
    para('שני', 'block-000002'),
    para('שלישי', 'block-000003'),
  );
  const [me, other] = [aWriter(state), aWriter(state)];
  const told: number[] = [];
  const freeze = () => bindingOf(me).freeze((count) => told.push(count));
  return { me, other, told, freeze };
}

describe('reading undisturbed', () => {
  it('[TG6] shows nothing that comes, counts it by paragraphs, and then shows all of it', () => {
    const { me, other, told, freeze } = aPair();
    const before = textOf(me);
    freeze();
    other.typeAt(1, 'א');
    passOn(other, me);
    other.typeAt(1, 'ב');
    passOn(other, me);
    other.editor.commands.insertContentAt(other.editor.state.doc.content.size, {
      type: 'paragraph',
      content: [{ type: 'text', text: 'רביעי' }],
    });
    passOn(other, me);
    other.typeAt(other.editor.state.doc.content.size - 1, '!');
    passOn(other, me);
    other.editor.commands.deleteRange({ from: 9, to: 14 });
    passOn(other, me);
    expect(textOf(me)).toBe(before);
    expect(told.at(-1)).toBe(3);
    bindingOf(me).thaw();
    expect(textOf(me)).toBe(textOf(other));
    expect(contentOf(me)).toEqual(contentOf(other));
    expect(me.written()).toBe(0);
    // And lives again.
    other.typeAt(1, 'חי');
    passOn(other, me);
    expect(textOf(me)).toBe(textOf(other));
  });

  it('[TG6] does not count what came and went unseen', () => {
    const { me, other, told, freeze } = aPair();
    freeze();
    const end = other.editor.state.doc.content.size;
    other.editor.commands.insertContentAt(end, {
      type: 'paragraph',
      content: [{ type: 'text', text: 'רגע' }],
    });
    passOn(other, me);
    other.editor.commands.deleteRange({ from: end, to: other.editor.state.doc.content.size });
    passOn(other, me);
    expect(told).toEqual([1, 0]);
    bindingOf(me).thaw();
    expect(textOf(me)).toBe(textOf(other));
  });

  it('[TG6] keeps the marks and signs around what changed', () => {
    const { me, other, freeze } = aPair();
    freeze();
    const kept = me.editor.state.doc.child(2);
    other.typeAt(3, 'ZZ');
    other.editor.commands.setTextSelection({ from: 1, to: 4 });
    other.editor.commands.toggleMark('bold');
    passOn(other, me);
    bindingOf(me).thaw();
    expect(me.editor.state.doc.child(2)).toBe(kept);
    expect(contentOf(me)).toEqual(contentOf(other));
    expect(me.editor.getJSON()).toEqual(other.editor.getJSON());
  });

  it('[TG6] stands still while the tools around the text are made anew', () => {
    const { me, other, freeze } = aPair();
    const before = textOf(me);
    freeze();
    other.typeAt(1, 'א');
    passOn(other, me);
    me.editor.view.updateState(
      me.editor.state.reconfigure({ plugins: [...me.editor.state.plugins] }),
    );
    expect(textOf(me)).toBe(before);
    bindingOf(me).thaw();
    expect(textOf(me)).toBe(textOf(other));
  });
});
