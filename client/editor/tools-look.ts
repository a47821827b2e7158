import type { Editor } from '@tiptap/core';
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
  readonly href: string | null;
  readonly isBullets: boolean;
  readonly isNumbers: boolean;
  readonly isQuote: boolean;
  readonly isTable: boolean;
  readonly block: TypedBlock | null;
  /** Direction stored on the paragraph at the caret. */
  readonly dir: 'rtl' | 'ltr' | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** Reads it from around the caret alone: a selection of a hundred pages costs no more than one letter. */
export function toolsLook(state: EditorState, editor: Editor): ToolsLook {
  const { $from, $to, empty } = state.selection;
  const marks = empty ? (state.storedMarks ?? $from.marks()) : ($from.marksAcross($to) ?? []);
  const names = Array.from({ length: $from.depth }, (_, depth) => $from.node(depth + 1).type.name);
  const has = (mark: string) => marks.some(({ type }) => type.name === mark);
  const link =
    $from.marks().find(({ type }) => type.name === 'link') ??
    marks.find(({ type }) => type.name === 'link');
  const list = names.findLast((name) => name.endsWith('List'));
  const undo = sharedPaperKey.getState(state)?.undo;
  const { attrs, type } = $from.parent;
  return {
    isEditable: editor.isEditable,
    level: type.name === 'heading' ? Number(attrs['level'] ?? 1) : 0,
    isBold: has('bold'),
    isItalic: has('italic'),
    href: typeof link?.attrs['href'] === 'string' ? link.attrs['href'] : null,
    isBullets: list === 'bulletList',
    isNumbers: list === 'orderedList',
    isQuote: names.includes('blockquote'),
    isTable: isInTable(state),
    block: TYPED_BLOCKS.find((kind) => kind === names[0]) ?? null,
    dir: attrs['dir'] === 'rtl' || attrs['dir'] === 'ltr' ? attrs['dir'] : null,
    canUndo: undo?.canUndo() ?? false,
    canRedo: undo?.canRedo() ?? false,
  };
}
