import { Extension } from '@tiptap/core';
import type { Mark, Node, Slice } from '@tiptap/pm/model';
import { type EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state';
import { Mapping, ReplaceStep } from '@tiptap/pm/transform';
import type { EditorView } from '@tiptap/pm/view';
import { isOwnEdit } from '#client/editor/binding/own-edit.ts';
import { BREAK_MARK, isEntryMark } from '#shared/suggestion/marks.ts';

export interface PlainWordsOptions {
  /** Whether edits become suggestions: then they have entries of their own. */
  readonly suggests: () => boolean;
}

/**
 * What is written inside a suggestion is no part of it: else it would go with it when that is decided. The editor lets new
 * words take on the marks of those around; whatever way they came in, this takes the entries off again. Words that are
 * moved or copied with their suggestions keep them.
 */
export const PlainWords = Extension.create<PlainWordsOptions>({
  name: 'plainWords',
  addOptions() {
    return { suggests: () => false };
  },
  addProseMirrorPlugins() {
    const { suggests } = this.options;
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            compositionstart: (view) => {
              if (!suggests() && view.editable) clearForComposing(view);
              return false;
            },
          },
        },
        appendTransaction: (made, before, after) =>
          suggests() || !made.some(isOwnEdit) ? null : madePlain(made, before, after),
      }),
    ];
  },
});

/**
 * A keyboard that composes over selected words writes into the page's element of the suggestion around them, where the
 * editor could not take the entry off without ending the composing. So the words go first, and a place for plain ones is made.
 */
function clearForComposing(view: EditorView): void {
  const { selection, doc, tr } = view.state;
  if (!(selection instanceof TextSelection) || selection.empty) return;
  const { $from, from, to } = selection;
  if (!marksAround(doc, from, to, []).some(isOfSuggestion)) return;
  const marks = $from.marksAcross(selection.$to) ?? [];
  tr.deleteSelection().setStoredMarks(marks.filter((mark) => !isOfSuggestion(mark)));
  view.dispatch(tr);
}

interface Words {
  readonly from: number;
  readonly to: number;
  readonly marks: readonly Mark[];
}

function madePlain(
  made: readonly Transaction[],
  before: EditorState,
  after: EditorState,
): Transaction | null {
  const { tr } = after;
  for (const [index, transaction] of made.entries()) {
    if (!isOwnEdit(transaction)) continue;
    const later = new Mapping(made.slice(index + 1).flatMap(({ mapping }) => mapping.maps));
    for (const { from, to, marks } of inheritedIn(transaction, before.storedMarks ?? [])) {
      const [start, end] = [later.map(from, 1), later.map(to, -1)];
      if (start < end) for (const mark of marks) tr.removeMark(start, end, mark);
    }
  }
  if (!tr.docChanged) return null;
  // Part of the composing: what looks after that must know it again.
  for (const one of made) {
    const composition: unknown = one.getMeta('composition');
    if (composition !== undefined) tr.setMeta('composition', composition);
  }
  return tr;
}

/** The words that a transaction brought, with the entries they took from around; in places of its own document. */
function inheritedIn(transaction: Transaction, stored: readonly Mark[]): Words[] {
  const how: unknown = transaction.getMeta('uiEvent');
  // What is dragged to another place stays what it is.
  if (how === 'drop') return [];
  return transaction.steps.flatMap((step, index) => {
    const doc = transaction.docs[index];
    if (!(step instanceof ReplaceStep) || step.slice.size === 0 || !doc) return [];
    const around = how === 'paste' ? null : marksAround(doc, step.from, step.to, stored);
    const words = inheritedWords(step.slice, step.from, around);
    const later = transaction.mapping.slice(index + 1);
    return words.map(({ from, to, marks }) => ({
      from: later.map(from, 1),
      to: later.map(to, -1),
      marks,
    }));
  });
}

/** `around` are the marks that words could inherit; null for what is pasted, to which no entry is ever read. */
function inheritedWords(
  { content, openStart }: Slice,
  at: number,
  around: readonly Mark[] | null,
): Words[] {
  // Whole blocks are put somewhere, not written there.
  if (openStart === 0 && !content.firstChild?.isInline) return [];
  const words: Words[] = [];
  content.descendants((node, position) => {
    if (!node.isText) return !node.isInline;
    const marks = node.marks.filter(
      (mark) => isOfSuggestion(mark) && (!around || mark.isInSet(around)),
    );
    // The content of an open slice begins inside its first blocks.
    const from = at - openStart + position;
    if (marks.length > 0) words.push({ from, to: from + node.nodeSize, marks });
    return false;
  });
  return words;
}

/** The marks of the letters that a stretch takes away and of those beside it, and of the letter that was to come. */
function marksAround(doc: Node, from: number, to: number, stored: readonly Mark[]): Mark[] {
  const beside = [doc.resolve(from).nodeBefore, doc.resolve(to).nodeAfter];
  const marks = [...stored, ...beside.flatMap((node) => (node?.isInline ? node.marks : []))];
  if (to > from)
    doc.nodesBetween(from, to, (node) => void (node.isText && marks.push(...node.marks)));
  return marks;
}

function isOfSuggestion({ type }: Mark): boolean {
  return isEntryMark(type.name) || type.name === BREAK_MARK;
}
