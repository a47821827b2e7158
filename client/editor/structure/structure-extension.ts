import { type Editor, Extension } from '@tiptap/core';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import {
  copiedWithLabels,
  pastedIntoPaper,
  plainTextOf,
} from '#client/editor/structure/clipboard.ts';
import { sharedChangeOf } from '#client/editor/binding/own-edit.ts';
import {
  behindGrownNote,
  closeNote,
  deleteClosedPart,
  marksOfNextLetter,
  passClosedPart,
  typeBesideClosedPart,
} from '#client/editor/structure/closed-parts.ts';
import { goToPart, openNoteAt } from '#client/editor/structure/going.ts';
import { ownNoteIds } from '#client/editor/structure/note-ids.ts';
import {
  nextStructure,
  startStructure,
  type Structure,
  structureKey,
} from '#client/editor/structure/structure.ts';
import {
  insertFootnote,
  insertReference,
  insertTableCaption,
  insertTableOfContents,
} from '#client/editor/structure/structure-commands.ts';
import { PLAIN_WORDS, type StructureWords } from '#client/editor/structure/structure-words.ts';
import { type PaperLayout, PLAIN_LAYOUT } from '#shared/paper/layout.ts';

export interface StructureOptions {
  readonly words: StructureWords;
  readonly layout: PaperLayout;
}

/** Numbers, contents, footnotes and references of the paper: see `structure.ts` for how little an edit costs. */
export const PaperStructure = Extension.create<StructureOptions>({
  name: 'paperStructure',
  // Before the keys of lists, tables and splits.
  priority: 200,
  addOptions() {
    return { words: PLAIN_WORDS, layout: PLAIN_LAYOUT };
  },

  addCommands() {
    return {
      insertFootnote,
      insertReference,
      insertTableOfContents,
      insertTableCaption,
      openReference:
        () =>
        ({ state, dispatch }) => {
          if (!TextSelection.near(state.selection.$to, -1).$from.parent.inlineContent) return false;
          if (dispatch) this.editor.emit('referenceWish', { at: null });
          return true;
        },
      setLayout:
        (layout) =>
        ({ tr, dispatch }) => {
          dispatch?.(tr.setMeta(structureKey, { layout }));
          return true;
        },
      goToPart:
        (id) =>
        ({ view, tr, dispatch }) => {
          // Going dispatches by itself, with its own selection.
          tr.setMeta('preventDispatch', true);
          return dispatch ? goToPart(view, id) : true;
        },
    };
  },

  addKeyboardShortcuts() {
    const close = () => closeNote(this.editor.state, this.editor.view.dispatch);
    return {
      'Mod-Alt-f': () => this.editor.commands.insertFootnote(),
      'Mod-Alt-r': () => this.editor.commands.openReference(),
      'Alt-Enter': () => follow(this.editor.view),
      Enter: close,
      'Shift-Enter': close,
      Escape: close,
      ArrowLeft: () => passClosedPart(this.editor.view, 'ArrowLeft'),
      ArrowRight: () => passClosedPart(this.editor.view, 'ArrowRight'),
      Backspace: () => deleteClosedPart(this.editor.view, 'before'),
      'Mod-Backspace': () => deleteClosedPart(this.editor.view, 'before'),
      Delete: () => deleteClosedPart(this.editor.view, 'after'),
      'Mod-Delete': () => deleteClosedPart(this.editor.view, 'after'),
    };
  },

  addProseMirrorPlugins() {
    const { words, layout } = this.options;
    const { editor } = this;
    return [
      new Plugin<Structure>({
        key: structureKey,
        state: {
          init: (_, { doc }) => startStructure(doc, layout, words),
          apply: (tr, old, before) => nextStructure(tr, old, before, words),
        },
        appendTransaction(transactions, before, after) {
          if (transactions.some((tr) => tr.getMeta('composition') !== undefined)) return null;
          const isShared = transactions.some((tr) => sharedChangeOf(tr) !== undefined);
          const tr = isShared
            ? behindGrownNote(before, after)
            : ownNoteIds(transactions, before, after);
          // Nobody asks this plugin again about what it adds itself: the marks are set along with it.
          if (tr) return tr.setStoredMarks(after.apply(tr).storedMarks);
          const marks = marksOfNextLetter(after);
          return marks ? after.tr.setStoredMarks(marks) : null;
        },
        props: {
          decorations: (state) => structureKey.getState(state)?.drawn,
          handleTextInput: typeBesideClosedPart,
          handleKeyDown(view, event) {
            // By the key's place: with Hebrew letters on the keyboard, Ctrl+Alt names no Latin one on Windows.
            const isOurs = event.altKey && !event.shiftKey && (event.ctrlKey || event.metaKey);
            if (!isOurs || !view.editable || event.getModifierState('AltGraph')) return false;
            if (event.code === 'KeyF') return editor.commands.insertFootnote();
            return event.code === 'KeyR' && editor.commands.openReference();
          },
          handleDOMEvents: {
            mousedown: (_, event) => {
              if (!signAt(event)) return false;
              // The caret stays where it is until the press is done.
              event.preventDefault();
              return true;
            },
            click: (_, event) => pressSign(editor, event),
            beforeinput(view, event) {
              const way =
                event.inputType === 'deleteContentBackward'
                  ? 'before'
                  : event.inputType === 'deleteContentForward' && 'after';
              if (!way || !deleteClosedPart(view, way)) return false;
              event.preventDefault();
              return true;
            },
          },
          transformCopied: (slice, view) => copiedWithLabels(slice, view.state, words),
          clipboardTextSerializer: (slice, view) => plainTextOf(slice, view.state, words),
          transformPasted: (slice, view, isPlain) =>
            pastedIntoPaper(slice, view.state, { isPlain, isMove: view.dragging?.move ?? false }),
        },
      }),
    ];
  },
});

function signAt(event: Event): HTMLElement | null {
  const { target } = event;
  return target instanceof Element
    ? target.closest<HTMLElement>('.note-number, .reference-label, [data-contents] a')
    : null;
}

/** A press on a note's number opens it, on a reference or a line of contents goes there; a broken one is mended. */
function pressSign(editor: Editor, event: MouseEvent): boolean {
  const { view } = editor;
  const sign = signAt(event);
  if (!sign) return false;
  event.preventDefault();
  const { note, to } = sign.dataset;
  if (note !== undefined) return openNoteAt(view, view.posAtDOM(sign, 0), note);
  if (to !== undefined && goToPart(view, to)) return true;
  if (view.editable && sign.matches('.reference-label')) {
    editor.emit('referenceWish', { at: view.posAtDOM(sign, 0) - 1 });
  }
  return true;
}

/** From the keyboard: what a press on the sign right before or behind the caret would do. */
function follow(view: EditorView): boolean {
  const { $head, empty } = view.state.selection;
  if (!empty) return false;
  for (const node of [$head.nodeBefore, $head.nodeAfter]) {
    const marks = node?.marks ?? [];
    const to: unknown = marks.find(({ type }) => type.name === 'reference')?.attrs['to'];
    if (typeof to === 'string' && goToPart(view, to)) return true;
    const id: unknown = marks.find(({ type }) => type.name === 'footnote')?.attrs['id'];
    if (typeof id === 'string' && openNoteAt(view, $head.pos, id)) return true;
  }
  return false;
}
