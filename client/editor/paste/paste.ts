import { type Editor, Extension } from '@tiptap/core';
import { Fragment, Slice } from '@tiptap/pm/model';
import { type EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { ContentNode } from '#shared/paper/content.ts';
import { isSafeAddress } from '#shared/paper/safe-address.ts';
import { sharedPaperKey } from '#client/editor/binding/collaboration.ts';
import type { Direction } from '#client/editor/direction.ts';
import { newFigureId } from '#client/editor/images/figure-commands.ts';
import type { ImageDesk } from '#client/editor/images/image-desk.ts';
import { imagesIn } from '#client/editor/images/image-files.ts';
import { type Clip, pastedContent } from '#client/editor/paste/convert.ts';
import { insertBlocks } from '#client/editor/paste/insert.ts';
import { adopted } from '#client/editor/paste/own-slice.ts';
import { PastedRemarks } from '#client/editor/paste/pasted-remarks.ts';
import { pastedIntoPaper } from '#client/editor/structure/clipboard.ts';
import { structureOf } from '#client/editor/structure/structure.ts';
import { type PasteReport, reportOf, tooLarge } from '#client/editor/paste/report.ts';

export interface PasteOptions {
  /** The paper's own direction. */
  readonly direction: Direction;
  /** Where pasted images are sent; null where there is no server. */
  readonly desk: ImageDesk | null;
  /** Told of each paste that needs a word. */
  readonly onPasted: (report: PasteReport, editor: Editor) => void;
  /** Told before a paste that takes seconds; what it returns is called when that is over. Null: nobody waits for a word. */
  readonly onLong: (() => () => void) | null;
}

/**
 * Paste and drop from other programs: read by our own reader, in one undoable act, with a word about what was left
 * behind. What comes from a paper of ours goes the editor's own way and is only put right.
 */
export const Paste = Extension.create<PasteOptions>({
  name: 'paperPaste',
  addOptions() {
    return { direction: 'rtl', desk: null, onPasted: () => undefined, onLong: null };
  },
  addProseMirrorPlugins() {
    const { editor, options } = this;
    let plainKey = false;
    const remarks = new PastedRemarks();
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            keydown: (_view, { code, shiftKey }) => {
              if (code === 'KeyV' || code === 'Insert') plainKey = shiftKey && code === 'KeyV';
              return false;
            },
            paste: (view, event) => {
              const isPlain = plainKey;
              plainKey = false;
              return pasteFrom(editor, options, {
                view,
                event,
                data: event.clipboardData,
                isPlain,
              });
            },
            drop: (view, event) => {
              // What is dragged within the editor is moved by the editor.
              if (view.dragging) return false;
              const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
              if (!place || !mayTake(view, event.dataTransfer)) return false;
              const { tr } = view.state;
              view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(place.pos))));
              view.focus();
              return pasteFrom(editor, options, {
                view,
                event,
                data: event.dataTransfer,
                isPlain: false,
              });
            },
          },
          transformCopied: (slice) => {
            remarks.take(slice);
            return slice;
          },
          transformPasted: (slice, { state: { doc }, dragging }) =>
            // What is dragged to another place stays what it is; it still stands where it was.
            dragging?.move ? adopted(slice, doc) : remarks.bring(adopted(slice, doc), doc),
        },
      }),
    ];
  },
});

interface Arrival {
  readonly view: EditorView;
  readonly event: Event;
  readonly data: DataTransfer | null;
  readonly isPlain: boolean;
}

const OWN = /data-pm-slice=/;

function mayTake(view: EditorView, data: DataTransfer | null): boolean {
  return view.editable && data !== null && !OWN.test(data.getData('text/html'));
}

/** True when the paste has been dealt with here. */
function pasteFrom(
  editor: Editor,
  options: PasteOptions,
  { view, event, data, isPlain }: Arrival,
): boolean {
  if (!mayTake(view, data) || !data) return false;
  const clip = clipOf(data);
  const hasWords = clip.text.trim() !== '' || /<[a-z]/i.test(clip.html);
  // Images alone are the figure's own business.
  if (!hasWords) return false;
  event.preventDefault();
  if (linkSelection(view, clip.text.trim())) return true;
  const work = () => pasteClip(editor, options, clip, isPlain);
  if (options.onLong && isLong(clip)) afterAWord(editor, options.onLong, work);
  else work();
  return true;
}

/** From here on reading and inserting takes a second and more, in letters of any form. */
const LONG = 200_000;

const isLong = ({ html, text, rtf }: Clip) => html.length + text.length + rtf.length > LONG;

/** Says that it will take a moment, lets that be drawn, and only then holds the page up. */
function afterAWord(editor: Editor, tell: () => () => void, work: () => void): void {
  const over = tell();
  requestAnimationFrame(() =>
    setTimeout(() => {
      over();
      // What could not be pasted any more is still on the clipboard.
      if (!editor.isDestroyed && editor.isEditable) work();
    }, 0),
  );
}

/** Into a note that is open come words alone; elsewhere, blocks. */
function insertIn(state: EditorState, tr: Transaction, content: readonly ContentNode[]): boolean {
  if (!structureOf(state)?.open) return insertBlocks(tr, content);
  const blocks = content.map((block) => state.schema.nodeFromJSON(block));
  const words = pastedIntoPaper(new Slice(Fragment.fromArray(blocks), 0, 0), state, {
    isPlain: false,
    isMove: false,
  });
  tr.replaceSelection(words);
  return words.size > 0;
}

function clipOf(data: DataTransfer): Clip {
  return {
    html: data.getData('text/html'),
    text: data.getData('text/plain'),
    rtf: data.getData('text/rtf'),
    files: imagesIn(data),
  };
}

/** An address pasted over words links them. */
function linkSelection(view: EditorView, address: string): boolean {
  const { selection, schema, tr } = view.state;
  const link = schema.marks['link'];
  if (!isSafeAddress(address) || !link || selection.empty) return false;
  if (!(selection instanceof TextSelection) || !selection.$from.sameParent(selection.$to)) {
    return false;
  }
  view.dispatch(tr.addMark(selection.from, selection.to, link.create({ href: address })));
  return true;
}

/** Pastes what lay on the clipboard; `isPlain` takes only its words. Too much at once is refused before anything happens. */
export function pasteClip(
  editor: Editor,
  options: PasteOptions,
  clip: Clip,
  isPlain: boolean,
): void {
  const { direction, desk } = options;
  const tell = (report: PasteReport) => options.onPasted(report, editor);
  if (tooLarge(clip)) return tell({ kind: 'refused' });
  const { content, images, findings } = pastedContent(clip, {
    direction,
    newId: newFigureId,
    isPlain,
  });
  if (content.length === 0) return tell({ kind: 'empty', findings });
  if (tooLarge(clip, content)) return tell({ kind: 'refused' });
  const { view } = editor;
  const { tr } = view.state;
  if (!insertIn(view.state, tr, content)) return tell({ kind: 'empty', findings });
  view.dispatch(tr.scrollIntoView().setMeta('paste', true).setMeta('uiEvent', 'paste'));
  for (const { figureId, blob } of images) desk?.send(figureId, blob);
  const undo = sharedPaperKey.getState(view.state)?.undo;
  // What is typed next is an act of its own.
  undo?.stopCapturing();
  const act = undo?.undoStack.at(-1) ?? null;
  const report = reportOf(content, findings, {
    isLast: () => act !== null && undo?.undoStack.at(-1) === act,
    undo: () => editor.commands.undo(),
    pastePlain: isPlain || clip.text === '' ? null : () => pasteClip(editor, options, clip, true),
  });
  if (report) tell(report);
}
