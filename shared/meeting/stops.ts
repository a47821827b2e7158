import { amendedPassages } from '#shared/amendment/amendments.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { placesOf, type Placeable } from '#shared/thread/place.ts';

/** A passage at which a meeting stops: something is suggested in it, asked about it, or it waits for validation. */
export interface Stop {
  /** Names it in its paper as long as it is there. */
  readonly key: string;
  /** Its first block that has an id. */
  readonly blockId: string | null;
  /** Place of its first block among the paper's. */
  readonly order: number;
  readonly blocks: readonly ContentNode[];
  readonly suggestionIds: readonly string[];
  readonly threadIds: readonly string[];
  /** A recommendation that waits for the forum's word. */
  readonly isAwaited: boolean;
}

interface Disputed {
  /** Open remarks. */
  readonly threads: readonly Placeable[];
  /** Ids of recommendations that wait for validation. */
  readonly awaited: ReadonlySet<string>;
}

/** The disputed passages of a paper in its order. Every suggestion of the text is at exactly one of them. */
export function stopsIn(
  content: readonly ContentNode[],
  { threads, awaited }: Disputed,
): readonly Stop[] {
  const topOf = new Map<string, number>();
  for (const [order, block] of content.entries()) noteIds(block, order, topOf);
  const amended = amendedPassages(content);
  const asked = new Map<number, string[]>();
  for (const [threadId, place] of placesOf(content, threads)) {
    const order = place?.kind === 'block' && place.blockId ? topOf.get(place.blockId) : undefined;
    if (order !== undefined) asked.set(order, [...(asked.get(order) ?? []), threadId]);
  }
  const stops = new Map<number, Stop>();
  for (const { order, blocks, blockId, variants } of amended) {
    const suggestionIds = variants.flatMap(({ suggestions }) => suggestions.map(({ id }) => id));
    const orders = Array.from({ length: blocks }, (_, at) => order + at);
    stops.set(order, {
      key: blockId ?? `s-${suggestionIds[0] ?? String(order)}`,
      blockId,
      order,
      blocks: content.slice(order, order + blocks),
      suggestionIds,
      threadIds: orders.flatMap((at) => asked.get(at) ?? []),
      isAwaited: orders.some((at) => awaited.has(idOf(content[at]) ?? '')),
    });
    for (const at of orders) asked.delete(at);
  }
  const isTaken = (order: number) =>
    [...stops.values()].some(
      (stop) => order >= stop.order && order < stop.order + stop.blocks.length,
    );
  for (const [order, block] of content.entries()) {
    const id = idOf(block);
    const threadIds = asked.get(order) ?? [];
    const isAwaited = id !== null && awaited.has(id);
    if (isTaken(order) || (threadIds.length === 0 && !isAwaited)) continue;
    const key = id ?? firstId(block);
    if (key === null) continue;
    const found = { key, blockId: key, order, blocks: [block] };
    stops.set(order, { ...found, suggestionIds: [], threadIds, isAwaited });
  }
  return [...stops.values()].toSorted((one, other) => one.order - other.order);
}

function idOf(node: ContentNode | undefined): string | null {
  const id = node?.attrs?.['id'];
  return typeof id === 'string' ? id : null;
}

function firstId(node: ContentNode): string | null {
  const own = idOf(node);
  if (own !== null) return own;
  for (const child of node.content ?? []) {
    const id = firstId(child);
    if (id !== null) return id;
  }
  return null;
}

function noteIds(node: ContentNode, order: number, into: Map<string, number>): void {
  const id = idOf(node);
  if (id !== null && !into.has(id)) into.set(id, order);
  for (const child of node.content ?? []) noteIds(child, order, into);
}
