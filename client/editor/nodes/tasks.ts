import { Node, wrappingInputRule } from '@tiptap/core';
import { TaskItem as StockTaskItem, type TaskItemOptions } from '@tiptap/extension-list';
import { NO_NODE_WORDS, type NodeWords } from '#client/editor/nodes/node-words.ts';
import { boxesFollowRight, taskView } from '#client/editor/nodes/task-view.ts';
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

interface TaskOptions extends TaskItemOptions {
  readonly words: NodeWords;
}

/** What is done is the attribute `checked`, which is "yes" or nothing. The keys are the stock item's. */
export const TaskItem = StockTaskItem.extend<TaskOptions>({
  content: contentOf('taskItem'),
  priority: 900,
  addOptions() {
    return {
      nested: false,
      HTMLAttributes: {},
      taskListTypeName: 'taskList',
      words: NO_NODE_WORDS,
    };
  },
  addAttributes() {
    return nodeAttributes(this.name);
  },
  parseHTML() {
    return [{ tag: 'ul[data-tasks] > li' }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['li', HTMLAttributes, ['span', { class: 'task-box' }], ['div', 0]];
  },
  addKeyboardShortcuts() {
    return {
      ...this.parent?.(),
      Tab: () => this.editor.commands.sinkListItem(this.name),
    };
  },
  addNodeView() {
    return taskView(this.options.words.task);
  },
  addProseMirrorPlugins() {
    return [boxesFollowRight()];
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
