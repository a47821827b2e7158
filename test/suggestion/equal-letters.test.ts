// @vitest-environment jsdom
import { TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type ContentNode, readContent } from '#shared/paper/content.ts';
import { decide } from '#shared/suggestion/decide.ts';
import { aWriter, paperOf } from '#test/editor/writer.ts';
import { Desk, NOON, RESPONDENT } from '#test/room/desk.ts';

const ME = RESPONDENT.personId;

const added = (text: string, id: string, author: string): ContentNode => ({
  type: 'text',
  text,
  marks: [{ type: 'insertion', attrs: { id, author, at: NOON } }],
});

/** The letters of the paper, each with the kinds and authors of its suggestions. */
const lettersOf = (doc: Y.Doc) =>
  readContent(doc)[0]?.content?.map(({ text, marks = [] }) =>
    [text, ...marks.map(({ type, attrs }) => `${type} ${String(attrs?.['author'])}`)].join(' '),
  );

describe('equal letters side by side', () => {
  it.each([
    ['mine before', [added('א', 'Mine0001', ME), added('א', 'Boaz0001', 'boaz')]],
    ['mine behind', [added('א', 'Boaz0001', 'boaz'), added('א', 'Mine0001', ME)]],
    [
      'mine between',
      [added('א', 'Boaz0001', 'boaz'), added('א', 'Mine0001', ME), added('א', 'Boaz0001', 'boaz')],
    ],
  ])(
    '[SU18] of two people, replaced in one go, the one’s accepted meanwhile: %s',
    (_name, letters) => {
      const state = paperOf({
        type: 'paragraph',
        attrs: { id: 'line-0001' },
        content: [{ type: 'text', text: 'פ' }, ...letters, { type: 'text', text: 'ס' }],
      });
      const desk = new Desk(state);
      const { editor, doc } = aWriter(state, 5, {
        suggesting: { me: ME, author: () => ME, onRefused: () => undefined },
      });
      desk.write((live) => decide(live, ({ author }) => (author === 'boaz' ? 'accept' : 'keep')));
      const { tr } = editor.state;
      editor.view.dispatch(
        tr.setSelection(TextSelection.create(tr.doc, 2, 2 + letters.length)).insertText('ב'),
      );
      const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(desk.live.doc));
      expect(desk.bring(update, RESPONDENT).kind).toBe('taken');
      expect(lettersOf(desk.live.doc)?.filter((letter) => letter.startsWith('א'))).toEqual([
        `${letters.length === 3 ? 'אא' : 'א'} deletion ${ME}`,
      ]);
    },
  );
});
