import type { Editor, NodeViewRenderer } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';

/** So much of a task's words names its box. */
const NAME_LENGTH = 120;

/** A task on the page: a box that says what it ticks, and the task's words. */
export function taskView(word: string): NodeViewRenderer {
  return ({ node, getPos, editor }) => {
    const dom = document.createElement('li');
    const words = document.createElement('div');
    const box = makeBox(() => toggle(editor, getPos()));
    dom.append(box, words);
    const show = (task: Node) => {
      const isDone = task.attrs['checked'] === 'yes';
      if (isDone) dom.dataset['checked'] = 'yes';
      else delete dom.dataset['checked'];
      box.setAttribute('aria-checked', String(isDone));
      const name = task.firstChild?.textContent.trim().slice(0, NAME_LENGTH);
      // Left alone while it stays the same: screen readers speak of what is written anew.
      const label = name === undefined || name === '' ? word : name;
      if (box.getAttribute('aria-label') !== label) box.setAttribute('aria-label', label);
    };
    show(node);
    setDisabled(box, !editor.isEditable);
    return {
      dom,
      contentDOM: words,
      update(next) {
        if (next.type.name !== 'taskItem') return false;
        show(next);
        return true;
      },
      stopEvent: ({ target }) => target === box,
      ignoreMutation: ({ target }) => !words.contains(target),
    };
  };
}

function makeBox(onToggle: () => void): HTMLElement {
  const box = document.createElement('span');
  box.className = 'task-box';
  box.contentEditable = 'false';
  box.setAttribute('role', 'checkbox');
  box.setAttribute('aria-keyshortcuts', 'Control+Enter');
  box.addEventListener('mousedown', (event) => event.preventDefault());
  box.addEventListener('click', onToggle);
  box.addEventListener('keydown', (event) => {
    if (event.key !== ' ' && event.key !== 'Enter') return;
    event.preventDefault();
    onToggle();
  });
  return box;
}

function toggle(editor: Editor, position: number | undefined): void {
  if (position === undefined || !editor.isEditable) return;
  const now = editor.state.doc.nodeAt(position);
  if (now?.type.name !== 'taskItem') return;
  const checked = now.attrs['checked'] === 'yes' ? null : 'yes';
  editor.view.dispatch(editor.state.tr.setNodeAttribute(position, 'checked', checked));
}

function setDisabled(box: Element, isDisabled: boolean): void {
  box.setAttribute('aria-disabled', String(isDisabled));
  // A box in the text is reached by its caret (Ctrl+Enter); it must not stop Tab on every line.
  box.setAttribute('tabindex', '-1');
}

/** Tells the boxes when the right to write comes or goes in mid-session. */
export function boxesFollowRight(): Plugin {
  return new Plugin({
    view: (view) => {
      let mayWrite = view.editable;
      return {
        update() {
          if (view.editable === mayWrite) return;
          mayWrite = view.editable;
          for (const box of view.dom.querySelectorAll('.task-box')) setDisabled(box, !mayWrite);
        },
      };
    },
  });
}
