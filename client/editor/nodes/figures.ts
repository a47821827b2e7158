import { Node } from '@tiptap/core';
import { contentOf, nodeAttributes } from '#client/editor/shared-attributes.ts';

/** An image with its caption, which is the node's text. The picture itself is drawn by `figure-view.ts`. */
export const Figure = Node.create({
  name: 'figure',
  group: 'block',
  content: contentOf('figure'),
  // The caption's edges are walls: words of the next paragraph never flow into it.
  isolating: true,
  defining: true,
  addAttributes() {
    return nodeAttributes(this.name);
  },
  parseHTML() {
    return [{ tag: 'figure[data-file]', contentElement: 'figcaption' }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['figure', HTMLAttributes, ['figcaption', 0]];
  },
});

/** The line over a table. */
export const Caption = Node.create({
  name: 'caption',
  group: 'block',
  content: contentOf('caption'),
  defining: true,
  addAttributes() {
    return nodeAttributes(this.name);
  },
  parseHTML() {
    return [{ tag: 'p[data-caption]', priority: 60 }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['p', { ...HTMLAttributes, 'data-caption': '' }, 0];
  },
});
