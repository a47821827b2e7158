import * as Y from 'yjs';
import { blockIdFrom } from '#shared/paper/block-id.ts';
import { type ContentNode, writeContent } from '#shared/paper/content.ts';
import { Chance, hebrewWord } from '#test/bench/room/paper/chance.ts';

/** The client that wrote what stands in a paper before anybody types. */
const FIRST_WRITER = 1;
const PARAGRAPHS = 40;
const WORDS_EACH = 20;

/** A paper of two pages on which people type: the same bytes in every process. */
export function startingPaper(): Uint8Array {
  const chance = new Chance(2026);
  const content: ContentNode[] = Array.from({ length: PARAGRAPHS }, () => ({
    type: 'paragraph',
    attrs: { id: blockIdFrom(chance.bytes(9)) },
    content: [{ type: 'text', text: wordsOf(chance, WORDS_EACH) }],
  }));
  const doc = new Y.Doc();
  doc.clientID = FIRST_WRITER;
  writeContent(doc, content);
  return Y.encodeStateAsUpdate(doc);
}

function wordsOf(chance: Chance, count: number): string {
  return Array.from({ length: count }, () => hebrewWord(chance)).join(' ');
}
