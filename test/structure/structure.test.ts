// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { mendReference, pointerNear, removeReference } from '#client/editor/structure/mending.ts';
import { structureOf } from '#client/editor/structure/structure.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { REFERENCE_CHARACTER } from '#shared/paper/schema.ts';
import { aWriter, contentOf, paperOf, para, sync } from '#test/editor/writer.ts';
import {
  caretAt,
  heading,
  noted,
  numbers,
  open,
  paragraph,
  press,
  reference,
  signs,
  texts,
  type,
  typed,
} from '#test/structure/structured.ts';

const NOTED = () => aWriter(paperOf(paragraph('לפני', noted('מקור', 'note-00001'), ' אחרי')));

describe('a footnote', () => {
  it('[SR8] is written in place: its words are in the note, what follows it is not', () => {
    const writer = aWriter(paperOf(para('לפני אחרי')));
    caretAt(writer, 5);
    expect(writer.editor.commands.insertFootnote()).toBe(true);
    expect(open(writer)?.pending).toBe(5);
    type(writer, 'מקור');
    expect(open(writer)?.pending).toBeNull();
    expect(press(writer, 'Escape')).toBe(true);
    expect(open(writer)).toBeNull();
    type(writer, '!');
    expect(texts(writer)).toEqual([
      ['לפני', undefined],
      ['מקור', ['footnote']],
      ['! אחרי', undefined],
    ]);
    expect(signs(writer, '.note-number')).toEqual(['1']);
  });

  it('[SR8] opens by Ctrl+Alt+F, by the key’s place, and leaves no trace without words', () => {
    const writer = aWriter(paperOf(para('מילה')));
    caretAt(writer, 3);
    const before = writer.written();
    expect(press(writer, 'כ', { code: 'KeyF', ctrlKey: true, altKey: true })).toBe(true);
    expect(open(writer)).not.toBeNull();
    expect(press(writer, 'Backspace')).toBe(true);
    expect(open(writer)).toBeNull();
    type(writer, 'x');
    expect(texts(writer)).toEqual([['מיxלה', undefined]]);
    expect(writer.written()).toBe(before + 1);
  });

  it('[SR8] takes what is typed at its end only while it is open', () => {
    const writer = NOTED();
    caretAt(writer, 9);
    expect(open(writer)).toBeNull();
    type(writer, 'ו');
    caretAt(writer, 7);
    expect(open(writer)?.id).toBe('note-00001');
    caretAt(writer, 9);
    expect(open(writer)?.id).toBe('note-00001');
    type(writer, 'ות');
    expect(texts(writer)).toEqual([
      ['לפני', undefined],
      ['מקורות', ['footnote']],
      ['ו אחרי', undefined],
    ]);
    expect(press(writer, 'Enter')).toBe(true);
    expect(open(writer)).toBeNull();
    expect(contentOf(writer)).toHaveLength(1);
  });

  it('[SR8] in which a colleague writes on does not swallow who stands behind it', () => {
    const writer = NOTED();
    const other = aWriter();
    sync(writer, other);
    caretAt(writer, 9);
    other.editor.commands.goToPart('note-00001');
    type(other, 'ות');
    sync(writer, other);
    type(writer, '!');
    sync(writer, other);
    for (const one of [writer, other]) {
      expect(texts(one)).toEqual([
        ['לפני', undefined],
        ['מקורות', ['footnote']],
        ['! אחרי', undefined],
      ]);
    }
  });

  it('[SR9] is passed in one press, and deleted in one, which one undo takes back', () => {
    const writer = NOTED();
    // jsdom knows no direction: there the left arrow goes back.
    caretAt(writer, 5);
    expect(press(writer, 'ArrowRight')).toBe(true);
    expect(writer.editor.state.selection.head).toBe(9);
    expect(press(writer, 'ArrowLeft')).toBe(true);
    expect(writer.editor.state.selection.head).toBe(5);
    expect(press(writer, 'Delete')).toBe(true);
    expect(texts(writer)).toEqual([['לפני אחרי', undefined]]);
    writer.editor.commands.undo();
    expect(signs(writer, '.note-number')).toEqual(['1']);
    caretAt(writer, 9);
    expect(press(writer, 'Backspace')).toBe(true);
    expect(texts(writer)).toEqual([['לפני אחרי', undefined]]);
  });

  it('[SR8] that lost its last letter waits for the next, under the same id', () => {
    const writer = aWriter(paperOf(paragraph('א', noted('ב', 'note-00001'))));
    expect(writer.editor.commands.goToPart('note-00001')).toBe(true);
    writer.editor.view.dispatch(writer.editor.state.tr.delete(2, 3));
    expect(open(writer)).toEqual({ id: 'note-00001', pending: 2 });
    type(writer, 'ג');
    expect(contentOf(writer)[0]?.content?.[1]).toEqual(noted('ג', 'note-00001'));
  });

  it('[SR7] that is copied gets an id of its own, and a reference beside it follows', () => {
    const writer = aWriter(
      paperOf(paragraph('א', noted('מקור', 'note-00001'), 'ראו ', reference('note-00001'))),
    );
    const { view } = writer.editor;
    const slice = view.state.doc.slice(1, view.state.doc.content.size - 1);
    const { dom } = view.serializeForClipboard(slice);
    caretAt(writer, view.state.doc.content.size - 1);
    view.pasteHTML(dom.innerHTML, new Event('paste') as ClipboardEvent);
    const ids = (mark: string, attribute: string) =>
      contentOf(writer).flatMap(({ content = [] }) =>
        content.flatMap(({ marks = [] }) =>
          marks.flatMap((one) => (one.type === mark ? [one.attrs?.[attribute]] : [])),
        ),
      );
    const [first, second] = ids('footnote', 'id');
    expect(first).toBe('note-00001');
    expect(second).not.toBe(first);
    expect(ids('reference', 'to')).toEqual([first, second]);
    expect(signs(writer, '.reference-label')).toEqual(['footnote 1', 'footnote 2']);
  });

  it('[SR8] takes pasted passages as words in one line', () => {
    const writer = NOTED();
    writer.editor.commands.goToPart('note-00001');
    writer.editor.view.pasteHTML(
      '<p>אחת <b>שתיים</b></p><p>שלוש</p>',
      new Event('paste') as ClipboardEvent,
    );
    expect(contentOf(writer)).toHaveLength(1);
    expect(structureOf(writer.editor.state)?.numbering.byId.get('note-00001')?.words).toBe(
      'מקוראחת שתיים שלוש',
    );
  });
});

describe('a reference', () => {
  const pointing = (...more: readonly ContentNode[]) =>
    aWriter(
      paperOf(
        typed('recommendation', 'ראשונה', 'recommend-1'),
        paragraph('ראו ', reference('recommend-1')),
        ...more,
      ),
    );

  it('[SR5] says that it is broken when its target goes, and lives again when it comes back', () => {
    const writer = pointing();
    expect(signs(writer, '.reference-label')).toEqual(['recommendation 1']);
    writer.editor.view.dispatch(
      writer.editor.state.tr.delete(0, writer.editor.state.doc.child(0).nodeSize),
    );
    expect(signs(writer, '.reference-broken')).toEqual(['?']);
    writer.editor.commands.undo();
    expect(signs(writer, '.reference-broken')).toEqual([]);
    expect(signs(writer, '.reference-label')).toEqual(['recommendation 1']);
  });

  it('[SR6] is copied as words, lives again here and stays words in another paper', () => {
    const writer = pointing();
    const { view } = writer.editor;
    const slice = view.state.doc.slice(
      view.state.doc.child(0).nodeSize,
      view.state.doc.content.size,
    );
    const { dom, text } = view.serializeForClipboard(slice);
    expect(text).toBe('ראו recommendation 1');
    expect(dom.textContent).toBe('ראו recommendation 1');
    caretAt(writer, view.state.doc.content.size - 1);
    view.pasteHTML(dom.innerHTML, new Event('paste') as ClipboardEvent);
    expect(signs(writer, '.reference-label')).toEqual(['recommendation 1', 'recommendation 1']);
    const elsewhere = aWriter(paperOf(para('')));
    caretAt(elsewhere, 1);
    elsewhere.editor.view.pasteHTML(dom.innerHTML, new Event('paste') as ClipboardEvent);
    expect(texts(elsewhere)).toEqual([['ראו recommendation 1', undefined]]);
  });

  it('[SR5] is mended where it stands, also after a colleague wrote before it', () => {
    const writer = pointing(paragraph('וגם ', reference('gone-block-1')));
    const at = writer.editor.state.doc.content.size - 2;
    const broken = pointerNear(writer.editor.state, at);
    expect(broken?.to).toBe('gone-block-1');
    writer.typeAt(4, 'עוד מילים');
    if (broken) mendReference(writer.editor, broken, 'recommend-1');
    expect(signs(writer, '.reference-broken')).toEqual([]);
    if (broken) removeReference(writer.editor, { ...broken, to: 'recommend-1' });
    expect(signs(writer, '.reference-label')).toEqual(['recommendation 1']);
  });

  it('[SR5] is drawn sanely whatever a hostile client made of it', () => {
    const odd = (text: string): ContentNode => ({
      type: 'text',
      text,
      marks: [{ type: 'reference', attrs: { to: 'recommend-1' } }],
    });
    const writer = pointing(
      {
        type: 'heading',
        attrs: { id: 'heading-0001', level: 1 },
        content: [reference('heading-0001')],
      },
      paragraph(odd(`מילים${REFERENCE_CHARACTER}${REFERENCE_CHARACTER}`), odd('רק מילים')),
    );
    expect(signs(writer, '.reference-label')).toHaveLength(4);
    expect(writer.editor.view.dom.textContent).toContain('רק מילים');
  });
});

describe('numbers', () => {
  it('[SR1] of headings, blocks and references follow an edit anywhere', () => {
    const writer = aWriter(
      paperOf(
        heading(1, 'רקע', 'heading-1'),
        typed('recommendation', 'ראשונה', 'recommend-1'),
        heading(1, 'המלצות', 'heading-2'),
        typed('recommendation', 'שנייה', 'recommend-2'),
        paragraph(
          'ראו ',
          reference('recommend-2'),
          ' וכן ',
          reference('heading-2'),
          noted('ה', 'note-00001'),
        ),
      ),
    );
    writer.editor.commands.setLayout({ headings: 'decimal', paragraphs: false });
    expect(numbers(writer)).toEqual(['1.', '2.']);
    expect(signs(writer, '.reference-label')).toEqual(['recommendation 2.1', 'heading 2']);
    writer.editor.view.dispatch(
      writer.editor.state.tr.delete(0, writer.editor.state.doc.child(0).nodeSize),
    );
    expect(numbers(writer)).toEqual(['1.']);
    expect(signs(writer, '.reference-label')).toEqual(['recommendation 1.1', 'heading 1']);
    expect(signs(writer, '.block-kind')).toEqual(['recommendation 1', 'recommendation 1.1']);
    const other = aWriter();
    sync(writer, other);
    other.editor.commands.setLayout({ headings: 'hebrew', paragraphs: true });
    expect(numbers(other)).toEqual(['1', 'א.', '2', '3']);
  });
});
