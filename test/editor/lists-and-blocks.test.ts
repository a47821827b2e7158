// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { hebrewNumber } from '#client/editor/lists/hebrew-count.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { caretAfter, press, type } from '#test/editor/press.ts';
import { aWriter, contentOf, paperOf, para, textOf, type Writer } from '#test/editor/writer.ts';

const item = (...content: ContentNode[]): ContentNode => ({ type: 'listItem', content });
const task = (text: string): ContentNode => ({ type: 'taskItem', content: [para(text)] });
const list = (type: string, ...texts: string[]): ContentNode => ({
  type,
  content: texts.map((text) => (type === 'taskList' ? task(text) : item(para(text)))),
});
const kinds = (writer: Writer) => contentOf(writer).map(({ type: kind }) => kind);

function begun(typed: string): ContentNode | undefined {
  const writer = aWriter(paperOf(para('')));
  writer.editor.commands.setTextSelection(1);
  type(writer, typed);
  return contentOf(writer)[0];
}

describe('lists', () => {
  it.each([
    ['1. ', 'orderedList', {}],
    ['7) ', 'orderedList', { start: 7 }],
    ['א. ', 'orderedList', { style: 'hebrew' }],
    ['ג. ', 'orderedList', { style: 'hebrew', start: 3 }],
    ['a. ', 'orderedList', { style: 'latin' }],
    ['i. ', 'orderedList', { style: 'roman' }],
    ['- ', 'bulletList', {}],
    ['[] ', 'taskList', {}],
  ])('[ED30] begin with "%s"', (typed, kind, attrs) => {
    const node = begun(typed);
    expect(node?.type).toBe(kind);
    const { id: _, ...own } = node?.attrs ?? {};
    expect(own).toEqual(attrs);
  });

  it('[ED30] do not begin with a short word', () => {
    expect(begun('כל. ')?.type).toBe('paragraph');
    expect(begun('לא) ')?.type).toBe('paragraph');
  });

  it('[ED30] count Hebrew letters as they are written', () => {
    expect(['א', 'ט', 'י', 'יא', 'טו', 'טז', 'יט'].map(hebrewNumber)).toEqual([
      1, 9, 10, 11, 15, 16, 19,
    ]);
  });

  it.each(['bulletList', 'taskList'])(
    '[ED31] Tab moves an item of a %s in and Shift+Tab out; Enter twice leaves it',
    (kind) => {
      const writer = aWriter(paperOf(list(kind, 'א', 'ב')));
      caretAfter(writer, 'ב');
      expect(press(writer, 'Tab')).toBe(true);
      expect(contentOf(writer)[0]?.content).toHaveLength(1);
      expect(press(writer, 'Tab', { shiftKey: true })).toBe(true);
      expect(contentOf(writer)[0]?.content).toHaveLength(2);
      press(writer, 'Enter');
      press(writer, 'Enter');
      expect(kinds(writer)).toEqual([kind, 'paragraph']);
    },
  );

  it('[ED31] Backspace at an item’s start takes it out of the list', () => {
    const writer = aWriter(paperOf(list('bulletList', 'א', 'ב')));
    caretAfter(writer, 'ב');
    writer.editor.commands.setTextSelection(writer.editor.state.selection.from - 1);
    press(writer, 'Backspace');
    expect(textOf(writer).replaceAll('\n', '')).toBe('אב');
    expect(kinds(writer)).toEqual(['bulletList', 'paragraph']);
  });

  it('[ED32] numbers start anew at the caret, and go on from the list before', () => {
    const writer = aWriter(paperOf(list('orderedList', 'א', 'ב', 'ג')));
    caretAfter(writer, 'ב');
    writer.editor.commands.restartNumbering();
    expect(contentOf(writer).map(({ content }) => content?.length)).toEqual([1, 2]);
    expect(writer.editor.commands.continueNumbering()).toBe(true);
    expect(contentOf(writer).map(({ content }) => content?.length)).toEqual([3]);
  });

  it('[ED32] numbers go on over a paragraph in between, but not over a heading', () => {
    const writer = aWriter(
      paperOf(list('orderedList', 'א', 'ב'), para('ביניים'), list('orderedList', 'ג')),
    );
    caretAfter(writer, 'ג');
    writer.editor.commands.continueNumbering();
    expect(contentOf(writer)[2]?.attrs?.['start']).toBe(3);
    writer.editor.commands.restartNumbering();
    expect(contentOf(writer)[2]?.attrs).not.toHaveProperty('start');
    caretAfter(writer, 'ביניים');
    writer.editor.commands.setHeading(2);
    caretAfter(writer, 'ג');
    expect(writer.editor.can().continueNumbering()).toBe(false);
  });

  it('[ED32] the way of counting is stored only where it is not the habit of the depth', () => {
    const writer = aWriter(paperOf(para('טקסט')));
    caretAfter(writer, 'טקסט');
    writer.editor.commands.setListStyle('hebrew');
    expect(contentOf(writer)[0]).toMatchObject({ type: 'orderedList', attrs: { style: 'hebrew' } });
    writer.editor.commands.setListStyle(null);
    expect(contentOf(writer)[0]?.attrs).not.toHaveProperty('style');
  });

  it('[ED33] a task is ticked by key and by its box, which is named by its words', () => {
    const writer = aWriter(paperOf(list('taskList', 'לשלוח זימון', '')));
    const boxes = () => [...writer.editor.view.dom.querySelectorAll('[role="checkbox"]')];
    expect(boxes().map((box) => box.getAttribute('aria-label'))).toEqual(['לשלוח זימון', 'task']);
    caretAfter(writer, 'לשלוח');
    press(writer, 'Enter', { ctrlKey: true });
    expect(boxes()[0]?.getAttribute('aria-checked')).toBe('true');
    expect(contentOf(writer)[0]?.content?.[0]?.attrs).toEqual({ checked: 'yes' });
    (boxes()[0] as HTMLElement).click();
    expect(boxes()[0]?.getAttribute('aria-checked')).toBe('false');
  });

  it('[ED33] a box changes nothing for somebody who may only read, and says so', () => {
    const writer = aWriter(paperOf(list('taskList', 'לשלוח זימון')));
    const box = writer.editor.view.dom.querySelector<HTMLElement>('[role="checkbox"]');
    writer.editor.setEditable(false);
    box?.click();
    expect(contentOf(writer)[0]?.content?.[0]?.attrs).toBeUndefined();
    expect(box?.getAttribute('aria-disabled')).toBe('true');
  });
});

describe('marks and sides', () => {
  it('[ED34] clearing takes away what changes the look only', () => {
    const marks = [
      { type: 'bold' },
      { type: 'highlight', attrs: { colour: 'pink' } },
      { type: 'link', attrs: { href: 'https://a.example/' } },
    ];
    const writer = aWriter(
      paperOf({ type: 'paragraph', content: [{ type: 'text', text: 'מילה', marks }] }),
    );
    writer.editor.commands.selectAll();
    press(writer, '\\', { ctrlKey: true });
    expect(contentOf(writer)[0]?.content?.[0]?.marks).toEqual([marks[2]]);
  });

  it('[ED34] a highlight has one of four colours, and the next takes the place of the last', () => {
    const writer = aWriter(paperOf(para('מילה')));
    writer.editor.commands.selectAll();
    writer.editor.commands.setHighlight('green');
    writer.editor.commands.setHighlight('blue');
    expect(contentOf(writer)[0]?.content?.[0]?.marks).toEqual([
      { type: 'highlight', attrs: { colour: 'blue' } },
    ]);
    writer.editor.commands.setHighlight(null);
    expect(contentOf(writer)[0]?.content?.[0]).not.toHaveProperty('marks');
  });

  it('[ED35] right and left are stored by where lines start and end, and the start as nothing', () => {
    const ltr = { ...para('English', 'block-000002'), attrs: { id: 'block-000002', dir: 'ltr' } };
    const writer = aWriter(paperOf(para('עברית', 'block-000001'), ltr));
    const aligns = () => contentOf(writer).map(({ attrs }) => attrs?.['align'] ?? null);
    writer.editor.commands.selectAll();
    writer.editor.commands.setSide('left');
    expect(aligns()).toEqual(['end', null]);
    writer.editor.commands.setSide('right');
    expect(aligns()).toEqual([null, 'end']);
    writer.editor.commands.setSide('justify');
    expect(aligns()).toEqual(['justify', 'justify']);
  });
});

describe('blocks that stand out', () => {
  it('[ED36] a call-out takes the blocks in, changes its tone, and gives them back', () => {
    const heading = {
      type: 'heading',
      attrs: { level: 2 },
      content: [{ type: 'text', text: 'כ' }],
    };
    const writer = aWriter(paperOf(heading, para('טקסט')));
    writer.editor.commands.selectAll();
    writer.editor.commands.setCallout('important');
    expect(contentOf(writer)).toMatchObject([
      { type: 'callout', attrs: { tone: 'important' }, content: [{}, {}] },
    ]);
    const box = writer.editor.view.dom.querySelector('aside');
    expect(box?.querySelector('.callout-label')?.textContent).toBe('important');
    caretAfter(writer, 'טקסט');
    writer.editor.commands.setCallout(null);
    expect(box?.getAttribute('data-tone')).toBeNull();
    caretAfter(writer, 'טקסט');
    writer.editor.commands.unsetCallout();
    expect(kinds(writer)).toEqual(['paragraph', 'paragraph']);
  });

  it('[ED36] a page break and a line stand after the block, with a line to write in after them', () => {
    const writer = aWriter(paperOf(para('אחד'), para('שני')));
    caretAfter(writer, 'אחד');
    writer.editor.commands.setPageBreak();
    expect(kinds(writer)).toEqual(['paragraph', 'pageBreak', 'paragraph']);
    caretAfter(writer, 'שני');
    writer.editor.commands.setHorizontalRule();
    type(writer, 'המשך');
    expect(kinds(writer).slice(2)).toEqual(['paragraph', 'horizontalRule', 'paragraph']);
    expect(textOf(writer)).toContain('המשך');
  });
});

describe('moving without a drag', () => {
  const up = { altKey: true, shiftKey: true };

  it('[ED37] a block trades places with its neighbour, keeps its id and the caret, and comes back at once', async () => {
    const writer = aWriter(paperOf(para('אחד', 'block-000001'), para('שני', 'block-000002')));
    caretAfter(writer, 'שני');
    type(writer, '!');
    expect(press(writer, 'ArrowUp', up)).toBe(true);
    expect(contentOf(writer).map(({ attrs }) => attrs?.['id'])).toEqual([
      'block-000002',
      'block-000001',
    ]);
    await Promise.resolve();
    type(writer, '?');
    expect(textOf(writer)).toBe('שני!?\nאחד');
    writer.editor.commands.undo();
    writer.editor.commands.undo();
    expect(textOf(writer)).toBe('אחד\nשני!');
  });

  it('[ED37] an item moves within its list and stays at its edge; the first line of an item is the item', () => {
    const writer = aWriter(paperOf(para('לפני'), list('bulletList', 'א', 'ב')));
    caretAfter(writer, 'ב');
    press(writer, 'ArrowUp', up);
    press(writer, 'ArrowUp', up);
    expect(textOf(writer)).toBe('לפני\nב\nא');
    expect(kinds(writer)).toEqual(['paragraph', 'bulletList']);
  });

  it('[ED37] a line of a typed block moves in it, and the block itself from its edge', () => {
    const block = {
      type: 'challenge',
      attrs: { id: 'challenge-1' },
      content: [para('א'), para('ב')],
    };
    const writer = aWriter(paperOf(para('לפני'), block));
    caretAfter(writer, 'ב');
    press(writer, 'ArrowUp', up);
    expect(textOf(writer)).toBe('לפני\nב\nא');
    press(writer, 'ArrowUp', up);
    expect(kinds(writer)).toEqual(['challenge', 'paragraph']);
  });

  it('[ED38] a copy has ids of its own, for its notes too; the last block leaves an empty line', () => {
    const note = { type: 'footnote', attrs: { id: 'note-000001' } };
    const writer = aWriter(
      paperOf({
        type: 'paragraph',
        attrs: { id: 'block-000001' },
        content: [{ type: 'text', text: 'הערה', marks: [note] }],
      }),
    );
    writer.editor.commands.duplicateBlockAt(0);
    const [one, two] = contentOf(writer);
    expect(one?.attrs?.['id']).toBe('block-000001');
    expect(two?.attrs?.['id']).not.toBe(one?.attrs?.['id']);
    expect(typeof two?.attrs?.['id']).toBe('string');
    expect(two?.content?.[0]?.marks?.[0]?.attrs?.['id']).not.toBe('note-000001');
    writer.editor.commands.deleteBlockAt(0);
    writer.editor.commands.deleteBlockAt(0);
    expect(textOf(writer)).toBe('');
    expect(kinds(writer)).toEqual(['paragraph']);
  });
});
