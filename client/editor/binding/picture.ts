import { Fragment, type Node, type Schema } from '@tiptap/pm/model';
import * as Y from 'yjs';
import { shownAttributes, shownMarks } from '#client/editor/binding/shown-values.ts';
import { childrenAllowedIn, MAX_DEPTH, takesText } from '#shared/paper/schema.ts';

/**
 * One element of the shared paper and the editor's node that shows it. `parts` are its shown children in order: for a
 * block the elements in it, for a text block its runs of text and its line breaks.
 *
 * A child that the editor cannot show (an unknown node, text where none may stand, a value that is no text) is left out
 * of `parts` and stays in the paper, untouched. When nothing can be shown where something must stand, the node holds a
 * filler that no shared element stands behind: `parts` is then empty and the node is not.
 */
export interface Drawn {
  readonly type: Y.XmlFragment;
  node: Node;
  readonly parts: Part[];
  /** Number of shown parts before each child that is not shown; almost always empty. */
  readonly unshown: readonly number[];
}
export interface DrawnText {
  readonly type: Y.XmlText;
  length: number;
}
export type Part = Drawn | DrawnText;

export function isText(part: Part): part is DrawnText {
  return 'length' in part;
}

/** Whether the node's children are fillers that are not in the shared paper. */
export function hasFiller(drawn: Drawn): boolean {
  return drawn.parts.length === 0 && drawn.node.childCount > 0;
}

/** What is drawn, by the shared type behind it. */
export type Picture = Map<object, Drawn>;

/** What was met while drawing. */
export interface Seen {
  /** Whether something could not be shown, ever since the paper was opened. */
  unshown: boolean;
}

export interface Drawing {
  readonly schema: Schema;
  readonly picture: Picture;
  /** Types to draw anew; all others are taken from the picture as they are. */
  readonly dirty: ReadonlySet<unknown>;
  readonly seen: Seen;
}

/** Draws the whole shared paper. Reads only; whatever it holds, this neither throws nor writes. */
export function drawPaper(root: Y.XmlFragment, schema: Schema) {
  const drawing = {
    schema,
    picture: new Map<object, Drawn>(),
    dirty: new Set(),
    seen: { unshown: false },
  };
  return { ...drawing, root: redraw(root, drawing) };
}

/** Draws anew what is dirty, and the root above it, putting the result into the picture. */
export function redraw(root: Y.XmlFragment, drawing: Drawing): Drawn {
  const { parts, nodes, unshown } = drawChildren(root, 'doc', drawing, 1);
  const content = Fragment.fromArray(nodes);
  const type = drawing.schema.topNodeType;
  const node = nodes.length > 0 ? type.create(null, content) : filled(type.createAndFill());
  const drawn: Drawn = { type: root, node, parts, unshown };
  drawing.picture.set(root, drawn);
  return drawn;
}

function filled(node: Node | null): Node {
  // Every node of the schema can be filled with empty paragraphs; a test holds that.
  if (!node) throw new Error('the schema has a node that cannot be filled');
  return node;
}

/** Draws one element, or takes it from the picture when it is not dirty; null for one that cannot be shown. */
export function drawElement(element: Y.XmlElement, drawing: Drawing, depth: number): Drawn | null {
  const known = drawing.dirty.has(element) ? undefined : drawing.picture.get(element);
  if (known) return known;
  const type = drawing.schema.nodes[element.nodeName];
  if (!type || type.isText || type === drawing.schema.topNodeType || depth > MAX_DEPTH) return null;
  const { parts, nodes, unshown } = drawChildren(element, type.name, drawing, depth + 1);
  const attrs = shownAttributes(element);
  const node =
    nodes.length > 0 || type.validContent(Fragment.empty)
      ? type.create(attrs, Fragment.fromArray(nodes))
      : filled(type.createAndFill(attrs));
  const drawn: Drawn = { type: element, node, parts, unshown };
  drawing.picture.set(element, drawn);
  return drawn;
}

function drawChildren(parent: Y.XmlFragment, name: string, drawing: Drawing, depth: number) {
  const parts: Part[] = [];
  const nodes: Node[] = [];
  const unshown: number[] = [];
  const allowed = childrenAllowedIn(name);
  const withText = takesText(name);
  for (const child of parent.toArray() as unknown[]) {
    if (child instanceof Y.XmlText) {
      const texts = withText ? drawText(child, drawing.schema) : null;
      if (texts) {
        parts.push({ type: child, length: child.length });
        nodes.push(...texts);
        continue;
      }
    } else if (child instanceof Y.XmlElement && allowed.has(child.nodeName)) {
      const drawn = drawElement(child, drawing, depth);
      if (drawn) {
        parts.push(drawn);
        nodes.push(drawn.node);
        continue;
      }
    }
    unshown.push(parts.length);
    drawing.seen.unshown = true;
  }
  return { parts, nodes, unshown };
}

interface Run {
  readonly insert: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** The text nodes of a run, or null when it holds something else than text. */
function drawText(text: Y.XmlText, schema: Schema): Node[] | null {
  const nodes: Node[] = [];
  for (const { insert, attributes } of text.toDelta() as Run[]) {
    if (typeof insert !== 'string') return null;
    if (insert !== '') nodes.push(schema.text(insert, shownMarks(schema, attributes)));
  }
  return nodes;
}

/**
 * Takes over the editor's own node objects after steps were applied, so that "nothing changed" is one comparison.
 * The nodes must be equal to those drawn.
 */
export function adopt(drawn: Drawn, node: Node): void {
  if (drawn.node === node) return;
  drawn.node = node;
  if (hasFiller(drawn)) return;
  if (!node.inlineContent) {
    for (const [index, part] of drawn.parts.entries()) {
      if (!isText(part)) adopt(part, node.child(index));
    }
    return;
  }
  let offset = 0;
  for (const part of drawn.parts) {
    if (!isText(part)) adopt(part, node.nodeAt(offset) ?? part.node);
    offset += isText(part) ? part.length : part.node.nodeSize;
  }
}

/** Forgets an element that left the paper, and all in it. */
export function forget(picture: Picture, drawn: Drawn): void {
  picture.delete(drawn.type);
  for (const part of drawn.parts) if (!isText(part)) forget(picture, part);
}
