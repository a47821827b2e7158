import type { ContentNode } from '#shared/paper/content.ts';
import { fold } from '#shared/search/fold.ts';

/**
 * The wording of a block as positions are taken on it. Equal for texts that read the same: niqqud, kinds of quotes and
 * hyphens, blanks, formats and the division into lines do not count; every word, sign and reference does.
 */
export function wordingOf(block: ContentNode): string {
  return fold(piecesOf(block).join(' ')).text.replaceAll(/\s+/g, ' ').trim();
}

function piecesOf(node: ContentNode): string[] {
  const { text, marks = [], content = [] } = node;
  if (text === undefined) return node.type === 'hardBreak' ? [' '] : [runsOf(content)];
  const to = marks.find(({ type }) => type === 'reference')?.attrs?.['to'];
  // What is referred to belongs to what is said; its number does not, which moves with the text around.
  return [typeof to === 'string' ? `[${to}]` : text];
}

/** Runs of one line touch, lines are parted. */
function runsOf(content: readonly ContentNode[]): string {
  const isLine = content.every(({ type }) => type === 'text' || type === 'hardBreak');
  return content.flatMap(piecesOf).join(isLine ? '' : ' ');
}
