import { Node, wrappingInputRule } from '@tiptap/core';
import { TaskItem as StockTaskItem } from '@tiptap/extension-list';
import { contentOf, nodeAttributes } from '#client/editor/shared-attributes.ts';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    paperTasks: {
      toggleTaskList: () => ReturnType;
    };
  }
}

export const TaskList = Node.create({
  name: 'taskList',
  group: 'block list',
  content: contentOf('taskList'),
  // Before the plain lists, which would take its <ul> for theirs.
  priority: 900,
  addAttributes() {
    return nodeAttributes(this.name);
  },
  parseHTML() {
    return [{ tag: 'ul[data-tasks]' }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['ul', { ...HTMLAttributes, 'data-tasks': '' }, 0];
  },
  addCommands() {
    return {
      toggleTaskList:
        () =>
        ({ commands }) =>
          commands.toggleList(this.name, 'taskItem'),
    };
  },
});

/** What is done is the attribute `checked`, which is "yes" or nothing. The keys are the stock item's. */
export const TaskItem = StockTaskItem.extend({
  content: contentOf('taskItem'),
  priority: 900,
  addAttributes() {
    return nodeAttributes(this.name);
  },
  parseHTML() {
    return [{ tag: 'ul[data-tasks] > li' }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['li', HTMLAttributes, ['span', { class: 'task-box' }], ['div', 0]];
  },
  addNodeView() {
    return ({ node, getPos, editor }) => {
      const dom = document.createElement('li');
      const box = document.createElement('span');
      const words = document.createElement('div');
      box.className = 'task-box';
      box.contentEditable = 'false';
      box.setAttribute('role', 'checkbox');
      dom.append(box, words);
      const show = (checked: unknown) => {
        if (checked === 'yes') dom.dataset['checked'] = 'yes';
        else delete dom.dataset['checked'];
        box.setAttribute('aria-checked', String(checked === 'yes'));
      };
      show(node.attrs['checked']);
      box.addEventListener('mousedown', (event) => event.preventDefault());
      box.addEventListener('click', () => {
        const position = getPos();
        const now = position === undefined ? null : editor.state.doc.nodeAt(position);
        if (position === undefined || now?.type.name !== 'taskItem' || !editor.isEditable) return;
        const checked = now.attrs['checked'] === 'yes' ? null : 'yes';
        editor.view.dispatch(editor.state.tr.setNodeAttribute(position, 'checked', checked));
      });
      return {
        dom,
        contentDOM: words,
        update(next) {
          if (next.type.name !== 'taskItem') return false;
          show(next.attrs['checked']);
          return true;
        },
        ignoreMutation: ({ target }) => !words.contains(target),
      };
    };
  },
  addInputRules() {
    return [
      wrappingInputRule({
        find: /^\s*\[([ xX]?)\]\s$/,
        type: this.type,
        getAttributes: ([, mark]) => ({ checked: mark?.trim() ? 'yes' : null }),
      }),
    ];
  },
});
