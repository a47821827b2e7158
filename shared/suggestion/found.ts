import type { ContentNode } from '#shared/paper/content.ts';
import { type Entry, parseEntries } from '#shared/suggestion/entry.ts';
import { BREAK_MARK, entryOfMark } from '#shared/suggestion/marks.ts';

/** What a suggestion would change besides words. */
export type OtherChange = 'joined' | 'block-inserted' | 'block-deleted' | 'restyled';

/** A suggestion put together from its entries, wherever they stand in the paper. */
export interface FoundSuggestion {
  readonly id: string;
  readonly author: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly inserted: string;
  readonly deleted: string;
  readonly changes: readonly OtherChange[];
  readonly blockId: string | null;
}

type Gathered = { -readonly [Key in keyof FoundSuggestion]: FoundSuggestion[Key] } & {
  changes: OtherChange[];
};

/** Longest excerpt of the words of a suggestion, in characters. */
const EXCERPT = 500;
/** How an end of a paragraph is shown in an excerpt. */
export const LINE_END = '⏎';

/** All suggestions in a paper, in its order. */
export function suggestionsIn(content: readonly ContentNode[]): FoundSuggestion[] {
  const found = new Map<string, Gathered>();
  for (const block of content) gather(block, { blockId: null, found });
  return [...found.values()];
}

/** Suggestions that were found block by block, those that reach over several put together. */
export function joinedSuggestions(found: readonly FoundSuggestion[]): FoundSuggestion[] {
  const whole = new Map<string, FoundSuggestion>();
  for (const part of found) {
    const key = `${part.id} ${part.author}`;
    const before = whole.get(key);
    whole.set(key, before ? continued(before, part) : part);
  }
  return [...whole.values()];
}

function continued(before: FoundSuggestion, part: FoundSuggestion): FoundSuggestion {
  return {
    ...before,
    inserted: added(before.inserted, part.inserted),
    deleted: added(before.deleted, part.deleted),
    changes: [...new Set([...before.changes, ...part.changes])],
  };
}

interface Place {
  readonly blockId: string | null;
  readonly found: Map<string, Gathered>;
}

function gather(node: ContentNode, { blockId: outer, found }: Place): void {
  const id: unknown = node.attrs?.['id'];
  const blockId = typeof id === 'string' ? id : outer;
  for (const entry of parseEntries(node.attrs?.['proposed'])) {
    const suggestion = suggestionOf(entry, { blockId, found });
    const change = OF_BLOCK[entry.kind];
    if (!suggestion.changes.includes(change)) suggestion.changes.push(change);
    if (entry.kind === 'insertion') suggestion.inserted = added(suggestion.inserted, wordsOf(node));
    if (entry.kind === 'deletion') suggestion.deleted = added(suggestion.deleted, wordsOf(node));
  }
  for (const mark of node.marks ?? []) {
    const entry = entryOfMark(mark);
    if (!entry) continue;
    const suggestion = suggestionOf(entry, { blockId, found });
    const isBreak = node.marks?.some(({ type }) => type === BREAK_MARK) ?? false;
    const words = isBreak ? LINE_END : (node.text ?? '');
    if (entry.kind === 'insertion') suggestion.inserted = added(suggestion.inserted, words);
    if (entry.kind === 'deletion') suggestion.deleted = added(suggestion.deleted, words);
    if (entry.kind === 'restyled' && !suggestion.changes.includes('restyled'))
      suggestion.changes.push('restyled');
  }
  for (const child of node.content ?? []) gather(child, { blockId, found });
}

const OF_BLOCK: Readonly<Record<Entry['kind'], OtherChange>> = {
  insertion: 'block-inserted',
  deletion: 'block-deleted',
  joined: 'joined',
  restyled: 'restyled',
};

function suggestionOf({ id, author, at }: Entry, { blockId, found }: Place): Gathered {
  // By its author too: an id is nobody's secret, and an entry under another's id is not part of their suggestion.
  const key = `${id} ${author}`;
  const known = found.get(key);
  if (known) return known;
  const fresh: Gathered = { id, author, at, inserted: '', deleted: '', changes: [], blockId };
  found.set(key, fresh);
  return fresh;
}

function added(words: string, more: string): string {
  return words.length >= EXCERPT ? words : `${words}${more}`.slice(0, EXCERPT);
}

function wordsOf(node: ContentNode): string {
  return node.text ?? (node.content ?? []).map(wordsOf).join(' ');
}
