import { inflateRawSync } from 'node:zlib';
import {
  child,
  childrenNamed,
  type Element,
  textIn,
} from '#server/interchange/reading/xml-tree.ts';
import { isBlockId } from '#shared/paper/block-id.ts';
import type { ContentNode } from '#shared/paper/content.ts';

/** What a file of this house remembers of the paper that it was made of. Everything in it may have been changed. */
export interface Identity {
  readonly paperId: string;
  /**
   * Which of its texts was written: `clean`, `marked`, `original`, or `since`: the agreed text, with all that changed since
   * a version as suggestions in `content`. None of those is one of the paper: accepted, all of them, they are its text.
   */
  readonly text: string;
  readonly schema: number;
  readonly written: string;
  /** Ids of blocks by the paragraph of the file in which each began. */
  readonly blocks: ReadonlyMap<string, string>;
  /** The revisions of the file that each suggestion became. */
  readonly suggestions: readonly Named[];
  /** The comments of the file that each thread became, and the comments of the thread. */
  readonly threads: readonly NamedThread[];
  /** The words of comments that are no remarks: they say what was proposed about blocks and Word has no sign for. */
  readonly proposals: readonly string[];
  /** The text as it was written; unjudged. Null where it cannot be read. */
  readonly content: readonly ContentNode[] | null;
}

interface Named {
  readonly id: string;
  readonly author: string;
  readonly revisions: readonly string[];
}

interface NamedThread {
  readonly id: string;
  readonly comments: readonly string[];
  readonly ids: readonly string[];
}

const MOST_BYTES = 64 * 1024 * 1024;
const NAME = /^_N_(.+)$/;

/** What the custom part says; null for a part of somebody else. */
export function identityIn(root: Element): Identity | null {
  if (root.name !== 'nayar:paper') return null;
  const { attrs } = root;
  const list = (text: string | undefined) => (text ?? '').split(' ').filter(Boolean);
  return {
    paperId: attrs['id'] ?? '',
    text: attrs['text'] ?? '',
    schema: Number(attrs['schema'] ?? 0),
    written: attrs['written'] ?? '',
    blocks: new Map(
      childrenNamed(root, 'nayar:block').flatMap((one) => {
        const id = one.attrs['id'];
        return isBlockId(id) ? [[id, one.attrs['paragraph'] ?? ''] as const] : [];
      }),
    ),
    suggestions: childrenNamed(root, 'nayar:suggestion').map((one) => ({
      id: one.attrs['id'] ?? '',
      author: one.attrs['author'] ?? '',
      revisions: list(one.attrs['revisions']),
    })),
    threads: childrenNamed(root, 'nayar:thread').map((one) => ({
      id: one.attrs['id'] ?? '',
      comments: list(one.attrs['comments']),
      ids: list(one.attrs['ids']),
    })),
    proposals: childrenNamed(root, 'nayar:proposal').map(textIn),
    content: contentIn(child(root, 'nayar:content')),
  };
}

function contentIn(element: Element | undefined): readonly ContentNode[] | null {
  if (!element) return null;
  try {
    const packed = Buffer.from(textIn(element), 'base64');
    const text = inflateRawSync(packed, { maxOutputLength: MOST_BYTES }).toString('utf8');
    const content: unknown = JSON.parse(text);
    return Array.isArray(content) && content.every(isNode) ? content : null;
  } catch {
    return null;
  }
}

function isNode(value: unknown): value is ContentNode {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
  );
}

/** The id of a block or a note in the name of a bookmark; null for a bookmark of somebody else. */
export function idOfBookmark(name: string | undefined): string | null {
  const letters = NAME.exec(name ?? '')?.[1];
  if (letters === undefined) return null;
  const id = letters.replaceAll(/__|_h/g, (pair) => (pair === '__' ? '_' : '-'));
  return isBlockId(id) ? id : null;
}

/** What the paper says of each block, by its id: its type, and its attributes. */
export function nodesById(content: readonly ContentNode[]): ReadonlyMap<string, ContentNode> {
  const found = new Map<string, ContentNode>();
  const left: ContentNode[] = [...content];
  for (let node = left.pop(); node; node = left.pop()) {
    const id = node.attrs?.['id'];
    if (typeof id === 'string' && !found.has(id)) found.set(id, node);
    if (Array.isArray(node.content)) left.push(...node.content.filter(isNode));
  }
  return found;
}
