import { useEffect, useState } from 'react';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { numberContent } from '#shared/paper/content-parts.ts';
import type { PreReadView } from '#shared/pre-read/pre-read-contract.ts';
import { MOST_QUOTE } from '#shared/thread/thread.ts';

export interface Chosen {
  readonly blockId: string;
  /** The number beside the paragraph; null for a part without one. */
  readonly number: string | null;
  /** Words selected within it. */
  readonly words: string;
}

const TEXT = '[data-pre-read-text]';

/** The paragraph that was touched last, or where words are selected. It is marked in the text while it is chosen. */
export function useChosenPart(): Chosen | null {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  useEffect(() => {
    const choose = (event: Event) => {
      const { target } = event;
      const part = target instanceof Element ? partAround(target) : null;
      if (!part) return;
      for (const marked of document.querySelectorAll(`${TEXT} [data-chosen]`))
        marked.removeAttribute('data-chosen');
      part.setAttribute('data-chosen', '');
      const selection = getSelection();
      const isWithin =
        selection !== null &&
        !selection.isCollapsed &&
        part.contains(selection.anchorNode) &&
        part.contains(selection.focusNode);
      setChosen({
        blockId: part.id.slice('part-'.length),
        number: part.getAttribute('data-number'),
        words: isWithin ? selection.toString().trim().slice(0, MOST_QUOTE) : '',
      });
    };
    document.addEventListener('click', choose);
    return () => document.removeEventListener('click', choose);
  }, []);
  return chosen;
}

function partAround(target: Element): Element | null {
  const part = target.closest(TEXT) ? target.closest('[id^="part-"]') : null;
  return part?.closest(TEXT) ? part : null;
}

export interface Block {
  /** Plain letters alone: neither lines of its own nor references, which a plain field cannot hold. */
  readonly isPlain: boolean;
  readonly id: string;
  readonly words: string;
  /** As it stands beside the paragraph in the text. */
  readonly number: string | null;
}

/** All paragraphs with words, with their numbers. */
export function numberedBlocks({ content, layout }: PreReadView): Block[] {
  const nodes = content as readonly ContentNode[];
  const { byId } = numberContent(nodes, layout);
  return blocksIn(nodes).map(({ id, words, isPlain }) => {
    const part = byId.get(id);
    return { id, words, isPlain, number: part?.kind === 'paragraph' ? part.number : null };
  });
}

/** All blocks with a name and words, as deep as they stand. */
function blocksIn(content: readonly ContentNode[]): Omit<Block, 'number'>[] {
  return content.flatMap((node) => {
    const id: unknown = node.attrs?.['id'];
    const inner = node.content ?? [];
    if (inner.some(({ type }) => type !== 'text' && type !== 'hardBreak')) return blocksIn(inner);
    const words = textOf([node]);
    const isPlain = inner.every(({ type }) => type === 'text') && !words.includes('\uFFFC');
    return typeof id === 'string' && words !== '' ? [{ id, words, isPlain }] : [];
  });
}
