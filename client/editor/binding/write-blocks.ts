import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { matchBlocks } from '#client/editor/binding/block-match.ts';
import { createElement, insertParts, removePart } from '#client/editor/binding/parts.ts';
import { type Drawn, hasFiller } from '#client/editor/binding/picture.ts';
import { writeAttributes } from '#client/editor/binding/shown-values.ts';
import { writeInline, type Writing } from '#client/editor/binding/write-inline.ts';

/**
 * Writes the difference between what an element showed and what the editor now holds: attributes, then children.
 * What was not shown is not looked at, so it can neither be changed nor removed.
 */
export function writeElement(drawn: Drawn, node: Node, writing: Writing): void {
  if (drawn.node === node) return;
  if (drawn.type instanceof Y.XmlElement) {
    writeAttributes(drawn.type, drawn.node.attrs, node.attrs);
  }
  if (node.inlineContent) writeInline(drawn, node, writing);
  else if (!node.isLeaf) writeChildren(drawn, node, writing);
  drawn.node = node;
}

function writeChildren(drawn: Drawn, node: Node, writing: Writing): void {
  // Only text blocks hold texts, and this is none.
  const before = drawn.parts as readonly Drawn[];
  const after = node.children;
  if (hasFiller(drawn) && sameNodes(drawn.node.children, after)) return;
  const { start, end } = unchangedEdges(before, after);
  const changed = after.slice(start, after.length - end);
  const gone = before.slice(start, before.length - end);
  const last = before[start - 1];
  const matched = matchBlocks(
    gone.map((part) => part.node),
    changed,
  );
  const kept = new Set(matched);
  for (const [index, part] of gone.entries()) {
    if (!kept.has(index)) removePart(drawn, part, writing.picture);
  }
  let previous: Drawn | undefined = last;
  let fresh: Drawn[] = [];
  const insertFresh = () => {
    if (fresh.length > 0) insertParts(drawn, previous, fresh);
    previous = fresh.at(-1) ?? previous;
    fresh = [];
  };
  for (const [index, child] of changed.entries()) {
    const part = gone[matched[index] ?? -1];
    if (!part) {
      fresh.push(createElement(child, writing.picture));
      continue;
    }
    insertFresh();
    writeElement(part, child, writing);
    previous = part;
  }
  insertFresh();
}

function sameNodes(one: readonly Node[], other: readonly Node[]): boolean {
  return one.length === other.length && one.every((node, index) => node === other[index]);
}

function unchangedEdges(before: readonly Drawn[], after: readonly Node[]) {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start]?.node === after[start]) start++;
  let end = 0;
  while (end < shorter - start && before.at(-1 - end)?.node === after.at(-1 - end)) end++;
  return { start, end };
}
