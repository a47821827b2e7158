import { Fragment, type Node } from '@tiptap/pm/model';
import { TextSelection, type Transaction } from '@tiptap/pm/state';
import type { ChangedPart } from '#client/editor/suggesting/changed-part.ts';
import {
  hasOwn,
  newEntry,
  takesEntries,
  type Tracking,
  withEntry,
  withoutEntries,
} from '#client/editor/suggesting/entry-marks.ts';
import { strike } from '#client/editor/suggesting/track-text.ts';
import { formatEntries } from '#shared/suggestion/entry.ts';
import { formatTo, RESTYLED_ATTRIBUTES } from '#shared/suggestion/restyling.ts';

/**
 * Words deleted over the ends of blocks: what is whole in between is to go, and the last block is to go on in the first.
 * False when the ends do not lie in blocks of the same row.
 */
export function trackJoin(tr: Transaction, { from, to }: ChangedPart, tracking: Tracking): boolean {
  const [$from, $to] = [tr.doc.resolve(from), tr.doc.resolve(to)];
  const depth = $from.depth - 1;
  const isRow = $from.depth === $to.depth && $from.sharedDepth(to) === depth;
  if (!isRow || !$from.parent.isTextblock || !$to.parent.isTextblock) return false;
  const row = $from.node(depth);
  const [first, last] = [$from.index(depth), $to.index(depth)];
  const blocks: { node: Node; position: number }[] = [];
  let position = $from.start(depth);
  row.forEach((node, _, index) => {
    if (index > first && index <= last) blocks.push({ node, position });
    position += node.nodeSize;
  });
  if (!blocks.every(({ node }) => takesEntries(node))) return false;
  for (const { node, position: at } of blocks.toReversed()) {
    const isLast = node === $to.parent;
    if (!isLast && hasOwn(node, 'insertion', tracking.author)) tr.delete(at, at + node.nodeSize);
    else if (!hasOwn(node, isLast ? 'joined' : 'deletion', tracking.author))
      tr.setNodeAttribute(
        at,
        'proposed',
        withEntry(node, newEntry(tracking, isLast ? 'joined' : 'deletion')),
      );
  }
  const end = $from.end();
  const start = $to.start();
  // From the back, so that what comes before keeps its place.
  const places = tr.mapping;
  if (to > start && !strike(tr, places.map(start), places.map(to), tracking)) return false;
  if (end > from && !strike(tr, from, end, tracking)) return false;
  tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(from, -1)), -1));
  return true;
}

/**
 * Anything else: the blocks that changed are to go and their new form is proposed beside them. Blocks that only look
 * otherwise are proposed to look so. False when the stretch lies where blocks cannot carry suggestions.
 */
export function trackBlocks(
  tr: Transaction,
  part: ChangedPart,
  next: Node,
  tracking: Tracking,
): boolean {
  const row = changedRow(tr.doc, next, part);
  if (!row) return false;
  const { old, fresh } = row;
  const [one, other] = [old[0], fresh[0]];
  if (old.length === 1 && fresh.length === 1 && one && other && looksOtherwise(one.node, other))
    return trackLook(tr, one, other, tracking);
  if (fresh.length > 0)
    tr.insert(
      row.end,
      fresh.map((node) => asOwnBlock(node, tracking)),
    );
  for (const { node, position } of old.toReversed()) {
    if (hasOwn(node, 'insertion', tracking.author)) tr.delete(position, position + node.nodeSize);
    else if (!hasOwn(node, 'deletion', tracking.author))
      tr.setNodeAttribute(position, 'proposed', withEntry(node, newEntry(tracking, 'deletion')));
  }
  const goesOn = tr.mapping.map(row.end, fresh.length > 0 ? 1 : -1);
  tr.setSelection(TextSelection.near(tr.doc.resolve(goesOn), fresh.length > 0 ? -1 : 1));
  return true;
}

interface Row {
  readonly old: readonly { readonly node: Node; readonly position: number }[];
  readonly fresh: readonly Node[];
  /** Where the old blocks end. */
  readonly end: number;
}

/** The blocks of the deepest row that holds the whole change, and that can carry suggestions. */
function changedRow(doc: Node, next: Node, { from, to, toNext }: ChangedPart): Row | null {
  const [$from, $to] = [doc.resolve(from), doc.resolve(to)];
  const [$fromNext, $toNext] = [next.resolve(from), next.resolve(toNext)];
  const deepest = Math.min($from.sharedDepth(to), $fromNext.sharedDepth(toNext));
  for (let depth = deepest; depth >= 0; depth--) {
    const [parent, parentNext] = [$from.node(depth), $fromNext.node(depth)];
    if (parent.inlineContent || !parent.hasMarkup(parentNext.type, parentNext.attrs)) continue;
    const old = parent.children.slice($from.index(depth), $to.indexAfter(depth));
    const fresh = parentNext.children.slice($fromNext.index(depth), $toNext.indexAfter(depth));
    if (![...old, ...fresh].every(takesEntries)) continue;
    if (!sameColumns([...old, ...fresh])) continue;
    const start = $from.posAtIndex($from.index(depth), depth);
    return trimmed(old, fresh, start);
  }
  return null;
}

/**
 * Rows of a table stand beside each other while they are proposed: where they differ in columns, or a cell reaches over
 * several of them, only the table as a whole can be.
 */
function sameColumns(row: readonly Node[]): boolean {
  const widths = row.map(columnsOf);
  return widths.every((width) => width === widths[0] && width !== null);
}

/** How many columns a row of a table fills by itself; null when it does not; 0 for any other block. */
function columnsOf({ type, children }: Node): number | null {
  if (type.name !== 'tableRow') return 0;
  if (children.some(({ attrs }) => attrs['rowspan'] !== 1)) return null;
  return children.reduce((sum, { attrs }) => sum + Number(attrs['colspan']), 0);
}

function trimmed(old: readonly Node[], fresh: readonly Node[], start: number): Row {
  let first = 0;
  while (first < Math.min(old.length, fresh.length) && same(old[first], fresh[first])) first++;
  let last = 0;
  while (
    last < Math.min(old.length, fresh.length) - first &&
    same(old.at(-1 - last), fresh.at(-1 - last))
  )
    last++;
  let position = start;
  const placed = old.map((node) => {
    const at = position;
    position += node.nodeSize;
    return { node, position: at };
  });
  const kept = placed.slice(first, old.length - last);
  const before = placed[first - 1];
  const end = kept.at(-1) ?? before;
  return {
    old: kept,
    fresh: fresh.slice(first, fresh.length - last),
    end: end ? end.position + end.node.nodeSize : start,
  };
}

function same(one: Node | undefined, other: Node | undefined): boolean {
  return one !== undefined && other !== undefined && one.eq(other);
}

function looksOtherwise(one: Node, other: Node): boolean {
  return one.type === other.type && one.content.eq(other.content);
}

/** A block's new look as a proposal. False for attributes that are not its look. */
function trackLook(
  tr: Transaction,
  { node, position }: { readonly node: Node; readonly position: number },
  next: Node,
  tracking: Tracking,
): boolean {
  const changed = Object.entries(next.attrs).filter(([name, value]) => node.attrs[name] !== value);
  if (!changed.every(([name]) => (RESTYLED_ATTRIBUTES as readonly string[]).includes(name)))
    return false;
  if (hasOwn(node, 'insertion', tracking.author)) {
    for (const [name, value] of changed) tr.setNodeAttribute(position, name, value);
    return true;
  }
  const to = formatTo(Object.fromEntries(changed));
  tr.setNodeAttribute(position, 'proposed', withEntry(node, newEntry(tracking, 'restyled', to)));
  return true;
}

/** A copy of a block as this person's proposal: without ids, which name one block for ever, and without others' entries. */
function asOwnBlock(node: Node, tracking: Tracking): Node {
  const plain = withoutNames(node);
  const proposed = formatEntries([newEntry(tracking, 'insertion')]);
  return plain.type.create({ ...plain.attrs, proposed }, plain.content);
}

function withoutNames(node: Node): Node {
  if (node.isText) return node.mark(withoutEntries(node.marks));
  const attrs = { ...node.attrs };
  for (const name of ['id', 'proposed']) if (name in attrs) attrs[name] = null;
  return node.type.create(attrs, Fragment.from(node.children.map(withoutNames)));
}
