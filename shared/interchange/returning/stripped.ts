import { likenessOf } from '#shared/compare/likeness.ts';
import type { KnownChanges } from '#shared/interchange/returning/known.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { takesText } from '#shared/paper/schema.ts';
import { type Entry, parseEntries } from '#shared/suggestion/entry.ts';
import { entryOfMark } from '#shared/suggestion/marks.ts';

/** A file's text without what its tracked changes put in, and which node each is of the whole. */
export interface Stripped {
  readonly content: readonly ContentNode[];
  /** By the node of the whole text; what was put in has none. */
  readonly of: ReadonlyMap<ContentNode, ContentNode>;
}

export function stripped(content: readonly ContentNode[], known: KnownChanges): Stripped {
  const of = new Map<ContentNode, ContentNode>();
  const isNew = (entry: Entry) => entry.kind === 'insertion' && !known.has(entry);
  const strip = (node: ContentNode): ContentNode | null => {
    if (parseEntries(node.attrs?.['proposed']).some(isNew)) return null;
    const entries = (node.marks ?? []).flatMap((mark) => entryOfMark(mark) ?? []);
    if (entries.some(isNew)) return null;
    const inner = node.content?.flatMap((child) => strip(child) ?? []);
    // A frame in which everything was put in was put in itself.
    if (inner?.length === 0 && !takesText(node.type) && (node.content?.length ?? 0) > 0)
      return null;
    const { proposed: _, ...attrs } = node.attrs ?? {};
    const made = {
      ...node,
      ...(node.attrs && { attrs }),
      ...(inner && { content: inner }),
      ...(node.marks && { marks: node.marks.filter((mark) => !entryOfMark(mark)) }),
    };
    of.set(node, made);
    return made;
  };
  return { content: content.flatMap((node) => strip(node) ?? []), of };
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const wordsOf = (node: ContentNode): readonly string[] => textOf([node]).match(WORD) ?? [];

/** Below this the words under a bookmark are not those that went out under it; from that on others are. */
const UNLIKE = 0.2;
const ALIKE = 0.6;
const MOST_DOUBTED = 200;

/**
 * Content without the names of blocks that went astray: Word leaves the bookmark of a paragraph behind where somebody
 * presses Enter before its first letter. A name is doubted where its words are others and stand elsewhere without a name.
 */
export function withoutStrayIds(
  content: readonly ContentNode[],
  sent: ReadonlyMap<string, ContentNode>,
): ContentNode[] {
  const lines = linesIn(content);
  const nameless = lines.filter(({ attrs }) => typeof attrs?.['id'] !== 'string').map(wordsOf);
  const stray = new Set<ContentNode>();
  let doubted = 0;
  for (const line of lines) {
    const was = sent.get(String(line.attrs?.['id']));
    if (!was || doubted >= MOST_DOUBTED) continue;
    const words = wordsOf(was);
    if (words.length < 3 || likenessOf(words, wordsOf(line)) >= UNLIKE) continue;
    doubted += 1;
    if (nameless.some((other) => likenessOf(words, other) >= ALIKE)) stray.add(line);
  }
  if (stray.size === 0) return [...content];
  const mend = (node: ContentNode): ContentNode => {
    const { id: _, ...attrs } = node.attrs ?? {};
    if (stray.has(node)) return { ...node, attrs };
    return node.content && !takesText(node.type)
      ? { ...node, content: node.content.map(mend) }
      : node;
  };
  return content.map(mend);
}

function linesIn(content: readonly ContentNode[]): ContentNode[] {
  return content.flatMap((node) =>
    takesText(node.type)
      ? [node]
      : linesIn((node.content ?? []).filter(({ type }) => type !== 'text')),
  );
}
