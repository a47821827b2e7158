import { Node, wrappingInputRule } from '@tiptap/core';
import { outerBlock, unwrapBlock, wrapBlocks } from '#client/editor/blocks/wrap-blocks.ts';
import { calloutView } from '#client/editor/nodes/callout-view.ts';
import {
  type CalloutTone,
  NO_NODE_WORDS,
  type NodeWords,
} from '#client/editor/nodes/node-words.ts';
import { contentOf, nodeAttributes } from '#client/editor/shared-attributes.ts';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    callout: {
      /** Puts the selected blocks into a call-out of a tone, or gives the one around them that tone. */
      setCallout: (tone: CalloutTone | null) => ReturnType;
      /** Leaves the words of the call-out at the caret, without it. */
      unsetCallout: () => ReturnType;
    };
  }
}

interface CalloutOptions {
  readonly words: NodeWords;
}

/** A framed passage that stands out of the text; its tone is said by a word and a sign. */
export const Callout = Node.create<CalloutOptions>({
  name: 'callout',
  group: 'block',
  content: contentOf('callout'),
  defining: true,
  addOptions() {
    return { words: NO_NODE_WORDS };
  },
  addAttributes() {
    return nodeAttributes(this.name);
  },
  parseHTML() {
    return [{ tag: 'aside', contentElement: (element) => callOutWords(element) }];
  },
  renderHTML({ HTMLAttributes }) {
    return ['aside', HTMLAttributes, ['div', { class: 'callout-words' }, 0]];
  },
  addNodeView() {
    return calloutView(this.options.words);
  },
  addCommands() {
    return {
      setCallout:
        (tone) =>
        ({ tr }) => {
          const { $from } = tr.selection;
          if (outerBlock(tr)?.type === this.type)
            tr.setNodeAttribute($from.before(1), 'tone', tone);
          else wrapBlocks(tr, this.type, { tone });
          tr.scrollIntoView();
          return true;
        },
      unsetCallout:
        () =>
        ({ tr }) => {
          if (outerBlock(tr)?.type !== this.type) return false;
          unwrapBlock(tr);
          return true;
        },
    };
  },
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*!!\s$/, type: this.type })];
  },
});

function callOutWords(element: globalThis.Node): HTMLElement {
  const aside = element as HTMLElement;
  return aside.querySelector<HTMLElement>(':scope > .callout-words') ?? aside;
}
