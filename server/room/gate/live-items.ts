import * as Y from 'yjs';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import type { Range } from '#server/room/gate/change.ts';

/** The items of a range that are not deleted, as far as the document knows it. */
export function* liveItemsIn(
  doc: Y.Doc,
  { client, clock, length }: Range,
): Generator<Y.Item, void, undefined> {
  const structs = doc.store.clients.get(client) ?? [];
  const end = Math.min(clock + length, Y.getState(doc.store, client));
  if (clock >= end) return;
  for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
    const struct = structs[at];
    if (!struct || struct.id.clock >= end) return;
    if (struct instanceof Y.Item && !struct.deleted) yield struct;
  }
}

/** Anything that may stand inside another shared type. */
interface Nested {
  readonly _item: Y.Item | null;
}

/** The block of the paper's first level that a type lies in or is; `root` for the content itself, null for anything else. */
export function firstLevelBlock(doc: Y.Doc, type: Nested): Y.XmlElement | 'root' | null {
  const root = doc.getXmlFragment(CONTENT_ROOT);
  if (type === (root as Nested)) return 'root';
  let inner: Nested = type;
  for (let item = type._item; item; item = inner._item) {
    const { parent } = item;
    if (parent === root) return inner instanceof Y.XmlElement ? inner : null;
    if (!(parent instanceof Y.AbstractType)) return null;
    inner = parent;
  }
  return null;
}
