// @vitest-environment jsdom
import { type Node, Slice } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { ContentMark, ContentNode } from '#shared/paper/content.ts';
import { ACCEPT_ALL, project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { aWriter, contentOf, paperOf, passOn, sync, type Writer } from '#test/editor/writer.ts';
import { AUTHOR, Desk, NOON, RESPONDENT } from '#test/room/desk.ts';

const ME = RESPONDENT.personId;
const by = (author: string, id: string) => ({ id, author, at: NOON });
const ENTRIES: Readonly<Record<string, ContentMark[]>> = {
  'an insertion': [{ type: 'insertion', attrs: by(ME, 'Insert01') }],
  'a deletion': [{ type: 'deletion', attrs: by(ME, 'Delete01') }],
  'a proposed look': [{ type: 'restyled', attrs: { ...by(ME, 'Restyl01'), to: '+bold' } }],
  'an insertion that another deletes': [
    { type: 'insertion', attrs: by(ME, 'Insert01') },
    { type: 'deletion', attrs: by('boaz', 'Delete01') },
  ],
  'an insertion of one’s own': [{ type: 'insertion', attrs: by(AUTHOR.personId, 'Insert01') }],
};

const line = (marks: readonly ContentMark[]): ContentNode => ({
  type: 'paragraph',
  attrs: { id: 'line-0001' },
  content: [
    { type: 'text', text: 'לפני ' },
    { type: 'text', text: 'בתוך', marks },
    { type: 'text', text: ' אחרי' },
  ],
});
const AFTER_TWO = 1 + 'לפני בת'.length;

/** An author at a paper, as the page makes their editor. */
function anAuthor(state: Uint8Array): Writer {
  const suggesting = { me: AUTHOR.personId, author: () => null, onRefused: () => undefined };
  return aWriter(state, 5, { suggesting });
}

function select({ editor }: Writer, from: number, to = from): void {
  const { tr } = editor.state;
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, from, to)));
}

/** The words that carry no mark at all. */
const plain = (writer: Writer) =>
  (contentOf(writer)[0]?.content ?? [])
    .filter(({ marks = [] }) => marks.length === 0)
    .map(({ text }) => text);

const WAYS: Readonly<Record<string, (writer: Writer) => unknown>> = {
  'typed letter by letter': ({ editor }) => {
    for (const letter of 'חדש') editor.view.dispatch(editor.state.tr.insertText(letter));
  },
  'put there by the page': ({ editor }) =>
    editor.view.dispatch(editor.state.tr.insertText('חדש', AFTER_TWO, AFTER_TWO)),
  'inserted by a command': ({ editor }) => editor.commands.insertContent('חדש'),
  'pasted as text': ({ editor }) =>
    editor.view.pasteText('חדש', new Event('paste') as ClipboardEvent),
  'typed over words': (writer) => {
    select(writer, AFTER_TWO - 1, AFTER_TWO + 1);
    writer.editor.view.dispatch(writer.editor.state.tr.insertText('חדש'));
  },
};

describe('what an author writes inside a suggestion', () => {
  it.each(
    Object.entries(ENTRIES).flatMap(([of, marks]) =>
      Object.entries(WAYS).map(([how, write]) => ({ of, how, marks, write })),
    ),
  )('[SU14] is no part of $of when it is $how', ({ marks, write }) => {
    for (const writer of [anAuthor(paperOf(line(marks))), aWriter(paperOf(line(marks)), 6)]) {
      const before = contentOf(writer);
      select(writer, AFTER_TWO);
      write(writer);
      expect(plain(writer)).toContain('חדש');
      for (const fate of [ACCEPT_ALL, REJECT_ALL])
        expect(JSON.stringify(project(contentOf(writer), fate))).toContain('חדש');
      writer.editor.commands.undo();
      expect(contentOf(writer)).toEqual(before);
    }
  });

  it('[SU14] is no paragraph end between two proposed ones', () => {
    const ends = { insertion: ENTRIES['an insertion'] ?? [] };
    const writer = anAuthor(
      paperOf({
        type: 'paragraph',
        content: [
          { type: 'text', text: '¶¶', marks: [...ends.insertion, { type: 'proposedBreak' }] },
        ],
      }),
    );
    writer.editor.view.dispatch(writer.editor.state.tr.insertText('ב', 2, 2));
    expect(plain(writer)).toEqual(['ב']);
  });

  it('[SU14] leaves the words around it suggested, and is one more edit for everybody', () => {
    const state = paperOf(line(ENTRIES['an insertion'] ?? []));
    const [author, respondent] = [anAuthor(state), aWriter(state, 7)];
    select(author, AFTER_TWO);
    author.editor.view.dispatch(author.editor.state.tr.insertText('חדש'));
    sync(author, respondent);
    expect(contentOf(respondent)).toEqual(contentOf(author));
    const rejected = project(contentOf(respondent), REJECT_ALL);
    expect(rejected[0]?.content).toEqual([{ type: 'text', text: 'לפני חדש אחרי' }]);
  });

  it('[SU14] is no part of it either when it comes in while a keyboard composes', () => {
    const writer = anAuthor(paperOf(line(ENTRIES['a deletion'] ?? [])));
    select(writer, AFTER_TWO - 1, AFTER_TWO + 1);
    const { view, state } = writer.editor;
    view.dispatch(state.tr.insertText('ח', AFTER_TWO - 1, AFTER_TWO + 1).setMeta('composition', 1));
    view.dispatch(writer.editor.state.tr.insertText('ד', AFTER_TWO).setMeta('composition', 1));
    expect(plain(writer)).toContain('חד');
  });
});

describe('passages that carry their own suggestions', () => {
  const marks = ENTRIES['an insertion'] ?? [];
  const two = paperOf(line(marks), { ...line(marks), attrs: { id: 'line-0002' } });
  const entries = (writer: Writer) =>
    JSON.stringify(contentOf(writer)).split('Insert01').length - 1;

  it('[SU14] keep them when they are dragged elsewhere, also within the same words', () => {
    const writer = anAuthor(two);
    const { view, state } = writer.editor;
    const slice = state.doc.slice(AFTER_TWO, AFTER_TWO + 2);
    const tr = state.tr.delete(AFTER_TWO, AFTER_TWO + 2).insert(AFTER_TWO - 1, slice.content);
    view.dispatch(tr.setMeta('uiEvent', 'drop'));
    expect(entries(writer)).toBe(2);
    expect(JSON.stringify(contentOf(writer))).toContain('בוךת');
  });

  it('[SU14] keep them when their block is moved, copied, cut in two or made a heading', () => {
    const writer = anAuthor(two);
    select(writer, AFTER_TWO);
    writer.editor.commands.moveBlock('down');
    writer.editor.commands.duplicateBlockAt(0);
    expect(entries(writer)).toBe(3);
    select(writer, AFTER_TWO);
    writer.editor.commands.splitBlock();
    expect(entries(writer)).toBe(4);
    writer.editor.commands.setHeading(2);
    writer.editor.commands.joinBackward();
    expect(entries(writer)).toBe(3);
  });

  it('[SU14] keep them when they are put into a place with other suggestions', () => {
    const writer = anAuthor(
      paperOf(line(marks), { ...line(ENTRIES['a deletion'] ?? []), attrs: { id: 'line-0002' } }),
    );
    const { view, state } = writer.editor;
    const words: Node = state.doc.child(0);
    const slice = new Slice(words.content.cut(5, 9), 0, 0);
    const place = words.nodeSize + AFTER_TWO;
    view.dispatch(state.tr.replace(place, place, slice));
    expect(entries(writer)).toBe(2);
    expect(JSON.stringify(contentOf(writer)).split('Delete01')).toHaveLength(3);
  });
});

describe('letters that meet a deletion on their way', () => {
  const START = paperOf({
    type: 'paragraph',
    attrs: { id: 'line-0001' },
    content: [{ type: 'text', text: 'אבגדה' }],
  });
  const textOf = (doc: Y.Doc) =>
    (doc.getXmlFragment('default').get(0) as Y.XmlElement).get(0) as Y.XmlText;
  const DELETION = { 'deletion--Delete01': { author: ME, at: NOON } };
  const accepted = (doc: Y.Doc) => project(contentOf({ doc } as Writer), ACCEPT_ALL);
  const letters = (doc: Y.Doc) =>
    (accepted(doc)[0]?.content ?? []).map(({ text }) => text).join('');

  function struck() {
    const desk = new Desk(START);
    const respondent = desk.copy();
    const striking = respondent.change(() => textOf(respondent.doc).format(1, 3, DELETION));
    return { desk, respondent, striking };
  }

  it('[SU15] lose it on the server when it was there first, and everybody hears', () => {
    const { desk, striking } = struck();
    const author = desk.copy();
    const typing = author.change(() => textOf(author.doc).insert(2, '😀ש'));
    desk.bring(striking, RESPONDENT);
    desk.bring(typing, AUTHOR);
    expect(letters(desk.live.doc)).toBe('א😀שה');
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.mergeUpdates([START, ...desk.taken]));
    expect(letters(other)).toBe('א😀שה');
    // And those typed right behind, which Yjs makes one item with the old ones.
    Y.applyUpdate(author.doc, Y.encodeStateAsUpdate(desk.live.doc));
    desk.bring(
      author.change(() => textOf(author.doc).insert(5, 'ת', {})),
      AUTHOR,
    );
    expect(letters(desk.live.doc)).toBe('א😀שתה');
  });

  it('[SU15] lose it also when they are somebody else’s suggestion', () => {
    const { desk, striking } = struck();
    const boaz = desk.copy();
    const typing = boaz.change(() =>
      textOf(boaz.doc).insert(2, 'ש', { 'insertion--Boaz0001': { author: 'boaz', at: NOON } }),
    );
    desk.bring(striking, RESPONDENT);
    expect(desk.bring(typing, { ...RESPONDENT, personId: 'boaz' }).kind).toBe('taken');
    expect(letters(desk.live.doc)).toBe('אשה');
  });

  it('[SU15] keep a deletion that comes with them, as when a passage is moved', () => {
    const { desk, striking } = struck();
    desk.bring(striking, RESPONDENT);
    const author = desk.copy();
    const taken = desk.taken.length;
    const moving = author.change(() => {
      textOf(author.doc).delete(1, 3);
      textOf(author.doc).insert(2, 'בגד', DELETION);
    });
    desk.bring(moving, AUTHOR);
    expect(desk.taken).toHaveLength(taken + 1);
    expect(letters(desk.live.doc)).toBe('אה');
  });

  /** The respondent's editors, each at a copy of its own, and a colleague who cannot be told from them by the server. */
  function editorsOf(me: string, clients: readonly number[]) {
    const suggesting = { me, author: () => me, onRefused: () => undefined };
    return clients.map((client) => aWriter(START, client, { suggesting }));
  }
  const strike = ({ editor }: Writer) => {
    editor.commands.setTextSelection({ from: 2, to: 5 });
    editor.commands.deleteSelection();
  };

  it('[SU15] lose it by the deleter’s own editor when they were there first, in two tabs at once', () => {
    const [mine, tab] = editorsOf(ME, [7, 8]);
    const [colleague] = editorsOf('boaz', [9]);
    const author = anAuthor(START);
    if (!mine || !tab || !colleague) throw new Error('nobody is there');
    author.typeAt(3, 'ש');
    strike(mine);
    sync(mine, tab);
    sync(author, colleague);
    const silent = colleague.written();
    for (const one of [mine, tab]) passOn(author, one);
    sync(mine, tab, author, colleague);
    for (const { doc } of [mine, tab, author, colleague]) expect(letters(doc)).toBe('אשה');
    // It is over: nobody goes on about it.
    const written = [mine, tab, author].map((one) => one.written());
    sync(mine, tab, author, colleague);
    expect([mine, tab, author].map((one) => one.written())).toEqual(written);
    expect(colleague.written()).toBe(silent);
  });

  it('[SU15] leaves what one struck while the paper is opened, and waits while it may only be looked at', () => {
    const [mine] = editorsOf(ME, [7]);
    const author = anAuthor(START);
    if (!mine) throw new Error('nobody is there');
    strike(mine);
    const suggesting = { me: ME, author: () => ME, onRefused: () => undefined };
    const later = aWriter(Y.encodeStateAsUpdate(mine.doc), 11, { suggesting });
    expect(letters(later.doc)).toBe('אה');
    expect(later.written()).toBe(0);
    mine.editor.setEditable(false);
    author.typeAt(3, 'ש');
    const written = mine.written();
    passOn(author, mine);
    expect(mine.written()).toBe(written);
    mine.editor.setEditable(true);
    return Promise.resolve().then(() => expect(letters(mine.doc)).toBe('אשה'));
  });

  it('[SU16] leave nothing of a deletion on what follows, when it was decided or undone meanwhile', () => {
    for (const end of ['rejected', 'undone'] as const) {
      const desk = new Desk(START);
      const [mine] = editorsOf(ME, [7]);
      const author = anAuthor(START);
      if (!mine) throw new Error('nobody is there');
      const pass = (writer: Writer, who: typeof AUTHOR | typeof RESPONDENT) => {
        const update = Y.encodeStateAsUpdate(writer.doc, Y.encodeStateVector(desk.live.doc));
        expect(desk.bring(update, who).kind).not.toBe('refused');
        Y.applyUpdate(writer.doc, Y.encodeStateAsUpdate(desk.live.doc), 'wire');
      };
      strike(mine);
      pass(mine, RESPONDENT);
      pass(author, AUTHOR);
      author.typeAt(3, 'ש');
      if (end === 'rejected')
        desk.write((doc) =>
          textOf(doc).format(1, 3, { 'deletion--Delete01': null, ...nulls(doc) }),
        );
      pass(author, AUTHOR);
      pass(mine, RESPONDENT);
      if (end === 'undone') mine.editor.commands.undo();
      for (const _ of [1, 2]) {
        pass(mine, RESPONDENT);
        pass(author, AUTHOR);
      }
      for (const doc of [desk.live.doc, mine.doc, author.doc]) {
        expect(letters(doc)).toBe('אבשגדה');
        expect(JSON.stringify(contentOf({ doc } as Writer))).not.toContain('deletion');
      }
    }
  });

  it('[SU16] let a suggester take back words in which an author has written', () => {
    const desk = new Desk(START);
    const [mine] = editorsOf(ME, [7]);
    const author = anAuthor(START);
    if (!mine) throw new Error('nobody is there');
    const pass = (writer: Writer, who: typeof AUTHOR | typeof RESPONDENT) => {
      const update = Y.encodeStateAsUpdate(writer.doc, Y.encodeStateVector(desk.live.doc));
      expect(desk.bring(update, who).kind).not.toBe('refused');
      Y.applyUpdate(writer.doc, Y.encodeStateAsUpdate(desk.live.doc), 'wire');
    };
    mine.typeAt(3, 'שלי');
    pass(mine, RESPONDENT);
    pass(author, AUTHOR);
    author.typeAt(4, 'כן');
    pass(author, AUTHOR);
    pass(mine, RESPONDENT);
    mine.editor.commands.undo();
    pass(mine, RESPONDENT);
    const base = project(contentOf({ doc: desk.live.doc } as Writer), REJECT_ALL);
    expect(base[0]?.content).toEqual([{ type: 'text', text: 'אבכןגדה' }]);
  });
});

/** The keys of all deletions in a paper, as what takes them off. */
function nulls(doc: Y.Doc): Record<string, null> {
  const keys = JSON.stringify(contentOf({ doc } as Writer)).matchAll(
    /"deletion","attrs":\{"id":"(\w{8})"/g,
  );
  return Object.fromEntries([...keys].map(([, id]) => [`deletion--${id}`, null]));
}
