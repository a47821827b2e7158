// @vitest-environment jsdom
import { NodeSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { writeArrived } from '#client/editor/images/arrived.ts';
import { widthFor } from '#client/editor/images/figure-resize.ts';
import { imageAddress, pixelsOf } from '#client/editor/images/image-address.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { aWriter, contentOf, paperOf, para, passOn, type Writer } from '#test/editor/writer.ts';

const HASH = 'ab'.repeat(32);
const figure = (caption: string, attrs = {}): ContentNode => ({
  type: 'figure',
  attrs: { id: 'figure-0001', ...attrs },
  content: caption === '' ? [] : [{ type: 'text', text: caption }],
});

function press(writer: Writer, key: string, keyCode: number): void {
  const event = new KeyboardEvent('keydown', { key, keyCode, bubbles: true, cancelable: true });
  writer.editor.view.someProp('handleKeyDown', (handle) => handle(writer.editor.view, event));
}

/** Puts the caret into the first caption, so many letters from its start. */
function inCaption(writer: Writer, offset: number): void {
  let at = 0;
  writer.editor.state.doc.descendants((node, position) => {
    if (node.type.name === 'figure') at = position + 1;
  });
  writer.editor.commands.setTextSelection(at + offset);
}

describe('a figure', () => {
  it('[IM16] is left by Enter, whose paragraph takes no words out of the caption', () => {
    const writer = aWriter(paperOf(para('לפני'), figure('כיתוב'), para('אחרי')));
    inCaption(writer, 2);
    press(writer, 'Enter', 13);
    expect(contentOf(writer).map(({ type }) => type)).toEqual([
      'paragraph',
      'figure',
      'paragraph',
      'paragraph',
    ]);
    expect(contentOf(writer)[1]?.content).toEqual([{ type: 'text', text: 'כיתוב' }]);
    expect(writer.editor.state.selection.$from.parent.type.name).toBe('paragraph');
  });

  it('[IM16] is held by Backspace at its caption’s start, and a letter then goes on after it', () => {
    const writer = aWriter(paperOf(figure('כיתוב')));
    inCaption(writer, 0);
    press(writer, 'Backspace', 8);
    const { view } = writer.editor;
    expect(view.state.selection).toBeInstanceOf(NodeSelection);
    const { from, to } = view.state.selection;
    view.someProp('handleTextInput', (handle) =>
      handle(view, from, to, 'א', () => view.state.tr.insertText('א', from, to)),
    );
    expect(contentOf(writer).map(({ type, content }) => [type, content?.[0]?.text])).toEqual([
      ['figure', 'כיתוב'],
      ['paragraph', 'א'],
    ]);
  });

  it('[IM16] takes the place of an empty paragraph, stands after a full one, and may stand in a cell', () => {
    const cell = { type: 'tableCell', content: [para('תא')] };
    const table = { type: 'table', content: [{ type: 'tableRow', content: [cell] }] };
    const writer = aWriter(paperOf(para('מלאה'), para(''), table));
    const file = new Blob(['x']);
    writer.editor.commands.setTextSelection(2);
    writer.editor.commands.insertImage([file]);
    const types = () => contentOf(writer).map(({ type }) => type);
    expect(types()).toEqual(['paragraph', 'figure', 'paragraph', 'table']);
    writer.editor.commands.setTextSelection(writer.editor.state.doc.content.size - 5);
    writer.editor.commands.insertImage([file]);
    expect(types()).toEqual(['paragraph', 'figure', 'paragraph', 'table']);
    const inCell = contentOf(writer)[3]?.content?.[0]?.content?.[0]?.content;
    expect(inCell?.map(({ type }) => type)).toEqual(['paragraph', 'figure']);
    writer.editor.commands.setTextSelection(9);
    writer.editor.commands.insertImage([file, file]);
    expect(types()).toEqual(['paragraph', 'figure', 'figure', 'figure', 'table']);
  });

  it('[IM17] gets its arrived image by nobody’s hand: undo takes back the figure, not the image first', () => {
    const writer = aWriter(paperOf(para('טקסט')));
    writer.editor.commands.setTextSelection(3);
    writer.editor.commands.insertImage([new Blob(['x'])]);
    const id = String(contentOf(writer)[1]?.attrs?.['id']);
    const image = { hash: HASH, pixels: '640x480', type: 'image/png', bytes: 9 } as const;
    writeArrived(writer.doc, id, image);
    expect(contentOf(writer)[1]?.attrs).toMatchObject({ file: HASH, pixels: '640x480' });
    writer.editor.commands.undo();
    expect(contentOf(writer).map(({ type }) => type)).toEqual(['paragraph']);
    writer.editor.commands.redo();
    expect(contentOf(writer)[1]?.attrs).toMatchObject({ id, file: HASH });
  });

  it('[IM17] that has gone, or has an image already, is left alone by a late arrival', () => {
    const writer = aWriter(paperOf(figure('', { file: HASH })));
    const image = { hash: 'c'.repeat(64), pixels: '1x1', type: 'image/png', bytes: 9 } as const;
    writeArrived(writer.doc, 'figure-0001', image);
    writeArrived(writer.doc, 'gone-figure', image);
    expect(contentOf(writer)[0]?.attrs?.['file']).toBe(HASH);
    expect(writer.written()).toBe(0);
  });

  it('[IM17] shows its image to a colleague who was there all the time', () => {
    const one = aWriter(paperOf(para('טקסט')));
    const other = aWriter(paperOf(para('טקסט')));
    passOn(one, other);
    one.editor.commands.insertImage([new Blob(['x'])]);
    passOn(one, other);
    const made = contentOf(one).find(({ type }) => type === 'figure');
    const image = { hash: HASH, pixels: '640x480', type: 'image/png', bytes: 9 } as const;
    writeArrived(one.doc, String(made?.attrs?.['id']), image);
    passOn(one, other);
    expect(other.editor.view.dom.querySelector('figure')?.dataset['file']).toBe(HASH);
  });
});

describe('what a figure is drawn by', () => {
  it('[IM18] is the paper and the hash; anything else is no address', () => {
    expect(imageAddress('paper-000001', HASH)).toBe(`/api/papers/paper-000001/images/${HASH}`);
    expect(imageAddress('../x', HASH)).toBe(`/api/papers/..%2Fx/images/${HASH}`);
    for (const odd of [null, '', 'x', `${HASH}/..`, HASH.toUpperCase(), 7]) {
      expect(imageAddress('paper-000001', odd)).toBeNull();
    }
    expect(pixelsOf('12x34')).toEqual({ width: 12, height: 34 });
    expect([pixelsOf('12'), pixelsOf(null), pixelsOf('axb')]).toEqual([null, null, null]);
  });

  it('[IM14] a drag rests at quarters and stays within the text', () => {
    expect([widthFor(101, 400), widthFor(-99, 400), widthFor(60, 400)]).toEqual([50, 50, 30]);
    expect([widthFor(1, 400), widthFor(9000, 400), widthFor(5, 0)]).toEqual([10, 100, 100]);
  });
});
