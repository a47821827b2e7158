import { randomBytes } from 'node:crypto';
import * as Y from 'yjs';
import { blockIdFrom, isBlockId } from '#shared/paper/block-id.ts';
import { contentOfType, textOf } from '#shared/paper/content.ts';
import { carriesBlockId, needNewId } from '#shared/paper/missing-block-ids.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { readKey } from '#shared/suggestion/entry.ts';

const RANDOM_BYTES = 9;

/**
 * Puts in order what editors cannot: of a block that two people moved at once, and that therefore stands twice, one is
 * taken away; and every block that lacks an id or has another's gets one. Changes nothing when all is well.
 */
export function tidyBlocks(doc: Y.Doc): void {
  const root = doc.getXmlFragment(CONTENT_ROOT);
  if (hasDoubledId([...blocksIn(root)])) dropDoubles(root);
  const blocks = [...blocksIn(root)];
  const ids = blocks.map((block) => block.getAttribute('id'));
  for (const at of needNewId(ids, (place) => isProposed(blocks[place]))) {
    blocks[at]?.setAttribute('id', blockIdFrom(randomBytes(RANDOM_BYTES)));
  }
}

/** Whether a block, or one around it, is only somebody's suggestion. */
function isProposed(block: Y.XmlElement | undefined): boolean {
  for (let type: unknown = block; type instanceof Y.XmlElement; type = type.parent) {
    const names = Object.keys(type.getAttributes());
    if (names.some((name) => readKey(name)?.kind === 'insertion')) return true;
  }
  return false;
}

function hasDoubledId(blocks: readonly Y.XmlElement[]): boolean {
  const ids = blocks.map((block) => block.getAttribute('id')).filter(isBlockId);
  return new Set(ids).size < ids.length;
}

/**
 * Takes away each block of the first level that stands before it already, under the same ids and equal to the last
 * letter and mark. Nothing can be lost: every word of it is in the first. One that differs in anything stays, and so
 * does a line without words, which somebody may just have opened.
 */
function dropDoubles(root: Y.XmlFragment): void {
  const seen = new Set<string>();
  const doubles: number[] = [];
  for (const [at, block] of root.toArray().entries()) {
    const content = contentOfType(block);
    const isOne = block instanceof Y.XmlElement && (isNamed(block) || hasNamedPart(block));
    if (!isOne || textOf(content) === '') continue;
    const whole = JSON.stringify(content, sortedKeys);
    if (seen.has(whole)) doubles.push(at);
    seen.add(whole);
  }
  for (const at of doubles.toReversed()) root.delete(at, 1);
}

const isNamed = (block: Y.XmlElement): boolean => isBlockId(block.getAttribute('id'));

/** Lists and tables have no id; what is in them has. */
function hasNamedPart(block: Y.XmlElement): boolean {
  return [...blocksIn(block)].some(isNamed);
}

/** Attributes come in the order in which they were set, which says nothing. */
function sortedKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const record = value as Readonly<Record<string, unknown>>;
  return Object.fromEntries(
    Object.keys(record)
      .toSorted()
      .map((key) => [key, record[key]]),
  );
}

/** All blocks that carry an id, in document order. */
function* blocksIn(parent: Y.XmlFragment): Generator<Y.XmlElement> {
  for (let item = parent._start; item; item = item.right) {
    const child = item.content instanceof Y.ContentType && !item.deleted ? item.content.type : null;
    if (!(child instanceof Y.XmlElement)) continue;
    if (carriesBlockId(child.nodeName)) yield child;
    yield* blocksIn(child);
  }
}
