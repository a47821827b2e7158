import * as Y from 'yjs';
import { contentOfType, textOf } from '#shared/paper/content.ts';
import { markKeyOf } from '#shared/paper/mark-key.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { type Entry, readEntry } from '#shared/suggestion/entry.ts';
import { entriesOf } from '#shared/suggestion/runs.ts';
import { COMMENT_MARK } from '#shared/thread/comment-mark.ts';
import { MOST_QUOTE } from '#shared/thread/thread.ts';
import type { NewAnchor } from '#shared/thread/thread-contract.ts';
import { SYSTEM } from '#server/room/change-desk.ts';
import type { Anchors, Tied } from '#server/thread/anchors.ts';
import { LiveWords, type Piece } from '#server/thread/live-words.ts';
import { passageIn } from '#server/thread/passage.ts';
import { type Standing, standingAgain, standingOf } from '#server/thread/same-words.ts';

/** Letters kept of the paragraph around a quote. */
const MOST_PASSAGE = 2 * MOST_QUOTE;

/** What a remark is to be made on, in the live paper. */
interface Found {
  readonly tied: Tied;
  readonly pieces: readonly Piece[];
}

/** Changes the live text in somebody's name, or the server's own; resolves when it is on disk. */
type Write = (paperId: string, personId: string, change: (doc: Y.Doc) => void) => Promise<void>;

/** After so long, in milliseconds, all has come that others wrote before they could hear of a mark. */
const HEARD_MS = 5000;

/**
 * Anchors in the live text, written in the server's name: nobody has edited, and nobody's undo takes them away.
 *
 * Somebody may be cutting a paragraph in two at that moment, or making a heading of it: their editor writes its words anew,
 * as it knew them, without the mark. So a while later each thread is looked after once.
 */
export function textAnchors(
  write: Write,
  later: (work: () => void) => void = (work) => void setTimeout(work, HEARD_MS).unref(),
): Anchors {
  const inText = async <Answer>(paperId: string, ask: (doc: Y.Doc) => Answer) => {
    const answers: Answer[] = [];
    await write(paperId, SYSTEM, (doc) => void answers.push(ask(doc)));
    return answers[0] ?? null;
  };
  return {
    async tie(paperId, threadId, wanted) {
      const made = await inText(paperId, (doc) => tieIn(doc, threadId, wanted));
      const { standing } = made ?? {};
      if (standing)
        later(() => {
          // Should the disk refuse, or the paper be gone, the thread lies in the tray.
          inText(paperId, (doc) => tieAgain(doc, threadId, standing)).catch(() => null);
        });
      return made?.tied ?? null;
    },
    find: (paperId, wanted) => inText(paperId, (doc) => seek(doc, wanted)?.tied ?? null),
  };
}

interface Made {
  readonly tied: Tied;
  /** Where among the same words those of the thread stand; null when they cannot be told by that. */
  readonly standing: Standing | null;
}

function tieIn(doc: Y.Doc, threadId: string, wanted: NewAnchor): Made | null {
  const words = new LiveWords(doc);
  const marked = words.piecesWhere((formats) => keyOf(threadId) in formats);
  if (marked.length > 0) return { tied: tiedTo(words, marked), standing: null };
  const found = seek(doc, wanted, words);
  if (!found) return null;
  mark(threadId, found.pieces);
  return { tied: found.tied, standing: standingOf(words, found.pieces) };
}

function tieAgain(doc: Y.Doc, threadId: string, standing: Standing): void {
  const words = new LiveWords(doc);
  const marked = words.piecesWhere((formats) => keyOf(threadId) in formats);
  if (marked.length === 0) mark(threadId, standingAgain(words, standing));
}

const keyOf = (threadId: string) => markKeyOf(COMMENT_MARK, threadId);

function mark(threadId: string, pieces: readonly Piece[]): void {
  for (const { text, at, from, to } of pieces)
    text.format(at, to - from, { [keyOf(threadId)]: {} });
}

function seek(doc: Y.Doc, wanted: NewAnchor, words = new LiveWords(doc)): Found | null {
  switch (wanted.kind) {
    case 'paper':
      return { tied: { blockId: null, quote: '', passage: '' }, pieces: [] };
    case 'block':
      return blockOf(doc, wanted.blockId);
    case 'passage':
      return found(words, passageIn(doc, words, wanted));
    default:
      return suggestionIn(doc, words, wanted);
  }
}

function found(words: LiveWords, pieces: readonly Piece[]): Found | null {
  return pieces.length === 0 ? null : { tied: tiedTo(words, pieces), pieces };
}

function tiedTo(words: LiveWords, pieces: readonly Piece[]): Tied {
  const lines = [...new Set(pieces.map(({ line }) => line))];
  const passage = lines.map((line) => words.lines[line]?.words ?? '').join('\n');
  const first = pieces[0];
  // Of a paragraph that is too long, a part that holds the quote.
  const start = Math.max(0, Math.min(first?.from ?? 0, passage.length - MOST_PASSAGE));
  return {
    blockId: words.lines[first?.line ?? 0]?.ids.at(-1) ?? null,
    quote: words.wordsOf(pieces).slice(0, MOST_QUOTE),
    passage: passage.length > MOST_PASSAGE ? passage.slice(start, start + MOST_PASSAGE) : passage,
  };
}

/** A whole block, by its id: it needs no mark. */
function blockOf(doc: Y.Doc, blockId: string): Found | null {
  const [block] = elementsWhere(doc, (element) => element.getAttribute('id') === blockId);
  return block ? { tied: tiedToBlock(block), pieces: [] } : null;
}

function tiedToBlock(block: Y.XmlElement): Tied {
  const words = textOf(contentOfType(block));
  return {
    blockId: idAround(block),
    quote: words.slice(0, MOST_QUOTE),
    passage: words.slice(0, MOST_PASSAGE),
  };
}

/** The words that a suggestion would bring or take away; of one that is about a block, that block's words. */
function suggestionIn(
  doc: Y.Doc,
  words: LiveWords,
  { suggestionId, authorId }: NewAnchor & { readonly kind: 'suggestion' },
): Found | null {
  const isMeant = ({ id, author }: Pick<Entry, 'id' | 'author'>) =>
    id === suggestionId && author === authorId;
  const blocks = elementsWhere(doc, (element) =>
    Object.entries<unknown>(element.getAttributes()).some(([key, value]) => {
      const entry = readEntry(key, value);
      return entry !== null && isMeant(entry);
    }),
  );
  const pieces = words.piecesWhere(
    (formats, line) => isInside(line, blocks) || entriesOf(formats).some(isMeant),
  );
  if (pieces.length > 0) return found(words, pieces);
  return blocks[0] ? { tied: tiedToBlock(blocks[0]), pieces: [] } : null;
}

function elementsWhere(doc: Y.Doc, holds: (element: Y.XmlElement) => boolean): Y.XmlElement[] {
  const inside = (parent: Y.XmlFragment): Y.XmlElement[] =>
    (parent.toArray() as unknown[]).flatMap((child) => {
      if (!(child instanceof Y.XmlElement)) return [];
      return holds(child) ? [child, ...inside(child)] : inside(child);
    });
  return inside(doc.getXmlFragment(CONTENT_ROOT));
}

/** Whether a block is one of some, or lies in one. */
function isInside(block: Y.XmlElement, some: readonly Y.XmlElement[]): boolean {
  if (some.length === 0) return false;
  for (let at: unknown = block; at instanceof Y.XmlElement; at = at.parent)
    if (some.includes(at)) return true;
  return false;
}

/** The id of a block, or of the nearest one around it that has one. */
function idAround(block: Y.XmlElement): string | null {
  for (let at: unknown = block; at instanceof Y.XmlElement; at = at.parent) {
    const id: unknown = at.getAttribute('id');
    if (typeof id === 'string') return id;
  }
  return null;
}
