import * as Y from 'yjs';
import type { News } from '#server/room/gate/change.ts';
import { liveItemsIn } from '#server/room/gate/live-items.ts';

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
