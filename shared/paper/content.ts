import * as Y from 'yjs';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { NODES, REFERENCE_CHARACTER } from '#shared/paper/schema.ts';

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
  doc.transact(() => doc.getXmlFragment(CONTENT_ROOT).push(content.map(toElement)));
}

function toElement(node: ContentNode): Y.XmlElement {
  const element = new Y.XmlElement(node.type);
  for (const [name, rule] of Object.entries(NODES[node.type]?.attributes ?? {})) {
    const value = node.attrs?.[name] ?? rule.default;
    // Yjs types attributes as strings; the editor's binding stores numbers as numbers, and so do we.
    if (value !== null) element.setAttribute(name, value as string);
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
      const attributes = Object.fromEntries(
        (child.marks ?? []).map((mark) => [mark.type, mark.attrs ?? {}]),
      );
      text.push({ insert: child.text ?? '', attributes });
    } else {
      endText();
      children.push(toElement(child));
    }
  }
  endText();
  // Not `push`: it reads the length, which Yjs warns about before the element is part of a document.
  element.insert(0, children);
  return element;
}

/** Reads a paper's content as plain data. What the schema does not know is left as it is: reading never judges. */
export function readContent(doc: Y.Doc): ContentNode[] {
  return doc.getXmlFragment(CONTENT_ROOT).toArray().flatMap(fromType);
}

interface Run {
  readonly insert: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

function fromType(type: Y.XmlElement | Y.XmlText | Y.XmlHook): ContentNode[] {
  if (type instanceof Y.XmlHook) return [];
  if (type instanceof Y.XmlText) {
    return (type.toDelta() as Run[]).flatMap(({ insert, attributes }) => {
      if (typeof insert !== 'string' || insert === '') return [];
      const marks = Object.entries(attributes ?? {}).map(([mark, value]) => ({
        type: mark,
        ...(isFilledRecord(value) && { attrs: value }),
      }));
      return [{ type: 'text', text: insert, ...(marks.length > 0 && { marks }) }];
    });
  }
  const attrs = type.getAttributes();
  const content = type.toArray().flatMap(fromType);
  return [
    {
      type: type.nodeName,
      ...(Object.keys(attrs).length > 0 && { attrs }),
      ...(content.length > 0 && { content }),
    },
  ];
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
