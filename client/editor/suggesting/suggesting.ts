import { Extension } from '@tiptap/core';
import type { Mark, Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state';
import { isOwnEdit } from '#client/editor/binding/own-edit.ts';
import { type ChangedPart, changedPart } from '#client/editor/suggesting/changed-part.ts';
import { hasOwn, type Tracking, withoutEntries } from '#client/editor/suggesting/entry-marks.ts';
import { insertionAt } from '#client/editor/suggesting/track-text.ts';
import { liesInOwnBlock, track } from '#client/editor/suggesting/track.ts';
import { isEntryMark } from '#shared/suggestion/marks.ts';
import { suggestionIdFrom } from '#shared/suggestion/entry.ts';

export interface SuggestingOptions {
  /** Whose editor it is. */
  readonly me: string;
  /** In whose name; null while edits are edits. Asked at every edit, because role and stage may change meanwhile. */
  readonly author: () => string | null;
  /** Told when something was done that cannot be suggested, and was not done. */
  readonly onRefused: () => void;
}

/** Marks a transaction that may change the text: it is a suggestion, or lies in a block of one's own. */
const SUGGESTION = 'suggestion';

/** How an edit came about, as ProseMirror and its plugins ask. */
const HOW = ['composition', 'uiEvent', 'paste'] as const;

/** Suggestion mode: every edit of this person's becomes a suggestion. Colleagues' changes and undo pass as they are. */
export const Suggesting = Extension.create<SuggestingOptions>({
  name: 'suggesting',
  priority: 2000,
  addOptions() {
    return { me: '', author: () => null, onRefused: () => undefined };
  },
  dispatchTransaction({ transaction, next }) {
    const author = this.options.author();
    if (author === null || !isOwnEdit(transaction)) return next(transaction);
    const tracking = trackingOf(author);
    const { state } = this.editor;
    const part = changedPart(state.doc, transaction.doc);
    if (part && staysInOwnBlock(state.doc, transaction.doc, part, tracking))
      return next(transaction.setMeta(SUGGESTION, true));
    const suggestion = track(state, transaction, tracking);
    if (!suggestion) return this.options.onRefused();
    if (transaction.scrolledIntoView) suggestion.scrollIntoView();
    for (const name of HOW) {
      const how: unknown = transaction.getMeta(name);
      if (how !== undefined) suggestion.setMeta(name, how);
    }
    next(suggestion.setMeta(SUGGESTION, true));
  },
  addProseMirrorPlugins() {
    const { author } = this.options;
    return [
      new Plugin({
        // What other plugins add to an edit would be a change of the text in the name of one who may only suggest.
        filterTransaction: (tr, state) =>
          author() === null ||
          !isOwnEdit(tr) ||
          tr.getMeta(SUGGESTION) === true ||
          onlyOwnDiffers(state.doc, tr.doc, author() ?? ''),
        appendTransaction: (made, __, state) =>
          // Marks that are set while a keyboard composes would end its composing after each letter.
          made.some((tr) => tr.getMeta('composition') !== undefined)
            ? null
            : withMarksToWrite(state, author()),
      }),
    ];
  },
});

/** Before and after: what is put into a block may as well cut it in two. */
function staysInOwnBlock(doc: Node, next: Node, part: ChangedPart, tracking: Tracking): boolean {
  const { from, toNext } = part;
  return (
    liesInOwnBlock(doc, part, tracking) && liesInOwnBlock(next, { from, to: toNext }, tracking)
  );
}

function trackingOf(author: string): Tracking {
  return {
    author,
    newId: () => suggestionIdFrom(crypto.getRandomValues(new Uint8Array(8))),
    now: () => Date.now(),
  };
}

/** Whether two documents differ in blocks that this person has proposed, and nowhere else. */
function onlyOwnDiffers(old: Node, next: Node, author: string): boolean {
  if (old === next || old.eq(next)) return true;
  if (hasOwn(old, 'insertion', author) && hasOwn(next, 'insertion', author)) return true;
  const isOneNode = old.sameMarkup(next) && old.childCount === next.childCount && !old.isText;
  if (!isOneNode) return false;
  return old.children.every((child, at) => onlyOwnDiffers(child, next.child(at), author));
}

/**
 * The marks that the next letter will carry: in suggestion mode an insertion of one's own, set beforehand so that a
 * composing keyboard writes into it from its first letter on; otherwise no entry of the words around.
 */
function withMarksToWrite(state: EditorState, author: string | null): Transaction | null {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock) return null;
  const now = state.storedMarks ?? $from.marks();
  const wanted = marksToWrite(state, now, author);
  const isSame = now.length === wanted.length && wanted.every((mark) => mark.isInSet(now));
  return isSame ? null : state.tr.setStoredMarks(wanted);
}

function marksToWrite(
  state: EditorState,
  now: readonly Mark[],
  author: string | null,
): readonly Mark[] {
  if (author === null) {
    return now.some(({ type }) => isEntryMark(type.name)) ? withoutEntries(now) : now;
  }
  const own = now.find(
    ({ type, attrs }) => type.name === 'insertion' && attrs['author'] === author,
  );
  const { head } = state.selection;
  const tracking = trackingOf(author);
  if (liesInOwnBlock(state.doc, { from: head, to: head }, tracking)) return withoutEntries(now);
  return (own ?? insertionAt(state.doc, head, tracking)).addToSet(withoutEntries(now));
}
