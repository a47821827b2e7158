// @vitest-environment jsdom
import { type Node, Slice } from '@tiptap/pm/model';
import { TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import type { ContentMark, ContentNode } from '#shared/paper/content.ts';
import { ACCEPT_ALL, project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { aWriter, contentOf, paperOf, sync, type Writer } from '#test/editor/writer.ts';
import { AUTHOR, NOON, RESPONDENT } from '#test/room/desk.ts';

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
