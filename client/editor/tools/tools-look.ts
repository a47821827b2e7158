import type { Editor } from '@tiptap/core';
import type { Mark } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { isInTable } from '@tiptap/pm/tables';
import { sharedPaperKey } from '#client/editor/binding/collaboration.ts';
import { TYPED_BLOCKS, type TypedBlock } from '#shared/paper/schema.ts';

/** What the toolbar shows as pressed or possible. */
export interface ToolsLook {
  readonly isEditable: boolean;
  /** Level of the heading at the caret, 0 for body text. */
  readonly level: number;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isUnderlined: boolean;
  readonly isStruck: boolean;
  readonly isRaised: boolean;
  readonly isLowered: boolean;
  /** The colour of the highlight at the caret. */
  readonly highlight: string | null;
  readonly href: string | null;
  readonly isBullets: boolean;
  readonly isNumbers: boolean;
  readonly isTasks: boolean;
  /** How the innermost numbered list counts; "depth" is the habit of its depth, null is no such list. */
  readonly listStyle: string | null;
  readonly isQuote: boolean;
  /** The tone of the call-out at the caret, "note" for a plain one. */
  readonly callout: string | null;
  readonly isTable: boolean;
  readonly block: TypedBlock | null;
  /** Direction stored on the paragraph at the caret. */
  readonly dir: 'rtl' | 'ltr' | null;
  readonly align: string | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** Reads it from around the caret alone: a selection of a hundred pages costs no more than one letter. */
export function toolsLook(state: EditorState, editor: Editor): ToolsLook {
  const { $from, $to, empty } = state.selection;
  const marks = empty ? (state.storedMarks ?? $from.marks()) : ($from.marksAcross($to) ?? []);
  const undo = sharedPaperKey.getState(state)?.undo;
  const { attrs, type } = $from.parent;
  return {
    isEditable: editor.isEditable,
    level: type.name === 'heading' ? Number(attrs['level'] ?? 1) : 0,
    ...marksLook(marks, $from.marks()),
    ...blocksLook(state),
    dir: attrs['dir'] === 'rtl' || attrs['dir'] === 'ltr' ? attrs['dir'] : null,
    align: textOrNull(attrs['align']),
    canUndo: undo?.canUndo() ?? false,
    canRedo: undo?.canRedo() ?? false,
  };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function marksLook(marks: readonly Mark[], atCaret: readonly Mark[]) {
  const named = (name: string) => marks.find(({ type }) => type.name === name);
  const link = atCaret.find(({ type }) => type.name === 'link') ?? named('link');
  return {
    isBold: named('bold') !== undefined,
    isItalic: named('italic') !== undefined,
    isUnderlined: named('underline') !== undefined,
    isStruck: named('strike') !== undefined,
    isRaised: named('superscript') !== undefined,
    isLowered: named('subscript') !== undefined,
    highlight: textOrNull(named('highlight')?.attrs['colour']),
    href: textOrNull(link?.attrs['href']),
  };
}

function blocksLook(state: EditorState) {
  const { $from } = state.selection;
  const around = Array.from({ length: $from.depth }, (_, depth) => $from.node(depth + 1));
  const names = around.map(({ type }) => type.name);
  const list = around.findLast(({ type }) => type.name.endsWith('List'));
  const isNumbers = list?.type.name === 'orderedList';
  const outer = around[0];
  return {
    isBullets: list?.type.name === 'bulletList',
    isNumbers,
    isTasks: list?.type.name === 'taskList',
    listStyle: isNumbers ? (textOrNull(list.attrs['style']) ?? 'depth') : null,
    isQuote: names.includes('blockquote'),
    callout: outer?.type.name === 'callout' ? (textOrNull(outer.attrs['tone']) ?? 'note') : null,
    isTable: isInTable(state),
    block: TYPED_BLOCKS.find((kind) => kind === names[0]) ?? null,
  };
}
