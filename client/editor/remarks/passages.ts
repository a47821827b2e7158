import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { pendingSelection } from '#client/editor/binding/pending-selection.ts';

/** A stretch of the text that is drawn as remarked upon without a mark of its own in the paper. */
export interface Passage {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  /** `words` of a private remark, a whole `block`, or what a remark is just being written about. */
  readonly look: 'words' | 'block' | 'writing';
}

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    remarks: {
      /** Asks the page for a remark on what is selected, or on the block at the caret. */
      remark: (on: 'selection' | 'block') => ReturnType;
    };
  }
}

interface Shown {
  readonly mayRemark: boolean;
  readonly drawn: DecorationSet;
}

const key = new PluginKey<Shown>('passages');

interface Order {
  readonly passages?: readonly Passage[];
  readonly mayRemark?: boolean;
}

/** Whether the tools offer to remark on the text. */
export function mayRemark(state: EditorState): boolean {
  return key.getState(state)?.mayRemark ?? false;
}

/** Draws these passages instead of those before. */
export function showPassages(view: EditorView, passages: readonly Passage[]): void {
  give(view, { passages });
}

/** Says whether this person may remark on the paper now. */
export function letRemark(view: EditorView, may: boolean): void {
  if (mayRemark(view.state) !== may) give(view, { mayRemark: may });
}

function give(view: EditorView, order: Order): void {
  const tr = view.state.tr.setMeta(key, order);
  // The browser may have moved the caret and not told of it yet.
  const pending = pendingSelection(view);
  view.dispatch(pending ? tr.setSelection(pending) : tr);
}

/** What the page knows of remarks and the text itself does not: drawn over it, never written into it. */
export const Passages = Extension.create({
  name: 'passages',
  addCommands() {
    return {
      remark:
        (on) =>
        ({ editor, dispatch }) => {
          // After the chain this stands in: what it takes out of the text is gone by then.
          if (dispatch)
            queueMicrotask(() =>
              editor.emit('toolWish', on === 'block' ? 'remarkBlock' : 'remark'),
            );
          return true;
        },
    };
  },
  addProseMirrorPlugins() {
    return [
      new Plugin<Shown>({
        key,
        state: {
          init: () => ({ mayRemark: false, drawn: DecorationSet.empty }),
          apply(tr, shown) {
            const given = tr.getMeta(key) as Order | undefined;
            const may = given?.mayRemark ?? shown.mayRemark;
            if (given?.passages) return { mayRemark: may, drawn: drawn(tr.doc, given.passages) };
            const isSame = !tr.docChanged || shown.drawn === DecorationSet.empty;
            const moved = isSame ? shown.drawn : shown.drawn.map(tr.mapping, tr.doc);
            if (moved === shown.drawn && may === shown.mayRemark) return shown;
            return { mayRemark: may, drawn: moved };
          },
        },
        props: { decorations: (state) => key.getState(state)?.drawn },
      }),
    ];
  },
});

function drawn(doc: Node, passages: readonly Passage[]): DecorationSet {
  const all = passages.flatMap(({ id, from, to, look }) => {
    if (from >= to || to > doc.content.size) return [];
    // Not the mark's own attribute: a parser of the page must never take this for the mark.
    const attributes = { class: `remarked-${look}`, 'data-remark': id };
    return look === 'block'
      ? [Decoration.node(from, to, attributes)]
      : [Decoration.inline(from, to, attributes)];
  });
  return DecorationSet.create(doc, all);
}
