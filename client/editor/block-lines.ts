import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { pendingSelection } from '#client/editor/binding/pending-selection.ts';

/** A line drawn over a block of the first level, and no part of the text. */
export interface BlockLine {
  readonly blockId: string;
  /** Equal for lines that look alike: they are not drawn anew. */
  readonly key: string;
  readonly make: () => HTMLElement;
}

interface Shown {
  readonly lines: readonly BlockLine[];
  readonly drawn: DecorationSet;
}

const key = new PluginKey<Shown>('blockLines');

/** Draws these lines instead of those before. */
export function showBlockLines(view: EditorView, lines: readonly BlockLine[]): void {
  if (lines.length === 0 && key.getState(view.state)?.lines.length === 0) return;
  const tr = view.state.tr.setMeta(key, lines);
  // The browser may have moved the caret and not told of it yet.
  const pending = pendingSelection(view);
  view.dispatch(pending ? tr.setSelection(pending) : tr);
}

/** What the page knows of blocks and the text itself does not: drawn over them, never written into the paper. */
export const BlockLines = Extension.create({
  name: 'blockLines',
  addProseMirrorPlugins() {
    return [
      new Plugin<Shown>({
        key,
        state: {
          init: () => ({ lines: [], drawn: DecorationSet.empty }),
          apply(tr, shown) {
            const lines = (tr.getMeta(key) as readonly BlockLine[] | undefined) ?? shown.lines;
            const isSame = lines === shown.lines && !(tr.docChanged && lines.length > 0);
            return isSame ? shown : { lines, drawn: drawn(tr.doc, lines) };
          },
        },
        props: { decorations: (state) => key.getState(state)?.drawn },
      }),
    ];
  },
});

function drawn(doc: Node, lines: readonly BlockLine[]): DecorationSet {
  const byBlock = new Map(lines.map((line) => [line.blockId, line]));
  const widgets: Decoration[] = [];
  doc.forEach((node, offset) => {
    const line = byBlock.get(String(node.attrs['id']));
    if (line)
      widgets.push(
        Decoration.widget(offset, line.make, {
          side: -1,
          key: line.key,
          ignoreSelection: true,
          stopEvent: () => true,
        }),
      );
  });
  return DecorationSet.create(doc, widgets);
}
