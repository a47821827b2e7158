import type { ContentMark, ContentNode } from '#shared/paper/content.ts';
import { aWordWish, partsOf } from '#test/interchange/a-word-wish.ts';
import { xmlIn } from '#test/interchange/unpacked.ts';
import { all, type Element } from '#test/interchange/xml-tree.ts';

/** Papers for tests in few words, and finding one's way in the files they become. */

export const text = (words: string, ...marks: ContentMark[]): ContentNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks }),
});
export const paragraph = (...content: ContentNode[]): ContentNode => ({
  type: 'paragraph',
  content,
});
export const block = (type: string, id: string, ...content: ContentNode[]): ContentNode => ({
  type,
  attrs: { id },
  content,
});
export const item = (words: string, ...more: ContentNode[]): ContentNode => ({
  type: 'listItem',
  content: [paragraph(text(words)), ...more],
});
export const entry = (type: string, author: string, to?: string): ContentMark => ({
  type,
  attrs: {
    id: `${type.slice(0, 7)}${author.slice(-1)}`,
    author,
    at: 1_750_000_000_000,
    ...(to && { to }),
  },
});
export const reference = (to: string) => text('\uFFFC', { type: 'reference', attrs: { to } });
export const note = (id: string, words: string) => text(words, { type: 'footnote', attrs: { id } });

export const documentOf = async (...args: Parameters<typeof aWordWish>) =>
  xmlIn(await partsOf(aWordWish(...args)), 'word/document.xml');
export const wordsIn = (under: Element) =>
  all(under, 'w:t')
    .map((one) => one.text)
    .join('');
export const paragraphWith = (document: Element, words: string): Element => {
  const found = all(document, 'w:p').find((one) => wordsIn(one).includes(words));
  if (!found) throw new Error(`no paragraph says ${words}`);
  return found;
};
export const runWith = (under: Element, words: string): Element => {
  const found = all(under, 'w:r').find((one) =>
    [...all(one, 'w:t'), ...all(one, 'w:delText')].some(({ text }) => text.includes(words)),
  );
  if (!found) throw new Error(`no run says ${words}`);
  return found;
};
export const has = (under: Element, name: string) => all(under, name).length > 0;
