import { blockIdFrom } from '#shared/paper/block-id.ts';
import type { ContentMark, ContentNode } from '#shared/paper/content.ts';
import { type Dimension, NODES, type TypedBlock } from '#shared/paper/schema.ts';

/**
 * Content written by hand in the program: keys stand where a paper has ids, so that it can be a constant.
 * `typeset` turns it into a paper's content.
 */
export interface ManuscriptNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly ManuscriptNode[];
  readonly marks?: readonly ContentMark[];
  readonly text?: string;
  /** The name by which another block links to this one. */
  readonly key?: string;
  /** Keys of the blocks this one answers: a recommendation its intervention points, these their challenges. */
  readonly answers?: readonly string[];
}

/** Running text: a plain string, or a piece of it with a mark. */
type Words = string | ManuscriptNode;
/** What stands in an item, a quote, a cell or a typed block; a string is a paragraph. */
type Flow = string | ManuscriptNode;

const text = (words: Words): ManuscriptNode =>
  typeof words === 'string' ? { type: 'text', text: words } : words;
const flow = (block: Flow): ManuscriptNode =>
  typeof block === 'string' ? paragraph(block) : block;

export function bold(words: string): ManuscriptNode {
  return { type: 'text', text: words, marks: [{ type: 'bold' }] };
}

export function italic(words: string): ManuscriptNode {
  return { type: 'text', text: words, marks: [{ type: 'italic' }] };
}

export function link(words: string, href: string): ManuscriptNode {
  return { type: 'text', text: words, marks: [{ type: 'link', attrs: { href } }] };
}

/** A paragraph; an empty string leaves it empty. */
export function paragraph(...words: readonly Words[]): ManuscriptNode {
  const content = words.filter((piece) => piece !== '').map(text);
  return { type: 'paragraph', ...(content.length > 0 && { content }) };
}

/** A paragraph in a language that runs against the direction of a Hebrew paper. */
export function leftToRight(...words: readonly Words[]): ManuscriptNode {
  return { ...paragraph(...words), attrs: { dir: 'ltr' } };
}

/** A heading; its number is made by the screen, never written. */
export function heading(level: 1 | 2 | 3 | 4, words: string): ManuscriptNode {
  return { type: 'heading', attrs: { level }, content: [text(words)] };
}

/**
 * A headed section with a line that tells the writer what belongs there. The line is set in italics, so the writing
 * itself begins in a block of its own: an empty paragraph when no other is given.
 */
export function section(
  title: string,
  guide: string,
  ...body: readonly ManuscriptNode[]
): ManuscriptNode[] {
  const writing = body.length > 0 ? body : [paragraph()];
  return [heading(1, title), paragraph(italic(guide)), ...writing];
}

export function bullets(...items: readonly Flow[]): ManuscriptNode {
  return { type: 'bulletList', content: items.map(listItem) };
}

export function numbered(...items: readonly Flow[]): ManuscriptNode {
  return { type: 'orderedList', content: items.map(listItem) };
}

function listItem(block: Flow): ManuscriptNode {
  return { type: 'listItem', content: [flow(block)] };
}

export function quote(...blocks: readonly Flow[]): ManuscriptNode {
  return { type: 'blockquote', content: blocks.map(flow) };
}

/** A table with a heading row. */
export function table(
  head: readonly Flow[],
  ...rows: readonly (readonly Flow[])[]
): ManuscriptNode {
  const row = (cell: string, cells: readonly Flow[]): ManuscriptNode => ({
    type: 'tableRow',
    content: cells.map((block) => ({
      type: cell,
      attrs: { colspan: 1, rowspan: 1 },
      content: [flow(block)],
    })),
  });
  return {
    type: 'table',
    content: [row('tableHeader', head), ...rows.map((cells) => row('tableCell', cells))],
  };
}

interface Place {
  readonly dimension?: Dimension;
  readonly key?: string;
  readonly answers?: readonly string[];
}

/** A typed block: its statement stands in bold when more follows, so that the register's line is seen in the text. */
function typedBlock(type: TypedBlock) {
  return (
    { dimension, key, answers }: Place,
    statement: string,
    ...more: readonly Flow[]
  ): ManuscriptNode => ({
    type,
    ...(dimension && { attrs: { dimension } }),
    ...(key && { key }),
    ...(answers && { answers }),
    content: [paragraph(more.length > 0 ? bold(statement) : statement), ...more.map(flow)],
  });
}

export const challenge = typedBlock('challenge');
export const interventionPoint = typedBlock('interventionPoint');
export const recommendation = typedBlock('recommendation');

interface Means {
  /** Gives `count` random bytes. */
  readonly random: (count: number) => Uint8Array;
  /** Blocks of other papers that may be answered: key to `paperId/blockId`. */
  readonly elsewhere?: ReadonlyMap<string, string>;
}

interface Typeset {
  readonly content: ContentNode[];
  /** The id of each block that has a key. */
  readonly idOf: ReadonlyMap<string, string>;
}

/**
 * Gives every block that can hold an id its own, so that opening the paper writes nothing, and turns keys into links.
 * Throws when a key stands twice or an answered one nowhere: a slip in the program, never of a person.
 */
export function typeset(manuscript: readonly ManuscriptNode[], means: Means): Typeset {
  const idOf = new Map<string, string>();
  const withIds = manuscript.map((node) => giveIds(node, idOf, means.random));
  const targets = new Map([...(means.elsewhere ?? []), ...idOf]);
  return { content: withIds.map((node) => settleLinks(node, targets)), idOf };
}

function giveIds(
  node: ManuscriptNode,
  idOf: Map<string, string>,
  random: Means['random'],
): ManuscriptNode {
  const content = node.content?.map((child) => giveIds(child, idOf, random));
  if (!NODES[node.type]?.attributes['id']) return { ...node, ...(content && { content }) };
  const id = blockIdFrom(random(9));
  if (node.key !== undefined) {
    if (idOf.has(node.key)) throw new Error(`the key ${node.key} stands twice`);
    idOf.set(node.key, id);
  }
  return { ...node, attrs: { ...node.attrs, id }, ...(content && { content }) };
}

function settleLinks(
  { key: _key, answers, content, ...node }: ManuscriptNode,
  targets: ReadonlyMap<string, string>,
): ContentNode {
  const links = answers?.map((answered) => {
    const target = targets.get(answered);
    if (target === undefined) throw new Error(`nothing has the key ${answered}`);
    return target;
  });
  return {
    ...node,
    ...(links && { attrs: { ...node.attrs, links: links.join(' ') } }),
    ...(content && { content: content.map((child) => settleLinks(child, targets)) }),
  };
}
