import * as Y from 'yjs';
import { type ContentNode, contentOfType } from '#shared/paper/content.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import type { News } from '#server/room/gate/change.ts';
import { Forgeries } from '#server/room/gate/forged.ts';
import { firstLevelBlock, liveItemsIn } from '#server/room/gate/live-items.ts';
import { Places } from '#server/room/gate/place.ts';

/**
 * The blocks of the paper's first level that a change touches, as they were before it. Taken before the change is
 * applied: afterwards the same blocks are read again and compared, so that judging a keystroke costs one paragraph and
 * not the paper.
 */
export interface Touched {
  /** Content before the change of each block it touches or takes away. */
  readonly before: ReadonlyMap<Y.XmlElement, readonly ContentNode[]>;
  /** All blocks in order, when the change adds blocks at the first level or takes some away; null when it does not. */
  readonly order: readonly Y.XmlElement[] | null;
  /** It writes somebody else's name. */
  readonly isForged: boolean;
  /** Items that do so unless they are gone once the change is applied and put right. */
  readonly doubtful: readonly Y.ID[];
}

/** Finds what a change will touch. `items` are its new items, each after what it hangs on. */
export function touchedBy(
  doc: Y.Doc,
  { news, items, author }: { news: News; items: readonly Y.Item[]; author: string },
): Touched {
  const blocks = new Set<Y.XmlElement>();
  let isStructural = false;
  let isForged = false;
  const note = (type: Parameters<typeof firstLevelBlock>[1]) => {
    const block = firstLevelBlock(doc, type);
    if (block === 'root') isStructural = true;
    else if (block) blocks.add(block);
  };
  const places = new Places(doc, news);
  const forgeries = new Forgeries(author);
  for (const item of items) {
    const { place } = places.spotOf(item);
    isForged ||= forgeries.isOne(item, place);
    if (place.kind === 'root' || place.kind === 'element' || place.kind === 'text')
      note(place.type);
  }
  for (const range of news.deletions) {
    for (const item of liveItemsIn(doc, range)) {
      if (item.parent instanceof Y.AbstractType) note(item.parent);
      // A block that goes is read before it is gone.
      if (item.content instanceof Y.ContentType) note(item.content.type);
    }
  }
  return {
    before: new Map([...blocks].map((block) => [block, contentOfType(block)])),
    order: isStructural ? firstLevel(doc) : null,
    isForged,
    doubtful: forgeries.doubtful,
  };
}

/** The blocks of the first level, in order. */
export function firstLevel(doc: Y.Doc): Y.XmlElement[] {
  return doc
    .getXmlFragment(CONTENT_ROOT)
    .toArray()
    .filter((child): child is Y.XmlElement => child instanceof Y.XmlElement);
}

/** What a change made of what it touched: the stretches that may differ, before and after. */
export interface Stretch {
  readonly before: readonly ContentNode[];
  readonly after: readonly ContentNode[];
  /** The blocks that hold what there is after. */
  readonly blocks: readonly Y.XmlElement[];
}

/** Reads the touched blocks again, after the change. */
export function stretchesOf(doc: Y.Doc, touched: Touched): readonly Stretch[] {
  const { before, order } = touched;
  if (!order)
    return [...before].map(([block, content]) => ({
      before: content,
      after: contentOfType(block),
      blocks: [block],
    }));
  const now = firstLevel(doc);
  const isSame = (one: Y.XmlElement | undefined, other: Y.XmlElement | undefined) =>
    one !== undefined && one === other && !before.has(one);
  let start = 0;
  while (isSame(order[start], now[start])) start++;
  let end = 0;
  while (
    end < Math.min(order.length, now.length) - start &&
    isSame(order.at(-1 - end), now.at(-1 - end))
  )
    end++;
  // Untouched blocks within the window read the same before and after.
  const wasOf = (block: Y.XmlElement) => before.get(block) ?? contentOfType(block);
  const blocks = now.slice(start, now.length - end);
  return [
    {
      before: order.slice(start, order.length - end).flatMap(wasOf),
      after: blocks.flatMap((block) => contentOfType(block)),
      blocks,
    },
  ];
}
