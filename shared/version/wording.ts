import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { isBlockId } from '#shared/paper/block-id.ts';
import { project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { comparable } from '#shared/thread/quote.ts';

/**
 * The wording of each block of a paper by the block's id: its words as they stand, without what is only suggested, each
 * run of blanks as one. A block that holds others has theirs in its own; one without a word has none.
 */
export function wordingsIn(content: readonly ContentNode[]): ReadonlyMap<string, string> {
  const wordings = new Map<string, string>();
  const read = (nodes: readonly ContentNode[]) => {
    for (const node of nodes) {
      const id = node.attrs?.['id'];
      const words = isBlockId(id) && !wordings.has(id) ? comparable(textOf([node])) : '';
      if (isBlockId(id) && words !== '') wordings.set(id, words);
      if (node.content) read(node.content);
    }
  };
  read(project(content, REJECT_ALL));
  return wordings;
}
