import type { NodeViewRenderer } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type NodeWords, toneOf } from '#client/editor/nodes/node-words.ts';

/** A call-out on the page: the name of its tone (its sign is drawn by `blocks.css`) and its words. */
export function calloutView(words: NodeWords): NodeViewRenderer {
  return ({ node }) => {
    const dom = document.createElement('aside');
    const label = document.createElement('p');
    const text = document.createElement('div');
    label.className = 'callout-label';
    label.contentEditable = 'false';
    text.className = 'callout-words';
    dom.append(label, text);
    const show = ({ attrs }: Node) => {
      const tone = toneOf(attrs['tone']);
      if (tone === null) delete dom.dataset['tone'];
      else dom.dataset['tone'] = tone;
      const id: unknown = attrs['id'];
      if (typeof id === 'string') dom.dataset['id'] = id;
      else delete dom.dataset['id'];
      label.textContent = words.tone(tone);
      dom.setAttribute('aria-label', words.tone(tone));
      // Not a landmark of the page: a paper may hold dozens.
      dom.setAttribute('role', 'note');
    };
    show(node);
    return {
      dom,
      contentDOM: text,
      update(next) {
        if (next.type.name !== 'callout') return false;
        show(next);
        return true;
      },
      ignoreMutation: ({ target }) => !text.contains(target),
    };
  };
}
