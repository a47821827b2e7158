import { Node } from '@tiptap/core';
import { type Node as PaperNode, NodeRange, type NodeType } from '@tiptap/pm/model';
import { TextSelection, type Transaction } from '@tiptap/pm/state';
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
              if (outer.type === type) unwrap(tr);
              // Another kind already: only the kind changes, its words, id, dimension and links stay.
              else if (isTyped(outer)) tr.setNodeMarkup($from.before(1), type, outer.attrs);
              else wrap(tr, type);
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

function unwrap(tr: Transaction): void {
  const { $from } = tr.selection;
  const block = $from.node(1);
  const range = new NodeRange(tr.doc.resolve($from.start(1)), tr.doc.resolve($from.end(1)), 1);
  if (block.childCount > 0) tr.lift(range, 0);
}

/** Puts the selected blocks of the paper's first level into one typed block; what may not stand in it gets one after it. */
function wrap(tr: Transaction, type: NodeType): void {
  const { $from, $to } = tr.selection;
  const range = new NodeRange($from, $to, 0);
  const blocks = tr.doc.children.slice(range.startIndex, range.endIndex);
  const paragraph = type.schema.nodes['paragraph'];
  const isHeading = (block: PaperNode) => block.type.name === 'heading';
  if (!paragraph || !blocks.every((block) => isHeading(block) || fits(type, block))) {
    const place = $to.after(1);
    tr.insert(place, type.create(null, paragraph?.create()));
    tr.setSelection(TextSelection.create(tr.doc, place + 2));
    return;
  }
  let position = range.start;
  for (const block of blocks) {
    const { id, dir } = block.attrs;
    if (isHeading(block)) tr.setNodeMarkup(position, paragraph, { id, dir });
    position += block.nodeSize;
  }
  tr.wrap(new NodeRange(tr.doc.resolve($from.pos), tr.doc.resolve($to.pos), 0), [{ type }]);
}

function fits(type: NodeType, block: PaperNode): boolean {
  return type.contentMatch.matchType(block.type) !== null;
}
