import { isBlockId } from '#shared/paper/block-id.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { numberContent } from '#shared/paper/content-parts.ts';
import type { PaperLayout } from '#shared/paper/layout.ts';
import { DIMENSIONS, type Dimension, TYPED_BLOCKS, type TypedBlock } from '#shared/paper/schema.ts';
import { wordingOf } from '#shared/position/wording.ts';
import { type BlockPlace, keyOfPlace, type Proposal } from '#shared/register/block-place.ts';
import { parseEntries } from '#shared/suggestion/entry.ts';
import { ACCEPT_ALL, project, REJECT_ALL } from '#shared/suggestion/projection.ts';

/** A typed block as the register knows it: read out of the paper, never kept beside it. */
export interface TypedEntry {
  readonly blockId: string;
  readonly kind: TypedBlock;
  /** As the paper counts it. */
  readonly number: string;
  /** Its running text, one line per block. Of one that is only suggested, the suggested text. */
  readonly words: string;
  /** What positions are taken on. */
  readonly wording: string;
  readonly dimension: Dimension | null;
  readonly links: readonly BlockPlace[];
  readonly proposal: Proposal | null;
  /** The text with everything that is suggested in it; null where nothing is. */
  readonly amended: string | null;
}

/** So many letters of one block are kept. */
const MOST_LETTERS = 4000;

/** The typed blocks of one paper in its order, read with all suggestions rejected; those only suggested are told apart. */
export function readTypedEntries(
  paperId: string,
  content: readonly ContentNode[],
  layout: PaperLayout,
): TypedEntry[] {
  if (!content.some(({ type }) => isTyped(type))) return [];
  const entries: TypedEntry[] = [];
  const seen = new Set<string>();
  for (const part of numberContent(content, layout).parts) {
    const [node] = part.nodes;
    const { id, kind } = part;
    if (!node || !isTyped(kind) || !isBlockId(id) || seen.has(id)) continue;
    seen.add(id);
    entries.push({ ...readBlock(paperId, node), blockId: id, kind, number: part.number ?? '' });
  }
  return entries;
}

function readBlock(
  paperId: string,
  node: ContentNode,
): Omit<TypedEntry, 'blockId' | 'kind' | 'number'> {
  const { attrs = {} } = node;
  const kinds = new Set(parseEntries(attrs['proposed']).map(({ kind }) => kind));
  const [settled] = project([node], REJECT_ALL);
  const shown = settled ?? node;
  const dimension = DIMENSIONS.find((known) => known === attrs['dimension']) ?? null;
  return {
    words: textOf([shown]).slice(0, MOST_LETTERS),
    wording: wordingOf(shown),
    dimension,
    links: linksOf(paperId, attrs['links']),
    proposal: settled === undefined ? 'insertion' : kinds.has('deletion') ? 'deletion' : null,
    amended: settled === undefined ? null : amendedIn(node, settled),
  };
}

function amendedIn(node: ContentNode, settled: ContentNode): string | null {
  const amended = textOf(project([node], ACCEPT_ALL));
  return amended === textOf([settled]) ? null : amended.slice(0, MOST_LETTERS);
}

const isTyped = (name: string): name is TypedBlock =>
  (TYPED_BLOCKS as readonly string[]).includes(name);

/** The other ends of the links that stand at a block of a paper. */
export function linksOf(paperId: string, links: unknown): BlockPlace[] {
  if (typeof links !== 'string') return [];
  return links.split(' ').flatMap((link) => {
    const [first = '', second] = link.split('/');
    const place =
      second === undefined ? { paperId, blockId: first } : { paperId: first, blockId: second };
    return isBlockId(place.blockId) ? [place] : [];
  });
}

/** A link as it stands at a block of `paperId`. */
export function linkWords(paperId: string, to: BlockPlace): string {
  return to.paperId === paperId ? to.blockId : keyOfPlace(to);
}
