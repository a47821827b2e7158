import { type Editor, Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';

/** A slash that asks for the menu of insertion, and what was typed after it. */
export interface SlashState {
  /** Where the slash stands. */
  readonly from: number;
  readonly query: string;
}

interface SlashStorage {
  /** Takes a key while the menu is open. */
  onKey: ((key: string) => boolean) | null;
}

declare module '@tiptap/core' {
  interface Storage {
    slashMenu: SlashStorage;
  }
}

/** Gives an open menu the keys that the text gets; answers how to stop. */
export function takeSlashKeys(editor: Editor, onKey: (key: string) => boolean): () => void {
  editor.storage.slashMenu.onKey = onKey;
  return () => {
    editor.storage.slashMenu.onKey = null;
  };
}

const key = new PluginKey<SlashState | null>('slash-menu');
/** A longer query is no query: somebody wrote a slash and went on writing. */
const LONGEST = 30;
const KEYS: ReadonlySet<string> = new Set(['ArrowUp', 'ArrowDown', 'Enter', 'Tab', 'Escape']);

export function slashState(state: EditorState): SlashState | null {
  return key.getState(state) ?? null;
}

/** Marks a transaction that ends the menu and leaves the text as it is. */
export function endSlash(tr: Transaction): Transaction {
  return tr.setMeta(key, 'end');
}

function follow(tr: Transaction, old: SlashState | null): SlashState | null {
  const order: unknown = tr.getMeta(key);
  if (order === 'end') return null;
  const from = typeof order === 'number' ? order : old && tr.mapping.map(old.from, -1);
  if (from === null) return null;
  const { $head, empty } = tr.selection;
  if (!empty || $head.pos <= from || from < $head.start()) return null;
  const typed = tr.doc.textBetween(from, $head.pos, '\n', '\n');
  const isQuery = typed.startsWith('/') && typed.length <= LONGEST && !/\n| {2}/.test(typed);
  return isQuery ? { from, query: typed.slice(1) } : null;
}

/**
 * Knows when a slash asks for the menu of insertion: one that is typed at the start of a paragraph or of a word,
 * whichever key of whichever layout it came from. What stands in the text already never opens anything.
 */
export const SlashMenuKeys = Extension.create<unknown, SlashStorage>({
  name: 'slashMenu',
  priority: 1100,
  addStorage() {
    return { onKey: null };
  },
  addProseMirrorPlugins() {
    const { storage } = this;
    return [
      new Plugin<SlashState | null>({
        key,
        state: { init: () => null, apply: follow },
        props: {
          handleTextInput(view, from, to, text) {
            if (text !== '/' || view.composing) return false;
            const $from = view.state.doc.resolve(from);
            const before = $from.parent.textBetween(0, $from.parentOffset, '', ' ').at(-1) ?? ' ';
            if (!$from.parent.isTextblock || !/\s/.test(before)) return false;
            view.dispatch(view.state.tr.insertText('/', from, to).setMeta(key, from));
            return true;
          },
          handleKeyDown(view, event) {
            if (!slashState(view.state) || event.isComposing || !KEYS.has(event.key)) return false;
            if (event.ctrlKey || event.metaKey || event.altKey) return false;
            return storage.onKey?.(event.key) ?? false;
          },
          handleDOMEvents: {
            blur(view) {
              if (slashState(view.state)) view.dispatch(endSlash(view.state.tr));
              return false;
            },
          },
        },
      }),
    ];
  },
});
