import { Extension } from '@tiptap/core';
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { canJoin, canSplit } from '@tiptap/pm/transform';
import { isListItem, listAt } from '#client/editor/lists/list-at-caret.ts';
import type { LIST_STYLES } from '#shared/paper/schema.ts';

export type ListStyle = (typeof LIST_STYLES)[number];

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    paperListNumbers: {
      /** How the numbered list at the caret counts; null is the habit of its depth. Outside of one, makes one. */
      setListStyle: (style: ListStyle | null) => ReturnType;
      /** Lets counting start anew at the item of the caret. */
      restartNumbering: () => ReturnType;
      /** Lets the list go on counting where the numbered list before it ended. */
      continueNumbering: () => ReturnType;
      indentItem: () => ReturnType;
      outdentItem: () => ReturnType;
      /** Ticks the task at the caret, or takes the tick away. */
      toggleTaskDone: () => ReturnType;
    };
  }
}

function numberedAt({ selection }: EditorState) {
  const found = listAt(selection.$from);
  return found?.list.type.name === 'orderedList' ? found : null;
}

/** The numbered list that ends before a list, in the same place; what stands between them does not matter. */
export function numberedBefore($list: ResolvedPos): Node | null {
  const { parent } = $list;
  for (let index = $list.index() - 1; index >= 0; index--) {
    const node = parent.child(index);
    if (node.type.name === 'orderedList') return node;
    if (node.type.name === 'heading') return null;
  }
  return null;
}

function restart(state: EditorState, tr: Transaction): boolean {
  const found = numberedAt(state);
  if (!found) return false;
  if (found.index === 0) {
    // One is where a list starts anyway; right after another list of its kind it has to be said.
    tr.setNodeAttribute(found.position, 'start', null);
    return true;
  }
  const place = state.selection.$from.posAtIndex(found.index, found.depth);
  const fresh = { ...found.list.attrs, id: null, start: null };
  if (!canSplit(tr.doc, place, 1, [{ type: found.list.type, attrs: fresh }])) return false;
  tr.split(place, 1, [{ type: found.list.type, attrs: fresh }]);
  return true;
}

function goOn(state: EditorState, tr: Transaction): boolean {
  const found = numberedAt(state);
  if (!found) return false;
  const $list = state.doc.resolve(found.position);
  const before = numberedBefore($list);
  if (!before) return false;
  if ($list.nodeBefore === before && canJoin(tr.doc, found.position)) tr.join(found.position);
  else {
    const start = Number(before.attrs['start'] ?? 1) + before.childCount;
    tr.setNodeAttribute(found.position, 'start', start);
  }
  return true;
}

function taskAt($from: ResolvedPos): { node: Node; position: number } | null {
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth);
    if (node.type.name === 'taskItem') return { node, position: $from.before(depth) };
  }
  return null;
}

/** The name of the item kind at the caret. */
function itemKind({ selection: { $from } }: EditorState): string {
  for (let depth = $from.depth; depth > 0; depth--) {
    if (isListItem($from.node(depth))) return $from.node(depth).type.name;
  }
  return 'listItem';
}

/** What can be done with lists beyond making them. */
export const ListCommands = Extension.create({
  name: 'listCommands',
  addCommands() {
    return {
      setListStyle:
        (style) =>
        ({ state, chain }) => {
          const set = ({ tr }: { readonly tr: Transaction }) => {
            const found = listAt(tr.selection.$from);
            if (found?.list.type.name !== 'orderedList') return false;
            tr.setNodeAttribute(found.position, 'style', style);
            return true;
          };
          return numberedAt(state)
            ? chain().command(set).run()
            : chain().toggleOrderedList().command(set).run();
        },
      restartNumbering:
        () =>
        ({ state, tr }) =>
          restart(state, tr),
      continueNumbering:
        () =>
        ({ state, tr }) =>
          goOn(state, tr),
      indentItem:
        () =>
        ({ state, commands }) =>
          commands.sinkListItem(itemKind(state)),
      outdentItem:
        () =>
        ({ state, commands }) =>
          commands.liftListItem(itemKind(state)),
      toggleTaskDone:
        () =>
        ({ state, tr }) => {
          const task = taskAt(state.selection.$from);
          if (!task) return false;
          const checked = task.node.attrs['checked'] === 'yes' ? null : 'yes';
          tr.setNodeAttribute(task.position, 'checked', checked);
          return true;
        },
    };
  },
  addKeyboardShortcuts() {
    return {
      'Mod-Enter': () => this.editor.commands.toggleTaskDone(),
      'Mod-Shift-6': () => this.editor.commands.toggleTaskList(),
    };
  },
});
