import type { Editor } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { isBlockId } from '#shared/paper/block-id.ts';
import { sharedPaperKey } from '#client/editor/binding/collaboration.ts';

/** How much of the text around the caret a story is asked of. */
export const REACHES = ['selection', 'sentence', 'paragraph', 'whole'] as const;
export type Reach = (typeof REACHES)[number];

/** A passage by the names under which its story is asked for. */
export interface Passage {
  readonly reach: Reach;
  readonly blockId: string;
  /** `block`, or the ends of words in it (`readStory`). */
  readonly words: string;
}

/** The passages that can be meant at the caret, the smallest first; none where nothing has a name yet. */
export function passagesHere(editor: Editor): Passage[] {
  const { state } = editor;
  const { $from, empty, from, to } = state.selection;
  const ids = blockIdsAround(state);
  const [inner, outer] = [ids.at(-1), ids[0]];
  if (inner === undefined || outer === undefined) return [];
  const found: Passage[] = [];
  if (!empty && $from.parent.inlineContent) {
    const words = endsOf(editor, from, to);
    if (words) found.push({ reach: 'selection', blockId: inner, words });
  }
  if (empty && $from.parent.isTextblock) {
    const sentence = sentenceAt(state);
    const words = sentence && endsOf(editor, sentence.from, sentence.to);
    if (words) found.push({ reach: 'sentence', blockId: inner, words });
  }
  if (inner !== outer) found.push({ reach: 'paragraph', blockId: inner, words: 'block' });
  return [...found, { reach: 'whole', blockId: outer, words: 'block' }];
}

/** The sentence at the caret, when its block has more than one. */
export function sentenceAt({ selection }: EditorState): { from: number; to: number } | null {
  const { $from } = selection;
  const start = $from.start();
  // Every inline node without text is one sign, so that places in the words are places in the paper.
  const words = $from.parent.textBetween(0, $from.parent.content.size, '\n', '\u2060');
  const sentences = [...new Intl.Segmenter('he', { granularity: 'sentence' }).segment(words)];
  const caret = $from.parentOffset;
  const here = sentences.findLast(({ index }) => index <= caret);
  if (!here || sentences.length < 2 || here.segment.trim() === '') return null;
  const from = here.index + here.segment.length - here.segment.trimStart().length;
  return { from: start + from, to: start + here.index + here.segment.trimEnd().length };
}

/** The names of the blocks around the caret, the outermost first. */
function blockIdsAround({ selection, doc }: EditorState): string[] {
  const { $from } = selection;
  const ids: string[] = [];
  for (let depth = 1; depth <= $from.depth; depth++) {
    const id: unknown = $from.node(depth).attrs['id'];
    if (isBlockId(id)) ids.push(id);
  }
  // An image or a line across the page: the caret stands before it, in no block.
  const at: unknown = $from.depth === 0 ? doc.nodeAt($from.pos)?.attrs['id'] : null;
  return isBlockId(at) ? [at] : ids;
}

function endsOf({ state }: Editor, from: number, to: number): string | null {
  const binding = sharedPaperKey.getState(state)?.binding;
  if (!binding || from >= to) return null;
  const { anchor, head } = binding.toShared(from, to);
  return `${inLetters(anchor)}~${inLetters(head)}`;
}

/** In base64 as it may stand in an address. */
function inLetters(place: Y.RelativePosition): string {
  return btoa(String.fromCodePoint(...Y.encodeRelativePosition(place)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
