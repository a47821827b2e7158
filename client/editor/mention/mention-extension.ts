import { Extension } from '@tiptap/core';
import type { Mark, Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state';
import { isOwnEdit } from '#client/editor/binding/own-edit.ts';
import { changedRange } from '#client/editor/changed-range.ts';
import { mentionQueryOf, mentionQueryPlugin } from '#client/editor/mention/mention-query.ts';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    mention: {
      /** Writes an @ at the caret, which opens the list of people. */
      openMention: () => ReturnType;
      /** Puts somebody's name, marked as theirs, in place of what was typed after the @. */
      insertMention: (person: MentionedPerson) => ReturnType;
    };
  }
}

export interface MentionedPerson {
  readonly personId: string;
  readonly name: string;
}

/** Marks a transaction that brings names as they are: not one that edits a name. */
const BROUGHT = 'mention-brought';

/** Mentions: a name with the mark of a person. A name that is edited is a mere word again. */
export const Mentions = Extension.create({
  name: 'mentions',
  addCommands() {
    return {
      openMention:
        () =>
        ({ tr, dispatch }) => {
          const { $from } = tr.selection;
          if (!$from.parent.inlineContent) return false;
          const before = $from.parent.textBetween(0, $from.parentOffset, ' ', ' ').at(-1);
          const needsBlank = before !== undefined && /[\p{L}\p{N}]/u.test(before);
          dispatch?.(tr.insertText(needsBlank ? ' @' : '@').scrollIntoView());
          return true;
        },
      insertMention:
        ({ personId, name }) =>
        ({ state, tr, dispatch }) => {
          const type = state.schema.marks['mention'];
          const { $from } = tr.selection;
          if (!type || !$from.parent.inlineContent || name.trim() === '') return false;
          const from = mentionQueryOf(state)?.from ?? $from.pos;
          const around = (state.storedMarks ?? $from.marks()).filter(
            (mark) => !['mention', 'reference', 'link'].includes(mark.type.name),
          );
          const marks = type.create({ person: personId }).addToSet(around);
          const words = [state.schema.text(name, marks), state.schema.text(' ', around)];
          dispatch?.(
            tr.replaceWith(from, tr.selection.to, words).setMeta(BROUGHT, true).scrollIntoView(),
          );
          return true;
        },
    };
  },
  addKeyboardShortcuts() {
    return {
      // A name is taken away whole.
      Backspace: () =>
        this.editor.commands.command(({ state, tr, dispatch }) => {
          const { $head, empty } = state.selection;
          const run = empty
            ? runsIn($head.parent).find(({ to }) => to === $head.parentOffset)
            : null;
          if (!run) return false;
          dispatch?.(tr.delete($head.start() + run.from, $head.start() + run.to));
          return true;
        }),
    };
  },
  addProseMirrorPlugins() {
    return [
      mentionQueryPlugin(),
      new Plugin({
        appendTransaction: (transactions, before, after) =>
          withoutEdited(transactions, before, after),
      }),
    ];
  },
});

interface Run {
  readonly from: number;
  readonly to: number;
  readonly mark: Mark;
  readonly name: string;
}

/** The names in a text block: neighbouring texts of one person are one name. */
function runsIn(block: Node): Run[] {
  const runs: Run[] = [];
  let offset = 0;
  for (const node of block.children) {
    const mark = node.marks.find(({ type }) => type.name === 'mention');
    const last = runs.at(-1);
    const to = offset + node.nodeSize;
    if (mark && last && last.to === offset && last.mark.eq(mark)) {
      runs[runs.length - 1] = { ...last, to, name: last.name + (node.text ?? '') };
    } else if (mark) runs.push({ from: offset, to, mark, name: node.text ?? '' });
    offset = to;
  }
  return runs;
}

const keyOf = ({ mark, name }: Run) => `${String(mark.attrs['person'])} ${name}`;

/** Takes the mark from a name that this person's own edit has changed: nobody is put under another's name. */
function withoutEdited(
  transactions: readonly Transaction[],
  before: EditorState,
  after: EditorState,
): Transaction | null {
  if (!transactions.some(isOwnEdit)) return null;
  const isBrought = transactions.some(
    (tr) => tr.getMeta(BROUGHT) || ['paste', 'drop'].includes(String(tr.getMeta('uiEvent'))),
  );
  if (isBrought || transactions.some((tr) => tr.getMeta('composition') !== undefined)) return null;
  const range = changedRange(before.doc, after.doc);
  if (!range) return null;
  const { tr } = after;
  let known: ReadonlySet<string> | null = null;
  after.doc.nodesBetween(range.from, Math.min(range.to, after.doc.content.size), (node, start) => {
    if (!node.isTextblock) return true;
    for (const run of runsIn(node)) {
      known ??= namesIn(before.doc);
      if (known.has(keyOf(run))) continue;
      tr.removeMark(start + 1 + run.from, start + 1 + run.to, run.mark.type);
    }
    return false;
  });
  return tr.docChanged ? tr : null;
}

function namesIn(doc: Node): ReadonlySet<string> {
  const names = new Set<string>();
  doc.descendants((node) => {
    if (!node.isTextblock) return true;
    for (const run of runsIn(node)) names.add(keyOf(run));
    return false;
  });
  return names;
}
