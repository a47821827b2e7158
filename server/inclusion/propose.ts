import * as Y from 'yjs';
import { idOfBlock } from '#shared/inclusion/inclusion.ts';
import { exactText } from '#shared/inclusion/same-text.ts';
import { type ContentNode, contentOfType, elementOf } from '#shared/paper/content.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { NODES, takesText } from '#shared/paper/schema.ts';
import { type Entry, formatEntries, keyOf, valueOf } from '#shared/suggestion/entry.ts';
import { project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import type { Taken } from '#server/inclusion/source-text.ts';
import { type Reading, suggestText } from '#server/suggestion/suggest-text.ts';

interface Proposal {
  /** What the source would read like here now. */
  readonly taken: Pick<Taken, 'blocks' | 'source' | 'reading'>;
  /** What stands here instead. */
  readonly ours: readonly ContentNode[];
  /** The names here of blocks that were taken: one of them that stands here no more was taken out. */
  readonly known: ReadonlySet<string>;
  readonly entry: Entry;
}

/**
 * Writes into a source, as one suggestion, what another paper made of the text that it took from it. Nothing of the agreed
 * text changes, nor of what others suggest. False where there is nothing that a suggestion can say.
 */
export function propose(doc: Y.Doc, proposal: Proposal): boolean {
  const { taken, ours, known, entry } = proposal;
  const writer = new Writer(entry, taken.reading);
  const elements = new Map(
    doc
      .getXmlFragment(CONTENT_ROOT)
      .toArray()
      .flatMap((child) =>
        child instanceof Y.XmlElement ? [[child.getAttribute('id'), child]] : [],
      ),
  ) as ReadonlyMap<string, Y.XmlElement>;
  const standing = new Map(ours.map((node) => [idOfBlock(node), node]));
  for (const [place, block] of taken.blocks.entries()) {
    const source = taken.source[place];
    const element = elements.get(String(source?.attrs?.['id']));
    const id = idOfBlock(block) ?? '';
    const wanted = standing.get(id);
    if (!element || !source) continue;
    if (wanted) writer.block(element, source, block, wanted);
    else if (known.has(id)) writer.drop(element);
  }
  return writer.hasWritten;
}

class Writer {
  readonly #entry: Entry;
  readonly #reading: Reading;
  hasWritten = false;

  constructor(entry: Entry, reading: Reading) {
    this.#entry = entry;
    this.#reading = reading;
  }

  /** `source` is the agreed text of the element, `theirs` the same as it would read here, `ours` what is wanted. */
  block(element: Y.XmlElement, source: ContentNode, theirs: ContentNode, ours: ContentNode): void {
    if (exactText([theirs]) === exactText([ours])) return;
    if (takesText(element.nodeName)) this.#words(element, ours);
    else this.#children(element, { source, theirs, ours });
  }

  drop(element: Y.XmlElement): void {
    if (!takesEntries(element.nodeName)) return;
    const entry = { ...this.#entry, kind: 'deletion' } as const;
    element.setAttribute(keyOf(entry), valueOf(entry));
    this.hasWritten = true;
  }

  #words(element: Y.XmlElement, ours: ContentNode): void {
    const wanted = byLine(
      ours.content ?? [],
      (child): child is ContentNode => child.type === 'text',
    );
    const texts = byLine(element.toArray(), (child) => child instanceof Y.XmlText);
    const isLineByLine =
      wanted.length === texts.length &&
      wanted.every((line, place) => line.length === 0 || texts[place]?.length !== 0);
    if (isLineByLine) {
      for (const [place, line] of wanted.entries()) this.#line(texts[place] ?? [], line);
      return;
    }
    if (texts.flat().length === 0) {
      const text = new Y.XmlText();
      element.insert(0, [text]);
      texts[0]?.push(text);
    }
    // A suggestion has no line break of its own.
    const whole = wanted.flatMap((line, place) => (place === 0 ? line : [SPACE, ...line]));
    this.#line(texts.flat(), whole);
  }

  #line(texts: readonly Y.XmlText[], wanted: readonly ContentNode[]): void {
    for (const [place, text] of texts.entries()) {
      const has = suggestText(text, place === 0 ? wanted : [], this.#entry, this.#reading);
      this.hasWritten ||= has;
    }
  }

  /** What both have at the start and at the end stays; between, one after the other where they are as many. */
  #children(
    element: Y.XmlElement,
    all: { readonly source: ContentNode; readonly theirs: ContentNode; readonly ours: ContentNode },
  ): void {
    const [source, theirs, ours] = [all.source, all.theirs, all.ours].map(
      ({ content }) => content ?? [],
    ) as [readonly ContentNode[], readonly ContentNode[], readonly ContentNode[]];
    const elements = agreedChildren(element);
    if (elements.length !== theirs.length) return;
    if (theirs.length === ours.length) {
      for (const [place, child] of elements.entries()) {
        const [from, is, wanted] = [source[place], theirs[place], ours[place]];
        if (from && is && wanted) this.#child(element, child, { from, is, wanted });
      }
      return;
    }
    const isSame = (one: ContentNode | undefined, other: ContentNode | undefined) =>
      one !== undefined && other !== undefined && exactText([one]) === exactText([other]);
    const shorter = Math.min(theirs.length, ours.length);
    let start = 0;
    while (start < shorter && isSame(theirs[start], ours[start])) start += 1;
    let end = 0;
    while (end < shorter - start && isSame(theirs.at(-1 - end), ours.at(-1 - end))) end += 1;
    const gone = elements.slice(start, elements.length - end);
    const fresh = ours.slice(start, ours.length - end);
    this.#insertAfter(element, gone.at(-1) ?? elements[start - 1] ?? null, fresh);
    for (const child of gone) this.drop(child);
  }

  #child(
    parent: Y.XmlElement,
    child: Y.XmlElement,
    { from, is, wanted }: Readonly<Record<'from' | 'is' | 'wanted', ContentNode>>,
  ): void {
    if (child.nodeName === wanted.type) return this.block(child, from, is, wanted);
    this.#insertAfter(parent, child, [wanted]);
    this.drop(child);
  }

  #insertAfter(
    parent: Y.XmlElement,
    before: Y.XmlElement | null,
    nodes: readonly ContentNode[],
  ): void {
    const takers = nodes.filter(({ type }) => takesEntries(type));
    if (takers.length === 0) return;
    const proposed = formatEntries([{ ...this.#entry, kind: 'insertion' }]);
    const elements = takers.map((node) => {
      const { id: _, ...attrs } = unnamed(node).attrs ?? {};
      return elementOf({ ...unnamed(node), attrs: { ...attrs, proposed } });
    });
    const at = before ? parent.toArray().indexOf(before) + 1 : 0;
    parent.insert(at, elements);
    this.hasWritten = true;
  }
}

const SPACE: ContentNode = { type: 'text', text: ' ' };

/** What is text among the children of a paragraph, divided by its line breaks. */
function byLine<Child, Text extends Child>(
  children: readonly Child[],
  isText: (child: Child) => child is Text,
): Text[][] {
  const lines: Text[][] = [[]];
  for (const child of children)
    if (isText(child)) lines.at(-1)?.push(child);
    else lines.push([]);
  return lines;
}

const takesEntries = (name: string): boolean => 'proposed' in (NODES[name]?.attributes ?? {});

/** Without the names of blocks: they get names of their own where they are made. */
function unnamed({ attrs, content, ...node }: ContentNode): ContentNode {
  const { id: _, ...rest } = attrs ?? {};
  return {
    ...node,
    ...(Object.keys(rest).length > 0 && { attrs: rest }),
    ...(content && { content: content.map(unnamed) }),
  };
}

/** The elements in an element that are part of the agreed text. */
function agreedChildren(element: Y.XmlElement): Y.XmlElement[] {
  return element
    .toArray()
    .filter((child) => child instanceof Y.XmlElement)
    .filter((child) => project(contentOfType(child), REJECT_ALL).length > 0);
}
