import type { Command, Content } from '@tiptap/core';
import { Collaboration as StockCollaboration } from '@tiptap/extension-collaboration';
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state';
import type * as Y from 'yjs';
import { isOwnEdit, sharedChangeOf } from '#client/editor/binding/own-edit.ts';
import { PaperBinding, type SharedSelection } from '#client/editor/binding/paper-binding.ts';
import { ownUndo } from '#client/editor/binding/undo.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';

/** The shared side of one editor: its binding, its own undo, and where the caret stood before the last edit. */
export interface SharedPaper {
  readonly binding: PaperBinding;
  readonly undo: Y.UndoManager;
  selection: SharedSelection | null;
}

declare module '@tiptap/extension-collaboration' {
  interface CollaborationStorage {
    /** Set before the editor's first state is made. */
    shared: SharedPaper | null;
  }
}

export const sharedPaperKey = new PluginKey<SharedPaper>('shared-paper');

/**
 * Tiptap's collaboration extension with our own binding and undo in place of the stock ones. The editor is born with
 * the paper's text in it: nothing is drawn twice, and nothing is ever written by opening.
 */
export const Collaboration = StockCollaboration.extend({
  addStorage() {
    return { isDisabled: false, shared: null };
  },

  onBeforeCreate() {
    const root = this.options.document?.getXmlFragment(CONTENT_ROOT);
    if (!root) throw new Error('an editor needs the shared paper');
    const binding = new PaperBinding(root, this.editor.schema);
    this.storage.shared = { binding, undo: ownUndo(root, binding), selection: null };
    // Tiptap takes a ready node too; its option's type does not say so.
    this.editor.options.content = binding.shown as unknown as Content;
  },

  onDestroy() {
    this.storage.shared?.undo.destroy();
    this.storage.shared?.binding.destroy();
  },

  addCommands() {
    const step = (way: 'undo' | 'redo'): Command => {
      return ({ tr, dispatch, state }) => {
        // What changes the text comes back through the binding, in a transaction of its own.
        tr.setMeta('preventDispatch', true);
        const { shared } = this.storage;
        if (!shared || !this.editor.options.editable) return false;
        const { binding, undo } = shared;
        if (way === 'undo' ? !undo.canUndo() : !undo.canRedo()) return false;
        if (!dispatch) return true;
        shared.selection = binding.toShared(state.selection.anchor, state.selection.head);
        undo[way]();
        return true;
      };
    };
    return { undo: () => step('undo'), redo: () => step('redo') };
  },

  addProseMirrorPlugins() {
    const { shared } = this.storage;
    if (!shared) return [];
    return [sharedPaperPlugin(shared, () => this.editor.options.editable)];
  },
});

interface StackEvent {
  readonly stackItem: { readonly meta: Map<unknown, unknown> };
}

/** Whole acts: each is taken back on its own. */
const WHOLE_ACTS = new Set<unknown>(['paste', 'cut', 'drop']);

function sharedPaperPlugin(shared: SharedPaper, mayWrite: () => boolean): Plugin {
  const { binding, undo } = shared;
  return new Plugin({
    key: sharedPaperKey,
    state: { init: () => shared, apply: () => shared },
    // Somebody without the right to write cannot, and nothing may be added to a change that came from elsewhere.
    filterTransaction: (tr) =>
      !tr.docChanged || sharedChangeOf(tr) !== undefined || (isOwnEdit(tr) && mayWrite()),
    appendTransaction(transactions) {
      if (transactions.some((tr) => WHOLE_ACTS.has(tr.getMeta('uiEvent')))) undo.stopCapturing();
      return null;
    },
    view(view) {
      binding.attach(view);
      const keep = ({ stackItem }: StackEvent) => stackItem.meta.set(binding, shared.selection);
      const restore = ({ stackItem }: StackEvent) => {
        const kept = stackItem.meta.get(binding) as SharedSelection | null | undefined;
        const place = kept && binding.fromShared(kept);
        if (!place) return;
        const { tr } = view.state;
        const [anchor, head] = [tr.doc.resolve(place.anchor), tr.doc.resolve(place.head)];
        view.dispatch(tr.setSelection(TextSelection.between(anchor, head)).scrollIntoView());
      };
      undo.on('stack-item-added', keep);
      undo.on('stack-item-popped', restore);
      return {
        update: (_, before) => {
          if (view.state.doc === binding.shown) return;
          shared.selection = binding.toShared(before.selection.anchor, before.selection.head);
          binding.write(view.state);
        },
        destroy: () => {
          undo.off('stack-item-added', keep);
          undo.off('stack-item-popped', restore);
          binding.detach();
        },
      };
    },
  });
}
