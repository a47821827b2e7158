import type { Node } from '@tiptap/pm/model';
import { findFolded, fold, type Folded, type Found } from '#shared/search/fold.ts';
import { REFERENCE_CHARACTER } from '#shared/paper/schema.ts';

/** A stretch of the paper, in the editor's places. */
export type Hit = Found;

/** Blocks are never changed, only replaced: what was folded once serves until its block is. */
const folded = new WeakMap<Node, Folded>();

function foldedBlock(block: Node): Folded {
  const known = folded.get(block);
  if (known) return known;
  // One character for each place, so that offsets are places; none that anybody can look for.
  const made = fold(block.textBetween(0, block.content.size, '', REFERENCE_CHARACTER));
  folded.set(block, made);
  return made;
}

/** All places of a text in the paper, in order. Within one paragraph, heading or caption only. */
export function findInPaper(
  doc: Node,
  { text, isWholeWord }: { readonly text: string; readonly isWholeWord: boolean },
): Hit[] {
  const query = fold(text).text;
  const hits: Hit[] = [];
  if (query === '') return hits;
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    for (const { from, to } of findFolded(foldedBlock(node), query, { isWholeWord })) {
      hits.push({ from: position + 1 + from, to: position + 1 + to });
    }
    return false;
  });
  return hits;
}
