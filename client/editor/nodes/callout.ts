import { Node } from '@tiptap/core';
import { contentOf, nodeAttributes } from '#client/editor/shared-attributes.ts';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    callout: {
      /** Puts the selected blocks into a call-out, or takes them out of the one around them. */
      toggleCallout: () => ReturnType;
    };
  }
}

/** A framed passage that stands out of the text. */
export const Callout = Node.create({
  name: 'callout',
  group: 'block',
  content: contentOf('callout'),
  defining: true,
  addAttributes() {
    return nodeAttributes(this.name);
  },
  parseHTML() {
    return [{ tag: 'aside' }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['aside', HTMLAttributes, 0];
  },
  addCommands() {
    return {
      toggleCallout:
        () =>
        ({ commands }) =>
          commands.toggleWrap(this.name),
    };
  },
});
