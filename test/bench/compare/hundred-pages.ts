import type { ContentNode } from '#shared/paper/content.ts';
import { Chance, hebrewWord } from '#test/bench/room/paper/chance.ts';

/** A hundred pages of three hundred words: 40 chapters, 600 blocks. */
const BLOCKS = 600;
const EVERY_CHAPTER = 15;
const WORDS = 54;
const WORDS_OF_HEADING = 5;
/** So many places of a changed paragraph are others. */
const EDITS = 3;

export function hundredPages(): ContentNode[] {
  const chance = new Chance(100);
  const text = (count: number): ContentNode[] => [
    { type: 'text', text: `${Array.from({ length: count }, () => hebrewWord(chance)).join(' ')}.` },
  ];
  return Array.from({ length: BLOCKS }, (_, at): ContentNode => {
    const id = `block-${String(10_000 + at)}`;
    if (at % EVERY_CHAPTER === 0) {
      return { type: 'heading', attrs: { id, level: 1 }, content: text(WORDS_OF_HEADING) };
    }
    return { type: 'paragraph', attrs: { id }, content: text(WORDS) };
  });
}

/** The same paper with words changed in so many of its blocks, evenly from its beginning to its end. */
export function withChanges(paper: readonly ContentNode[], blocks: number): ContentNode[] {
  const chance = new Chance(blocks);
  const changed = new Set(
    Array.from({ length: blocks }, (_, at) => Math.floor((at * paper.length) / blocks)),
  );
  return paper.map((block, at) => {
    const [first] = block.content ?? [];
    if (!changed.has(at) || !first) return block;
    const words = (first.text ?? '').split(' ');
    for (let edit = 0; edit < EDITS; edit++) {
      words.splice(chance.below(words.length), chance.below(2), hebrewWord(chance));
    }
    return { ...block, content: [{ ...first, text: words.join(' ') }] };
  });
}

export function plainText(paper: readonly ContentNode[]): string {
  return paper.map(({ content = [] }) => content.map(({ text = '' }) => text).join('')).join('\n');
}
