import { type Node, Slice } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { findTable, TableMap } from '@tiptap/pm/tables';
import fc from 'fast-check';
import { structureKey, structureOf } from '#client/editor/structure/structure.ts';
import { setColumnWidths } from '#client/editor/tables/table-commands.ts';
import type { Writer } from '#test/editor/writer.ts';

/** One random act: `at` and `to` are fractions of the paper's length, so that any act fits any paper. */
export interface Act {
  readonly kind: keyof typeof ACTS;
  readonly at: number;
  readonly to: number;
  readonly text: string;
}

type Doing = (writer: Writer, act: Act) => unknown;

function select(writer: Writer, { at, to }: Act): void {
  const { doc } = writer.editor.state;
  const [anchor, head] = [at, to].map((part) =>
    wholeLetter(doc, Math.floor(part * doc.content.size)),
  );
  const { tr } = writer.editor.state;
  tr.setSelection(TextSelection.between(tr.doc.resolve(anchor!), tr.doc.resolve(head!)));
  writer.editor.view.dispatch(tr);
}

/** Nobody can put a caret between the two halves of a surrogate pair. */
function wholeLetter(doc: Node, position: number): number {
  const { nodeBefore } = doc.resolve(position);
  const code = nodeBefore?.text?.charCodeAt(nodeBefore.nodeSize - 1) ?? 0;
  return code >= 0xd800 && code <= 0xdbff ? position - 1 : position;
}

function caret(writer: Writer, act: Act): void {
  select(writer, { ...act, to: act.at });
}

const at =
  (doing: (writer: Writer, act: Act) => unknown): Doing =>
  (writer, act) => {
    caret(writer, act);
    return doing(writer, act);
  };
const over =
  (doing: (writer: Writer, act: Act) => unknown): Doing =>
  (writer, act) => {
    // Short stretches, or the paper would be empty most of the time.
    select(writer, { ...act, to: act.at + (act.to - act.at) * 0.2 });
    return doing(writer, act);
  };

function blockAt(doc: Node, fraction: number): { node: Node; position: number } {
  const index = Math.min(doc.childCount - 1, Math.floor(fraction * doc.childCount));
  let position = 0;
  for (let before = 0; before < index; before++) position += doc.child(before).nodeSize;
  return { node: doc.child(index), position };
}

function closeNote(writer: Writer): boolean {
  const { state, view } = writer.editor;
  view.dispatch(state.tr.setMeta(structureKey, { note: null }));
  return true;
}

function pick<Item>(items: readonly Item[], fraction: number): Item | undefined {
  return items[Math.min(items.length - 1, Math.floor(fraction * items.length))];
}

export const ACTS = {
  type: at((writer, { text }) =>
    writer.editor.commands.insertContent({ type: 'text', text: text || 'א' }),
  ),
  typeMore: at((writer, { text }) => {
    for (const letter of `${text}בג`)
      writer.editor.view.dispatch(writer.editor.state.tr.insertText(letter));
  }),
  replace: over((writer, { text }) =>
    writer.editor.view.dispatch(writer.editor.state.tr.insertText(text)),
  ),
  remove: over((writer) => writer.editor.commands.deleteSelection()),
  enter: at((writer) => writer.editor.commands.splitBlock()),
  backspace: at((writer) => writer.editor.commands.joinBackward()),
  lineBreak: at((writer) => writer.editor.commands.setHardBreak()),
  bold: over((writer) => writer.editor.commands.toggleMark('bold')),
  link: over((writer) => writer.editor.commands.setLink('https://example.org/a')),
  unlink: over((writer) => writer.editor.commands.unsetLink()),
  heading: at((writer, { to }) => writer.editor.commands.setHeading(to < 0.5 ? 1 : 3)),
  paragraph: at((writer) => writer.editor.commands.setParagraph()),
  bullets: over((writer) => writer.editor.commands.toggleBulletList()),
  numbers: over((writer) => writer.editor.commands.toggleOrderedList()),
  sink: at((writer) => writer.editor.commands.sinkListItem('listItem')),
  splitItem: at((writer) => writer.editor.commands.splitListItem('listItem')),
  quote: over((writer) => writer.editor.commands.toggleBlockquote()),
  typed: at((writer, { to }) =>
    writer.editor.commands.toggleTypedBlock(to < 0.5 ? 'challenge' : 'recommendation'),
  ),
  direction: at((writer, { to }) =>
    writer.editor.commands.updateAttributes('paragraph', { dir: to < 0.5 ? 'ltr' : null }),
  ),
  table: at((writer) => writer.editor.commands.insertTable({ rows: 2, cols: 2 })),
  addRow: at((writer) => writer.editor.commands.addRowAfter()),
  addColumn: at((writer) => writer.editor.commands.addColumnAfter()),
  deleteRow: at((writer) => writer.editor.commands.deleteRow()),
  deleteColumn: at((writer) => writer.editor.commands.deleteColumn()),
  moveBlock: (writer, act) => {
    const { state } = writer.editor;
    if (state.doc.childCount < 2) return false;
    const { node, position } = blockAt(state.doc, act.at);
    const tr = state.tr.delete(position, position + node.nodeSize);
    writer.editor.view.dispatch(tr.insert(blockAt(tr.doc, act.to).position, node));
    return true;
  },
  paste: at((writer, { text }) => {
    const { schema, tr } = writer.editor.state;
    const block = (words: string) =>
      schema.node('paragraph', null, words === '' ? [] : [schema.text(words)]);
    const slice = new Slice(schema.node('doc', null, [block(text), block('הדבקה')]).content, 1, 1);
    writer.editor.view.dispatch(tr.replaceSelection(slice));
  }),
  callout: over((writer, { to }) =>
    writer.editor.commands.setCallout(to < 0.5 ? 'important' : null),
  ),
  noCallout: at((writer) => writer.editor.commands.unsetCallout()),
  tasks: over((writer) => writer.editor.commands.toggleTaskList()),
  done: at((writer) => writer.editor.commands.toggleTaskDone()),
  letters: at((writer) => writer.editor.commands.setListStyle('hebrew')),
  restart: at((writer) => writer.editor.commands.restartNumbering()),
  goOn: at((writer) => writer.editor.commands.continueNumbering()),
  outdent: at((writer) => writer.editor.commands.outdentItem()),
  highlight: over((writer, { to }) =>
    writer.editor.commands.setHighlight(to < 0.5 ? 'green' : null),
  ),
  clear: over((writer) => writer.editor.commands.clearFormatting()),
  side: over((writer, { to }) => writer.editor.commands.setSide(to < 0.5 ? 'left' : 'justify')),
  pageBreak: at((writer) => writer.editor.commands.setPageBreak()),
  up: at((writer) => writer.editor.commands.moveBlock('up')),
  down: at((writer) => writer.editor.commands.moveBlock('down')),
  duplicate: (writer, act) =>
    writer.editor.commands.duplicateBlockAt(blockAt(writer.editor.state.doc, act.at).position),
  deleteBlock: (writer, act) =>
    writer.editor.commands.deleteBlockAt(blockAt(writer.editor.state.doc, act.at).position),
  heads: at((writer, { to }) =>
    to < 0.5 ? writer.editor.commands.toggleHeadRow() : writer.editor.commands.toggleHeadColumn(),
  ),
  mergeCells: at((writer, { to }) => {
    const { state, commands } = writer.editor;
    const found = findTable(state.selection.$from);
    if (!found) return false;
    const { map, width } = TableMap.get(found.node);
    const other = to < 0.5 ? 1 : width;
    const [one, two] = [map[0] ?? 0, map[Math.min(other, map.length - 1)] ?? 0];
    commands.setCellSelection({ anchorCell: found.start + one, headCell: found.start + two });
    return writer.editor.commands.mergeCells();
  }),
  splitCell: at((writer) => writer.editor.commands.splitCell()),
  widths: at((writer, { to }) => {
    const { state, view } = writer.editor;
    const found = findTable(state.selection.$from);
    if (!found) return;
    const { width } = TableMap.get(found.node);
    const { tr } = state;
    setColumnWidths(
      tr,
      found.pos,
      Array.from({ length: width }, (_, column) => (to < 0.2 ? null : 60 + column * 10)),
    );
    if (tr.docChanged) view.dispatch(tr);
  }),
  replaceAll: (writer, { text }) => {
    writer.editor.commands.setFind({ text: 'ה', isWholeWord: false });
    return writer.editor.commands.replaceAllFound(text);
  },
  note: at((writer, { text }) => {
    if (!writer.editor.commands.insertFootnote()) return false;
    writer.editor.view.dispatch(writer.editor.state.tr.insertText(text || 'מקור'));
    return closeNote(writer);
  }),
  /** Writes on in the note at the caret, or right behind it. */
  inNote: at((writer, { to, text }) => {
    const notes = structureOf(writer.editor.state)?.numbering.parts ?? [];
    const note = pick(
      notes.filter(({ kind }) => kind === 'footnote'),
      to,
    );
    if (!note?.id || !writer.editor.commands.goToPart(note.id)) return false;
    writer.editor.view.dispatch(writer.editor.state.tr.insertText(text || 'ועוד'));
    return text === 'הה' ? false : closeNote(writer);
  }),
  reference: at((writer, { to }) => {
    const part = pick(structureOf(writer.editor.state)?.numbering.parts ?? [], to);
    return writer.editor.commands.insertReference(part?.id ?? 'gone-block-1');
  }),
  mention: at((writer) =>
    writer.editor.commands.insertMention({ personId: 'person-0001', name: 'רחל כהן' }),
  ),
  contents: at((writer) => writer.editor.commands.insertTableOfContents()),
  caption: at((writer) => writer.editor.commands.insertTableCaption()),
  numberless: at((writer, { to }) =>
    writer.editor.commands.updateAttributes('heading', { numbered: to < 0.5 ? 'no' : null }),
  ),
  /** A passage copied with all its marks, notes included, and put elsewhere. */
  copy: over((writer, { at: place }) => {
    const { state, view } = writer.editor;
    const slice = state.selection.content();
    const target = state.doc.resolve(Math.floor(place * state.doc.content.size));
    const tr = state.tr.setSelection(TextSelection.near(target));
    view.dispatch(tr.replaceSelection(slice));
  }),
  undo: (writer) => writer.editor.commands.undo(),
  redo: (writer) => writer.editor.commands.redo(),
} satisfies Record<string, Doing>;

export const anAct: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom(...(Object.keys(ACTS) as (keyof typeof ACTS)[])),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
  text: fc.constantFrom('', 'א', 'ה', 'הה', 'שלום', 'OECD', '😀', 'a b', '12.5%'),
});

export function perform(writer: Writer, act: Act): void {
  ACTS[act.kind](writer, act);
}
