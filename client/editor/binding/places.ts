import * as Y from 'yjs';
import { sizeOf } from '#client/editor/binding/parts.ts';
import {
  type Drawn,
  hasFiller,
  isText,
  type Part,
  type Picture,
} from '#client/editor/binding/picture.ts';

/**
 * A place in the text as the shared paper knows it: it stays with the letter before it, whatever others write
 * elsewhere. The same form as y-prosemirror's carets, so that other clients can read it.
 */
export function sharedPlace(root: Drawn, position: number): Y.RelativePosition {
  let drawn = root;
  let offset = Math.max(0, Math.min(position, root.node.content.size));
  for (;;) {
    if (hasFiller(drawn) || drawn.node.inlineContent) return inlinePlace(drawn, offset);
    const found = childAt(drawn, offset);
    if (!found) return Y.createRelativePositionFromTypeIndex(drawn.type, drawn.type.length, -1);
    const { child, before } = found;
    // Between two blocks: the place is in front of the second.
    if (before === offset || child.node.isLeaf) {
      return Y.createRelativePositionFromTypeIndex(drawn.type, sharedIndex(drawn, child), 0);
    }
    drawn = child;
    offset -= before + 1;
  }
}

function childAt(drawn: Drawn, offset: number): { child: Drawn; before: number } | null {
  let before = 0;
  for (const part of drawn.parts) {
    if (isText(part)) continue;
    const size = part.node.nodeSize;
    if (offset < before + size) return { child: part, before };
    before += size;
  }
  return null;
}

function inlinePlace(drawn: Drawn, offset: number): Y.RelativePosition {
  let before = 0;
  for (const part of drawn.parts) {
    const size = isText(part) ? part.length : part.node.nodeSize;
    if (isText(part) && offset <= before + size) {
      return Y.createRelativePositionFromTypeIndex(part.type, offset - before, -1);
    }
    if (!isText(part) && offset <= before) {
      return Y.createRelativePositionFromTypeIndex(drawn.type, sharedIndex(drawn, part), 0);
    }
    before += size;
  }
  return Y.createRelativePositionFromTypeIndex(drawn.type, drawn.type.length, -1);
}

/** The index of a shown part among all children of its element, those that are not shown included. */
function sharedIndex(drawn: Drawn, part: Part): number {
  const shownBefore = drawn.parts.indexOf(part);
  return shownBefore + drawn.unshown.filter((place) => place <= shownBefore).length;
}

/** Where a shared place stands in the editor now, or null when what it stood in is gone or not shown. */
export function positionOf(
  place: Y.RelativePosition,
  picture: Picture,
  root: Drawn,
): number | null {
  const doc = root.type.doc;
  const found = doc && Y.createAbsolutePositionFromRelativePosition(place, doc);
  if (!found) return null;
  const { type, index } = found;
  if (type instanceof Y.XmlText) {
    const parent = type.parent && picture.get(type.parent);
    const part = parent?.parts.find((candidate) => candidate.type === type);
    if (!parent || !part || !isText(part)) return null;
    const start = contentStart(parent, picture, root);
    return start === null ? null : start + offsetOf(parent, part) + Math.min(index, part.length);
  }
  const parent = picture.get(type);
  const start = parent && contentStart(parent, picture, root);
  if (start === undefined || start === null || !parent) return null;
  const shown = (type as Y.XmlFragment).slice(0, index) as unknown[];
  const known = new Set<unknown>(shown);
  const before = parent.parts.filter((part) => known.has(part.type));
  return start + before.reduce((sum, part) => sum + sizeOf(part), 0);
}

function offsetOf(parent: Drawn, part: Part): number {
  let offset = 0;
  for (const sibling of parent.parts) {
    if (sibling === part) return offset;
    offset += sizeOf(sibling);
  }
  return offset;
}

/** Where an element's content starts in the editor; null when it is not in the paper any more. */
function contentStart(drawn: Drawn, picture: Picture, root: Drawn): number | null {
  let start = 0;
  let current = drawn;
  while (current !== root) {
    const parent = current.type.parent && picture.get(current.type.parent);
    if (!parent || !parent.parts.includes(current)) return null;
    start += offsetOf(parent, current) + 1;
    current = parent;
  }
  return start;
}

/** The position right before each child that cannot be shown, for a placeholder. */
export function unshownPositions(drawn: Drawn, start = 0): number[] {
  const positions = drawn.unshown.map((place) =>
    drawn.parts.slice(0, place).reduce((sum, part) => sum + sizeOf(part), start),
  );
  let position = start;
  for (const part of drawn.parts) {
    if (!isText(part)) positions.push(...unshownPositions(part, position + 1));
    position += sizeOf(part);
  }
  return positions;
}
