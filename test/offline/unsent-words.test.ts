import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { unsentWords } from '#client/connection/unsent-words.ts';
import { writeContent } from '#shared/paper/content.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] });

/** A paper on this device that the server has, and what it has of it. */
function known() {
  const doc = new Y.Doc();
  writeContent(doc, [paragraph('שיח המשילות מתמקד במינויים'), paragraph('ובנאמנות')]);
  const here = new Y.Doc();
  Y.applyUpdate(here, Y.encodeStateAsUpdate(doc));
  const covered = Y.decodeStateVector(Y.encodeStateVector(here));
  const words = (at: number) =>
    (here.getXmlFragment(CONTENT_ROOT).get(at) as Y.XmlElement).get(0) as Y.XmlText;
  return { here, covered, words };
}

/** Key by key, as a person types. */
function type(text: Y.XmlText, words: string, at = text.length): void {
  for (const [place, letter] of Array.from(words).entries()) text.insert(at + place, letter);
}

describe('words that the server does not have', () => {
  it('[OF15] are none when it has everything', () => {
    const { here, covered } = known();
    expect(unsentWords(here, covered)).toBe(0);
  });

  it('[OF15] count once each, however many keys they took', () => {
    const { here, covered, words } = known();
    type(words(1), ' וגם בתכלול, 42% מהם');
    expect(unsentWords(here, covered)).toBe(4);
  });

  it('[OF15] count gershayim, maqaf and an apostrophe as inside a word', () => {
    const { here, covered, words } = known();
    type(words(1), ' מנכ״ל בין־משרדי וצ׳יף');
    expect(unsentWords(here, covered)).toBe(3);
  });

  it('[OF15] written in several places are several, and what was deleted again is none', () => {
    const { here, covered, words } = known();
    type(words(0), 'כאן ', 0);
    type(words(1), ' ושם');
    expect(unsentWords(here, covered)).toBe(2);
    words(1).delete(words(1).length - 4, 4);
    expect(unsentWords(here, covered)).toBe(1);
  });

  it('[OF15] do not grow with what was sent meanwhile', () => {
    const { here, words } = known();
    type(words(1), ' נשלח כבר');
    const covered = Y.decodeStateVector(Y.encodeStateVector(here));
    type(words(1), ' וחדש');
    expect(unsentWords(here, covered)).toBe(1);
  });

  it('[OF15] a change of form or a deletion is no word', () => {
    const { here, covered, words } = known();
    words(0).format(0, 4, { bold: {} });
    words(1).delete(0, 3);
    expect(unsentWords(here, covered)).toBe(0);
  });
});
