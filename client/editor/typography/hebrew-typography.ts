import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { asOneAct } from '#client/editor/blocks/block-commands.ts';
import type { Direction } from '#client/editor/direction.ts';
import { correctionsFor } from '#client/editor/typography/corrections.ts';
import { isAnyTypingChoiceOn, isTypingChoiceOn } from '#client/editor/typography/typing-choices.ts';
import { REFERENCE_CHARACTER } from '#shared/paper/schema.ts';

interface Options {
  readonly paper: Direction;
}

/**
 * The corrections a person has asked for, made right after the letter that calls for them, as an act of their own: one
 * Ctrl+Z takes the correction back and leaves what was typed. Never in a line that runs from left to right, in a link
 * or in a mention.
 */
export const HebrewTypography = Extension.create<Options>({
  name: 'hebrewTypography',
  // After the rules of lists, which take letters for themselves.
  priority: 50,
  addOptions() {
    return { paper: 'rtl' };
  },
  addProseMirrorPlugins() {
    const { paper } = this.options;
    return [
      new Plugin({
        props: {
          handleTextInput(view, from, _to, text) {
            if (text.length !== 1 || !wants(view, from, paper)) return false;
            // The letter itself is typed as always; what it calls for comes after it.
            queueMicrotask(() => correct(view, from + 1, text));
            return false;
          },
        },
      }),
    ];
  },
});

function wants(view: EditorView, place: number, paper: Direction): boolean {
  if (view.composing || !isAnyTypingChoiceOn()) return false;
  const { parent } = view.state.doc.resolve(place);
  return parent.isTextblock && (parent.attrs['dir'] ?? paper) === 'rtl';
}

function correct(view: EditorView, caret: number, typed: string): void {
  if (view.isDestroyed || !view.editable || view.composing) return;
  const { state } = view;
  const { $head, empty } = state.selection;
  // Somebody else's rule may have taken the letter, or the caret may have gone on.
  if (!empty || $head.pos !== caret || !$head.parent.isTextblock) return;
  const before = $head.parent.textBetween(0, $head.parentOffset, '', REFERENCE_CHARACTER);
  if (!before.endsWith(typed)) return;
  const corrections = correctionsFor(before, isTypingChoiceOn);
  if (corrections.length === 0) return;
  const start = $head.start();
  const tr = state.tr;
  for (const { from, to, text } of corrections) {
    const marks = state.doc.resolve(start + to).marks();
    if (marks.some(({ type }) => type.name === 'link' || type.name === 'mention')) return;
    tr.replaceWith(start + from, start + to, state.schema.text(text, marks));
  }
  asOneAct(state);
  view.dispatch(tr);
}
