import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { exactText } from '#shared/inclusion/same-text.ts';
import { type ContentNode, readContent, textOf } from '#shared/paper/content.ts';
import { ACCEPT_ALL, project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { suggestText, type WantedText } from '#server/suggestion/suggest-text.ts';
import { docWith } from '#test/version/version-paper.ts';

/** Letters of several signs each: halves, vowels of their own, people joined into one. */
const PARTS = ['יעדים', ' ', '🙂', '🙃🙂', 'in', '𝒳ב', 'שָׁלוֹם', 'ָ', '👩‍👧', '‍', '🇮🇱', 'e\u0301'];
const words = fc
  .array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(''));
const run = (text: string, looks: readonly string[]): ContentNode => ({
  type: 'text',
  text,
  ...(looks.length > 0 && { marks: looks.map((type) => ({ type })) }),
});
const runs = fc.array(
  fc.tuple(words, fc.subarray(['bold', 'italic'])).map(([text, looks]) => run(text, looks)),
  { maxLength: 4 },
);
const MINE = { id: 'AAAAAAAA', author: 'person-me', at: 1 };
const THEIRS = { id: 'BBBBBBBB', author: 'person-other', at: 2 };

const paragraph = (content: readonly ContentNode[]): Y.Doc =>
  docWith([{ type: 'paragraph', attrs: { id: 'block-00001' }, content }]);
const textIn = (doc: Y.Doc): Y.XmlText => {
  const element = doc.getXmlFragment('default').get(0) as Y.XmlElement;
  if (element.length === 0) element.insert(0, [new Y.XmlText()]);
  return element.get(0) as Y.XmlText;
};
/** A text as it is after a restart: what cannot be written is not in it any more. */
const onDisk = (doc: Y.Doc): Y.Doc => {
  const read = new Y.Doc();
  Y.applyUpdate(read, Y.encodeStateAsUpdate(doc));
  return read;
};
const readings = (doc: Y.Doc) => {
  const content = readContent(doc);
  const onlyOf = (id: string) => (entry: { id: string }) => (entry.id === id ? 'accept' : 'reject');
  return {
    agreed: exactText(project(content, REJECT_ALL)),
    mine: exactText(project(content, onlyOf(MINE.id))),
    theirs: exactText(project(content, onlyOf(THEIRS.id))),
  };
};
const letters = new Intl.Segmenter('he', { granularity: 'grapheme' });
const lettersIn = (text: string) => Array.from(letters.segment(text), ({ segment }) => segment);

/** Each letter under the signs of my suggestion that lie on it; a letter that is cut is under two. */
const cutLetters = (doc: Y.Doc): string[] => {
  const [block] = readContent(doc);
  const signs = (block?.content ?? []).flatMap(({ text = '', marks = [] }) => {
    const mine = marks.find(({ attrs }) => attrs?.['id'] === MINE.id)?.type ?? 'none';
    return mine === 'insertion' ? [] : text.split('').map(() => mine);
  });
  const agreed = textOf(project(readContent(doc), REJECT_ALL));
  let at = 0;
  return lettersIn(agreed).filter((letter) => {
    const under = new Set(signs.slice(at, at + letter.length));
    at += letter.length;
    return under.size > 1;
  });
};

describe('a text suggested as another', () => {
  it('[SU22] reads and looks as is wanted once accepted, as before once rejected, to the last letter on disk', () => {
    fc.assert(
      fc.property(runs, runs, runs, (was, theirs, mine) => {
        const doc = paragraph(was);
        const before = readings(doc).agreed;
        const text = textIn(doc);
        suggestText(text, theirs, THEIRS);
        const has = suggestText(text, mine, MINE);
        for (const one of [doc, onDisk(doc)]) {
          const now = readings(one);
          expect(now.agreed).toEqual(before);
          expect(now.mine).toEqual(readings(paragraph(mine)).agreed);
          expect(now.theirs).toEqual(readings(paragraph(theirs)).agreed);
        }
        expect(has).toBe(readings(doc).mine !== before);
      }),
    );
  });

  it('[SU22] cuts no letter in two, whether words alone are wanted or how they look', () => {
    const wanted: fc.Arbitrary<WantedText> = fc.oneof(words, runs);
    fc.assert(
      fc.property(words, wanted, (was, mine) => {
        const doc = paragraph([run(was, [])]);
        suggestText(textIn(doc), mine, MINE);
        expect(cutLetters(doc)).toEqual([]);
      }),
    );
  });

  it('[SU22] leaves what looks otherwise alone where words alone are wanted, and gives its looks to what stands in for it', () => {
    const doc = paragraph([run('שר ', []), run('הבריאות ', ['bold']), run('יחליט', [])]);
    suggestText(textIn(doc), 'שר האוצר יחליט', MINE);
    expect(readings(doc).mine).toEqual(
      readings(
        paragraph([run('שר ', []), run('האוצר', ['bold']), run(' ', ['bold']), run('יחליט', [])]),
      ).agreed,
    );
  });

  it('[SU22] takes what reads as something else as a whole, or leaves it as a whole', () => {
    const reference = { type: 'reference', attrs: { to: 'block-00009' } };
    const source = [
      run('לפי ', []),
      { type: 'text', text: '\u2060', marks: [reference] },
      run(' בלבד', []),
    ];
    const reading = (node: ContentNode) =>
      node.marks?.some(({ type }) => type === 'reference') ? run('המלצה 3', []) : node;
    const suggested = (wanted: string) => {
      const doc = paragraph(source);
      suggestText(textIn(doc), wanted, MINE, reading);
      return textOf(project(readContent(doc), ACCEPT_ALL));
    };
    expect(suggested('לפי המלצה 3 ותו לא')).toBe('לפי \u2060 ותו לא');
    expect(suggested('לפי המלצה 4 בלבד')).toBe('לפי המלצה 4 בלבד');
  });
});
