import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { isOwnEdit } from '#client/editor/binding/own-edit.ts';
import { changedRange } from '#client/editor/changed-range.ts';

export type Direction = 'rtl' | 'ltr';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    paragraphDirection: {
      /** Turns the paragraphs of the selection; nothing is stored where that is the paper's own direction. */
      setDirection: (direction: Direction) => ReturnType;
    };
  }
}

const HEBREW = /\p{Script=Hebrew}/u;
const LATIN = /\p{Script=Latin}/u;

/** The direction that a text has by itself, or null for one of both kinds of letters, or of none. */
export function directionOfText(text: string): Direction | null {
  const [hebrew, latin] = [HEBREW.test(text), LATIN.test(text)];
  if (hebrew === latin) return null;
  return hebrew ? 'rtl' : 'ltr';
}

/** The paragraph being written: where it stands, and whether its direction followed its letters when writing began. */
interface Writing {
  readonly position: number;
  readonly followed: boolean;
  /** The caret is elsewhere now: it is finished. */
  readonly isLeft: boolean;
}

interface Options {
  readonly paper: Direction;
}

/** Marks the turning itself, which is no writing. */
const TURNING = 'turning';
const writingKey = new PluginKey<Writing | null>('paragraph-being-written');

/**
 * A finished paragraph whose letters all run the other way than the paper gets that direction by itself: when its
 * writer leaves it (Enter, another paragraph, another window) or pastes it. Never under the caret, and never on a
 * colleague's change. Two commands override it.
 */
export const ParagraphDirection = Extension.create<Options>({
  name: 'paragraphDirection',
  addOptions() {
    return { paper: 'rtl' };
  },
  addCommands() {
    const { paper } = this.options;
    return {
      setDirection:
        (direction) =>
        ({ state, tr, dispatch }) => {
          const dir = direction === paper ? null : direction;
          state.selection.ranges.forEach(({ $from, $to }) => {
            state.doc.nodesBetween($from.pos, $to.pos, (node, position) => {
              if (takesDirection(node) && node.attrs['dir'] !== dir) {
                tr.setNodeAttribute(position, 'dir', dir);
              }
            });
          });
          dispatch?.(tr.setStoredMarks(state.storedMarks).setMeta(writingKey, TURNING));
          return true;
        },
    };
  },
  addKeyboardShortcuts() {
    return {
      'Mod-Shift-x': () => {
        const { paper } = this.options;
        const other = paper === 'rtl' ? 'ltr' : 'rtl';
        const dir: unknown = this.editor.state.selection.$from.parent.attrs['dir'];
        return this.editor.commands.setDirection(dir === null ? other : paper);
      },
    };
  },
  addProseMirrorPlugins() {
    return [directionPlugin(this.options.paper)];
  },
});

function takesDirection(node: Node): boolean {
  return node.isTextblock && 'dir' in node.attrs;
}

function directionPlugin(paper: Direction): Plugin {
  return new Plugin<Writing | null>({
    key: writingKey,
    state: {
      init: () => null,
      apply(tr, writing, before, after) {
        if (tr.getMeta(writingKey) === TURNING) return null;
        const kept = writing && !writing.isLeft ? mapped(writing, tr) : null;
        const current = writtenBy(tr, before, kept, paper) ?? kept;
        return current && { ...current, isLeft: current.position !== caretBlock(after) };
      },
    },
    appendTransaction(transactions, before, after) {
      const writing = writingKey.getState(after);
      const finished = writing?.isLeft ? [writing] : [];
      const hasPasted = transactions.some(
        (tr) => isOwnEdit(tr) && tr.getMeta('uiEvent') === 'paste',
      );
      const pasted = hasPasted ? pastedBlocks(before, after) : [];
      return turned(after, [...finished, ...pasted], paper);
    },
    props: {
      handleDOMEvents: {
        blur: (view) => {
          const writing = writingKey.getState(view.state);
          const tr = writing && view.editable ? turned(view.state, [writing], paper) : null;
          if (tr) view.dispatch(tr);
          return false;
        },
      },
    },
  });
}

function mapped(writing: Writing, tr: Transaction): Writing | null {
  const { pos, deleted } = tr.mapping.mapResult(writing.position, 1);
  return deleted ? null : { ...writing, position: pos };
}

/** The position of the paragraph that holds the caret, or -1. */
function caretBlock({ selection: { $head } }: EditorState): number {
  return takesDirection($head.parent) ? $head.before() : -1;
}

/** The paragraph an own edit was made in: where the caret was before it, so that after Enter it is the finished one. */
function writtenBy(
  tr: Transaction,
  before: EditorState,
  kept: Writing | null,
  paper: Direction,
): Writing | null {
  if (!isOwnEdit(tr)) return null;
  const place = caretBlock(before);
  if (place === -1) return null;
  const { pos, deleted } = tr.mapping.mapResult(place, 1);
  if (deleted || kept?.position === pos) return null;
  const { parent } = before.selection.$head;
  const own = directionOfText(parent.textContent);
  const followed = own !== null && own === (parent.attrs['dir'] ?? paper);
  return { position: pos, followed, isLeft: false };
}

function pastedBlocks(before: EditorState, after: EditorState): Writing[] {
  const range = changedRange(before.doc, after.doc);
  const here = caretBlock(after);
  const blocks: Writing[] = [];
  if (!range) return blocks;
  after.doc.nodesBetween(range.from, range.to, (node, position) => {
    if (takesDirection(node) && position !== here) {
      blocks.push({ position, followed: false, isLeft: true });
    }
  });
  return blocks;
}

function turned(
  state: EditorState,
  finished: readonly Writing[],
  paper: Direction,
): Transaction | null {
  const { tr } = state;
  for (const { position, followed } of finished) {
    const node = state.doc.nodeAt(position);
    if (!node || !takesDirection(node)) continue;
    const own = directionOfText(node.textContent);
    const dir: unknown = node.attrs['dir'];
    if (dir === null && own !== null && own !== paper) tr.setNodeAttribute(position, 'dir', own);
    // It ran its own way by its letters, and has letters of the paper's kind now.
    else if (dir !== null && followed && own !== dir) tr.setNodeAttribute(position, 'dir', null);
  }
  return tr.docChanged ? tr.setMeta(writingKey, TURNING) : null;
}
