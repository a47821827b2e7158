import * as Y from 'yjs';
import { type ContentNode, contentOfType, elementOf, formatOfMark } from '#shared/paper/content.ts';
import { sameContent } from '#shared/suggestion/same-content.ts';
import { editsBetween } from '#shared/version/text-edits.ts';
import { untied } from '#shared/version/untied.ts';

type Child = Y.XmlElement | Y.XmlText | Y.XmlHook;
type Format = Readonly<Record<string, unknown>>;
interface Run {
  readonly insert: string;
  readonly attributes: Format;
}

/** A tie of a remark: on words that stay it stays as it is now. */
const isTie = (key: string): boolean => key.startsWith('comment--');

/** Whether a block reads and is marked as one of a version, remarks aside. */
export function readsAs(type: Child, node: ContentNode): boolean {
  return sameContent(untied(contentOfType(type)), untied([node]));
}

/**
 * Makes an element of the live text what a block of a version was. Words that both have are not touched, so that carets,
 * remarks and what colleagues type beside them stay. False when it is of another kind and must be exchanged whole.
 */
export function rewriteElement(element: Y.XmlElement, node: ContentNode): boolean {
  if (element.nodeName !== node.type) return false;
  rewriteAttributes(element, node);
  rewriteChildren(element, node.content ?? []);
  return true;
}

function rewriteAttributes(element: Y.XmlElement, node: ContentNode): void {
  const was: Record<string, unknown> = element.getAttributes();
  // As the shared text stores it: without nulls, each suggestion under a key of its own.
  const is: Record<string, unknown> = storedAttributes({ ...node, content: [] });
  for (const name of Object.keys(was)) if (!(name in is)) element.removeAttribute(name);
  for (const [name, value] of Object.entries(is))
    if (was[name] !== value) element.setAttribute(name, value as string);
}

function storedAttributes(node: ContentNode): Record<string, unknown> {
  const doc = new Y.Doc();
  doc.getXmlFragment('one').push([elementOf(node)]);
  const [made] = doc.getXmlFragment('one').toArray();
  const attributes = made instanceof Y.XmlElement ? made.getAttributes() : {};
  doc.destroy();
  return attributes;
}

/** A block's children as the shared text parts them: texts, and elements among them. */
type Part = { readonly runs: readonly ContentNode[] } | { readonly node: ContentNode };

function partsOf(content: readonly ContentNode[]): Part[] {
  const parts: Part[] = [];
  let text: ContentNode[] | null = null;
  for (const node of content) {
    if (node.type === 'text') {
      if (text) text.push(node);
      else parts.push({ runs: (text = [node]) });
    } else {
      text = null;
      parts.push({ node });
    }
  }
  return parts;
}

function rewriteChildren(element: Y.XmlElement, content: readonly ContentNode[]): void {
  const parts = partsOf(content);
  const children = element.toArray();
  let start = 0;
  while (start < Math.min(children.length, parts.length) && isAs(children[start], parts[start]))
    start += 1;
  let end = 0;
  const shorter = Math.min(children.length, parts.length) - start;
  while (end < shorter && isAs(children.at(-1 - end), parts.at(-1 - end))) end += 1;
  const middle = children.slice(start, children.length - end);
  const wanted = parts.slice(start, parts.length - end);
  // One after the other while they are of the same kind; from the first that is not, they are exchanged.
  let at = 0;
  while (at < Math.min(middle.length, wanted.length) && rewritePart(middle[at], wanted[at]))
    at += 1;
  if (middle.length > at) element.delete(start + at, middle.length - at);
  const fresh = wanted.slice(at).map(madeOf);
  if (fresh.length > 0) element.insert(start + at, fresh);
}

function isAs(child: Child | undefined, part: Part | undefined): boolean {
  if (!child || !part) return false;
  if ('node' in part) return child instanceof Y.XmlElement && readsAs(child, part.node);
  return child instanceof Y.XmlText && sameContent(untied(contentOfType(child)), untied(part.runs));
}

function rewritePart(child: Child | undefined, part: Part | undefined): boolean {
  if (!part) return false;
  if ('node' in part) return child instanceof Y.XmlElement && rewriteElement(child, part.node);
  if (!(child instanceof Y.XmlText)) return false;
  rewriteText(child, part.runs);
  return true;
}

function madeOf(part: Part): Y.XmlElement | Y.XmlText {
  if ('node' in part) return elementOf(part.node);
  const text = new Y.XmlText();
  text.applyDelta(runsOf(part.runs), { sanitize: false });
  return text;
}

const runsOf = (nodes: readonly ContentNode[]): Run[] =>
  nodes.map(({ text = '', marks = [] }) => ({
    insert: text,
    attributes: Object.fromEntries(marks.map(formatOfMark)),
  }));

function rewriteText(text: Y.XmlText, nodes: readonly ContentNode[]): void {
  const is = runsOf(nodes);
  const was = (text.toDelta() as { insert: unknown; attributes?: Format }[]).flatMap(
    ({ insert, attributes = {} }) => (typeof insert === 'string' ? [{ insert, attributes }] : []),
  );
  const [from, to] = [new Walk(was), new Walk(is)];
  const delta: object[] = [];
  for (const edit of editsBetween(from.text, to.text)) {
    if (edit.kind === 'drop') {
      from.take(edit.text.length);
      delta.push({ delete: edit.text.length });
    } else if (edit.kind === 'add') {
      delta.push(...to.take(edit.text.length));
    } else {
      let left = edit.text.length;
      while (left > 0) {
        const length = Math.min(left, from.rest, to.rest);
        const [old] = from.take(length);
        const [fresh] = to.take(length);
        delta.push({ retain: length, attributes: changed(old?.attributes, fresh?.attributes) });
        left -= length;
      }
    }
  }
  text.applyDelta(delta, { sanitize: false });
}

/** Runs of text, gone through from the start. */
class Walk {
  readonly #runs: readonly Run[];
  #at = 0;
  #within = 0;

  constructor(runs: readonly Run[]) {
    this.#runs = runs.filter(({ insert }) => insert !== '');
  }

  get text(): string {
    return this.#runs.map(({ insert }) => insert).join('');
  }

  /** Letters that are left of the run at hand. */
  get rest(): number {
    return (this.#runs[this.#at]?.insert.length ?? 0) - this.#within;
  }

  take(length: number): Run[] {
    const taken: Run[] = [];
    let left = length;
    for (let run = this.#runs[this.#at]; run && left > 0; run = this.#runs[this.#at]) {
      const part = Math.min(left, this.rest);
      taken.push({
        insert: run.insert.slice(this.#within, this.#within + part),
        attributes: run.attributes,
      });
      left -= part;
      this.#within += part;
      if (this.#within === run.insert.length) {
        this.#at += 1;
        this.#within = 0;
      }
    }
    return taken;
  }
}

/** What a stretch of text must gain and lose to look as it did. */
function changed(was: Format = {}, is: Format = {}): Format {
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (name) => !isTie(name) && JSON.stringify(was[name]) !== JSON.stringify(is[name]),
  );
  return Object.fromEntries(names.map((name) => [name, is[name] ?? null]));
}
