import type { Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { structureOf } from '#client/editor/structure/structure.ts';
import type { NumberedBlock } from '#client/editor/structure/structure-words.ts';
import { TYPED_BLOCKS } from '#shared/paper/schema.ts';

/** A typed block where it stands now. */
export interface PlacedBlock extends NumberedBlock {
  readonly position: number;
  readonly node: Node;
  /** The first of its words. */
  readonly words: string;
}

/** The typed blocks of the paper in its order. */
export function placedBlocks(state: EditorState): PlacedBlock[] {
  const $start = state.doc.resolve(0);
  return (structureOf(state)?.numbering.parts ?? []).flatMap((part) => {
    const kind = TYPED_BLOCKS.find((known) => known === part.kind);
    const [node] = part.nodes;
    if (!kind || !node) return [];
    const { id, number, words, block } = part;
    return [{ id, kind, number: number ?? '', words, node, position: $start.posAtIndex(block, 0) }];
  });
}
