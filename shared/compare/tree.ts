import type { ContentNode } from '#shared/paper/content.ts';
import { MAX_DEPTH, takesText } from '#shared/paper/schema.ts';
import { markKey } from '#shared/suggestion/projection.ts';
import { folded } from '#shared/compare/atoms.ts';
import type { CompareOptions, Path } from '#shared/compare/comparison.ts';

/** A block of one of two papers, with all that finding its partner in the other needs. */
export interface Block {
  readonly node: ContentNode;
  readonly id: string | null;
  readonly parent: Block | null;
  /** Place among its siblings. */
  readonly index: number;
  readonly path: Path;
  readonly children: readonly Block[];
  /** Whether it holds words of its own. */
  readonly isText: boolean;
  /** Only blocks of one family can be the same block: a paragraph can become a heading, and no table. */
  readonly family: string;
  /** Equal for blocks with equal contents, ids aside. */
  readonly key: number;
  /** Equal for blocks of equal words, whatever they look like. */
  readonly words: string;
  /** Letters in it and one for each block: how much it is. */
  readonly size: number;
  partner: Block | null;
  /** Which move it is part of. */
  move: number | null;
  /** Whether it kept its place, or only a frame around it came or went. */
  stays: boolean;
}

const FAMILIES: Readonly<Record<string, string>> = {
  paragraph: 'text',
  heading: 'text',
  caption: 'text',
  bulletList: 'list',
  orderedList: 'list',
  taskList: 'list',
  listItem: 'item',
  taskItem: 'item',
  tableCell: 'cell',
  tableHeader: 'cell',
  blockquote: 'box',
  callout: 'box',
  challenge: 'box',
  interventionPoint: 'box',
  recommendation: 'box',
};

/** Contents as numbers, given out over both papers. */
export class Keys {
  readonly #known = new Map<string, number>();

  of(content: string): number {
    const key = this.#known.get(content) ?? this.#known.size;
    this.#known.set(content, key);
    return key;
  }
}

interface Growing extends Block {
  children: Block[];
  key: number;
  words: string;
  size: number;
}

/** A paper as a tree of blocks under one root. */
export function treeOf(
  content: readonly ContentNode[],
  keys: Keys,
  options: CompareOptions,
): Block {
  const grow = (node: ContentNode, parent: Block | null, index: number, path: Path): Block => {
    const isText = holdsText(node);
    const { id, ...attrs } = node.attrs ?? {};
    const block: Growing = {
      node,
      id: typeof id === 'string' ? id : null,
      parent,
      index,
      path,
      children: [],
      isText,
      family: FAMILIES[node.type] ?? node.type,
      key: 0,
      words: '',
      size: 1,
      partner: null,
      move: null,
      stays: false,
    };
    const own = `${node.type} ${attributesOf(attrs)}`;
    if (path.length > MAX_DEPTH) block.key = keys.of(JSON.stringify(node));
    else if (isText) {
      block.words = folded(wordsOf(node.content ?? []), options);
      block.size += block.words.length;
      block.key = keys.of(`${own} ${shownOf(node.content ?? [], options)}`);
    } else {
      block.children = (node.content ?? []).map((child, at) =>
        grow(child, block, at, [...path, at]),
      );
      block.key = keys.of(`${own} ${block.children.map(({ key }) => key).join(' ')}`);
      for (const { size } of block.children) block.size += size;
    }
    return block;
  };
  return grow({ type: 'doc', content }, null, 0, []);
}

function attributesOf(attrs: Readonly<Record<string, unknown>>): string {
  const names = Object.keys(attrs).toSorted((one, other) => (one < other ? -1 : 1));
  return JSON.stringify(names.map((name) => [name, attrs[name]]));
}

function holdsText({ type, content = [] }: ContentNode): boolean {
  return takesText(type) || content.some((child) => child.type === 'text');
}

function wordsOf(content: readonly ContentNode[]): string {
  return content.map(({ text = ' ' }) => text).join('');
}

function shownOf(content: readonly ContentNode[], options: CompareOptions): string {
  const runs = content.map(({ type, text, marks = [] }) =>
    JSON.stringify([text === undefined ? type : folded(text, options), marks.map(markKey)]),
  );
  return runs.join(' ');
}

/** All blocks under a root, parents first, in the paper's order. */
export function blocksUnder(root: Block): Block[] {
  const blocks: Block[] = [];
  const walk = (block: Block) => {
    for (const child of block.children) {
      blocks.push(child);
      walk(child);
    }
  };
  walk(root);
  return blocks;
}

export function pair(old: Block, next: Block): void {
  old.partner = next;
  next.partner = old;
}

/** Pairs two blocks of equal contents, and what is in them place by place where it has no other partner. */
export function pairWhole(old: Block, next: Block): void {
  if (!old.partner && !next.partner) pair(old, next);
  for (const [at, child] of old.children.entries()) {
    const twin = next.children[at];
    if (twin) pairWhole(child, twin);
  }
}

/** Whether a block and its partner are equal, and all in them are partners place by place. */
export function isUntouched(old: Block, next: Block): boolean {
  return (
    old.partner === next &&
    old.key === next.key &&
    old.children.every((child, at) => {
      const twin = next.children[at];
      return twin !== undefined && isUntouched(child, twin);
    })
  );
}
