import { describe, expect, it } from 'vitest';
import { aComment, aThread, aWordWish, partsOf } from '#test/interchange/a-word-wish.ts';
import { xmlIn } from '#test/interchange/unpacked.ts';
import {
  block,
  documentOf,
  entry,
  has,
  paragraph,
  paragraphWith,
  runWith,
  text,
  wordsIn,
} from '#test/interchange/word-parts.ts';
import { all, isIn, valIn, type Element } from '#test/interchange/xml-tree.ts';

describe('suggestions in a Word file', () => {
  it('[IC6] are tracked changes of their authors', async () => {
    const document = await documentOf([
      paragraph(
        text('נשאר '),
        text('נוסף ', entry('insertion', 'person-0001')),
        text('נמחק', entry('deletion', 'person-0002')),
        text('שניהם', entry('insertion', 'person-0001'), entry('deletion', 'person-0002')),
        text('מודגש', entry('restyled', 'person-0003', '+bold')),
        text('¶', entry('insertion', 'person-0001'), { type: 'proposedBreak' }),
        text('המשך'),
      ),
      {
        type: 'heading',
        attrs: {
          level: 1,
          proposed:
            'joined--joinedAA person-0002 1750000000000; restyled--restylAA person-0003 1750000000000 level=#2',
        },
        content: [text('כותרת')],
      },
    ]);
    const author = (name: string, words: string) => {
      const [first] = all(document, name).filter((one) =>
        [...all(one, 'w:t'), ...all(one, 'w:delText')].some(({ text }) => text.includes(words)),
      );
      return [first?.attributes.get('w:author'), first?.attributes.get('w:date')];
    };
    // Word means the clock on the wall: three hours after Greenwich in June.
    expect(author('w:ins', 'נוסף')).toEqual(['דנה כהן', '2025-06-15T18:06:40Z']);
    expect(author('w:del', 'נמחק')[0]).toBe('יוסי לוי');
    expect(
      isIn(runWith(document, 'שניהם'), 'w:ins') && isIn(runWith(document, 'שניהם'), 'w:del'),
    ).toBe(true);
    const restyled = runWith(document, 'מודגש');
    const [change] = all(restyled, 'w:rPrChange');
    expect(has(restyled, 'w:bCs')).toBe(true);
    expect(change && [change.attributes.get('w:author'), has(change, 'w:b')]).toEqual([
      'Ruth O’Neil',
      false,
    ]);
    const marks = (words: string) => {
      const [properties] = paragraphWith(document, words).children;
      const mark = properties?.children.find(({ name }) => name === 'w:rPr');
      return (mark?.children ?? []).map(({ name }) => name);
    };
    expect(marks('נשאר')).toEqual(['w:ins', 'w:rtl']);
    expect(marks('המשך')).toEqual(['w:del', 'w:rtl']);
    const heading = paragraphWith(document, 'כותרת');
    expect(valIn(heading, 'w:pStyle')).toBe('Heading2');
    const [was] = all(heading, 'w:pPrChange');
    expect(was && valIn(was, 'w:pStyle')).toBe('Heading1');
  });

  it('[IC6] reach whole blocks and rows', async () => {
    const proposed = (kind: string) => `${kind}--${kind.slice(0, 8)} person-0001 1750000000000`;
    const document = await documentOf([
      { type: 'paragraph', attrs: { proposed: proposed('deletion') }, content: [text('כולה')] },
      {
        type: 'table',
        content: [
          {
            type: 'tableRow',
            attrs: { proposed: proposed('deletion') },
            content: [{ type: 'tableCell', content: [paragraph(text('בשורה'))] }],
          },
        ],
      },
    ]);
    expect(isIn(runWith(document, 'כולה'), 'w:del')).toBe(true);
    expect(isIn(runWith(document, 'בשורה'), 'w:del')).toBe(true);
    const [row] = all(document, 'w:trPr');
    expect(row && has(row, 'w:del')).toBe(true);
  });

  it('[IC6] take along what the house writes before the words: numbers, boxes, captions’ labels', async () => {
    const proposed = (kind: string) => `${kind}--${kind.slice(0, 8)} person-0001 1750000000000`;
    const gone = { proposed: proposed('deletion') };
    const document = await documentOf([
      { type: 'heading', attrs: { level: 2, ...gone }, content: [text('כותרת')] },
      { type: 'heading', attrs: { level: 4 }, content: [text('עומק')] },
      {
        type: 'taskList',
        attrs: gone,
        content: [{ type: 'taskItem', content: [paragraph(text('משימה'))] }],
      },
      { type: 'caption', attrs: gone, content: [text('לוח')] },
      { type: 'figure', attrs: gone, content: [] },
    ]);
    const standing = all(document, 'w:p')
      .filter((one) => !['Forum', 'Title', 'Facts'].includes(valIn(one, 'w:pStyle') ?? ''))
      .filter((one) => !wordsIn(one).includes('עומק'))
      .flatMap((one) =>
        all(one, 'w:r').filter((run) => !isIn(run, 'w:del') && wordsIn(run).trim() !== ''),
      );
    expect(standing.map(wordsIn)).toEqual([]);
    expect(
      all(document, 'w:delText')
        .map((one) => one.text)
        .join('|'),
    ).toContain('כותרת');
    expect(all(document, 'w:delInstrText').length).toBe(1);
  });

  it('[IC6] say in a comment of their author what Word has no sign for, and remember that it is no remark', async () => {
    const proposed = (to: string) => ({
      proposed: `restyled--restylAA person-0003 1750000000000 ${to}`,
    });
    const item = { type: 'listItem', content: [paragraph(text('פריט'))] };
    const parts = await partsOf(
      aWordWish(
        [
          block('paragraph', 'paragraph1', text('לפני')),
          { type: 'orderedList', attrs: proposed('style=hebrew'), content: [item] },
          { type: 'callout', attrs: proposed('tone=question'), content: [paragraph(text('תיבה'))] },
          {
            type: 'taskList',
            content: [
              {
                type: 'taskItem',
                attrs: proposed('checked=yes'),
                content: [paragraph(text('משימה'))],
              },
            ],
          },
          { type: 'paragraph', attrs: proposed('align=center'), content: [text('אמצע')] },
        ],
        { layout: { headings: 'none', paragraphs: false } },
      ),
    );
    const comments = all(xmlIn(parts, 'word/comments.xml'), 'w:comment');
    expect(comments.map((one) => [one.attributes.get('w:author'), wordsIn(one)])).toEqual([
      ['Ruth O’Neil', 'הצעה: סוג המספור – אותיות (א. ב. ג.), במקום לפי העומק (1. א. (1))'],
      ['Ruth O’Neil', 'הצעה: סוג התיבה – שאלה לדיון, במקום הערה'],
      ['Ruth O’Neil', 'הצעה: סימון המשימה – בוצעה, במקום לא בוצעה'],
    ]);
    const document = xmlIn(parts, 'word/document.xml');
    expect(has(paragraphWith(document, 'פריט'), 'w:commentReference')).toBe(true);
    expect(has(paragraphWith(document, 'אמצע'), 'w:commentReference')).toBe(false);
    const known = all(xmlIn(parts, 'customXml/item1.xml'), 'proposal');
    expect(known.map((one) => one.attributes.get('comment'))).toEqual(['0', '1', '2']);
    expect(known.map((one) => one.text)).toEqual(comments.map(wordsIn));
  });

  it('[IC6] make Word track what is changed in the file', async () => {
    const settings = async (tracksChanges: boolean) =>
      has(
        xmlIn(await partsOf(aWordWish([paragraph()], { tracksChanges })), 'word/settings.xml'),
        'w:trackRevisions',
      );
    expect([await settings(true), await settings(false)]).toEqual([true, false]);
  });
});

describe('remarks in a Word file', () => {
  const marked = text('המילים', { type: 'comment', attrs: { id: 'threadA1' } });

  it('[IC7] stand on their words, answers as replies', async () => {
    const thread = aThread({
      proposal: 'נוסח אחר',
      comments: [
        aComment('comment-01', 'דנה כהן', 'לחזק\nOECD', '2026-11-20T08:30:00.000Z'),
        aComment('comment-02', 'יוסי לוי', 'מסכים', '2026-11-20T09:30:00.000Z'),
      ],
      answers: [
        {
          disposition: 'accepted',
          reason: 'יתוקן',
          byName: 'רות',
          at: '2026-11-21T09:30:00.000Z',
          insisted: null,
        },
      ],
    });
    const parts = await partsOf(
      aWordWish([paragraph(text('לפני '), marked, text(' אחרי'))], { threads: [thread] }),
    );
    const document = xmlIn(parts, 'word/document.xml');
    const line = paragraphWith(document, 'לפני');
    const order = line.children
      .filter(({ name }) => name !== 'w:pPr')
      .map((one) => (one.name === 'w:r' ? wordsIn(one) || 'reference' : one.name));
    expect(order).toEqual([
      'לפני ',
      ...Array.from({ length: 3 }, () => 'w:commentRangeStart'),
      'המילים',
      ...Array.from({ length: 3 }, () => ['w:commentRangeEnd', 'reference']).flat(),
      ' אחרי',
    ]);
    const comments = all(xmlIn(parts, 'word/comments.xml'), 'w:comment');
    expect(comments.map((one) => one.attributes.get('w:author'))).toEqual([
      'דנה כהן',
      'יוסי לוי',
      'רות',
    ]);
    expect(comments.map(wordsIn)).toEqual([
      'לחזקOECDנוסח מוצע:נוסח אחר',
      'מסכים',
      'המענה: התקבלהיתוקן',
    ]);
    const extended = all(xmlIn(parts, 'word/commentsExtended.xml'), 'w15:commentEx');
    const parent = all(comments[0] as Element, 'w:p')
      .at(-1)
      ?.attributes.get('w14:paraId');
    expect(extended.map((one) => one.attributes.get('w15:paraIdParent'))).toEqual([
      undefined,
      parent,
      parent,
    ]);
    const moments = all(xmlIn(parts, 'word/commentsExtensible.xml'), 'w16cex:commentExtensible');
    expect(moments[0]?.attributes.get('w16cex:dateUtc')).toBe('2026-11-20T08:30:00Z');
  });

  it('[IC7] are resolved when they are settled, even when nobody replied', async () => {
    const parts = await partsOf(
      aWordWish([paragraph(marked)], { threads: [aThread({ state: 'settled' })] }),
    );
    const [only] = all(xmlIn(parts, 'word/commentsExtended.xml'), 'w15:commentEx');
    expect(only?.attributes.get('w15:done')).toBe('1');
  });

  it('[IC7] stand at the title with their quote when their words are gone, and say whose they are when private', async () => {
    const thread = aThread({
      quote: 'מילים שאינן עוד',
      group: { id: 'group-0001', name: 'מחוז צפון' },
    });
    const parts = await partsOf(aWordWish([paragraph(text('אחר'))], { threads: [thread] }));
    const title = paragraphWith(xmlIn(parts, 'word/document.xml'), 'מיפוי');
    expect(has(title, 'w:commentReference')).toBe(true);
    const words = wordsIn(xmlIn(parts, 'word/comments.xml'));
    expect(words).toContain('מחוז צפון');
    expect(words).toContain('„מילים שאינן עוד”');
  });
});

describe('what a file remembers', () => {
  it('[IC9] is the paper, and which part of the file each of its parts became', async () => {
    const content = [
      block(
        'paragraph',
        'paragraph1',
        text('שלי', entry('insertion', 'person-0001')),
        text('זר', { type: 'comment', attrs: { id: 'unseen01' } }),
      ),
    ];
    const parts = await partsOf(
      aWordWish(content, { threads: [aThread({ anchor: { kind: 'paper' } })] }),
    );
    const paper = xmlIn(parts, 'customXml/item1.xml');
    const [only] = all(paper, 'block');
    const line = all(xmlIn(parts, 'word/document.xml'), 'w:p').find(
      (one) => one.attributes.get('w14:paraId') === only?.attributes.get('paragraph'),
    );
    expect([paper.attributes.get('id'), paper.attributes.get('text')]).toEqual([
      'paper-000001',
      'marked',
    ]);
    expect(line && wordsIn(line)).toBe('שליזר');
    expect(all(paper, 'suggestion')[0]?.attributes.get('author')).toBe('person-0001');
    expect(all(paper, 'thread')[0]?.attributes.get('comments')).toBe('0');
    // Of a remark that does not go along, nothing: not even that words are marked.
    expect([...parts.values()].some((part) => part.includes('unseen01'))).toBe(false);
  });
});
