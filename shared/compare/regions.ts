import type { Atom } from '#shared/compare/atoms.ts';
import type { Match } from '#shared/compare/sequence.ts';

/** Places of atoms on both sides that stand in both, or were replaced by each other. */
export interface Region {
  readonly kind: 'same' | 'other';
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly newFrom: number;
  readonly newTo: number;
}

/** Below this share of common words a block reads better as one text replaced by another. */
const LEAST_IN_COMMON = 0.2;
/** Blocks of fewer words are always told word by word. */
const FEW_WORDS = 6;

/**
 * What matched, as a person would mark it: no lone sign or small word is left standing between two large changes, and a
 * text that was written anew is one change.
 */
export function regionsOf(
  matches: readonly Match[],
  old: readonly Atom[],
  next: readonly Atom[],
): Region[] {
  const regions = alternating(matches, old.length, next.length);
  if (isRewritten(regions, old, next)) {
    return [{ kind: 'other', oldFrom: 0, oldTo: old.length, newFrom: 0, newTo: next.length }];
  }
  return withoutIslands(regions, old, next);
}

function alternating(matches: readonly Match[], oldLength: number, newLength: number): Region[] {
  const regions: Region[] = [];
  let at = { old: 0, new: 0 };
  const other = (oldTo: number, newTo: number) => {
    if (at.old < oldTo || at.new < newTo)
      regions.push({ kind: 'other', oldFrom: at.old, oldTo, newFrom: at.new, newTo });
  };
  for (const match of matches) {
    other(match.old, match.new);
    const [oldTo, newTo] = [match.old + match.length, match.new + match.length];
    regions.push({ kind: 'same', oldFrom: match.old, oldTo, newFrom: match.new, newTo });
    at = { old: oldTo, new: newTo };
  }
  other(oldLength, newLength);
  return regions;
}

function isRewritten(
  regions: readonly Region[],
  old: readonly Atom[],
  next: readonly Atom[],
): boolean {
  const words = Math.min(count(old, 0, old.length), count(next, 0, next.length));
  if (words < FEW_WORDS) return false;
  const common = regions
    .filter(({ kind }) => kind === 'same')
    .reduce((sum, { oldFrom, oldTo }) => sum + count(old, oldFrom, oldTo), 0);
  return common < words * LEAST_IN_COMMON;
}

function count(atoms: readonly Atom[], from: number, to: number): number {
  return atoms.slice(from, to).filter(({ kind }) => kind !== 'sign').length;
}

/** Everything but signs counts as a word: a footnote or a reference is never swallowed for being small. */
function weight(atoms: readonly Atom[], from: number, to: number): number {
  let words = 0;
  for (let at = from; at < to; at++) {
    const kind = atoms[at]?.kind;
    if (kind === 'word') words++;
    else if (kind !== 'sign') words += 10;
  }
  return words;
}

function withoutIslands(
  regions: readonly Region[],
  old: readonly Atom[],
  next: readonly Atom[],
): Region[] {
  const size = (region: Region) =>
    Math.max(weight(old, region.oldFrom, region.oldTo), weight(next, region.newFrom, region.newTo));
  const kept: Region[] = [];
  for (const [at, region] of regions.entries()) {
    const before = kept.at(-1);
    const after = regions[at + 1];
    const isIsland =
      region.kind === 'same' &&
      before?.kind === 'other' &&
      after?.kind === 'other' &&
      weight(old, region.oldFrom, region.oldTo) * 3 < Math.min(size(before), size(after));
    const joins = before?.kind === 'other' && (isIsland || region.kind === 'other');
    if (joins) kept.splice(-1, 1, { ...before, oldTo: region.oldTo, newTo: region.newTo });
    else kept.push(region);
  }
  return kept;
}
