import type { Editor } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { sharedPaperKey } from '#client/editor/binding/collaboration.ts';
import type { NewAnchor } from '#shared/thread/thread-contract.ts';
import { MOST_QUOTE } from '#shared/thread/thread.ts';

/** What a remark is about to be made on, and the words that stand there. */
export interface NewPlace {
  readonly anchor: NewAnchor;
  readonly quote: string;
}

export const WHOLE_PAPER: NewPlace = { anchor: { kind: 'paper' }, quote: '' };

/** The name of a place on this device: one draft is kept for each. */
export function nameOfPlace({ anchor, quote }: NewPlace): string {
  switch (anchor.kind) {
    case 'paper':
      return 'paper';
    case 'block':
      return `block ${anchor.blockId}`;
    case 'suggestion':
      return `suggestion ${anchor.suggestionId}`;
    default:
      return `passage ${anchor.blockId ?? ''} ${quote.slice(0, 80)}`;
  }
}

/** The words that are selected, as the shared paper knows their place; null when no words are. */
export function selectedPlace({ state }: Editor): NewPlace | null {
  const { from, to } = trimmed(state);
  const quote = from < to ? wordsBetween(state, from, to) : '';
  const binding = sharedPaperKey.getState(state)?.binding;
  if (quote.trim() === '' || !binding) return null;
  const { anchor, head } = binding.toShared(from, to);
  return {
    quote,
    anchor: {
      kind: 'passage',
      start: inLetters(anchor),
      end: inLetters(head),
      blockId: blockIdAround(state, from),
      quote,
    },
  };
}

/** The block of the paper's first level at the caret; null while it has no id yet. */
export function blockPlace({ state }: Editor, position = state.selection.from): NewPlace | null {
  const $at = state.doc.resolve(Math.min(position, state.doc.content.size));
  const block = $at.depth > 0 ? $at.node(1) : $at.nodeAfter;
  const id: unknown = block?.attrs['id'];
  if (!block || typeof id !== 'string') return null;
  return {
    anchor: { kind: 'block', blockId: id },
    quote: block.textBetween(0, block.content.size, '\n', ' ').slice(0, MOST_QUOTE),
  };
}

/** Where the place of an unsent remark stands in the text now; null when it is gone, or is no passage. */
export function placeNow(
  state: EditorState,
  anchor: NewAnchor,
): { from: number; to: number } | null {
  const binding = sharedPaperKey.getState(state)?.binding;
  if (anchor.kind !== 'passage' || !binding) return null;
  try {
    const found = binding.fromShared({
      anchor: fromLetters(anchor.start),
      head: fromLetters(anchor.end),
    });
    return found && found.anchor < found.head ? { from: found.anchor, to: found.head } : null;
  } catch {
    return null;
  }
}

/** Without the blanks and line ends that a quick hand selects along. */
function trimmed({ doc, selection }: EditorState): { readonly from: number; readonly to: number } {
  let { from, to } = selection;
  const blank = (at: number) => doc.textBetween(at, at + 1, '\n', '\u2060').trim() === '';
  while (from < to && blank(from)) from++;
  while (to > from && blank(to - 1)) to--;
  return { from, to };
}

function wordsBetween({ doc }: EditorState, from: number, to: number): string {
  return doc.textBetween(from, to, '\n', ' ').slice(0, MOST_QUOTE);
}

/** The innermost block with a name of its own. */
function blockIdAround({ doc }: EditorState, position: number): string | null {
  const $at = doc.resolve(position);
  for (let depth = $at.depth; depth > 0; depth--) {
    const id: unknown = $at.node(depth).attrs['id'];
    if (typeof id === 'string') return id;
  }
  return null;
}

function inLetters(place: Y.RelativePosition): string {
  return btoa(String.fromCodePoint(...Y.encodeRelativePosition(place)));
}

function fromLetters(letters: string): Y.RelativePosition {
  return Y.decodeRelativePosition(
    Uint8Array.from(atob(letters), (sign) => sign.codePointAt(0) ?? 0),
  );
}
