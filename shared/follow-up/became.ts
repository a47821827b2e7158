import { comparePapers } from '#shared/compare/compare-papers.ts';
import { presentContent } from '#shared/compare/present-content.ts';
import { FOLLOWED_BLOCKS, type Fate } from '#shared/follow-up/follow-up.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';

/** What became of one block in the text of now. */
export interface Became {
  readonly fate: Fate;
  /** The block as it reads now, or the one that has taken its words in. */
  readonly now: ContentNode | null;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
/** From this share of its words in another block it was joined to that one. */
const JOINED = 0.6;
/** Shorter ones are found anywhere by chance. */
const LEAST_WORDS = 3;

/**
 * What became of blocks that a paper took over, each with the id it has in that paper. What is only suggested counts for
 * nothing yet. One that is gone was joined to another block when most of its words stand there now and did not before.
 */
export function whatBecame(
  wordings: readonly ContentNode[],
  content: readonly ContentNode[],
): Became[] {
  const text = presentContent(content, 'without');
  const byId = new Map(blocksIn(text).map((block) => [idOf(block), block]));
  const original = new Map(wordings.map((block) => [idOf(block), block]));
  const candidates = holdersIn(text).map((block) => {
    const before = original.get(idOf(block));
    return { block, gained: countsOf(wordsOf(block), before ? wordsOf(before) : []) };
  });
  return wordings.map((wording) => {
    const now = byId.get(idOf(wording));
    if (now) {
      const isSame = comparePapers([wording], [now]).stops.length === 0;
      return { fate: isSame ? 'unchanged' : 'changed', now };
    }
    const into = likeliest(wordsOf(wording), candidates);
    return into ? { fate: 'joined', now: into } : { fate: 'dropped', now: null };
  });
}

interface Candidate {
  readonly block: ContentNode;
  readonly gained: ReadonlyMap<string, number>;
}

function likeliest(words: readonly string[], candidates: readonly Candidate[]): ContentNode | null {
  if (words.length < LEAST_WORDS) return null;
  let best: { readonly block: ContentNode; readonly share: number } | null = null;
  for (const { block, gained } of candidates) {
    const wanted = countsOf(words, []);
    let found = 0;
    for (const [word, count] of wanted) found += Math.min(count, gained.get(word) ?? 0);
    const share = found / words.length;
    if (share >= JOINED && share > (best?.share ?? 0)) best = { block, share };
  }
  return best?.block ?? null;
}

/** How often each word stands in one list beyond the other. */
function countsOf(words: readonly string[], less: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const word of less) counts.set(word, (counts.get(word) ?? 0) - 1);
  return counts;
}

const wordsOf = (block: ContentNode): readonly string[] => textOf([block]).match(WORD) ?? [];
const idOf = ({ attrs }: ContentNode): unknown => attrs?.['id'];

/** Blocks that may have taken another in: typed ones wherever they stand, and those of the first level. */
function holdersIn(content: readonly ContentNode[]): ContentNode[] {
  const typed = blocksIn(content);
  return [...typed, ...content.filter((block) => !typed.includes(block))];
}

/** Recommendations and challenges, wherever they stand. */
export function blocksIn(content: readonly ContentNode[]): ContentNode[] {
  return content.flatMap((block) => {
    const inner = blocksIn(block.content ?? []);
    return FOLLOWED_BLOCKS.some((type) => type === block.type) ? [block, ...inner] : inner;
  });
}
