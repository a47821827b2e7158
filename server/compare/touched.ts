import * as Y from 'yjs';
import { isBlockId } from '#shared/paper/block-id.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';

/** Client ids of Yjs, and whose each is. */
export type Hands = ReadonlyMap<number, string>;

/**
 * Who put letters, looks or attributes into which block since a state vector, by the ids of the innermost blocks. Read
 * from the text itself, whose every piece carries the client that made it; each client is one person's, as the server
 * saw them sign in. A piece that was taken away tells only who had made it, so nobody is named for that.
 */
export function touchedSince(
  doc: Y.Doc,
  vector: ReadonlyMap<number, number>,
  hands: Hands,
): Map<string, Set<string>> {
  const touched = new Map<string, Set<string>>();
  const note = (item: Y.Item, blockId: string | null) => {
    if (blockId === null || item.deleted) return;
    const { client, clock } = item.id;
    const person = hands.get(client);
    if (person === undefined || clock + item.length <= (vector.get(client) ?? 0)) return;
    const people = touched.get(blockId) ?? new Set();
    touched.set(blockId, people.add(person));
  };
  const walk = (type: Y.XmlFragment | Y.XmlElement | Y.XmlText, outer: string | null) => {
    const id: unknown = type instanceof Y.XmlElement ? type.getAttribute('id') : null;
    const blockId = isBlockId(id) ? id : outer;
    for (const item of type._map.values()) note(item, blockId);
    for (let item = type._start; item; item = item.right) {
      note(item, blockId);
      if (item.deleted || !(item.content instanceof Y.ContentType)) continue;
      const { type: inner } = item.content;
      if (inner instanceof Y.XmlElement || inner instanceof Y.XmlText) walk(inner, blockId);
    }
  };
  walk(doc.getXmlFragment(CONTENT_ROOT), null);
  return touched;
}
