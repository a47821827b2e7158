import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWord } from '#server/interchange/reading/read-word.ts';
import { wordFile } from '#server/interchange/word/word-file.ts';
import { contentOf } from '#shared/interchange/model-to-paper.ts';
import { type ContentMark, type ContentNode, textOf } from '#shared/paper/content.ts';
import { ACCEPT_ALL, project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { zip } from '#server/interchange/word/zip.ts';
import { aThread, aWordWish, partsOf } from '#test/interchange/a-word-wish.ts';

/** Writes a paper as a Word file and reads it again. */
async function home(content: readonly ContentNode[], more: Parameters<typeof aWordWish>[1] = {}) {
  let made = 0;
  const newId = () => `id${String((made += 1)).padStart(6, '0')}`;
  const file = await wordFile(aWordWish(content, more));
  const read = await readWord(file, { now: Date.UTC(2026, 10, 1), newId });
  return { ...read, content: contentOf(read.model) };
}

const text = (words: string, ...marks: ContentMark[]): ContentNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks }),
});
const para = (id: string, ...content: ContentNode[]): ContentNode => ({
  type: 'paragraph',
  attrs: { id: `block-${id}` },
  content,
});
const item = (...content: ContentNode[]): ContentNode => ({ type: 'listItem', content });
const entry = (type: 'insertion' | 'deletion', id = 'aaaaaaaa'): ContentMark => ({
  type,
  attrs: { id, author: 'person-0001', at: 1_790_000_000_000 },
});

const RICH: readonly ContentNode[] = [
  { type: 'heading', attrs: { id: 'block-h1', level: 1 }, content: [text('רקע')] },
  para(
    'p1',
    text('המלצה '),
    text('לפי OECD 2024', { type: 'bold' }),
    text(' וגם '),
    text('כאן', { type: 'link', attrs: { href: 'https://example.org/a?b=1' } }),
  ),
  para(
    'p2',
    text('טענה'),
    text('ראו דוח', { type: 'footnote', attrs: { id: 'note-0001' } }),
    text(' ועוד'),
  ),
  { type: 'pageBreak', attrs: { id: 'block-pb' } },
  {
    type: 'orderedList',
    attrs: { id: 'block-l1' },
    content: [
      item(para('i1', text('ראשון')), {
        type: 'orderedList',
        attrs: { id: 'block-l2' },
        content: [item(para('i2', text('פנימי')))],
      }),
      item(para('i3', text('שני')), para('i4', text('המשך'))),
    ],
  },
  {
    type: 'taskList',
    attrs: { id: 'block-t1' },
    content: [
      { type: 'taskItem', attrs: { checked: 'yes' }, content: [para('t2', text('נעשה'))] },
      { type: 'taskItem', content: [para('t3', text('לעשות'))] },
    ],
  },
  {
    type: 'table',
    attrs: { id: 'block-tb' },
    content: [
      {
        type: 'tableRow',
        content: [
          {
            type: 'tableHeader',
            attrs: { colspan: 1, rowspan: 1 },
            content: [para('c1', text('א'))],
          },
          {
            type: 'tableHeader',
            attrs: { colspan: 1, rowspan: 1 },
            content: [para('c2', text('ב'))],
          },
        ],
      },
      {
        type: 'tableRow',
        content: [
          {
            type: 'tableCell',
            attrs: { colspan: 2, rowspan: 1 },
            content: [para('c3', text('רחב'))],
          },
        ],
      },
    ],
  },
  {
    type: 'recommendation',
    attrs: { id: 'block-r1', dimension: 'structure', links: 'block-c1' },
    content: [para('r2', text('לקבוע תקן'))],
  },
  { type: 'blockquote', attrs: { id: 'block-q1' }, content: [para('q2', text('ציטוט'))] },
  {
    type: 'callout',
    attrs: { id: 'block-k1', tone: 'important' },
    content: [para('k2', text('לב'))],
  },
];

describe('a paper that goes out as a Word file and comes home', () => {
  it('[IN30] is the same paper, with the ids of its blocks', async () => {
    const { content, title, direction, identity } = await home(RICH);
    expect(content).toEqual(RICH);
    expect([title, direction]).toEqual(['מיפוי אתגרים: Draft 2', 'rtl']);
    expect(identity?.paperId).toBe('paper-000001');
    expect(identity?.content).toEqual(RICH);
  });

  it('[IN31] has its references again, wherever they stand, however they look, put in or taken out', async () => {
    const to = (id: string, ...marks: ContentMark[]) =>
      text('\uFFFC', { type: 'reference', attrs: { to: id } }, ...marks);
    const note = { type: 'footnote', attrs: { id: 'note-0001' } };
    const content = [
      ...RICH,
      para('x1', text('לפי '), to('block-h1'), text(', '), to('block-r1', { type: 'bold' })),
      para('x2', to('block-tb'), text(' '), to('block-p1'), to('note-0001'), to('gone-00001')),
      para('x3', text('א'), text('ראו ', note), to('block-h1', note)),
      para(
        'x4',
        text('ב '),
        to('block-h1', entry('insertion')),
        text(' '),
        to('block-r1', entry('deletion')),
      ),
    ];
    const read = await home(content);
    const pointers = (nodes: readonly ContentNode[]): unknown[] =>
      nodes.flatMap(({ marks = [], content: inner = [] }) => {
        const reference = marks.find(({ type }) => type === 'reference');
        const looks = marks.map(({ type }) => type).toSorted();
        return reference ? [[reference.attrs?.['to'], ...looks]] : pointers(inner);
      });
    expect(pointers(read.content)).toEqual(pointers(content));
    const letters = (nodes: readonly ContentNode[]) => textOf(nodes);
    expect(letters(read.content)).toBe(letters(content));
  });

  it('[IN31] keeps what somebody wrote over a reference', async () => {
    const content = [
      ...RICH,
      para('x1', text('\uFFFC', { type: 'reference', attrs: { to: 'block-h1' } })),
    ];
    const parts = new Map(await partsOf(aWordWish(content)));
    const document = String(parts.get('word/document.xml'));
    const changed = document.replace(
      /(reference:block-h1.*?<w:t[^>]*>)[^<]*(<)/s,
      (_, start: string, end: string) => `${start}ראו נספח ${end}`,
    );
    expect(changed).not.toBe(document);
    parts.set('word/document.xml', Buffer.from(changed));
    const file = await zip([...parts].map(([name, bytes]) => ({ name, bytes })));
    const read = await readWord(file, { now: Date.UTC(2026, 10, 1), newId: () => 'id000001' });
    expect(textOf(contentOf(read.model))).toContain('ראו נספח');
  });

  it('[IN30] has its suggestions by their names and moments, and its remarks with their answers', async () => {
    const content = [
      para(
        'p1',
        text('הממשלה '),
        text('תשקול', entry('deletion')),
        text('תחליט', entry('insertion')),
        text(' מיד', { type: 'comment', attrs: { id: 'threadA1' } }),
      ),
      {
        ...para('p2', text('פסקה חדשה')),
        attrs: { id: 'block-p2', proposed: 'insertion--bbbbbbbb person-0002 1790000060000' },
      },
    ];
    const thread = aThread({ state: 'settled', anchor: { kind: 'passage', blockId: 'block-p1' } });
    const read = await home(content, { threads: [thread] });
    const authorOf = (id: string) => read.authors.find((one) => one.id === id)?.name;
    expect(
      project(read.content, ACCEPT_ALL).map((node) => node.content?.map((one) => one.text)),
    ).toEqual([['הממשלה תחליט', ' מיד'], ['פסקה חדשה']]);
    expect(project(read.content, REJECT_ALL)).toHaveLength(1);
    const [mark] = read.content[0]?.content?.[1]?.marks ?? [];
    expect(authorOf(String(mark?.attrs?.['author']))).toBe('דנה כהן');
    expect(mark?.attrs?.['at']).toBe(1_790_000_000_000);
    expect(read.remarks).toMatchObject([{ quote: ' מיד', isResolved: true, isOnWords: true }]);
    expect(read.identity?.threads[0]).toMatchObject({ id: 'threadA1' });
  });

  it('[IN30] says the same with all suggestions accepted and with all rejected, whatever they are', async () => {
    const words = fc.constantFrom('פיצול ', 'OECD 12.5% ', 'סמכויות', ' (א) ', 'Word 365');
    const marks = fc.constantFrom<ContentMark[]>(
      [],
      [],
      [entry('insertion')],
      [entry('deletion')],
      [entry('insertion', 'bbbbbbbb')],
    );
    const run = fc.tuple(words, marks).map(([letters, of]) => text(letters, ...of));
    const proposed = fc.constantFrom(
      undefined,
      undefined,
      'insertion--cccccccc person-0002 1790000060000',
      'deletion--dddddddd person-0002 1790000060000',
    );
    const block = fc.tuple(fc.array(run, { minLength: 1, maxLength: 4 }), proposed).map(
      ([content, of]): ContentNode => ({
        type: 'paragraph',
        ...(of && { attrs: { proposed: of } }),
        content: [text('ת'), ...content],
      }),
    );
    const said = (content: readonly ContentNode[]) =>
      content.map((node) => (node.content ?? []).map((one) => one.text ?? '').join(''));
    await fc.assert(
      fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 4 }), async (content) => {
        const read = await home(content);
        for (const fate of [ACCEPT_ALL, REJECT_ALL])
          expect(said(project(read.content, fate))).toEqual(said(project(content, fate)));
      }),
      { numRuns: 60 },
    );
  });
});
