import {
  type AmendedPassage,
  amendedPassages,
  type WordRun,
  wordingOf,
} from '#shared/amendment/amendments.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import type { OtherChange } from '#shared/suggestion/found.ts';
import type { DecisionView } from '#shared/suggestion/suggestion-contract.ts';
import type { ThreadView } from '#shared/thread/thread-contract.ts';

/** One amendment: what one person proposes for a passage, or what was decided about one suggestion of theirs. */
export interface AmendmentRow {
  readonly key: string;
  readonly authorId: string;
  readonly authorName: string;
  readonly old: readonly (readonly WordRun[])[];
  readonly next: readonly (readonly WordRun[])[];
  /** What else would change: lines joined, looks. */
  readonly changes: readonly OtherChange[];
  readonly state: 'pending' | 'accepted' | 'rejected' | 'withdrawn';
  /** When it was last suggested, or decided; ISO 8601. */
  readonly at: string;
  readonly byName: string | null;
  readonly reason: string | null;
  /** Numbers of the remarks that were made on it. */
  readonly remarks: readonly number[];
}

/** The amendments of one passage: those that wait first, in its order, then what was decided, newest first. */
export interface AmendmentGroup {
  /** Null for passages that are no longer in the text. */
  readonly blockId: string | null;
  readonly rows: readonly AmendmentRow[];
}

interface Sources {
  readonly content: readonly ContentNode[];
  /** Of the authors, by their ids. */
  readonly names: ReadonlyMap<string, string>;
  readonly decisions: readonly DecisionView[];
  /** Those that the reader may see. */
  readonly threads: readonly ThreadView[];
}

/** The table of amendments: every passage that somebody amends or amended, in the paper's order; what is gone comes last. */
export function amendmentGroups(sources: Sources): AmendmentGroup[] {
  const { content } = sources;
  // What waits again stands among what waits.
  const decisions = sources.decisions.filter(({ waitsAgain }) => !waitsAgain);
  const passages = amendedPassages(content);
  const blocks = blockOrder(content);
  const rest = new Map<string | null, DecisionView[]>();
  const decided = new Map<AmendedPassage, DecisionView[]>();
  for (const decision of decisions) {
    const { blockId } = decision;
    const passage = passages.find(({ blockIds }) => blockId !== null && blockIds.has(blockId));
    const at = blockId !== null && blocks.has(blockId) ? blockId : null;
    if (passage) decided.set(passage, [...(decided.get(passage) ?? []), decision]);
    else rest.set(at, [...(rest.get(at) ?? []), decision]);
  }
  const amended = passages.map((passage) => ({
    blockId: passage.blockId,
    order: passage.order,
    rows: [
      ...pendingRows(passage, sources),
      ...(decided.get(passage) ?? []).map((decision) => decidedRow(decision, sources)),
    ],
  }));
  const others = [...rest].map(([blockId, all]) => ({
    blockId,
    order: blockId === null ? Infinity : (blocks.get(blockId) ?? Infinity),
    rows: all.map((decision) => decidedRow(decision, sources)),
  }));
  return [...amended, ...others]
    .toSorted((one, other) => (one.order < other.order ? -1 : Number(one.order > other.order)))
    .map(({ blockId, rows }) => ({ blockId, rows }));
}

function pendingRows(passage: AmendedPassage, { names, threads }: Sources): AmendmentRow[] {
  return passage.variants.map(({ author, suggestions, old, next }) => ({
    key: `${passage.blockId ?? String(passage.order)} ${author}`,
    authorId: author,
    authorName: names.get(author) ?? '',
    old: wordingOf(old),
    next: wordingOf(next),
    changes: [...new Set(suggestions.flatMap(({ changes }) => changes))],
    state: 'pending',
    at: new Date(Math.max(...suggestions.map(({ at }) => at))).toISOString(),
    byName: null,
    reason: null,
    remarks: remarksOn(threads, author, new Set(suggestions.map(({ id }) => id))),
  }));
}

/** The words that went or would have gone, and those that came: the passage around them has been written on since. */
function decidedRow(decision: DecisionView, { threads }: Sources): AmendmentRow {
  const { id, authorId, authorName, suggestionId, deleted, inserted } = decision;
  const line = (words: string): WordRun[][] =>
    words === '' ? [] : words.split('⏎').map((part) => [{ words: part, isChanged: true }]);
  return {
    key: id,
    authorId,
    authorName,
    old: line(deleted),
    next: line(inserted),
    changes: decision.changes,
    state: outcome(decision),
    at: decision.at,
    byName: decision.byName,
    reason: decision.reason,
    remarks: remarksOn(threads, authorId, new Set([suggestionId])),
  };
}

function outcome({ decision, isWithdrawal }: DecisionView): AmendmentRow['state'] {
  if (decision === 'accept') return 'accepted';
  return isWithdrawal ? 'withdrawn' : 'rejected';
}

function remarksOn(
  threads: readonly ThreadView[],
  author: string,
  ids: ReadonlySet<string>,
): number[] {
  return threads.flatMap(({ anchor, number }) =>
    anchor.kind === 'suggestion' && anchor.authorId === author && ids.has(anchor.suggestionId)
      ? [number]
      : [],
  );
}

/** The place of every block's first-level block, by id. */
function blockOrder(content: readonly ContentNode[]): ReadonlyMap<string, number> {
  const order = new Map<string, number>();
  const note = ({ attrs, content: children = [] }: ContentNode, at: number) => {
    const id: unknown = attrs?.['id'];
    if (typeof id === 'string' && !order.has(id)) order.set(id, at);
    for (const child of children) note(child, at);
  };
  for (const [at, block] of content.entries()) note(block, at);
  return order;
}

/** A wording as plain text, a line for each block. */
export function plainWording(lines: readonly (readonly WordRun[])[]): string {
  return lines.map((runs) => runs.map(({ words }) => words).join('')).join('\n');
}
