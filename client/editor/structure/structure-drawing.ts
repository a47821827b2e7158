import type { Node } from '@tiptap/pm/model';
import { Decoration } from '@tiptap/pm/view';
import { partsOfNode } from '#client/editor/structure/node-parts.ts';
import type { NumberedBlock, StructureWords } from '#client/editor/structure/structure-words.ts';
import type { PaperLayout } from '#shared/paper/layout.ts';
import type { NumberedPart, Numbering } from '#shared/paper/numbering.ts';
import type { PaperPart } from '#shared/paper/paper-part.ts';
import { headingMark } from '#shared/paper/part-label.ts';
import { TYPED_BLOCKS } from '#shared/paper/schema.ts';

/** The footnote in which somebody writes; without words yet, it is where its first letter will stand. */
export interface OpenNote {
  readonly id: string;
  /** Place of a note that has no words; null when it stands in the text. */
  readonly pending: number | null;
}

/** All that decides what is drawn at a block. */
export interface Drawing {
  readonly layout: PaperLayout;
  readonly blocks: readonly Node[];
  /** Where each block starts. */
  readonly positions: readonly number[];
  readonly numbering: Numbering<Node>;
  readonly open: OpenNote | null;
  readonly words: StructureWords;
}

/** One line of a table of contents. */
export interface ContentsLine {
  readonly id: string | null;
  readonly level: number;
  readonly number: string | null;
  readonly words: string;
}

/** What the view of a typed block is told. */
export interface TypedBlockSpec {
  readonly number: string;
  readonly linked: string;
}

/** The lines of a table of contents: all headings, those without words left out. */
export function contentsOf(parts: readonly NumberedPart<unknown>[]): ContentsLine[] {
  return parts.flatMap(({ kind, id, level, number, words }) =>
    kind === 'heading' && (words !== '' || number !== null) ? [{ id, level, number, words }] : [],
  );
}

/** The ids a block is linked to; those of other papers have the paper's id before a slash. */
export function linksOf(node: Node): string[] {
  const links: unknown = node.attrs['links'];
  return typeof links === 'string' ? links.split(' ') : [];
}

/** The address of a part within its page. */
export function addressOf(id: string): string {
  return `#part-${id}`;
}

const isTyped = (kind: string): kind is NumberedBlock['kind'] =>
  (TYPED_BLOCKS as readonly string[]).includes(kind);

/** What is drawn at a block, as one text. */
export function drawnKey(at: number, drawing: Drawing): string {
  const { blocks, numbering, open, layout } = drawing;
  const info = blocks[at] && partsOfNode(blocks[at]);
  if (!info || (info.parts.length === 0 && info.pointers.length === 0 && !info.isContents))
    return pendingKey(at, drawing);
  const words = (numbering.blocks[at] ?? []).map((part) => {
    if (part.kind === 'paragraph') return layout.paragraphs ? (part.number ?? '') : '';
    if (part.kind === 'footnote')
      return `${part.number ?? ''}${part.id === open?.id ? ' open' : ''}`;
    if (isTyped(part.kind)) return `${part.number ?? ''} ${linkedWords(part, drawing)}`;
    return part.number ?? '-';
  });
  const labels = info.pointers.map(({ to }) => labelOf(to, drawing));
  const contents = info.isContents ? JSON.stringify(contentsOf(numbering.parts)) : '';
  return [...words, ...labels, contents, pendingKey(at, drawing)].join('\u0001');
}

function pendingKey(at: number, drawing: Drawing): string {
  const offset = pendingIn(at, drawing);
  return offset === null ? '' : `pending ${drawing.open?.id ?? ''} ${String(offset)}`;
}

/** Where in this block a note without words waits. */
function pendingIn(at: number, { open, blocks, positions }: Drawing): number | null {
  if (open?.pending == null) return null;
  const offset = open.pending - (positions[at] ?? 0);
  return offset > 0 && offset < (blocks[at]?.nodeSize ?? 0) ? offset : null;
}

function labelOf(to: string, { numbering, words }: Drawing): string {
  const target = numbering.byId.get(to);
  return target ? words.label(target) : '\u0000';
}

function linkedWords(part: PaperPart<Node>, { numbering, words }: Drawing): string {
  const ids = part.nodes[0] ? linksOf(part.nodes[0]) : [];
  if (ids.length === 0) return '';
  const known = ids.flatMap((id): NumberedBlock[] => {
    const target = numbering.byId.get(id);
    return target && isTyped(target.kind)
      ? [{ id, kind: target.kind, number: target.number ?? '' }]
      : [];
  });
  const others = ids.filter((id) => id.includes('/')).length;
  return known.length + others === 0 ? '' : words.linked(known, others);
}

/** The decorations of one block. */
export function drawBlock(at: number, drawing: Drawing): Decoration[] {
  const { blocks, numbering, positions } = drawing;
  const info = blocks[at] && partsOfNode(blocks[at]);
  const start = positions[at] ?? 0;
  const drawn: Decoration[] = [];
  for (const part of numbering.blocks[at] ?? []) {
    drawn.push(...drawPart(part, start, drawing));
  }
  for (const { from, to } of info?.pointers ?? []) {
    // Hidden with the words of the closed note that it stands in.
    if (!isInClosedNote(at, from, drawing)) drawn.push(...drawReference(start + from, to, drawing));
  }
  if (info?.isContents) {
    const lines = contentsOf(numbering.parts);
    drawn.push(Decoration.node(start, start + 1, {}, { contents: lines }));
  }
  const pending = pendingIn(at, drawing);
  if (pending !== null) drawn.push(drawPendingNote(at, pending, drawing));
  return drawn;
}

function isInClosedNote(at: number, place: number, { numbering, open }: Drawing): boolean {
  return (numbering.blocks[at] ?? []).some(
    ({ kind, id, from, to }) =>
      kind === 'footnote' && id !== open?.id && from <= place && place < to,
  );
}

function drawPart(part: NumberedPart<Node>, start: number, drawing: Drawing): Decoration[] {
  const { kind, number } = part;
  const [from, to] = [start + part.from, start + part.to];
  if (kind === 'footnote') return drawNote(part, from, to, drawing);
  if (isTyped(kind)) {
    const spec: TypedBlockSpec = { number: number ?? '', linked: linkedWords(part, drawing) };
    return [Decoration.node(from, to, {}, spec)];
  }
  if (kind === 'table') {
    const label = drawing.words.caption(part);
    return [
      Decoration.node(from, to, { 'data-label': label, 'data-hint': drawing.words.captionHint }),
    ];
  }
  if (number === null) return [];
  if (kind === 'heading')
    return [Decoration.node(from, to, { 'data-number': headingMark(number) })];
  if (kind === 'figure') return [drawFigureLabel(from + 1, drawing.words.caption(part))];
  if (!drawing.layout.paragraphs) return [];
  return [Decoration.node(from, to, { 'data-number': number })];
}

function drawFigureLabel(position: number, label: string): Decoration {
  const draw = () => {
    const span = document.createElement('span');
    span.className = 'caption-label';
    span.contentEditable = 'false';
    span.textContent = label;
    return span;
  };
  return Decoration.widget(position, draw, { side: -1, marks: [], key: `label ${label}` });
}

/** Hidden words keep their place in the text: what is drawn instead stands right behind them. */
const HIDDEN = { class: 'closed-words' };

function drawNote(
  part: NumberedPart<Node>,
  from: number,
  to: number,
  drawing: Drawing,
): Decoration[] {
  const number = part.number ?? '';
  const id = part.id ?? '';
  const isOpen = drawing.open?.id === id;
  const name = drawing.words.note(number);
  const draw = () => {
    const link = document.createElement('a');
    link.className = isOpen ? 'note-number note-number-open' : 'note-number';
    link.contentEditable = 'false';
    link.href = addressOf(`note-${id}`);
    link.tabIndex = -1;
    link.dataset['note'] = id;
    link.setAttribute('role', 'doc-noteref');
    link.setAttribute('aria-label', name);
    link.textContent = number;
    return link;
  };
  return [
    Decoration.inline(from, to, isOpen ? { class: 'open-words' } : HIDDEN),
    Decoration.widget(isOpen ? from : to, draw, {
      side: -1,
      marks: [],
      ignoreSelection: true,
      key: `note ${id} ${number} ${isOpen ? 'open' : 'closed'} ${name}`,
    }),
  ];
}

function drawPendingNote(at: number, offset: number, drawing: Drawing): Decoration {
  const { words, numbering, open, positions } = drawing;
  const isBefore = ({ kind, block, to }: NumberedPart<Node>) =>
    kind === 'footnote' && (block < at || (block === at && to <= offset));
  const position = (positions[at] ?? 0) + offset;
  const label = words.pendingNote(String(numbering.parts.filter(isBefore).length + 1));
  const draw = () => {
    const span = document.createElement('span');
    span.className = 'pending-note';
    span.contentEditable = 'false';
    span.textContent = label;
    return span;
  };
  return Decoration.widget(position, draw, {
    side: -1,
    marks: [],
    key: `pending ${open?.id ?? ''} ${label}`,
  });
}

function drawReference(position: number, to: string, drawing: Drawing): Decoration[] {
  const target = drawing.numbering.byId.get(to);
  const label = target ? drawing.words.label(target) : drawing.words.broken;
  const draw = () => {
    const link = document.createElement('a');
    link.className = target ? 'reference-label' : 'reference-label reference-broken';
    link.contentEditable = 'false';
    if (target) link.href = addressOf(to);
    link.tabIndex = -1;
    link.dataset['to'] = to;
    const words = document.createElement('bdi');
    words.textContent = label;
    link.append(words);
    return link;
  };
  return [
    Decoration.inline(position, position + 1, HIDDEN),
    Decoration.widget(position + 1, draw, {
      side: -1,
      marks: [],
      ignoreSelection: true,
      key: `reference ${to} ${target ? '' : 'broken '}${label}`,
    }),
  ];
}
