import { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import { onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { paperExtensions, type PaperWishes } from '#client/editor/paper-extensions.ts';
import { PLAIN_WORDS, type StructureWords } from '#client/editor/structure/structure-words.ts';
import { type ContentNode, readContent, writeContent } from '#shared/paper/content.ts';

/** One person with a paper open: an editor on a Y.Doc of their own. Needs jsdom. */
export interface Writer {
  readonly doc: Y.Doc;
  readonly editor: Editor;
  /** Number of updates this person's doc has produced by itself since it was opened. */
  written: () => number;
  typeAt: (position: number, text: string) => void;
  close: () => void;
}

const WIRE = Symbol('wire');

interface WriterWishes extends Pick<PaperWishes, 'suggesting' | 'onPasted' | 'onLongPaste'> {
  readonly linked?: StructureWords['linked'];
}

export function aWriter(
  state?: Uint8Array,
  clientId?: number,
  { linked, suggesting, onPasted, onLongPaste }: WriterWishes = {},
): Writer {
  const doc = new Y.Doc();
  if (clientId !== undefined) doc.clientID = clientId;
  if (state) Y.applyUpdate(doc, state, WIRE);
  let written = 0;
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin !== WIRE) written++;
  });
  // jsdom lays nothing out, and so has nowhere to scroll to.
  Element.prototype.scrollIntoView = () => undefined;
  const editor = new Editor({
    element: document.createElement('div'),
    extensions: paperExtensions({
      doc,
      ...(onPasted && { onPasted }),
      ...(onLongPaste && { onLongPaste }),
      ...(linked && { structure: { words: { ...PLAIN_WORDS, linked } } }),
      ...(suggesting && { suggesting }),
    }),
    injectCSS: false,
    // jsdom lays nothing out.
    editorProps: { handleScrollToSelection: () => true },
  });
  const close = () => {
    editor.destroy();
    doc.destroy();
  };
  onTestFinished(close);
  return {
    doc,
    editor,
    written: () => written,
    typeAt(position, text) {
      const { tr } = editor.state;
      tr.setSelection(TextSelection.near(tr.doc.resolve(position)));
      editor.view.dispatch(tr.insertText(text));
    },
    close,
  };
}

/** What a paper with this content looks like on disk. */
export function paperOf(...content: ContentNode[]): Uint8Array {
  const doc = new Y.Doc();
  writeContent(doc, content);
  return Y.encodeStateAsUpdate(doc);
}

export const para = (text: string, id?: string): ContentNode => ({
  type: 'paragraph',
  ...(id !== undefined && { attrs: { id } }),
  content: text === '' ? [] : [{ type: 'text', text }],
});

/** Brings everybody to the same state, each with one update from each other. */
export function sync(...writers: readonly Writer[]): void {
  for (const from of writers) {
    for (const to of writers) {
      if (from !== to) passOn(from, to);
    }
  }
}

export function passOn(from: Writer, to: Writer): void {
  const update = Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc));
  Y.applyUpdate(to.doc, update, WIRE);
}

export function textOf(writer: Writer): string {
  return writer.editor.state.doc.textBetween(0, writer.editor.state.doc.content.size, '\n', '⏎');
}

export function contentOf(writer: Writer): ContentNode[] {
  return readContent(writer.doc);
}
