import type { ContentNode } from '#shared/paper/content.ts';
import type { AttributeChange, CompareOptions, Difference } from '#shared/compare/comparison.ts';
import { comparePieces, type Pieces } from '#shared/compare/pieces.ts';
import type { Budget } from '#shared/compare/sequence.ts';
import { type Block, isUntouched } from '#shared/compare/tree.ts';

const NOTHING: Difference = {
  kind: 'same',
  old: null,
  new: null,
  from: null,
  move: null,
  attributes: [],
  pieces: null,
  children: null,
  isCoarse: false,
  stop: null,
};

/** Lays the blocks of two matched papers over each other, in reading order: what is gone before what came. */
export class DifferenceWriter {
  readonly #options: CompareOptions;
  readonly #budget: Budget;

  constructor(options: CompareOptions, budget: Budget) {
    this.#options = options;
    this.#budget = budget;
  }

  /** The differences between what stands directly in two partners. */
  children(old: Block, next: Block): Difference[] {
    const written: Difference[] = [];
    let at = 0;
    let fresh: Block[] = [];
    const takeGap = (to: number) => {
      written.push(...this.#gap(old.children.slice(at, to), fresh));
      at = Math.max(at, to);
      fresh = [];
    };
    for (const child of next.children) {
      const anchor = anchorOf(child, old);
      if (anchor === null) {
        fresh.push(child);
        continue;
      }
      takeGap(anchor);
      const known = old.children[at];
      if (at === anchor && known) {
        written.push(...this.#gone(known));
        at++;
      }
      written.push(this.#here(child));
    }
    takeGap(old.children.length);
    return written;
  }

  /** What went and what came between two blocks that stayed; what comes before a chapter stays before it. */
  #gap(gone: readonly Block[], fresh: readonly Block[]): Difference[] {
    const [oldCut, newCut] = [chapterIn(gone), chapterIn(fresh)];
    const olds = (blocks: readonly Block[]) => blocks.flatMap((block) => this.#gone(block));
    const news = (blocks: readonly Block[]) => blocks.map((block) => this.#here(block));
    return [
      ...olds(gone.slice(0, oldCut)),
      ...news(fresh.slice(0, newCut)),
      ...olds(gone.slice(oldCut)),
      ...news(fresh.slice(newCut)),
    ];
  }

  /** A block of the new paper. */
  #here(next: Block): Difference {
    const old = next.partner;
    if (old) return this.#both(old, next);
    return {
      ...NOTHING,
      kind: 'added',
      new: next.node,
      children: hasPartnerInside(next) ? next.children.map((child) => this.#here(child)) : null,
    };
  }

  /** A block of the old paper at the place where it stood: nothing where it still stands. */
  #gone(old: Block): Difference[] {
    if (old.partner) {
      if (old.stays) return [];
      return [{ ...NOTHING, kind: 'left', old: old.node, from: old.path, move: old.move }];
    }
    const children = hasPartnerInside(old)
      ? old.children.flatMap((child) => (child.stays ? [left(child)] : this.#gone(child)))
      : null;
    return [{ ...NOTHING, kind: 'removed', old: old.node, from: old.path, children }];
  }

  #both(old: Block, next: Block): Difference {
    const both = { ...NOTHING, old: old.node, new: next.node, from: old.path, move: next.move };
    if (isUntouched(old, next)) return both;
    const attributes = attributesBetween(old.node, next.node);
    const words = old.isText && next.isText ? this.#words(old.node, next.node) : null;
    const children = old.isText ? [] : this.children(old, next);
    const isChanged =
      attributes.length > 0 ||
      words?.pieces.some(({ kind }) => kind !== 'same') ||
      children.some(({ kind, move }) => kind !== 'same' || move !== null);
    if (!isChanged) return both;
    return {
      ...both,
      kind: 'changed',
      attributes,
      pieces: words?.pieces ?? null,
      children: old.isText ? null : children,
      isCoarse: words?.isCoarse ?? false,
    };
  }

  #words(old: ContentNode, next: ContentNode): Pieces {
    return comparePieces(old.content, next.content, this.#options, this.#budget);
  }
}

/** Place of the first heading; behind the last block where there is none. */
function chapterIn(blocks: readonly Block[]): number {
  const at = blocks.findIndex(({ node }) => node.type === 'heading');
  return at < 0 ? blocks.length : at;
}

function left(old: Block): Difference {
  return { ...NOTHING, kind: 'left', old: old.node, from: old.path };
}

function hasPartnerInside(block: Block): boolean {
  return block.children.some((child) => child.partner !== null || hasPartnerInside(child));
}

/** The place in `parent` of the first block that stays in `next`, or that it is; null where none does. */
function anchorOf(next: Block, parent: Block): number | null {
  const old = next.partner;
  if (!old) {
    for (const child of next.children) {
      const anchor = anchorOf(child, parent);
      if (anchor !== null) return anchor;
    }
    return null;
  }
  if (!next.stays) return null;
  let place: Block | null = old;
  while (place && place.parent !== parent) place = place.parent;
  return place?.index ?? null;
}

/** Of an image only that it is another; how many pixels it has follows from that. */
const FOLLOWS: Readonly<Record<string, string>> = { pixels: 'file' };

function attributesBetween(old: ContentNode, next: ContentNode): AttributeChange[] {
  const changes: AttributeChange[] = [];
  const note = (name: string, before: unknown, after: unknown) => {
    const [one, other] = [plain(before), plain(after)];
    if (one !== other) changes.push({ name, old: one, new: other });
  };
  note('type', old.type, next.type);
  const names = new Set([...Object.keys(old.attrs ?? {}), ...Object.keys(next.attrs ?? {})]);
  names.delete('id');
  for (const name of names) note(name, old.attrs?.[name], next.attrs?.[name]);
  return changes.filter(({ name }) => {
    const cause = FOLLOWS[name];
    return !cause || !changes.some((other) => other.name === cause);
  });
}

function plain(value: unknown): string | number | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value);
}
