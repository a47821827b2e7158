import * as Y from 'yjs';
import type { LiveLine } from '#server/interchange/returning/live-blocks.ts';
import type { LiveLetter } from '#server/interchange/returning/live-letters.ts';
import { MOST_QUOTE } from '#shared/thread/thread.ts';
import type { NewAnchor } from '#shared/thread/thread-contract.ts';

/** The id of a block, or of the nearest one around it that has one. */
export function blockIdOf(element: Y.XmlElement): string | null {
  for (let at: unknown = element; at instanceof Y.XmlElement; at = at.parent) {
    const id: unknown = at.getAttribute('id');
    if (typeof id === 'string') return id;
  }
  return null;
}

/** A remark on letters of a line; on the whole block where there are none, or nothing to quote. */
export function anchorOf(
  { element }: Pick<LiveLine, 'element' | 'live'>,
  letters: readonly LiveLetter[],
): NewAnchor {
  const blockId = blockIdOf(element);
  const worded = letters.filter(({ shared }) => shared !== null);
  const [first, last] = [worded[0], worded.at(-1)];
  const quote = worded
    .map(({ text }) => text)
    .join('')
    .slice(0, MOST_QUOTE);
  if (first?.shared && last?.shared && quote.trim() !== '')
    return {
      kind: 'passage',
      start: positionOf(first.shared, first.index),
      end: positionOf(last.shared, last.index + last.text.length),
      blockId,
      quote,
    };
  return blockId === null ? { kind: 'paper' } : { kind: 'block', blockId };
}

/** A place in a shared text as it is kept: it stays what it is while others write. */
function positionOf(text: Y.XmlText, index: number): string {
  const position = Y.createRelativePositionFromTypeIndex(text, index);
  return Buffer.from(Y.encodeRelativePosition(position)).toString('base64');
}
