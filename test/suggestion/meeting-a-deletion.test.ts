// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readContent } from '#shared/paper/content.ts';
import { ACCEPT_ALL, project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { aWriter, paperOf, passOn, sync, type Writer } from '#test/editor/writer.ts';
import { AUTHOR, Desk, NOON, RESPONDENT } from '#test/room/desk.ts';

const ME = RESPONDENT.personId;

/** An author at a paper, as the page makes their editor. */
function anAuthor(state: Uint8Array): Writer {
  const suggesting = { me: AUTHOR.personId, author: () => null, onRefused: () => undefined };
  return aWriter(state, 5, { suggesting });
}

describe('letters that meet a deletion on their way', () => {
  const START = paperOf({
    type: 'paragraph',
    attrs: { id: 'line-0001' },
    content: [{ type: 'text', text: 'אבגדה' }],
  });
  const textOf = (doc: Y.Doc) =>
    (doc.getXmlFragment('default').get(0) as Y.XmlElement).get(0) as Y.XmlText;
  const DELETION = { 'deletion--Delete01': { author: ME, at: NOON } };
  const accepted = (doc: Y.Doc) => project(readContent(doc), ACCEPT_ALL);
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
        expect(JSON.stringify(readContent(doc))).not.toContain('deletion');
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
    const base = project(readContent(desk.live.doc), REJECT_ALL);
    expect(base[0]?.content).toEqual([{ type: 'text', text: 'אבכןגדה' }]);
  });
});

/** The keys of all deletions in a paper, as what takes them off. */
function nulls(doc: Y.Doc): Record<string, null> {
  const keys = JSON.stringify(readContent(doc)).matchAll(/"deletion","attrs":\{"id":"(\w{8})"/g);
  return Object.fromEntries([...keys].map(([, id]) => [`deletion--${id}`, null]));
}
