// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { PasteReport } from '#client/editor/paste/report.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { fixture, outline, paste } from '#test/editor/paste/clip.ts';
import { aWriter, contentOf, paperOf, para, textOf, type Writer } from '#test/editor/writer.ts';

const shown = (writer: Writer) => outline(contentOf(writer)).split('\n');

function writerAt(position: number, ...content: ContentNode[]): Writer {
  const writer = aWriter(paperOf(...content));
  writer.editor.commands.setTextSelection(position);
  return writer;
}

describe('pasting into a paper', () => {
  it('[PA23] joins one paragraph to the words around it, and gives every block an id of its own', () => {
    const writer = writerAt(3, para('אבג'));
    paste(writer, { html: '<p><b>חדש</b></p>' });
    expect(shown(writer)).toEqual(['paragraph: אב{b חדש}ג']);
    paste(writer, { html: '<h2>כותרת</h2><p>א</p><p>ב</p>' });
    const ids = contentOf(writer).map(({ attrs }) => attrs?.['id']);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => typeof id === 'string')).toBe(true);
  });

  it('[PA23] parts the paragraph at the caret around headings and tables, and loses no word of it', () => {
    const writer = writerAt(3, para('אבגד'));
    paste(writer, { html: '<h2>כותרת</h2><table><tr><td>1</td><td>2</td></tr></table><p>סוף</p>' });
    expect(textOf(writer).replaceAll(/\s+/g, ' ')).toBe('אב כותרת 1 2 סוףגד');
    expect(contentOf(writer).map(({ type }) => type)).toEqual([
      'paragraph',
      'heading',
      'table',
      'paragraph',
    ]);
  });

  it.each([
    [
      'a cell',
      {
        type: 'table',
        content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [para('')] }] }],
      },
      4,
    ],
    ['an item', { type: 'bulletList', content: [{ type: 'listItem', content: [para('')] }] }, 3],
    ['a quote', { type: 'blockquote', content: [para('')] }, 2],
    ['a typed block', { type: 'challenge', content: [para('')] }, 2],
    ['a caption', { type: 'caption', content: [] }, 1],
  ] as const)(
    '[PA24] loses no word in %s, which takes paragraphs and lists alone',
    (_, box, at) => {
      const writer = writerAt(at, box);
      paste(writer, {
        html: '<h1>כותרת</h1><table><tr><td>תא</td><td>שני</td></tr></table><ol><li>פריט</li></ol><blockquote>ציטוט</blockquote><p>סוף</p>',
      });
      const words = textOf(writer);
      for (const word of ['כותרת', 'תא', 'שני', 'פריט', 'ציטוט', 'סוף'])
        expect(words).toContain(word);
      writer.editor.state.doc.check();
    },
  );

  it('[PA25] is one step of undo, apart from what is typed before and after it', () => {
    const writer = writerAt(4, para('לפני'));
    writer.typeAt(5, ' מילה');
    paste(writer, { html: '<h1>כותרת</h1><p>א</p><p>ב</p>' });
    writer.typeAt(writer.editor.state.selection.from, ' אחרי');
    writer.editor.commands.undo();
    expect(textOf(writer)).toContain('כותרת');
    expect(textOf(writer)).not.toContain('אחרי');
    writer.editor.commands.undo();
    expect(shown(writer)).toEqual(['paragraph: לפני מילה']);
  });

  it('[PA26] with an address on the clipboard links the words that are selected', () => {
    const writer = writerAt(1, para('לחצו כאן'));
    writer.editor.commands.setTextSelection({ from: 6, to: 9 });
    paste(writer, { text: ' https://www.gov.il/he ' });
    expect(shown(writer)).toEqual(['paragraph: לחצו <https://www.gov.il/he|כאן>']);
  });

  it('[PA27] writes nothing for somebody who may only read', () => {
    const writer = writerAt(1, para('טקסט'));
    writer.editor.setEditable(false);
    paste(writer, { html: '<h1>כותרת</h1>' });
    expect(shown(writer)).toEqual(['paragraph: טקסט']);
    expect(writer.written()).toBe(0);
  });

  it('[PA22] that is too large changes nothing and says so', () => {
    const reports: PasteReport[] = [];
    const writer = aWriter(paperOf(para('טקסט')), undefined, {
      onPasted: (report) => reports.push(report),
    });
    paste(writer, { text: 'א'.repeat(1_600_000) });
    paste(writer, { html: '<p>א</p>'.repeat(12_100) });
    expect(reports).toEqual([{ kind: 'refused' }, { kind: 'refused' }]);
    expect(writer.written()).toBe(0);
  });

  it('[PA31] that takes long says so before it holds the page up, and a short one does not', async () => {
    const said: string[] = [];
    const writer = aWriter(paperOf(para('')), undefined, {
      onPasted: ({ kind }) => said.push(kind),
      onLongPaste: () => {
        said.push('working');
        return () => said.push('over');
      },
    });
    paste(writer, { text: 'מילה' });
    expect(textOf(writer)).toBe('מילה');
    const long = `${'מילים '.repeat(1000)}\n`.repeat(40);
    paste(writer, { text: long });
    expect([said, textOf(writer)]).toEqual([['working'], 'מילה']);
    await expect.poll(() => said, { timeout: 20_000 }).toEqual(['working', 'over', 'done']);
    expect(contentOf(writer)).toHaveLength(40);
  });

  it('[PA20] tells what came and what was left behind, and nothing about a word', () => {
    const reports: PasteReport[] = [];
    const writer = aWriter(paperOf(para('')), undefined, {
      onPasted: (report) => reports.push(report),
    });
    paste(writer, { html: '<b>מילה</b>' });
    expect(reports).toEqual([]);
    paste(writer, { html: fixture('word-paper.html') });
    const [report] = reports;
    expect(report).toMatchObject({
      kind: 'done',
      kept: [
        { kind: 'headings', count: 19 },
        { kind: 'paragraphs', count: 58 },
        { kind: 'lists', count: 9 },
        { kind: 'tables', count: 3 },
        { kind: 'notes', count: 12 },
      ],
    });
    paste(writer, { html: '<script>x</script><svg></svg>' });
    expect(reports.at(-1)).toMatchObject({ kind: 'empty' });
  });
});

describe('pasting from a paper of ours', () => {
  /** Copies a whole paper as the editor does. */
  function copied(writer: Writer): string {
    const { view } = writer.editor;
    const { doc } = view.state;
    return view.serializeForClipboard(doc.slice(0, doc.content.size)).dom.innerHTML;
  }

  const TYPED: ContentNode = {
    type: 'challenge',
    attrs: { id: 'challenge-01', dimension: 'structure' },
    content: [para('האתגר')],
  };

  it('[PA28] keeps typed blocks, tasks, call-outs and directions, with ids of their own', () => {
    const source = aWriter(
      paperOf(
        TYPED,
        {
          type: 'callout',
          attrs: { id: 'callout-0001', tone: 'example' },
          content: [para('דוגמה')],
        },
        {
          type: 'taskList',
          content: [{ type: 'taskItem', attrs: { checked: 'yes' }, content: [para('בוצע')] }],
        },
        { ...para('English'), attrs: { id: 'english-0001', dir: 'ltr' } },
      ),
    );
    const writer = writerAt(1, para(''));
    paste(writer, { html: copied(source), text: 'x' });
    expect(shown(writer)).toEqual([
      'challenge dimension=structure',
      '  paragraph: האתגר',
      'callout tone=example',
      '  paragraph: דוגמה',
      'taskList',
      '  taskItem checked=yes',
      '    paragraph: בוצע',
      'paragraph dir=ltr: English',
    ]);
    expect(contentOf(writer)[0]?.attrs?.['id']).not.toBe('challenge-01');
  });

  it('[PA28] gives a note that is pasted twice two ids, and drops links to what is not here', () => {
    const note = { type: 'footnote', attrs: { id: 'footnote-01' } };
    const source = aWriter(
      paperOf(
        {
          ...TYPED,
          attrs: { ...TYPED.attrs, links: 'recommend-01 paper-000002/block-00001' },
        },
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'טקסט' },
            { type: 'text', text: 'הערה', marks: [note] },
            { type: 'text', text: 'סוף' },
          ],
        },
      ),
    );
    const writer = writerAt(1, para(''));
    paste(writer, { html: copied(source), text: 'x' });
    writer.editor.commands.setTextSelection(writer.editor.state.doc.content.size - 1);
    paste(writer, { html: copied(source), text: 'x' });
    const blocks = contentOf(writer);
    expect(blocks.flatMap(({ attrs }) => attrs?.['links'] ?? [])).toEqual([
      'paper-000002/block-00001',
      'paper-000002/block-00001',
    ]);
    const notes = JSON.stringify(blocks).match(/"footnote","attrs":\{"id":"[\w-]+"/g) ?? [];
    expect(notes).toHaveLength(2);
    expect(new Set(notes).size).toBe(2);
  });

  it('[PA29] only seems so: what a page claims about itself is judged like everything else', () => {
    const writer = writerAt(1, para(''));
    const evil =
      '<ol data-pm-slice=\'0 0 ["table",{"id":["x"]},"tableRow",null,"tableCell",{"colspan":[1,2],"rowspan":"9999"}]\'><li><p data-align="evil" data-id="block-000001" dir="x">א<a href="javascript:x">ב</a></p></li></ol>';
    writer.editor.view.pasteHTML(evil, new Event('paste') as ClipboardEvent);
    writer.editor.state.doc.descendants((node) => {
      for (const value of Object.values(node.attrs)) {
        expect(['string', 'number', 'object']).toContain(typeof value);
        expect(Array.isArray(value)).toBe(false);
      }
    });
    expect(textOf(writer).trim()).toBe('אב');
  });
});
