// @vitest-environment jsdom
import { TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { ContentNode } from '#shared/paper/content.ts';
import { ACCEPT_ALL, project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { sameContent } from '#shared/suggestion/same-content.ts';
import { aWriter, contentOf, paperOf, type Writer } from '#test/editor/writer.ts';
import { Desk, RESPONDENT } from '#test/room/desk.ts';
import { RICH } from '#test/suggestion/rich-paper.ts';

const ME = RESPONDENT.personId;
const state = paperOf(...RICH);

/** Puts the caret into, or the selection over, words that stand in the paper once. */
function select(
  { editor }: Writer,
  words: string,
  place: 'over' | 'before' | 'after' | 'in' = 'over',
) {
  let found = -1;
  editor.state.doc.descendants((node, position) => {
    const at = node.isText ? (node.text ?? '').indexOf(words) : -1;
    if (at >= 0 && found < 0) found = position + at;
  });
  if (found < 0) throw new Error(`no ${words}`);
  const ends = {
    over: [found, found + words.length],
    before: [found, found],
    after: [found + words.length, found + words.length],
    in: [found + 2, found + 2],
  } as const;
  const [from, to] = ends[place];
  const { tr } = editor.state;
  editor.view.dispatch(
    tr.setSelection(TextSelection.between(tr.doc.resolve(from), tr.doc.resolve(to))),
  );
}

function selectBetween(writer: Writer, start: string, end: string) {
  select(writer, start, 'in');
  const { from } = writer.editor.state.selection;
  select(writer, end, 'in');
  const { tr, selection } = writer.editor.state;
  writer.editor.view.dispatch(
    tr.setSelection(TextSelection.between(tr.doc.resolve(from), tr.doc.resolve(selection.to))),
  );
}

function press({ editor }: Writer, key: string, more: KeyboardEventInit = {}) {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  editor.view.someProp('handleKeyDown', (handle) => handle(editor.view, event));
}

type Doing = (writer: Writer) => unknown;
const run =
  (
    words: string,
    place: 'over' | 'before' | 'after' | 'in',
    command: (chain: Writer['editor']['commands']) => unknown,
  ): Doing =>
  (writer) => {
    select(writer, words, place);
    return command(writer.editor.commands);
  };

function pasteHtml({ editor }: Writer, html: string) {
  editor.view.pasteHTML(html, new Event('paste') as ClipboardEvent);
}

const DEEDS: Record<string, Doing> = {
  typing: run('ראשונה', 'in', (c) => c.insertContent('אבג')),
  replacing: run('ראשונה', 'over', (c) => c.insertContent('אחרת')),
  deleting: run('ראשונה', 'over', (c) => c.deleteSelection()),
  Enter: run('ראשונה', 'in', (c) => c.splitBlock()),
  'Enter at end': run('ראשונה', 'after', (c) => c.splitBlock()),
  'Enter in heading end': run('כותרת', 'after', (c) => c.splitBlock()),
  joining: run('פסקה שנייה', 'before', (c) => c.joinBackward()),
  'deleting over paragraphs': (w) => {
    selectBetween(w, 'ראשונה', 'שנייה');
    w.editor.commands.deleteSelection();
  },
  bold: run('ראשונה', 'over', (c) => c.toggleMark('bold')),
  unbold: run('הדגשה', 'over', (c) => c.toggleMark('bold')),
  underline: run('ראשונה', 'over', (c) => c.toggleMark('underline')),
  highlight: run('ראשונה', 'over', (c) => c.setHighlight('yellow')),
  link: run('ראשונה', 'over', (c) => c.setLink('https://example.org/')),
  heading: run('ראשונה', 'in', (c) => c.setHeading(2)),
  'heading level': run('כותרת', 'in', (c) => c.setHeading(3)),
  'to paragraph': run('כותרת', 'in', (c) => c.setParagraph()),
  align: run('ראשונה', 'in', (c) => c.setSide('center')),
  direction: run('ראשונה', 'in', (c) => c.setDirection('ltr')),
  bullets: run('ראשונה', 'in', (c) => c.toggleBulletList()),
  'numbers of bullets': run('פריט אחד', 'in', (c) => c.toggleOrderedList()),
  'typing in item': run('פריט אחד', 'after', (c) => c.insertContent(' נוסף')),
  'new item': (w) => {
    select(w, 'פריט אחד', 'after');
    press(w, 'Enter');
  },
  'new item with words': (w) => {
    select(w, 'פריט אחד', 'after');
    press(w, 'Enter');
    w.editor.commands.insertContent('חדש');
  },
  'split item': (w) => {
    select(w, 'פריט שתיים', 'in');
    press(w, 'Enter');
  },
  'delete item': (w) => {
    selectBetween(w, 'אחד', 'שתיים');
    w.editor.commands.deleteSelection();
  },
  'indent item': run('פריט שתיים', 'in', (c) => c.indentItem()),
  'outdent item': run('פריט שתיים', 'in', (c) => c.outdentItem()),
  'list style': run('פריט אחד', 'in', (c) => c.setListStyle('hebrew')),
  quote: run('ראשונה', 'in', (c) => c.toggleBlockquote()),
  callout: run('ראשונה', 'in', (c) => c.setCallout('important')),
  'typed block': run('ראשונה', 'in', (c) => c.toggleTypedBlock('challenge')),
  'untyped block': run('המלצה אחת', 'in', (c) => c.toggleTypedBlock('recommendation')),
  'typing in typed block': run('המלצה אחת', 'after', (c) => c.insertContent(' חשובה')),
  'insert table': run('ראשונה', 'after', (c) => c.insertPaperTable({ rows: 2, columns: 2 })),
  'typing in cell': run('תא א', 'after', (c) => c.insertContent(' עוד')),
  'add row': run('תא א', 'in', (c) => c.addRowAfter()),
  'delete row': run('תא ג', 'in', (c) => c.deleteRow()),
  'add column': run('תא א', 'in', (c) => c.addColumnAfter()),
  'delete column': run('תא א', 'in', (c) => c.deleteColumn()),
  'delete table': run('תא א', 'in', (c) => c.deleteTable()),
  'head row': run('תא א', 'in', (c) => c.toggleHeadRow()),
  'task done': run('משימה', 'in', (c) => c.toggleTaskDone()),
  'page break': run('ראשונה', 'after', (c) => c.setPageBreak()),
  rule: run('ראשונה', 'after', (c) => c.setHorizontalRule()),
  'a line break': run('ראשונה', 'after', (c) => c.setHardBreak()),
  contents: run('ראשונה', 'after', (c) => c.insertTableOfContents()),
  footnote: (w) => {
    select(w, 'ראשונה', 'after');
    w.editor.commands.insertFootnote();
    w.editor.view.dispatch(w.editor.state.tr.insertText('הערה'));
  },
  reference: run('ראשונה', 'after', (c) => c.insertReference('h-000001')),
  mention: run('ראשונה', 'after', (c) =>
    c.insertMention({ personId: 'person-00001', name: 'דנה' }),
  ),
  'figure width': (w) => {
    select(w, 'איור', 'in');
    return w.editor.commands.setFigureWidth(50);
  },
  'delete figure': (w) => {
    select(w, 'איור', 'in');
    return w.editor.commands.deleteFigure();
  },
  caption: run('איור', 'after', (c) => c.insertContent(' אחד')),
  'move block': run('ראשונה', 'in', (c) => c.moveBlock('down')),
  'paste lines': (w) => {
    select(w, 'ראשונה', 'after');
    pasteHtml(w, '<p>שורה א</p><p>שורה ב</p>');
  },
  'paste words': (w) => {
    select(w, 'ראשונה', 'after');
    pasteHtml(w, '<b>מודגש</b> ורגיל');
  },
  'paste list': (w) => {
    select(w, 'ראשונה', 'after');
    pasteHtml(w, '<ul><li>א</li><li>ב</li></ul>');
  },
  'paste table': (w) => {
    select(w, 'ראשונה', 'after');
    pasteHtml(w, '<table><tr><td>א</td><td>ב</td></tr></table>');
  },
  'everything away': (w) => {
    w.editor.commands.selectAll();
    w.editor.commands.deleteSelection();
  },
};

function plainly(doing: Doing): ContentNode[] {
  const writer = aWriter(state, 3);
  doing(writer);
  return contentOf(writer);
}

/** Content as a reader sees it: ids are made by chance, also those of notes. */
function bare(nodes: readonly ContentNode[]): unknown {
  return nodes.map(({ attrs, content, marks, ...node }) => {
    const { id: _, ...rest } = attrs ?? {};
    const looks = (marks ?? []).map(({ type, attrs: { id: __, ...other } = {} }) => [type, other]);
    return { ...node, attrs: rest, content: bare(content ?? []), looks };
  });
}

describe('each thing that a person does to a paper', () => {
  it.each(Object.keys(DEEDS))('[SU8] can be suggested: %s', (name) => {
    const doing = DEEDS[name]!;
    let refusals = 0;
    const suggesting = { me: ME, author: () => ME, onRefused: () => void refusals++ };
    const writer = aWriter(state, 5, { suggesting });
    doing(writer);
    const content = contentOf(writer);
    const desk = new Desk(state);
    const update = Y.encodeStateAsUpdate(writer.doc, Y.encodeStateVector(desk.live.doc));
    expect(refusals).toBe(0);
    expect(desk.bring(update, RESPONDENT).kind).toBe('taken');
    expect(sameContent(project(content, REJECT_ALL), RICH)).toBe(true);
    const accepted = project(content, ACCEPT_ALL);
    expect(bare(accepted)).not.toEqual(bare(RICH));
    // A line end within a paragraph is proposed as a paragraph's end: only that can be marked.
    const plain = plainly(name === 'a line break' ? DEEDS['Enter at end']! : doing);
    expect(bare(accepted)).toEqual(bare(plain));
  });
});
