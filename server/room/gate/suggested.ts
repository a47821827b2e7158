import * as Y from 'yjs';
import type { ContentNode } from '#shared/paper/content.ts';
import type { Entry } from '#shared/suggestion/entry.ts';
import { project, without } from '#shared/suggestion/projection.ts';
import { sameContent } from '#shared/suggestion/same-content.ts';
import { putMarksBack, wordsAlone } from '#server/room/gate/kept-marks.ts';
import { type Mendable, mend } from '#server/room/gate/repair.ts';
import { firstLevel, stretchesOf, type Touched } from '#server/room/gate/touched.ts';

/**
 * The rule for those who may only suggest: without their suggestions the paper is the same before and after their
 * change, and no entry in it names anybody else that did not stand there before.
 *
 * Asked after the change was applied to `live`. The answer is null when the rule is kept. Where it is broken only because
 * a colleague decided on the suggestion meanwhile, or only in the marks that lie on words, `make` is called with what puts it
 * right, and what it made is the answer. `beyond` is a change that goes beyond suggesting: the caller must let go of the text it was applied to.
 */
export function settleSuggestion<Made>(
  live: { readonly doc: Y.Doc },
  touched: Touched & Mendable,
  by: Omit<Entry, 'kind' | 'to'>,
  make: (change: (doc: Y.Doc) => void) => Made | null,
): Made | 'beyond' | null {
  const isForged = touched.isForged || touched.doubtful.some((id) => stands(live.doc, id));
  if (isForged) return 'beyond';
  if (onlySuggests(live.doc, touched, by.author)) return null;
  if (touched.isTooMuch) return 'beyond';
  const made = make((doc) => {
    if (!onlySuggests(doc, touched, by.author, wordsAlone))
      mend(doc, touched, [...textsIn(doc, touched)], by);
    for (const stretch of stretchesOf(doc, touched)) putMarksBack(stretch, by.author);
  });
  return made !== null && onlySuggests(live.doc, touched, by.author) ? made : 'beyond';
}

function stands({ store }: Y.Doc, id: Y.ID): boolean {
  return !Y.getItem(store, id).deleted;
}

type Seen = (content: readonly ContentNode[]) => readonly ContentNode[];

function onlySuggests(doc: Y.Doc, touched: Touched, author: string, seen: Seen = all): boolean {
  const fate = without(author);
  const base = (content: readonly ContentNode[]) => project(seen(content), fate);
  return stretchesOf(doc, touched).every(({ before, after }) =>
    sameContent(base(before), base(after)),
  );
}

const all: Seen = (content) => content;

/** The texts that a change may have touched. */
function* textsIn(doc: Y.Doc, { before, order }: Touched): Generator<Y.XmlText> {
  for (const block of order ? firstLevel(doc) : before.keys()) yield* textsOf(block);
}

function* textsOf(element: Y.XmlElement): Generator<Y.XmlText> {
  if (element._item?.deleted) return;
  for (const child of element.toArray()) {
    if (child instanceof Y.XmlText) yield child;
    else if (child instanceof Y.XmlElement) yield* textsOf(child);
  }
}
