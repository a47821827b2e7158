import * as Y from 'yjs';
import type { News, Range } from '#server/room/gate/change.ts';

/**
 * Whether a change only deletes marks that no letter shows. Yjs itself does that at every client that receives a
 * formatting change, readers included: such a frame is no attempt to write, and whoever may not write is neither obeyed
 * nor punished for it.
 */
export function isHousekeeping(doc: Y.Doc, news: News): boolean {
  if (news.sections.length > 0) return false;
  const doomed = new Set<Y.Item>();
  const texts = new Set<Y.XmlText>();
  for (const range of news.deletions) {
    for (const item of liveItemsIn(doc, range)) {
      if (!(item.content instanceof Y.ContentFormat) || !(item.parent instanceof Y.XmlText))
        return false;
      doomed.add(item);
      texts.add(item.parent);
    }
  }
  return [...texts].every((text) => looks(text) === looks(text, doomed));
}

function* liveItemsIn(doc: Y.Doc, { client, clock, length }: Range): Generator<Y.Item> {
  const structs = doc.store.clients.get(client) ?? [];
  const end = Math.min(clock + length, Y.getState(doc.store, client));
  if (clock >= end) return;
  for (let at = Y.findIndexSS(structs, clock); at < structs.length; at++) {
    const struct = structs[at];
    if (!struct || struct.id.clock >= end) return;
    if (struct instanceof Y.Item && !struct.deleted) yield struct;
  }
}

/** A text as its reader sees it: runs of letters with the marks they carry. */
function looks(text: Y.XmlText, without: ReadonlySet<Y.Item> = new Set()): string {
  const marks = new Map<string, string>();
  const runs: string[] = [];
  let last = '';
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || without.has(item)) continue;
    if (item.content instanceof Y.ContentFormat) {
      const { key, value } = item.content;
      if (value === null) marks.delete(key);
      else marks.set(key, JSON.stringify(value));
    } else if (item.content instanceof Y.ContentString) {
      const now = JSON.stringify([...marks].toSorted(([one], [other]) => (one < other ? -1 : 1)));
      if (now !== last) runs.push(now);
      last = now;
      runs.push(item.content.str);
    }
  }
  return JSON.stringify(runs);
}
