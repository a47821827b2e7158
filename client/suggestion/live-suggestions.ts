import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import type { ContentNode } from '#shared/paper/content.ts';
import {
  type FoundSuggestion,
  joinedSuggestions,
  suggestionsIn,
} from '#shared/suggestion/found.ts';
import { useEditorLook } from '#client/editor/use-editor-look.ts';

/** What each block of the paper suggests: a block that did not change is the same node, and is read once. */
const known = new WeakMap<Node, readonly FoundSuggestion[]>();

function suggestionsOfBlock(block: Node): readonly FoundSuggestion[] {
  const read = known.get(block);
  if (read) return read;
  const found = suggestionsIn([block.toJSON() as ContentNode]);
  known.set(block, found);
  return found;
}

/** The suggestions in the paper at this moment, in its order. A keystroke costs one block, however long the paper is. */
export function suggestionsNow({ doc }: EditorState): readonly FoundSuggestion[] {
  const found: FoundSuggestion[] = [];
  doc.forEach((block) => found.push(...suggestionsOfBlock(block)));
  return joinedSuggestions(found);
}

/** The suggestions in the stretch of text that is chosen; none while nothing is. */
export function suggestionsChosen({ doc, selection }: EditorState): readonly FoundSuggestion[] {
  if (selection.empty) return [];
  const { from, to } = selection;
  const part = doc.cut(from, to).toJSON() as ContentNode;
  return suggestionsIn(part.content ?? []);
}

export function useSuggestionsNow(editor: Editor): readonly FoundSuggestion[] {
  return useEditorLook(editor, suggestionsNow, isSame);
}

function isSame(one: readonly FoundSuggestion[], other: readonly FoundSuggestion[]): boolean {
  return (
    one.length === other.length &&
    one.every((suggestion, at) => JSON.stringify(suggestion) === JSON.stringify(other[at]))
  );
}
