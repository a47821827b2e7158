import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlFile } from '#server/interchange/html/html-file.ts';
import { readPage } from '#server/interchange/reading/page/read-page.ts';
import { contentOf } from '#shared/interchange/model-to-paper.ts';
import type { ContentMark, ContentNode } from '#shared/paper/content.ts';
import { parseEntries, formatEntries } from '#shared/suggestion/entry.ts';
import { project } from '#shared/suggestion/projection.ts';
import { anyPaper } from '#test/interchange/any-paper.ts';
import { aWordWish } from '#test/interchange/a-word-wish.ts';

/** Reads a page, with ids that count. */
function read(html: string) {
  let made = 0;
  const newId = () => `id${String((made += 1)).padStart(6, '0')}`;
  const found = readPage(html, { now: Date.UTC(2026, 10, 1), newId });
  const count = (code: string) => found.report.find((one) => one.code === code)?.count ?? 0;
  return { ...found, content: contentOf(found.model), count };
}

const IMAGE = 'ab'.repeat(32);
const NAMES = new Map([
  ['person-0001', 'דנה כהן'],
  ['person-0002', 'יוסי לוי'],
  ['person-0003', 'Ruth O’Neil'],
]);

/** A paper without what a page cannot or does not tell: remarks, whom words name, and who is a member. */
function plain(content: readonly ContentNode[], authorOf: (id: string) => string): ContentNode[] {
  const markOf = ({ type, attrs }: ContentMark): ContentMark[] => {
    if (type === 'comment' || type === 'mention') return [];
    const author = attrs?.['author'];
    if (typeof author !== 'string') return [{ type, ...(attrs && { attrs }) }];
    return [{ type, attrs: { ...attrs, author: authorOf(author) } }];
  };
  return content.map((node) => {
    // A reference leads where it points, and nowhere else.
    const isReference = node.marks?.some(({ type }) => type === 'reference');
    const marks = (node.marks ?? [])
      .filter(({ type }) => type !== 'link' || !isReference)
      .flatMap(markOf);
    const {
      links,
      proposed,
      file: _,
      pixels: __,
      alt: ___,
      width: ____,
      ...attrs
    } = node.attrs ?? {};
    const entries = parseEntries(proposed).map((one) => ({ ...one, author: authorOf(one.author) }));
    const own = (typeof links === 'string' ? links : '')
      .split(' ')
      .filter((one) => one !== '' && !one.includes('/'))
      .join(' ');
    const told = {
      ...attrs,
      ...(own !== '' && { links: own }),
      ...(entries.length > 0 && { proposed: formatEntries(entries) }),
      ...(attrs['dir'] === 'rtl' && { dir: 'rtl' }),
    };
    const { marks: _____, attrs: ______, content: inner, ...rest } = node;
    return {
      ...rest,
      ...(node.text !== undefined && {
        text: node.text.replaceAll(/[\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, ''),
      }),
      ...(Object.keys(told).length > 0 && { attrs: told }),
      ...(marks.length > 0 && { marks }),
      ...(inner && { content: plain(inner, authorOf) }),
    };
  });
}

describe('a page that this house wrote', () => {
  it('[IN70] is read as the paper that it was, whatever stands in it', () => {
    fc.assert(
      fc.property(anyPaper, (content) => {
        const wish = aWordWish(content, {
          images: new Map([
            [IMAGE, { bytes: new Uint8Array([1, 2]), type: 'png', width: 4, height: 3 }],
          ]),
        });
        const page = read(htmlFile(wish));
        const nameOf = (id: string) =>
          page.authors.find((one) => one.id === id)?.name ?? NAMES.get(id) ?? id;
        const said = (nodes: readonly ContentNode[]) => project(plain(nodes, nameOf), () => 'keep');
        expect(said(page.content)).toEqual(said(contentOf(wish.model)));
        expect(page.title).toBe(wish.paper.title);
        expect([page.direction, page.headings]).toEqual(['rtl', 'decimal']);
      }),
      { numRuns: 200 },
    );
  });
});
