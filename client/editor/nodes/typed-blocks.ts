import { Node } from '@tiptap/core';
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

const isTyped = (name: string): boolean => (TYPED_BLOCKS as readonly string[]).includes(name);

export interface TypedBlockOptions {
  readonly words: BlockWords;
  /** Called when somebody presses a block's label: the position of the block. */
  readonly onDetails: (position: number) => void;
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
            ({ state, chain, commands }) => {
              const { $from } = state.selection;
              const outer = $from.node(1);
              if (outer?.type.name === kind) return commands.lift(kind);
              // Another kind already: only the kind changes, its words, id, dimension and links stay.
              if (outer !== undefined && isTyped(outer.type.name)) {
                return commands.command(({ tr, dispatch }) => {
                  dispatch?.(
                    tr.setNodeMarkup($from.before(1), state.schema.nodes[kind], outer.attrs),
                  );
                  return true;
                });
              }
              if (outer?.type.name === 'heading') return chain().setParagraph().wrapIn(kind).run();
              return commands.wrapIn(kind);
            },
        };
      },
    }),
  }),
);
