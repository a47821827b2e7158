import type { ContentNode } from '#shared/paper/content.ts';
import type { Clip } from '#client/editor/paste/convert.ts';
import type { Findings } from '#client/editor/paste/findings.ts';

/** What can be counted in a paste, in the order in which it is told. */
export const KEPT = ['headings', 'paragraphs', 'lists', 'tables', 'images', 'notes'] as const;
export type KeptKind = (typeof KEPT)[number];

interface Act {
  /** Whether the paste is still the last thing this person did, so that undo takes back exactly it. */
  readonly isLast: () => boolean;
  readonly undo: () => void;
  /** Pastes only the words instead; null where that is what was done. */
  readonly pastePlain: (() => void) | null;
}

export type PasteReport =
  | { readonly kind: 'refused' }
  | { readonly kind: 'empty'; readonly findings: Findings }
  | {
      readonly kind: 'done';
      readonly kept: readonly { readonly kind: KeptKind; readonly count: number }[];
      readonly findings: Findings;
      readonly act: Act;
    };

/** A paste of one or two paragraphs that lost nothing speaks for itself. */
const UNTOLD = 2;

/** What to say about a paste; null when there is nothing to say. */
export function reportOf(
  content: readonly ContentNode[],
  findings: Findings,
  act: Act,
): PasteReport | null {
  if (content.length <= UNTOLD && findings.all.length === 0) return null;
  const counts = countsOf(content);
  const kept = KEPT.flatMap((kind) => {
    const count = counts.get(kind) ?? 0;
    return count > 0 ? [{ kind, count }] : [];
  });
  return { kind: 'done', kept, findings, act };
}

const KIND_OF: Readonly<Record<string, KeptKind>> = {
  heading: 'headings',
  paragraph: 'paragraphs',
  bulletList: 'lists',
  orderedList: 'lists',
  taskList: 'lists',
  table: 'tables',
  figure: 'images',
};

function countsOf(content: readonly ContentNode[]): ReadonlyMap<KeptKind, number> {
  const counts = new Map<KeptKind, number>();
  const notes = new Set<unknown>();
  const add = (kind: KeptKind) => counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const walk = (block: ContentNode, isTop: boolean) => {
    const kind = KIND_OF[block.type];
    // Paragraphs of lists and tables are theirs; a list within a list is a part of it.
    if (kind && (isTop || kind === 'tables' || kind === 'images')) add(kind);
    for (const { type, attrs } of block.marks ?? [])
      if (type === 'footnote') notes.add(attrs?.['id']);
    for (const inner of block.content ?? []) walk(inner, false);
  };
  for (const block of content) walk(block, true);
  if (notes.size > 0) counts.set('notes', notes.size);
  return counts;
}

/** Pages with their images inside; a thousand pages of words are a tenth of it. */
const MOST_HTML = 60_000_000;
const MOST_MARKUP = 16_000_000;
const MOST_LETTERS = 1_500_000;
const MOST_BLOCKS = 12_000;

/** Whether a paste is more than a page can take in without standing still; asked before and after it is read. */
export function tooLarge({ html, text }: Clip, content?: readonly ContentNode[]): boolean {
  if (!content) {
    return html.length > MOST_HTML || text.length > MOST_LETTERS || markupOf(html) > MOST_MARKUP;
  }
  let blocks = 0;
  const count = (block: ContentNode) => {
    blocks += 1;
    block.content?.forEach((inner) => inner.type !== 'text' && count(inner));
  };
  content.forEach(count);
  return blocks > MOST_BLOCKS;
}

const END_OF_ADDRESS = /["'\s>]/g;

/** The length of a page without the images inside it. */
function markupOf(html: string): number {
  if (html.length <= MOST_MARKUP) return html.length;
  let length = html.length;
  for (let at = html.indexOf('data:image/'); at >= 0; at = html.indexOf('data:image/', at + 11)) {
    END_OF_ADDRESS.lastIndex = at;
    const end = END_OF_ADDRESS.exec(html)?.index ?? html.length;
    length -= end - at;
  }
  return length;
}
