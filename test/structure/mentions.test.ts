// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { mentionQueryOf } from '#client/editor/mention/mention-query.ts';
import { aWriter, contentOf, paperOf, para, sync } from '#test/editor/writer.ts';
import { caretAt, press, texts, type } from '#test/structure/structured.ts';

describe('a mention', () => {
  const person = { personId: 'person-0001', name: 'רחל כהן' };
  const RACHEL = ['רחל כהן', ['mention']];

  it('[SR11] takes the place of what was typed after the @, and is deleted whole', () => {
    const writer = aWriter(paperOf(para('לכבוד ')));
    caretAt(writer, 7);
    writer.editor.commands.openMention();
    type(writer, 'רח');
    expect(mentionQueryOf(writer.editor.state)?.query).toBe('רח');
    writer.editor.commands.insertMention(person);
    expect(texts(writer)).toEqual([['לכבוד ', undefined], RACHEL, [' ', undefined]]);
    caretAt(writer, 14);
    expect(press(writer, 'Backspace')).toBe(true);
    expect(texts(writer)).toEqual([['לכבוד  ', undefined]]);
  });

  it('[SR11] is a mere word again when its name is edited', () => {
    const writer = aWriter(paperOf(para('')));
    caretAt(writer, 1);
    writer.editor.commands.insertMention(person);
    type(writer, 'שלום');
    expect(texts(writer)?.[0]).toEqual(RACHEL);
    writer.typeAt(4, 'ה');
    expect(texts(writer)).toEqual([['רחלה כהן שלום', undefined]]);
  });

  it('[SR11] is not asked for by an address, a colleague or a caret that comes by', () => {
    const writer = aWriter(paperOf(para('a')));
    caretAt(writer, 2);
    type(writer, '@b');
    expect(mentionQueryOf(writer.editor.state)).toBeNull();
    const other = aWriter(paperOf(para('')));
    sync(writer, other);
    const shared = aWriter(paperOf(para('@רחל')));
    caretAt(shared, 5);
    expect(mentionQueryOf(shared.editor.state)).toBeNull();
  });
});

describe('a caption', () => {
  it('[SR1] is put over its table once, with a number of its own', () => {
    const writer = aWriter(paperOf(para('לפני')));
    caretAt(writer, 5);
    writer.editor.commands.insertTable({ rows: 1, cols: 1 });
    expect(writer.editor.commands.insertTableCaption()).toBe(true);
    type(writer, 'נתונים');
    expect(
      contentOf(writer)
        .map((block) => block.type)
        .slice(1, 3),
    ).toEqual(['caption', 'table']);
    const label = () =>
      writer.editor.view.dom.querySelector<HTMLElement>('[data-caption]')?.dataset['label'];
    expect(label()).toBe('table 1:');
    expect(writer.editor.commands.insertTableCaption()).toBe(false);
  });
});
