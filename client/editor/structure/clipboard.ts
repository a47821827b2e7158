import { Fragment, type Mark, type Node, type Schema, Slice } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { structureOf } from '#client/editor/structure/structure.ts';
import type { StructureWords } from '#client/editor/structure/structure-words.ts';
import { blockIdFrom, isBlockId } from '#shared/paper/block-id.ts';
import { headingMark } from '#shared/paper/part-label.ts';
import { REFERENCE_CHARACTER } from '#shared/paper/schema.ts';

type Change = (node: Node) => Node | readonly Node[];

function mapTexts(content: Fragment, change: Change): Fragment {
  const nodes = content.content.flatMap((node) =>
    node.isText ? change(node) : node.copy(mapTexts(node.content, change)),
  );
  return Fragment.from(nodes);
}

function markOf(node: Node, name: string): Mark | undefined {
  return node.marks.find(({ type }) => type.name === name);
}

/** A copied reference carries its name as words, with the mark still on them: any program can read it. */
export function copiedWithLabels(slice: Slice, state: EditorState, words: StructureWords): Slice {
  const content = mapTexts(slice.content, (node) => {
    const to: unknown = markOf(node, 'reference')?.attrs['to'];
    if (typeof to !== 'string') return node;
    const label = labelIn(state, to, words);
    const text = (node.text ?? '').replaceAll(REFERENCE_CHARACTER, label);
    return text === '' ? [] : state.schema.text(text, node.marks);
  });
  return new Slice(content, slice.openStart, slice.openEnd);
}

function labelIn(state: EditorState, to: string, words: StructureWords): string {
  const target = structureOf(state)?.numbering.byId.get(to);
  return target ? words.label(target) : words.broken;
}

/** Copied as plain text: numbers of headings, blocks and captions in words, notes in brackets where they stand. */
export function plainTextOf(slice: Slice, state: EditorState, words: StructureWords): string {
  const numbering = structureOf(state)?.numbering;
  const lines: string[] = [];
  const partOf = (node: Node) => {
    const id: unknown = node.attrs['id'];
    return typeof id === 'string' ? numbering?.byId.get(id) : undefined;
  };
  const isInline = slice.content.firstChild?.isInline ?? false;
  const visit = (node: Node, prefix: string) => {
    const part = partOf(node);
    const isNamed = part && part.number !== null;
    if (node.isTextblock) {
      const own =
        isNamed && part.kind === 'heading'
          ? `${headingMark(part.number ?? '')} `
          : isNamed && (part.kind === 'table' || part.kind === 'figure')
            ? `${words.caption(part)} `
            : '';
      lines.push(prefix + own + lineOf(node.content, state, words));
      return '';
    }
    let first = isNamed && part.kind !== 'paragraph' ? `${words.label(part)}: ` : prefix;
    for (const child of node.children) first = visit(child, first);
    return first;
  };
  if (isInline) return lineOf(slice.content, state, words);
  for (const node of slice.content.content) visit(node, '');
  return lines.join('\n\n');
}

function lineOf(content: Fragment, state: EditorState, words: StructureWords): string {
  const numbering = structureOf(state)?.numbering;
  let line = '';
  let note: string | null = null;
  for (const node of content.content) {
    const id = (markOf(node, 'footnote')?.attrs['id'] ?? null) as string | null;
    if (id !== note) {
      if (note !== null) line += ']';
      if (id !== null) line += ` [${words.note(numbering?.byId.get(id)?.number ?? '')}: `;
      note = id;
    }
    const to: unknown = markOf(node, 'reference')?.attrs['to'];
    const text = node.isText ? (node.text ?? '') : '\n';
    line +=
      typeof to === 'string'
        ? text.replaceAll(REFERENCE_CHARACTER, labelIn(state, to, words))
        : text;
  }
  return note === null ? line : `${line}]`;
}

interface PastedHow {
  readonly isPlain: boolean;
  /** Dragged to another place: everything stays what it is. */
  readonly isMove: boolean;
}

/**
 * What is pasted, made this paper's own: a reference to a part that is here lives again, one to a part of another paper
 * stays as the words it came with; notes get new ids, and references among what is pasted follow them.
 */
export function pastedIntoPaper(slice: Slice, state: EditorState, how: PastedHow): Slice {
  const { isPlain, isMove } = how;
  const structure = structureOf(state);
  if (!structure) return slice;
  const fresh = new Map<string, string>();
  if (!isMove) collectNotes(slice.content, fresh, state);
  const isInNote = structure.open !== null;
  // What was cut away and comes back is here again.
  const coming = blocksIn(slice.content);
  const isHere = (id: string) => coming.has(id) || structure.numbering.byId.has(id);
  const content = mapTexts(slice.content, (node) => {
    const note = markOf(node, 'footnote');
    let { marks } = node;
    if (note) {
      const own = String(note.attrs['id']);
      const id = isMove ? own : fresh.get(own);
      marks = note.removeFromSet(marks);
      // Plain text takes the marks at the caret: right behind a closed note it is no part of it.
      if (id !== undefined && !isPlain && !isInNote)
        marks = note.type.create({ id }).addToSet(marks);
    }
    return withReference(node.mark(marks), { fresh, isHere, schema: state.schema });
  });
  const pasted = new Slice(content, slice.openStart, slice.openEnd);
  return isInNote ? asNoteWords(pasted, state) : pasted;
}

function collectNotes(content: Fragment, fresh: Map<string, string>, state: EditorState): void {
  content.descendants((node) => {
    const id: unknown = markOf(node, 'footnote')?.attrs['id'];
    if (typeof id === 'string' && !fresh.has(id)) {
      // What was cut away may come back under its own id, so that references to it live on.
      const isHere = structureOf(state)?.numbering.byId.has(id) ?? false;
      fresh.set(id, isHere ? blockIdFrom(crypto.getRandomValues(new Uint8Array(9))) : id);
    }
  });
}

function blocksIn(content: Fragment): ReadonlySet<unknown> {
  const ids = new Set<unknown>();
  content.descendants(({ attrs, isTextblock }) => {
    ids.add(attrs['id']);
    return !isTextblock;
  });
  return ids;
}

interface Targets {
  readonly fresh: ReadonlyMap<string, string>;
  readonly isHere: (id: string) => boolean;
  readonly schema: Schema;
}

function withReference(node: Node, { fresh, isHere, schema }: Targets): Node | readonly Node[] {
  const mark = markOf(node, 'reference');
  if (!mark) return node;
  const was: unknown = mark.attrs['to'];
  const to = typeof was === 'string' ? (fresh.get(was) ?? was) : was;
  if (isBlockId(to) && (isHere(to) || to !== was || fresh.has(to))) {
    const marks = mark.type.create({ to }).addToSet(node.marks);
    return schema.text(REFERENCE_CHARACTER, marks);
  }
  const text = (node.text ?? '').replaceAll(REFERENCE_CHARACTER, '');
  return text === '' ? [] : schema.text(text, mark.removeFromSet(node.marks));
}

/** Into an open note come words alone, in one line. */
function asNoteWords(slice: Slice, state: EditorState): Slice {
  const note = state.schema.marks['footnote'];
  const id = structureOf(state)?.open?.id;
  if (!note || id === undefined) return slice;
  const texts: Node[] = [];
  slice.content.descendants((node, _, parent) => {
    if (node.isTextblock && texts.length > 0) texts.push(state.schema.text(' '));
    if (!node.isInline) return;
    if (node.isText) texts.push(node);
    else if (parent) texts.push(state.schema.text(' '));
  });
  const marked = texts.map((node) => node.mark(note.create({ id }).addToSet(node.marks)));
  return new Slice(Fragment.from(marked), 0, 0);
}
