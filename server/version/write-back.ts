import * as Y from 'yjs';
import { type ContentNode, contentOfType, elementOf } from '#shared/paper/content.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import type { RestoredPart } from '#shared/version/version.ts';
import { readsAs, rewriteElement } from '#server/version/rewrite.ts';
import { idOf, type Wanted, wantedBlocks } from '#server/version/target.ts';

type Child = Y.XmlElement | Y.XmlText | Y.XmlHook;

/**
 * Writes a part of a version into the live text as one edit. Blocks that are as they were are not touched, changed ones
 * are changed in place as far as they can be, so that whoever writes elsewhere is not disturbed. Returns the ids of the
 * blocks that are different now; null when the version has no such part.
 */
export function writeBack(
  doc: Y.Doc,
  version: readonly ContentNode[],
  part: RestoredPart,
): readonly string[] | null {
  const fragment = doc.getXmlFragment(CONTENT_ROOT);
  const children = fragment.toArray();
  const now = children.map((child) => contentOfType(child)[0] ?? { type: '' });
  const wanted = wantedBlocks(now, version, part);
  if (!wanted || wanted.length === 0) return wanted && [];
  const plan = planOf(now, wanted);
  const changed = new Set<string>();
  const note = (node: ContentNode | undefined) => {
    const id = node && idOf(node);
    if (id) changed.add(id);
  };
  const used = new Set(plan.flatMap(({ at }) => (at === null ? [] : [at])));
  now.forEach((node, at) => {
    if (!used.has(at)) note(node);
  });
  let place = 0;
  let old = 0;
  const dropBefore = (end: number) => {
    while (old < end) {
      fragment.delete(place, 1);
      old += 1;
    }
  };
  for (const { at, node } of plan) {
    if (at !== null) {
      dropBefore(at);
      old += 1;
      if (node && isChanged(fragment, place, children[at], node)) note(node);
    } else if (node) {
      fragment.insert(place, [elementOf(node)]);
      note(node);
    }
    place += 1;
  }
  dropBefore(children.length);
  return [...changed];
}

/** Makes the block at a place what it was; whether it was anything else. */
function isChanged(
  fragment: Y.XmlFragment,
  place: number,
  child: Child | undefined,
  node: ContentNode,
): boolean {
  if (!child || readsAs(child, node)) return false;
  if (!(child instanceof Y.XmlElement) || !rewriteElement(child, node)) {
    fragment.delete(place, 1);
    fragment.insert(place, [elementOf(node)]);
  }
  return true;
}

interface Step {
  /** The block of now that stays at this place, perhaps changed; null for one that is made. */
  readonly at: number | null;
  /** What it is to be; null when it stays as it is. */
  readonly node: ContentNode | null;
}

/** Which blocks of now stay where they are: all that the part does not name, and as many of the others as keep their order. */
function planOf(now: readonly ContentNode[], wanted: readonly Wanted[]): readonly Step[] {
  const places = new Map<string, number>();
  now.forEach((node, at) => {
    const id = idOf(node);
    if (id !== null && !places.has(id)) places.set(id, at);
  });
  const steps: Step[] = [];
  let from = 0;
  let gathered: ContentNode[] = [];
  const settle = (end: number) => {
    steps.push(...inOrder(gathered, places, from, end));
    gathered = [];
  };
  for (const one of wanted) {
    if (one.kind === 'old') {
      gathered.push(one.node);
    } else {
      settle(one.at);
      steps.push({ at: one.at, node: null });
      from = one.at + 1;
    }
  }
  settle(now.length);
  return steps;
}

/** Between two blocks that stay: the longest row of those that stand in this order already. */
function inOrder(
  nodes: readonly ContentNode[],
  places: ReadonlyMap<string, number>,
  from: number,
  end: number,
): Step[] {
  const found = nodes.map((node) => {
    const at = places.get(idOf(node) ?? '');
    return at !== undefined && at >= from && at < end ? at : null;
  });
  const staying = longestRising(found);
  return nodes.map((node, index) => ({
    at: staying.has(index) ? (found[index] ?? null) : null,
    node,
  }));
}

/** The indexes of a longest rising row of numbers; nulls belong to none. */
function longestRising(numbers: readonly (number | null)[]): ReadonlySet<number> {
  const ends: number[] = [];
  const before: number[] = [];
  numbers.forEach((number, index) => {
    if (number === null) return;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    before[index] = ends[low - 1] ?? -1;
    ends[low] = index;
  });
  const rising = new Set<number>();
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) rising.add(index);
  return rising;
}
