import * as Y from 'yjs';
import { blockIdFrom } from '#shared/paper/block-id.ts';
import { type ContentNode, writeContent } from '#shared/paper/content.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { suggestionIdFrom, valueOf } from '#shared/suggestion/entry.ts';
import { Chance, hebrewWord } from '#test/bench/room/paper/chance.ts';

const PARAGRAPHS = 6000;
/** Every so many paragraphs: a heading, a table, a paragraph with a footnote, an image. */
const EVERY = { heading: 40, table: 120, footnote: 20, figure: 60 };
const WORDS_OF_PARAGRAPH = 22;

/** Three hundred pages: 6,000 paragraphs, 150 headings, 50 tables of 6 by 4, 300 footnotes, 100 images. */
export function threeHundredPages(): Uint8Array {
  const chance = new Chance(300);
  const doc = new Y.Doc();
  doc.clientID = 1;
  const blocks: ContentNode[] = [];
  for (let at = 0; at < PARAGRAPHS; at++) {
    if (at % EVERY.heading === 0) blocks.push(block('heading', chance, words(chance, 5), 2));
    if (at % EVERY.table === 7) blocks.push(table(chance));
    if (at % EVERY.figure === 11) blocks.push(figure(chance));
    const content = words(chance, WORDS_OF_PARAGRAPH);
    blocks.push(
      block(
        'paragraph',
        chance,
        at % EVERY.footnote === 3 ? [...content, ...note(chance)] : content,
      ),
    );
  }
  writeContent(doc, blocks);
  return Y.encodeStateAsUpdate(doc);
}

/** The same paper under review: so many suggestions of others, and so many passages that carry a remark. */
export function underReview(state: Uint8Array, each: number): Uint8Array {
  const chance = new Chance(each);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  doc.clientID = 2;
  const texts = doc
    .getXmlFragment(CONTENT_ROOT)
    .toArray()
    .flatMap((one) => (one instanceof Y.XmlElement ? one.toArray() : []))
    .filter((one): one is Y.XmlText => one instanceof Y.XmlText && one.length > 60);
  doc.transact(() => {
    for (let at = 0; at < each; at++) {
      const text = texts[Math.floor((at * texts.length) / each)];
      if (!text) continue;
      const id = suggestionIdFrom(chance.bytes(8));
      const [author = '', time = ''] = valueOf({
        kind: 'insertion',
        id,
        author: 'a-respondent',
        at: 1.7e12,
        to: null,
      }).split(' ');
      const value = { author, at: Number(time) };
      text.format(4, 8, { [`deletion--${id}`]: value });
      text.insert(12, `${hebrewWord(chance)} `, { [`insertion--${id}`]: value });
      text.format(30, 20, { [`comment--${suggestionIdFrom(chance.bytes(8))}`]: {} });
    }
  });
  return Y.encodeStateAsUpdate(doc);
}

function words(chance: Chance, count: number): ContentNode[] {
  const text = Array.from({ length: count }, () => hebrewWord(chance)).join(' ');
  return [{ type: 'text', text }];
}

function note(chance: Chance): ContentNode[] {
  const marks = [{ type: 'footnote', attrs: { id: blockIdFrom(chance.bytes(9)) } }];
  return words(chance, 6).map((run) => ({ ...run, marks }));
}

function block(
  type: string,
  chance: Chance,
  content: readonly ContentNode[],
  level?: number,
): ContentNode {
  const id = blockIdFrom(chance.bytes(9));
  return { type, attrs: { id, ...(level !== undefined && { level }) }, content };
}

function table(chance: Chance): ContentNode {
  const cell = (type: string): ContentNode => ({
    type,
    attrs: { colspan: 1, rowspan: 1 },
    content: [block('paragraph', chance, words(chance, 3))],
  });
  const row = (type: string): ContentNode => ({
    type: 'tableRow',
    content: Array.from({ length: 4 }, () => cell(type)),
  });
  const rows = Array.from({ length: 6 }, (_, at) => row(at === 0 ? 'tableHeader' : 'tableCell'));
  return block('table', chance, rows);
}

function figure(chance: Chance): ContentNode {
  const file = Buffer.from(chance.bytes(32)).toString('hex');
  const made = block('figure', chance, words(chance, 5));
  return { ...made, attrs: { ...made.attrs, file, pixels: '1200x800', width: 60 } };
}
