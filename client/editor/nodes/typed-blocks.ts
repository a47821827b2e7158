import { Node } from '@tiptap/core';
import type { Node as PaperNode } from '@tiptap/pm/model';
import { unwrapBlock, wrapBlocks } from '#client/editor/blocks/wrap-blocks.ts';
import { contentOf, nodeAttributes } from '#client/editor/shared-attributes.ts';
import { type BlockWords, NO_WORDS, typedBlockView } from '#client/editor/typed-block-view.ts';
import { TYPED_BLOCKS, type TypedBlock } from '#shared/paper/schema.ts';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    typedBlocks: {
      /** Makes the block at the caret a block of this kind, or plain text again when it is one already. */
      toggleTypedBlock: (kind: TypedBlock) => ReturnType;
    };
  }
}

export interface TypedBlockOptions {
  readonly words: BlockWords;
  /** Called with the block's id when somebody presses its label. */
  readonly onDetails: (blockId: string) => void;
}

/** One node per kind; its label is drawn by `typed-block-view.ts`. */
export const TypedBlocks = TYPED_BLOCKS.map((name) =>
  Node.create<TypedBlockOptions>({
    name,
    addOptions() {
      return { words: NO_WORDS, onDetails: () => undefined };
    },
    addNodeView() {
      return typedBlockView(name, this.options);
    },
    group: 'block',
    content: contentOf(name),
    defining: true,
    addAttributes() {
      return nodeAttributes(name);
    },
    parseHTML() {
      return [{ tag: `section[data-kind="${name}"]` }];
    },
    renderHTML({ HTMLAttributes }) {
      return ['section', { ...HTMLAttributes, 'data-kind': name }, 0];
    },
    // One command serves the three kinds; the first of them brings it.
    ...(name === TYPED_BLOCKS[0] && {
      addCommands() {
        return {
          toggleTypedBlock:
            (kind) =>
            ({ state, tr, dispatch }) => {
              const type = state.schema.nodes[kind];
              const { $from } = tr.selection;
              if (!type || $from.depth === 0) return false;
              if (!dispatch) return true;
              const outer = $from.node(1);
              if (outer.type === type) unwrapBlock(tr);
              // Another kind already: only the kind changes, its words, id, dimension and links stay.
              else if (isTyped(outer)) tr.setNodeMarkup($from.before(1), type, outer.attrs);
              else wrapBlocks(tr, type);
              tr.scrollIntoView();
              return true;
            },
        };
      },
    }),
  }),
);

function isTyped({ type }: PaperNode): boolean {
  return (TYPED_BLOCKS as readonly string[]).includes(type.name);
}
