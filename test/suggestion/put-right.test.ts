import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type ContentNode, readContent } from '#shared/paper/content.ts';
import { decide } from '#shared/suggestion/decide.ts';
import { ACCEPT_ALL, project, REJECT_ALL, without } from '#shared/suggestion/projection.ts';
import { sameContent } from '#shared/suggestion/same-content.ts';
import { AUTHOR, Desk, NOON, RESPONDENT } from '#test/room/desk.ts';
import { paper } from '#test/suggestion/paper.ts';

const ME = RESPONDENT.personId;
const value = (author: string) => ({ author, at: NOON });
const INSERTION = { 'insertion--MineMine': value(ME) };
const contentOf = (desk: Desk): ContentNode[] => readContent(desk.live.doc);

function textOfBlock(fragment: Y.XmlFragment, block: number): Y.XmlText {
  return (fragment.get(block) as Y.XmlElement).get(0) as Y.XmlText;
}

describe('what is put right after a decision', () => {
  /** My words in the last paragraph, accepted by a lead of whom I have not heard. */
  function accepted(write: (text: Y.XmlText) => void) {
    const desk = new Desk(Y.encodeStateAsUpdate(paper()));
    const mine = desk.copy();
    const text = textOfBlock(mine.fragment, 3);
    desk.bring(
      mine.change(() => write(text)),
      RESPONDENT,
    );
    const lead = desk.copy();
    desk.bring(
      lead.change(() => decide(lead.doc, ACCEPT_ALL)),
      AUTHOR,
    );
    return { desk, mine, text };
  }
  const words = (desk: Desk, fate: Parameters<typeof project>[1]) =>
    (project(contentOf(desk), fate).at(-1)?.content ?? []).map(({ text: word }) => word).join('');

  it('[SU6] is the letter typed right behind the last one, though both have become one item', () => {
    const { desk, mine, text } = accepted((own) => {
      for (const [at, letter] of Array.from('אבג').entries()) own.insert(3 + at, letter, INSERTION);
    });
    const typing = mine.change(() => text.insert(6, 'ד', INSERTION));
    expect(desk.bring(typing, RESPONDENT).kind).toBe('taken');
    expect(words(desk, without(ME))).toBe('סוףאבג');
    expect(words(desk, ACCEPT_ALL)).toBe('סוףאבגד');
  });

  it('[SU6] are words taken away in pieces, which come back in their order', () => {
    const { desk, mine, text } = accepted((own) => {
      for (const letter of 'דגבא') own.insert(3, letter, INSERTION);
    });
    const taking = mine.change(() => text.delete(3, 3));
    expect(desk.bring(taking, RESPONDENT).kind).toBe('taken');
    expect(words(desk, without(ME))).toBe('סוףאבגד');
    expect(words(desk, ACCEPT_ALL)).toBe('סוףד');
  });

  it('[SU6] are words that a colleague struck in part, which come back in their order too', () => {
    const { desk, mine, text } = accepted((own) => own.insert(3, 'אבג', INSERTION));
    const colleague = desk.copy();
    const other = { ...RESPONDENT, personId: 'colleague' } as const;
    const striking = colleague.change(() =>
      textOfBlock(colleague.fragment, 3).format(3, 1, { 'deletion--Foreign1': value('colleague') }),
    );
    expect(desk.bring(striking, other).kind).toBe('taken');
    const taking = mine.change(() => text.delete(3, 3));
    expect(desk.bring(taking, RESPONDENT).kind).toBe('taken');
    expect(words(desk, without(ME))).toBe('סוףאבג');
    expect(words(desk, ACCEPT_ALL)).toBe('סוף');
  });

  it('[SU5] is nothing where far more was taken away than anybody has on their way', () => {
    const many = 1200;
    const { desk, mine, text } = accepted((own) => {
      for (let at = 0; at < many; at++) own.insert(3, 'א', INSERTION);
    });
    const before = contentOf(desk);
    const taking = mine.change(() => text.delete(3, many));
    expect(desk.bring(taking, RESPONDENT).kind).toBe('refused');
    expect(contentOf(desk)).toEqual(before);
  });
});

/** What a suggester may try with the marks of remarks, on words of the text and on their own. */
const ON_REMARKS: Readonly<Record<string, (text: Y.XmlText, other: Y.XmlText) => void>> = {
  'take one away': (text) => text.format(0, text.length, { 'comment--Thread01': null }),
  'put one on': (text) => text.format(13, 5, { 'comment--Thread01': {} }),
  'put one on other words': (_, other) => other.format(0, 3, { 'comment--Thread01': {} }),
  'invent one': (_, other) => other.format(0, 3, { 'comment--Forged01': {} }),
  'move one': (text) => {
    text.format(0, text.length, { 'comment--Thread01': null });
    text.format(0, 4, { 'comment--Thread01': {} });
  },
  'write in one and take it away': (text) => {
    text.insert(9, 'נוסף', { ...INSERTION, 'comment--Thread01': {} });
    text.format(5, 3, { 'comment--Thread01': null });
  },
};

describe('remarks before those who may only suggest', () => {
  it.each(Object.entries(ON_REMARKS))('[SU13] are put right when they %s', (_, attempt) => {
    const desk = new Desk(Y.encodeStateAsUpdate(paper()));
    desk.write((doc) =>
      textOfBlock(doc.getXmlFragment('default'), 1).format(7, 5, { 'comment--Thread01': {} }),
    );
    const base = project(contentOf(desk), REJECT_ALL);
    const { fragment, change } = desk.copy();
    const update = change(() => attempt(textOfBlock(fragment, 1), textOfBlock(fragment, 3)));
    expect(desk.bring(update, RESPONDENT).kind).toBe('taken');
    expect(desk.mends).toBe(1);
    expect(sameContent(project(contentOf(desk), REJECT_ALL), base)).toBe(true);
  });

  it('[SU13] go along with what is suggested in them, and are the editors’ to carry', () => {
    const desk = new Desk(Y.encodeStateAsUpdate(paper()));
    const { fragment, change } = desk.copy();
    desk.write((doc) =>
      textOfBlock(doc.getXmlFragment('default'), 1).format(7, 5, { 'comment--Thread01': {} }),
    );
    // Not heard of yet by the one who writes in it, strikes in it and makes bold.
    const update = change(() => {
      const text = textOfBlock(fragment, 1);
      text.insert(9, 'נוסף', INSERTION);
      text.format(7, 2, { 'deletion--MineMin2': value(ME) });
      text.format(0, 9, { 'restyled--MineMin3': { ...value(ME), to: '+bold' } });
    });
    expect(desk.bring(update, RESPONDENT).kind).toBe('taken');
    expect(desk.mends).toBe(0);
    const editor = desk.copy();
    const moved = editor.change(() => {
      const text = textOfBlock(editor.fragment, 1);
      text.delete(0, 3);
      text.format(4, 30, { 'comment--Thread01': null });
      textOfBlock(editor.fragment, 3).insert(0, 'כאן', { 'comment--Thread01': {} });
    });
    expect(desk.bring(moved, AUTHOR).kind).toBe('taken');
    expect(JSON.stringify(contentOf(desk))).toContain(
      '{"type":"text","text":"כאן","marks":[{"type":"comment","attrs":{"id":"Thread01"}}]}',
    );
  });
});

describe('marks laid over each other', () => {
  /** A text of so many letters, on each of which one mark more lies than on the one before. */
  const pile = (text: Y.XmlText, marks: number, as: (number: string) => [string, object]) => {
    text.insert(0, 'א'.repeat(marks), {});
    for (let at = 0; at < marks; at++) {
      const [key, given] = as(String(at).padStart(8, '0'));
      text.format(at, marks - at, { [key]: given });
    }
  };
  const suggestions = (number: string): [string, object] => [`deletion--${number}`, value(ME)];
  const remarks = (number: string): [string, object] => [`comment--${number}`, {}];

  it.each([
    ['suggestions', suggestions, AUTHOR],
    ['remarks', remarks, AUTHOR],
    ['suggestions', suggestions, RESPONDENT],
  ] as const)('[SU12] are refused where %s would make a text too slow to read', (_, as, who) => {
    const desk = new Desk(Y.encodeStateAsUpdate(paper()));
    const before = contentOf(desk);
    const { fragment, change } = desk.copy();
    const update = change(() => {
      pile(textOfBlock(fragment, 3), 500, as);
      textOfBlock(fragment, 3).format(0, 500, INSERTION);
    });
    expect(desk.bring(update, who)).toMatchObject({ kind: 'refused', code: 'too-large' });
    expect(contentOf(desk)).toEqual(before);
  });

  it('[SU12] are taken where two hundred people remark on the same words and write on', () => {
    const desk = new Desk(Y.encodeStateAsUpdate(paper()));
    desk.write((doc) => {
      const text = textOfBlock(doc.getXmlFragment('default'), 1);
      for (let at = 0; at < 200; at++)
        text.format(0, 20, { [`comment--${String(at).padStart(8, '0')}`]: {} });
    });
    const { fragment, change } = desk.copy();
    const typing = change(() => {
      for (let at = 0; at < 40; at++)
        textOfBlock(fragment, 1).insert(2 * (at % 10), 'א', {
          [`insertion--${String(at).padStart(8, '0')}`]: value(ME),
        });
    });
    expect(desk.bring(typing, RESPONDENT).kind).toBe('taken');
  });
});
