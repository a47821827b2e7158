import * as Y from 'yjs';
import { markKeyOf, readMarkKey } from '#shared/paper/mark-key.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { MARKS, NODES, REFERENCE_CHARACTER } from '#shared/paper/schema.ts';
import {
  type Entry,
  formatEntries,
  keyOf,
  parseEntries,
  readEntry,
  valueOf,
} from '#shared/suggestion/entry.ts';

/** A paper's content as plain data, in the shape of ProseMirror's JSON. */
export interface ContentMark {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
}
export interface ContentNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly ContentNode[];
  readonly marks?: readonly ContentMark[];
  readonly text?: string;
}

/** Writes content into a paper's empty fragment. Called once, by the server, when a paper is made. */
export function writeContent(doc: Y.Doc, content: readonly ContentNode[]): void {
  doc.transact(() => doc.getXmlFragment(CONTENT_ROOT).push(content.map(elementOf)));
}

/** A block made of content, to be put into a paper. */
export function elementOf(node: ContentNode): Y.XmlElement {
  const element = new Y.XmlElement(node.type);
  for (const [name, rule] of Object.entries(NODES[node.type]?.attributes ?? {})) {
    const value = node.attrs?.[name] ?? rule.default;
    // Yjs types attributes as strings; the editor's binding stores numbers as numbers, and so do we.
    if (name === 'proposed') writeEntries(element, value);
    else if (value !== null) element.setAttribute(name, value as string);
  }
  const children: (Y.XmlElement | Y.XmlText)[] = [];
  let text: { insert: string; attributes: Record<string, unknown> }[] = [];
  const endText = () => {
    if (text.length === 0) return;
    const run = new Y.XmlText();
    run.applyDelta(text, { sanitize: false });
    children.push(run);
    text = [];
  };
  for (const child of node.content ?? []) {
    if (child.type === 'text') {
      const attributes = Object.fromEntries((child.marks ?? []).map(formatOfMark));
      text.push({ insert: child.text ?? '', attributes });
    } else {
      endText();
      children.push(elementOf(child));
    }
  }
  endText();
  // Not `push`: it reads the length, which Yjs warns about before the element is part of a document.
  element.insert(0, children);
  return element;
}

/** Reads a paper's content as plain data. What the schema does not know is left as it is: reading never judges. */
export function readContent(doc: Y.Doc): ContentNode[] {
  return doc.getXmlFragment(CONTENT_ROOT).toArray().flatMap(contentOfType);
}

interface Run {
  readonly insert: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** One shared type as content: a block with all that is in it, or the runs of a text. */
export function contentOfType(type: Y.XmlElement | Y.XmlText | Y.XmlHook): ContentNode[] {
  const content: ContentNode[] = [];
  readInto(content, type);
  return content;
}

// Read before and after every letter of a suggester: in one pass, and without making what is thrown away at once.
function readInto(content: ContentNode[], type: Y.XmlElement | Y.XmlText | Y.XmlHook): void {
  if (type instanceof Y.XmlHook) return;
  if (type instanceof Y.XmlText) {
    for (const { insert, attributes } of type.toDelta() as Run[])
      if (typeof insert === 'string' && insert !== '') content.push(textOfRun(insert, attributes));
    return;
  }
  const node: { -readonly [Key in keyof ContentNode]: ContentNode[Key] } = { type: type.nodeName };
  const attrs = attributesIn(type);
  if (attrs) node.attrs = attrs;
  const inner: ContentNode[] = [];
  for (const child of type.toArray()) readInto(inner, child);
  if (inner.length > 0) node.content = inner;
  content.push(node);
}

function textOfRun(text: string, attributes: Run['attributes']): ContentNode {
  if (!attributes) return { type: 'text', text };
  const marks: ContentMark[] = [];
  for (const key of Object.keys(attributes)) marks.push(markOfFormat(key, attributes[key]));
  return marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text };
}

/** The attributes of an element, its suggestions' entries gathered in one; null when it has none. */
function attributesIn(type: Y.XmlElement): Record<string, unknown> | null {
  let attrs: Record<string, unknown> | null = null;
  let entries: Entry[] | null = null;
  const all: Record<string, unknown> = type.getAttributes();
  for (const name of Object.keys(all)) {
    const entry = readEntry(name, all[name]);
    if (entry) (entries ??= []).push(entry);
    else (attrs ??= {})[name] = all[name];
  }
  return entries ? { ...attrs, proposed: formatEntries(entries) } : attrs;
}

function writeEntries(element: Y.XmlElement, proposed: unknown): void {
  for (const entry of parseEntries(proposed)) element.setAttribute(keyOf(entry), valueOf(entry));
}

/** A mark as the shared text stores it: key and value. The id of an overlapping mark is part of the key. */
export function formatOfMark({ type, attrs = {} }: ContentMark): [key: string, value: object] {
  const { id, ...rest } = attrs;
  return MARKS[type]?.overlaps && typeof id === 'string'
    ? [markKeyOf(type, id), rest]
    : [type, attrs];
}

/** A mark from its key and value in the shared text. */
export function markOfFormat(key: string, value: unknown): ContentMark {
  const named = readMarkKey(key);
  const attrs = isFilledRecord(value) ? value : {};
  if (named) return { type: named.type, attrs: { id: named.id, ...attrs } };
  return { type: key, ...(isFilledRecord(value) && { attrs }) };
}

function isFilledRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

/** The running text of content: one line per block, for search, counting and previews. */
export function textOf(content: readonly ContentNode[]): string {
  return content.map(lineOf).filter(Boolean).join('\n');
}

function lineOf(node: ContentNode): string {
  if (node.type === 'hardBreak') return ' ';
  // A reference's words are not in the text; its placeholder is nobody's word.
  if (node.text !== undefined) return node.text.replaceAll(REFERENCE_CHARACTER, '');
  const children = node.content ?? [];
  if (children.length === 0) return '';
  const inline = children.every((child) => child.type === 'text' || child.type === 'hardBreak');
  return children.map(lineOf).join(inline ? '' : '\n');
}
