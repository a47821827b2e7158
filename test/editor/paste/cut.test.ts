// @vitest-environment jsdom
import { NodeSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import type { ContentNode } from '#shared/paper/content.ts';
import { REFERENCE_CHARACTER } from '#shared/paper/schema.ts';
import { aWriter, contentOf, paperOf, para, type Writer } from '#test/editor/writer.ts';

describe('what was cut in this paper', () => {
  const TITLE: ContentNode = {
    type: 'heading',
    attrs: { id: 'heading-0001', level: 1 },
    content: [{ type: 'text', text: 'רקע' }],
  };
  const POINTING: ContentNode = {
    type: 'paragraph',
    attrs: { id: 'pointing-001' },
    content: [
      {
        type: 'text',
        text: REFERENCE_CHARACTER,
        marks: [{ type: 'reference', attrs: { to: 'heading-0001' } }],
      },
    ],
  };
  const paper = () =>
    aWriter(paperOf(TITLE, para('גוף', 'body-000001'), POINTING, para('סוף', 'end-0000001')));
  /** Cuts or copies what is selected, as the browser does; gives the clipboard's HTML. */
  const takes = ({ editor: { view } }: Writer, act: 'cut' | 'copy'): string => {
    const { selection } = view.state;
    const html = view.serializeForClipboard(selection.content()).dom.innerHTML;
    if (act === 'cut') view.dispatch(view.state.tr.deleteSelection());
    return html;
  };
  const selectBlock = (writer: Writer, at: number) => {
    const { doc, tr } = writer.editor.state;
    let position = 0;
    for (let before = 0; before < at; before += 1) position += doc.child(before).nodeSize;
    writer.editor.view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, position)));
  };
  const atTheEnd = (writer: Writer) =>
    writer.editor.commands.setTextSelection(writer.editor.state.doc.content.size - 1);
  const insert = (writer: Writer, html: string) => {
    atTheEnd(writer);
    writer.editor.view.pasteHTML(html, new Event('paste') as ClipboardEvent);
  };
  const headings = (writer: Writer) =>
    contentOf(writer).flatMap(({ type, attrs }) => (type === 'heading' ? [attrs?.['id']] : []));
  const pointsTo = (writer: Writer) =>
    /"to":"([\w-]+)"/.exec(JSON.stringify(contentOf(writer)))?.[1];

  it('[PA30] is the block that it was, and references still lead to it', () => {
    const writer = paper();
    selectBlock(writer, 0);
    insert(writer, takes(writer, 'cut'));
    expect(headings(writer)).toEqual(['heading-0001']);
    expect(pointsTo(writer)).toBe('heading-0001');
  });

  it('[PA30] keeps references among what was cut together', () => {
    const writer = paper();
    const { doc } = writer.editor.state;
    const end = doc.child(0).nodeSize + doc.child(1).nodeSize + doc.child(2).nodeSize;
    writer.editor.commands.setTextSelection({ from: 1, to: end - 1 });
    insert(writer, takes(writer, 'cut'));
    expect(pointsTo(writer)).toBe('heading-0001');
    expect(headings(writer)).toEqual(['heading-0001']);
  });

  it('[PA30] takes the id along when only its words were cut and an empty line is left', () => {
    const writer = paper();
    writer.editor.commands.setTextSelection({ from: 1, to: 4 });
    const html = takes(writer, 'cut');
    writer.editor.commands.insertContentAt(writer.editor.state.doc.content.size, '<p></p>');
    insert(writer, html);
    const last = contentOf(writer).at(-1);
    expect([last?.type, last?.attrs?.['id']]).toEqual(['heading', 'heading-0001']);
    expect(headings(writer)).toHaveLength(2);
    expect(new Set(headings(writer)).size).toBe(2);
  });

  it('[PA30] is a new block when it was copied, pasted twice, or comes from another paper', () => {
    const writer = paper();
    selectBlock(writer, 0);
    insert(writer, takes(writer, 'copy'));
    expect(headings(writer)).toHaveLength(2);
    expect(headings(writer)[0]).toBe('heading-0001');
    expect(headings(writer)[1]).not.toBe('heading-0001');
    const other = aWriter(paperOf(para('אחר', 'other-00001')));
    selectBlock(writer, 0);
    const html = takes(writer, 'cut');
    insert(other, html);
    expect(headings(other)[0]).not.toBe('heading-0001');
    insert(writer, html);
    insert(writer, html);
    expect(headings(writer).filter((id) => id === 'heading-0001')).toHaveLength(1);
  });
});
