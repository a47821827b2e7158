import type { Node } from '@tiptap/pm/model';
import * as Y from 'yjs';
import {
  type Drawn,
  forget,
  isText,
  type Part,
  type Picture,
} from '#client/editor/binding/picture.ts';
import { formatsOf, writeAttributes } from '#client/editor/binding/shown-values.ts';

/** Removes a shown child from the paper and from the picture. */
export function removePart(parent: Drawn, part: Part, picture: Picture): void {
  const place = parent.parts.indexOf(part);
  const index =
    parent.unshown.length === 0 ? place : (parent.type.toArray() as unknown[]).indexOf(part.type);
  parent.type.delete(index, 1);
  parent.parts.splice(place, 1);
  shiftUnshown(parent, place + 1, -1);
  if (!isText(part)) forget(picture, part);
}

/** Inserts new children after a shown one, or before the first; beside what is not shown, never in place of it. */
export function insertParts(parent: Drawn, previous: Part | undefined, fresh: readonly Part[]) {
  const types = fresh.map(({ type }) => type as Y.XmlElement | Y.XmlText);
  const place = previous ? parent.parts.indexOf(previous) + 1 : 0;
  const onlyUnshown = parent.parts.length === 0 && parent.unshown.length > 0;
  const anchor = onlyUnshown ? (parent.type.toArray().at(-1) ?? null) : (previous?.type ?? null);
  parent.type.insertAfter(anchor as Y.XmlElement | Y.XmlText | null, types);
  parent.parts.splice(place, 0, ...fresh);
  if (!onlyUnshown) shiftUnshown(parent, place, fresh.length);
}

function shiftUnshown(parent: Drawn, from: number, by: number): void {
  const places = parent.unshown as number[];
  for (const [index, place] of places.entries()) if (place >= from) places[index] = place + by;
}

/** Makes an element of the shared paper out of an editor's node, and draws it in the same breath. */
export function createElement(node: Node, picture: Picture): Drawn {
  const type = new Y.XmlElement(node.type.name);
  writeAttributes(type, emptyAttributes(node), node.attrs);
  const parts: Part[] = node.inlineContent
    ? createInline(node.children, picture)
    : node.children.map((child) => createElement(child, picture));
  type.insert(
    0,
    parts.map((part) => part.type as Y.XmlElement | Y.XmlText),
  );
  const drawn: Drawn = { type, node, parts, unshown: [] };
  picture.set(type, drawn);
  return drawn;
}

/** Before anything is written every attribute counts as null, so that defaults which are not null are written. */
function emptyAttributes(node: Node): Record<string, null> {
  return Object.fromEntries(Object.keys(node.attrs).map((name) => [name, null]));
}

/** Runs of text and the atoms between them, as shared types. */
export function createInline(nodes: readonly Node[], picture: Picture): Part[] {
  const parts: Part[] = [];
  for (const node of nodes) {
    if (!node.isText) {
      parts.push(createElement(node, picture));
      continue;
    }
    const last = parts.at(-1);
    const text = last && isText(last) ? last : { type: new Y.XmlText(), length: 0 };
    if (text !== last) parts.push(text);
    text.type.insert(text.length, node.text ?? '', formatsOf(node.marks));
    text.length += node.nodeSize;
  }
  return parts;
}

export function sizeOf(part: Part): number {
  return isText(part) ? part.length : part.node.nodeSize;
}
