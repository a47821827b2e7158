// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { press } from '#test/editor/press.ts';
import {
  aWriter,
  contentOf,
  paperOf,
  para,
  sync,
  textOf,
  type Writer,
} from '#test/editor/writer.ts';
import { paste } from '#test/editor/paste/clip.ts';

const START = paperOf(para('ראשון', 'block-000001'), para('שני', 'block-000002'));

function sharedBlocks(writer: Writer): unknown[] {
  return writer.doc.getXmlFragment(CONTENT_ROOT).toArray();
}

describe('Enter at the start of a paragraph', () => {
  it('[ED17] leaves the words, their id and a colleague’s typing where they are', () => {
    const [one, other] = [aWriter(START), aWriter(START)];
    const block = sharedBlocks(one)[1];
    one.editor.commands.setTextSelection(8);
    press(one, 'Enter');
    other.typeAt(11, ' בלשון');
    sync(one, other);
    expect(textOf(one)).toBe('ראשון\n\nשני בלשון');
    expect(sharedBlocks(one)[2]).toBe(block);
    expect(contentOf(one)[2]?.attrs?.['id']).toBe('block-000002');
    expect(one.editor.state.selection.$head.parent.textContent).toBe('שני בלשון');
  });

  it('[ED17] makes an item in a list', () => {
    const list = { type: 'bulletList', content: [{ type: 'listItem', content: [para('פריט')] }] };
    const writer = aWriter(paperOf(list));
    writer.editor.commands.setTextSelection(3);
    press(writer, 'Enter');
    expect(contentOf(writer)[0]?.content).toHaveLength(2);
    expect(textOf(writer)).toBe('\nפריט');
  });
});

describe('typing an equal letter', () => {
  it('[ED18] writes the letter that was typed, so that marks and authors stay with the old one', () => {
    const bold = { type: 'text', text: 'הבית', marks: [{ type: 'bold' }] };
    const writer = aWriter(paperOf({ type: 'paragraph', content: [bold] }));
    const text = (sharedBlocks(writer)[0] as Y.XmlElement).get(0) as Y.XmlText;
    const first = Y.createRelativePositionFromTypeIndex(text, 0);
    writer.editor.commands.setTextSelection(1);
    writer.editor.view.dispatch(writer.editor.state.tr.insertText('ה'));
    const moved = Y.createAbsolutePositionFromRelativePosition(first, writer.doc);
    expect(moved?.index).toBe(1);
  });
});

describe('shortcuts', () => {
  it('[ED19] work with a Hebrew layout, by the code where there is no key code', () => {
    const writer = aWriter(START);
    writer.editor.commands.setTextSelection({ from: 1, to: 4 });
    expect(press(writer, 'נ', { code: 'KeyB', ctrlKey: true, keyCode: 66 })).toBe(true);
    expect(writer.editor.isActive('bold')).toBe(true);
    expect(press(writer, 'נ', { code: 'KeyB', ctrlKey: true })).toBe(true);
    expect(writer.editor.isActive('bold')).toBe(false);
    expect(press(writer, 'ז', { code: 'KeyZ', ctrlKey: true })).toBe(true);
  });

  it('[ED20] Tab indents in a list, goes on in a table, and leaves everywhere else', () => {
    const item = (text: string) => ({ type: 'listItem', content: [para(text)] });
    const cell = (text: string) => ({ type: 'tableCell', content: [para(text)] });
    const writer = aWriter(
      paperOf(
        para('טקסט'),
        { type: 'bulletList', content: [item('א'), item('ב')] },
        { type: 'table', content: [{ type: 'tableRow', content: [cell('ג'), cell('ד')] }] },
      ),
    );
    const at = (word: string) => {
      let found = 0;
      writer.editor.state.doc.descendants((node, position) => {
        if (node.isText && node.text === word) found = position;
      });
      writer.editor.commands.setTextSelection(found);
    };
    at('טקסט');
    expect(press(writer, 'Tab')).toBe(false);
    at('ב');
    expect(press(writer, 'Tab')).toBe(true);
    expect(contentOf(writer)[1]?.content).toHaveLength(1);
    at('ג');
    expect(press(writer, 'Tab')).toBe(true);
    expect(writer.editor.state.selection.$from.node(-1).textContent).toBe('ד');
    press(writer, 'Escape');
    expect(press(writer, 'Tab')).toBe(false);
    at('ג');
    press(writer, 'Escape');
    press(writer, 'F2');
    expect(press(writer, 'Tab')).toBe(true);
  });
});

describe('paste', () => {
  function pasted(html: string): Writer {
    const writer = aWriter(paperOf(para('')));
    writer.editor.commands.setTextSelection(1);
    paste(writer, { html });
    return writer;
  }

  it('[ED21] takes words, headings, lists and tables, and leaves fonts, colours, ids and scripts behind', () => {
    const writer = pasted(
      '<h2 data-id="block-000009" style="color:red"><span style="font-family:David">כותרת</span></h2>' +
        '<p dir="RTL" class="MsoNormal"><b>מודגש</b><script>alert(1)</script></p>' +
        '<table><tr><td>א</td><td>ב</td></tr></table>',
    );
    const [heading, paragraph, table] = contentOf(writer);
    expect(heading).toMatchObject({ type: 'heading', attrs: { level: 2 } });
    expect(heading?.attrs?.['id']).not.toBe('block-000009');
    expect(paragraph?.content?.[0]).toMatchObject({ text: 'מודגש', marks: [{ type: 'bold' }] });
    expect(paragraph?.attrs).not.toHaveProperty('dir');
    expect(table?.type).toBe('table');
    expect(writer.editor.view.dom.querySelector('[style],script,font')).toBeNull();
  });

  it('[ED21] keeps the words of an unsafe link and drops the link', () => {
    const writer = pasted(
      '<p><a href="javascript:alert(1)">רע</a> <a href="https://www.gov.il/">טוב</a></p>',
    );
    const marks = contentOf(writer)[0]?.content?.map((run) => [run.text, run.marks?.[0]?.attrs]);
    expect(marks).toEqual([
      ['רע ', undefined],
      ['טוב', { href: 'https://www.gov.il/' }],
    ]);
  });

  it('[ED21] makes lists of Word’s numbered paragraphs', () => {
    const item = (mark: string, text: string) =>
      `<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]>` +
      `<span style='mso-list:Ignore'>${mark}<span>&nbsp; </span></span><![endif]>${text}</p>`;
    const writer = pasted(
      `<p>לפני</p>${item('1.', 'ראשון')}${item('2.', 'שני')}${item('·', 'תבליט')}<p>אחרי</p>`,
    );
    expect(contentOf(writer).map((node) => [node.type, node.content?.length])).toEqual([
      ['paragraph', 1],
      ['orderedList', 2],
      ['bulletList', 1],
      ['paragraph', 1],
    ]);
    expect(textOf(writer)).toBe('לפני\nראשון\nשני\nתבליט\nאחרי');
  });
});

describe('typed blocks', () => {
  it('[ED22] are made, changed to another kind with what they hold, and undone, without a drag', () => {
    const writer = aWriter(START);
    writer.editor.commands.setTextSelection(2);
    writer.editor.commands.toggleTypedBlock('challenge');
    writer.editor.commands.updateAttributes('challenge', { dimension: 'structure' });
    const made = contentOf(writer)[0];
    expect(made).toMatchObject({ type: 'challenge', attrs: { dimension: 'structure' } });
    writer.editor.commands.toggleTypedBlock('recommendation');
    expect(contentOf(writer)[0]).toMatchObject({
      type: 'recommendation',
      attrs: made?.attrs ?? {},
    });
    writer.editor.commands.toggleTypedBlock('recommendation');
    expect(contentOf(writer)[0]?.type).toBe('paragraph');
  });

  it('[ED22] take in a whole list, and stand after what they cannot hold', () => {
    const item = (text: string) => ({ type: 'listItem', content: [para(text)] });
    const writer = aWriter(
      paperOf({ type: 'bulletList', content: [item('א'), item('ב')] }, { type: 'horizontalRule' }),
    );
    writer.editor.commands.setTextSelection(4);
    writer.editor.commands.toggleTypedBlock('challenge');
    expect(contentOf(writer)[0]).toMatchObject({
      type: 'challenge',
      content: [{ type: 'bulletList' }],
    });
    writer.editor.commands.toggleTypedBlock('challenge');
    const table = {
      type: 'table',
      content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [para('תא')] }] }],
    };
    const other = aWriter(paperOf(table));
    other.editor.commands.setTextSelection(5);
    other.editor.commands.toggleTypedBlock('recommendation');
    expect(contentOf(other).map(({ type }) => type)).toEqual(['table', 'recommendation']);
    expect(other.editor.state.selection.$from.node(1).type.name).toBe('recommendation');
    expect(contentOf(writer)[0]?.type).toBe('bulletList');
  });

  it('[ED22] tell what they are linked to by kind and number, and follow when numbers change', () => {
    const block = (type: string, id: string, links?: string) => ({
      type,
      attrs: { id, ...(links && { links }) },
      content: [para(id)],
    });
    const writer = aWriter(
      paperOf(
        block('challenge', 'challenge-1'),
        block('challenge', 'challenge-2'),
        block('recommendation', 'recommend-1', 'challenge-2 gone-block-1 paper-2/block-00001'),
      ),
      undefined,
      {
        linked: (blocks, others) =>
          `${blocks.map(({ kind, number }) => `${kind} ${number}`).join(', ')} +${String(others)}`,
      },
    );
    const links = () =>
      writer.editor.view.dom.querySelector('section[data-kind="recommendation"] .block-links')
        ?.textContent;
    expect(links()).toBe('challenge 2 +1');
    writer.editor.view.dispatch(
      writer.editor.state.tr.delete(0, writer.editor.state.doc.child(0).nodeSize),
    );
    expect(links()).toBe('challenge 1 +1');
  });
});
