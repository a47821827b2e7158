import type { Node } from '@tiptap/pm/model';
import { type EditorState, PluginKey, type Transaction } from '@tiptap/pm/state';
import { type Decoration, DecorationSet } from '@tiptap/pm/view';
import { isOwnEdit } from '#client/editor/binding/own-edit.ts';
import type { Range } from '#client/editor/changed-range.ts';
import { partsOfNode } from '#client/editor/structure/node-parts.ts';
import {
  type Drawing,
  drawBlock,
  drawnKey,
  type OpenNote,
} from '#client/editor/structure/structure-drawing.ts';
import type { StructureWords } from '#client/editor/structure/structure-words.ts';
import { isSameLayout, type PaperLayout } from '#shared/paper/layout.ts';
import { type Numbering, numberParts } from '#shared/paper/numbering.ts';

/** The numbers of the paper as the editor shows it, and what is drawn from them. */
export interface Structure {
  readonly layout: PaperLayout;
  readonly blocks: readonly Node[];
  readonly numbering: Numbering<Node>;
  readonly open: OpenNote | null;
  /** What is drawn at each block, as one text: to draw again only where it differs. */
  readonly keys: readonly string[];
  readonly drawn: DecorationSet;
}

/** What a transaction may ask of the structure. */
export interface StructureWish {
  readonly layout?: PaperLayout;
  /** Opens this note where the selection is in it, or waits at the caret for its first letter; null closes. */
  readonly note?: string | null;
}

export const structureKey = new PluginKey<Structure>('paper-structure');

export function structureOf(state: EditorState): Structure | null {
  return structureKey.getState(state) ?? null;
}

export function startStructure(doc: Node, layout: PaperLayout, words: StructureWords): Structure {
  const blocks = doc.children;
  const numbering = numberParts(blocks.map(partsOfNode), layout);
  const draft = { layout, blocks, numbering, open: null };
  const drawing = drawingOf(draft, words);
  const keys = blocks.map((_, at) => drawnKey(at, drawing));
  const drawn = DecorationSet.create(
    doc,
    blocks.flatMap((_, at) => drawBlock(at, drawing)),
  );
  return { ...draft, keys, drawn };
}

/** The structure after a transaction. Costs the changed blocks alone, unless a number or a name has changed. */
export function nextStructure(
  tr: Transaction,
  old: Structure,
  before: EditorState,
  words: StructureWords,
): Structure {
  const asked = (tr.getMeta(structureKey) ?? {}) as StructureWish;
  const layout =
    asked.layout && !isSameLayout(asked.layout, old.layout) ? asked.layout : old.layout;
  if (!tr.docChanged && layout === old.layout) {
    const open = openAfter(tr, asked, old, old.numbering);
    if (isSameOpen(open, old.open)) return old;
  }
  const blocks = tr.doc === before.doc ? old.blocks : tr.doc.children;
  const same = commonEnds(old.blocks, blocks);
  const isRecount = layout !== old.layout || !isAlike(old.blocks, blocks, same);
  const numbering = isRecount
    ? numberParts(blocks.map(partsOfNode), layout)
    : refreshed(old.numbering, blocks, same);
  const open = openAfter(tr, asked, old, numbering);
  const draft = { layout, blocks, numbering, open };
  const isAll = isRecount || !isSameOpen(open, old.open);
  return redraw(tr, old, draft, { drawing: drawingOf(draft, words), same, isAll });
}

type Draft = Pick<Structure, 'layout' | 'blocks' | 'numbering' | 'open'>;

function drawingOf({ layout, blocks, numbering, open }: Draft, words: StructureWords): Drawing {
  return { layout, blocks, positions: positionsOf(blocks), numbering, open, words };
}

/** How many blocks at the start and at the end are the very same nodes. */
interface CommonEnds {
  readonly head: number;
  readonly tail: number;
}

function commonEnds(old: readonly Node[], fresh: readonly Node[]): CommonEnds {
  if (old === fresh) return { head: fresh.length, tail: 0 };
  const shorter = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < shorter && old[head] === fresh[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail++;
  return { head, tail };
}

/** Whether what changed counts and is named as before. */
function isAlike(
  old: readonly Node[],
  fresh: readonly Node[],
  { head, tail }: CommonEnds,
): boolean {
  if (old.length !== fresh.length) return false;
  const signature = (blocks: readonly Node[]) =>
    blocks.slice(head, blocks.length - tail).map((block) => partsOfNode(block).signature);
  const [one, other] = [signature(old), signature(fresh)];
  return one.every((words, at) => words === other[at]);
}

/** The same numbers on the changed blocks' new nodes and places. */
function refreshed(
  numbering: Numbering<Node>,
  fresh: readonly Node[],
  { head, tail }: CommonEnds,
): Numbering<Node> {
  if (head === fresh.length) return numbering;
  const blocks = numbering.blocks.slice();
  for (const [place, node] of fresh.slice(head, fresh.length - tail).entries()) {
    const at = head + place;
    blocks[at] = partsOfNode(node).parts.map((part, place) => ({
      ...part,
      number: numbering.blocks[at]?.[place]?.number ?? null,
      block: at,
    }));
  }
  return withIndex(blocks);
}

/** `parts` and `byId` are asked for rarely: made when they are. */
function withIndex(blocks: Numbering<Node>['blocks']): Numbering<Node> {
  let parts: Numbering<Node>['parts'] | null = null;
  let byId: Map<string, Numbering<Node>['parts'][number]> | null = null;
  return {
    blocks,
    get parts() {
      parts ??= blocks.flat();
      return parts;
    },
    get byId() {
      if (byId) return byId;
      byId = new Map();
      for (const part of this.parts)
        if (part.id !== null && !byId.has(part.id)) byId.set(part.id, part);
      return byId;
    },
  };
}

interface Redrawing {
  readonly drawing: Drawing;
  readonly same: CommonEnds;
  readonly isAll: boolean;
}

function redraw(tr: Transaction, old: Structure, draft: Draft, how: Redrawing): Structure {
  const { drawing, same, isAll } = how;
  const { blocks } = draft;
  const keys = isAll ? blocks.map((_, at) => drawnKey(at, drawing)) : keysAfter(old, how);
  const lastKept = blocks.length - same.tail;
  const keyBefore = (at: number) => {
    if (at < same.head) return old.keys[at];
    return at >= lastKept ? old.keys[at - blocks.length + old.blocks.length] : undefined;
  };
  const touched = blocksTouchedBy(tr, drawing);
  let drawn = old.drawn.map(tr.mapping, tr.doc);
  const fresh: Decoration[] = [];
  for (const at of isAll ? keys.keys() : suspects(how, touched)) {
    if (keyBefore(at) === keys[at] && !touched.has(at)) continue;
    const from = drawing.positions[at] ?? 0;
    const to = from + (blocks[at]?.nodeSize ?? 0);
    const stale = drawn.find(from, to).filter((one) => one.from >= from && one.to <= to);
    if (stale.length > 0) drawn = drawn.remove(stale);
    fresh.push(...drawBlock(at, drawing));
  }
  if (fresh.length > 0) drawn = drawn.add(tr.doc, fresh);
  return { ...draft, keys, drawn };
}

/** The keys when no number changed: only the changed blocks have new ones. */
function keysAfter(old: Structure, { drawing, same: { head, tail } }: Redrawing): string[] {
  const { length } = drawing.blocks;
  const changed = drawing.blocks.slice(head, length - tail);
  return [
    ...old.keys.slice(0, head),
    ...changed.map((_, place) => drawnKey(head + place, drawing)),
    ...old.keys.slice(old.keys.length - tail),
  ];
}

/** The blocks at which something else may be drawn now, when no number changed. */
function suspects({ drawing, same: { head, tail } }: Redrawing, touched: ReadonlySet<number>) {
  const changed = new Set(touched);
  for (let at = head; at < drawing.blocks.length - tail; at++) changed.add(at);
  return changed;
}

/** The blocks in which, or right beside which, a transaction wrote. */
function blocksTouchedBy(tr: Transaction, { blocks, positions }: Drawing): ReadonlySet<number> {
  const touched = new Set<number>();
  for (const { from, to } of touchedRanges(tr)) {
    let at = firstEndingAt(from, blocks, positions);
    for (; at < blocks.length && (positions[at] ?? 0) <= to; at++) touched.add(at);
  }
  return touched;
}

/** The first block that ends at or behind a place, by halving. */
function firstEndingAt(
  place: number,
  blocks: readonly Node[],
  positions: readonly number[],
): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((positions[middle] ?? 0) + (blocks[middle]?.nodeSize ?? 0) >= place) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Where a transaction wrote, in its own document: what was drawn there may be gone even if the same nodes stand there. */
function touchedRanges({ mapping }: Transaction): Range[] {
  return mapping.maps.flatMap((map, step) => {
    const later = mapping.slice(step + 1);
    const ranges: Range[] = [];
    map.forEach((_from, _to, from, to) => {
      ranges.push({ from: later.map(from, -1), to: later.map(to, 1) });
    });
    return ranges;
  });
}

function positionsOf(blocks: readonly Node[]): number[] {
  let position = 0;
  return blocks.map((block) => {
    const start = position;
    position += block.nodeSize;
    return start;
  });
}

function isSameOpen(one: OpenNote | null, other: OpenNote | null): boolean {
  return one?.id === other?.id && one?.pending === other?.pending;
}

/** A footnote as it stands in the paper now. */
export interface PlacedNote {
  readonly id: string;
  readonly number: string;
  readonly from: number;
  readonly to: number;
}

/** The notes of the first-level block around a place. */
export function notesAround(doc: Node, position: number, numbering: Numbering<Node>): PlacedNote[] {
  const $position = doc.resolve(Math.min(position, doc.content.size));
  const at = $position.index(0);
  const start = $position.posAtIndex(at, 0);
  return (numbering.blocks[at] ?? []).flatMap(({ kind, id, number, from, to }) =>
    kind === 'footnote' && id !== null
      ? [{ id, number: number ?? '', from: start + from, to: start + to }]
      : [],
  );
}

function openAfter(
  tr: Transaction,
  asked: StructureWish,
  old: Structure,
  numbering: Numbering<Node>,
): OpenNote | null {
  const { from, to, head, empty } = tr.selection;
  const around = notesAround(tr.doc, head, numbering).filter(
    (note) => note.from <= from && to <= note.to,
  );
  const inside =
    around.find((note) => note.from < from && to < note.to) ?? (empty ? undefined : around[0]);
  if (inside && asked.note !== null) return { id: inside.id, pending: null };
  const id = asked.note === undefined ? old.open?.id : asked.note;
  if (id === null || id === undefined || !empty) return null;
  // At a note's edge one is in it only when one was before.
  if (around.some((note) => note.id === id)) return { id, pending: null };
  if (asked.note !== undefined) return { id, pending: head };
  if (old.open?.pending != null) {
    // Letters at its place that are not its own push the caret on, and leave it.
    const pending = tr.mapping.map(old.open.pending, -1);
    return pending === head ? { id, pending } : null;
  }
  // Its last letter was taken away by the one who writes in it: it waits for the next.
  const isGone = !numbering.parts.some((part) => part.kind === 'footnote' && part.id === id);
  return isOwnEdit(tr) && isGone ? { id, pending: head } : null;
}
