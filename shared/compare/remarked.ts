import type { ContentMark, ContentNode } from '#shared/paper/content.ts';
import { parseEntries } from '#shared/suggestion/entry.ts';
import { entryOfMark } from '#shared/suggestion/marks.ts';
import { COMMENT_MARK } from '#shared/thread/comment-mark.ts';

/**
 * Puts the marks of remarks, which comparing leaves out, back on the words of a tracked text. `present` is the text that
 * it gives when all is accepted, letter by letter, with its remarks.
 */
export function remarked(
  tracked: readonly ContentNode[],
  present: readonly ContentNode[],
): ContentNode[] {
  const letters = new Letters(present);
  const walk = (nodes: readonly ContentNode[]): ContentNode[] =>
    nodes.flatMap((node) => {
      if (isGone(node)) return [node];
      if (node.type !== 'text')
        return [node.content ? { ...node, content: walk(node.content) } : node];
      const { text = '', marks = [] } = node;
      // A line break is a letter here where it came, and none there.
      if (text === '\n' && marks.some((mark) => entryOfMark(mark) !== null)) return [node];
      return letters.take(text).map((piece) => {
        const all = [...marks, ...piece.marks];
        return { type: 'text', text: piece.text, ...(all.length > 0 && { marks: all }) };
      });
    });
  return walk(tracked);
}

function isGone({ type, marks = [], attrs }: ContentNode): boolean {
  const entries =
    type === 'text'
      ? marks.flatMap((mark) => entryOfMark(mark) ?? [])
      : parseEntries(attrs?.['proposed']);
  return entries.some(({ kind }) => kind === 'deletion');
}

interface Piece {
  readonly text: string;
  readonly marks: readonly ContentMark[];
}

/** The letters of a text in their order, with the remarks on them. */
class Letters {
  readonly #pieces: Piece[] = [];
  #piece = 0;
  #at = 0;

  constructor(content: readonly ContentNode[]) {
    this.#add(content);
  }

  #add(nodes: readonly ContentNode[]): void {
    for (const { text = '', marks = [], content = [] } of nodes) {
      if (text !== '')
        this.#pieces.push({ text, marks: marks.filter(({ type }) => type === COMMENT_MARK) });
      this.#add(content);
    }
  }

  /** The next letters, which are these, as pieces with the same remarks. */
  take(text: string): Piece[] {
    const taken: Piece[] = [];
    let left = text;
    while (left !== '') {
      const piece = this.#pieces[this.#piece];
      if (!piece) return [...taken, { text: left, marks: [] }];
      const own = left.slice(0, piece.text.length - this.#at);
      taken.push({ text: own, marks: piece.marks });
      left = left.slice(own.length);
      this.#at += own.length;
      if (this.#at < piece.text.length) continue;
      this.#piece += 1;
      this.#at = 0;
    }
    return taken;
  }
}
