import { describe, expect, it } from 'vitest';
import { del, ins, mark, p, r } from '#test/interchange/a-word-file.ts';
import { read } from '#test/interchange/read-here.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { ACCEPT_ALL, project, REJECT_ALL } from '#shared/suggestion/projection.ts';

const accepted = (content: readonly ContentNode[]) => textOf(project(content, ACCEPT_ALL));
const rejected = (content: readonly ContentNode[]) => textOf(project(content, REJECT_ALL));

describe('reading tracked changes', () => {
  it('[IN10] keeps what was put in and taken out, by whom and when', async () => {
    const { content, authors } = await read({
      body: p(
        `${r('הממשלה ')}${del('תשקול')}${ins(r('תחליט'))}${r(' ')}${ins(r('מיד'), 'Avi Cohen')}`,
      ),
    });
    expect(rejected(content)).toBe('הממשלה תשקול ');
    expect(accepted(content)).toBe('הממשלה תחליט מיד');
    expect(authors.map(({ name }) => name)).toEqual(['דנה לוי', 'Avi Cohen']);
    const marks = (content[0]?.content ?? []).flatMap((node) => node.marks ?? []);
    expect(marks.map(({ attrs }) => attrs?.['at'])).toEqual(
      Array.from({ length: 3 }, () => Date.UTC(2026, 6, 1, 7)),
    );
    // One act of putting one word for another is one suggestion.
    expect(marks[0]?.attrs?.['id']).toBe(marks[1]?.attrs?.['id']);
    expect(marks[2]?.attrs?.['id']).not.toBe(marks[0]?.attrs?.['id']);
  });

  it('[IN11] reads ends of paragraphs: put in, taken out, and whole paragraphs', async () => {
    const { content } = await read({
      body: [
        p(r('ראש') + r(' הפסקה.'), mark('ins')),
        p(r('זנב')),
        p(r('אחת '), mark('del')),
        p(r('שתיים')),
        p(ins(r('פסקה חדשה')), mark('ins')),
        p(del('פסקה ישנה'), mark('del')),
        p(r('סוף')),
      ].join(''),
    });
    expect(rejected(content)).toBe('ראש הפסקה.זנב\nאחת \nשתיים\nפסקה ישנה\nסוף');
    expect(accepted(content)).toBe('ראש הפסקה.\nזנב\nאחת שתיים\nפסקה חדשה\nסוף');
  });

  it('[IN11] reads a paragraph that was put in behind another as one suggestion, its first end with its words', async () => {
    const { content } = await read({
      body: p(r('ראשונה.'), mark('ins')) + p(ins(r('נוספת.'))) + p(r('אחרונה.')),
    });
    expect(rejected(content)).toBe('ראשונה.\nאחרונה.');
    const ids = content
      .flatMap((block) => block.content ?? [])
      .flatMap(({ marks }) => marks ?? [])
      .flatMap(({ attrs }) => attrs?.['id'] ?? []);
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(ids).size).toBe(1);
  });

  it('[IN11] reads line breaks that were put in: alone as ends of paragraphs, in a new paragraph as they are', async () => {
    const br = '<w:r><w:br/></w:r>';
    const { content } = await read({
      body: [
        p(`${r('אחת')}${ins(br)}${r('שתיים')}`),
        p(ins(`${r('חדש')}${br}${r('עוד')}`), mark('ins')),
      ].join(''),
    });
    expect(rejected(content)).toBe('אחתשתיים');
    expect(accepted(content)).toBe('אחת\nשתיים\nחדש עוד');
  });

  it('[IN12] reads moves, rows and looks as suggestions', async () => {
    const who = 'w:id="1" w:author="דנה לוי" w:date="2026-07-01T10:00:00Z"';
    const row = (words: string, properties: string) =>
      `<w:tr><w:trPr>${properties}</w:trPr><w:tc>${p(r(words))}</w:tc></w:tr>`;
    const { content, count } = await read({
      body: [
        p(
          `<w:moveFromRangeStart w:id="5" w:name="move1"/><w:moveFrom ${who}>${r('נע ')}</w:moveFrom><w:moveFromRangeEnd w:id="5"/>${r('עומד ')}<w:moveToRangeStart w:id="6" w:name="move1"/><w:moveTo ${who}>${r('נע')}</w:moveTo><w:moveToRangeEnd w:id="6"/>`,
        ),
        p(
          r(
            'מודגש',
            `<w:b/><w:bCs/><w:rtl/><w:rPrChange ${who}><w:rPr><w:rtl/></w:rPr></w:rPrChange>`,
          ),
        ),
        `<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr>${row('נשארת', '')}${row('נוספת', `<w:ins ${who}/>`)}${row('יוצאת', `<w:del ${who}/>`)}</w:tbl>`,
        `<w:p><w:pPr><w:bidi/><w:jc w:val="center"/><w:pPrChange ${who}><w:pPr><w:bidi/></w:pPr></w:pPrChange></w:pPr>${r('ממורכז')}</w:p>`,
      ].join(''),
    });
    expect(rejected(content)).toBe('נע עומד \nמודגש\nנשארת\nיוצאת\nממורכז');
    expect(accepted(content)).toBe('עומד נע\nמודגש\nנשארת\nנוספת\nממורכז');
    expect(count('moves')).toBe(1);
    expect(count('restylings')).toBe(2);
    const after = project(content, ACCEPT_ALL);
    expect(after[1]?.content?.[0]?.marks).toEqual([{ type: 'bold' }]);
    expect(after.at(-1)?.attrs?.['align']).toBe('center');
    expect(content.at(-1)?.attrs?.['align']).toBeUndefined();
  });
});

describe('reading comments', () => {
  const comment = (id: number, words: string, paragraph: string, author = 'רון') =>
    `<w:comment w:id="${String(id)}" w:author="${author}" w:date="2026-07-02T09:00:00Z"><w:p w14:paraId="${paragraph}"><w:r><w:annotationRef/></w:r>${r(words)}</w:p></w:comment>`;

  it('[IN15] ties them to their words, with replies and what is resolved, among tracked changes', async () => {
    const at = (kind: string, id: number) => `<w:commentRange${kind} w:id="${String(id)}"/>`;
    const sign = (id: number) => `<w:r><w:commentReference w:id="${String(id)}"/></w:r>`;
    const { content, remarks, authors } = await read({
      comments: [
        comment(0, 'מאיפה המספר?', '0000000A'),
        comment(1, 'מהלמ״ס', '0000000B', 'Dana'),
        comment(2, 'נסגר', '0000000C'),
        comment(3, 'בלי טווח', '0000000D'),
      ].join(''),
      commentsExtended: [
        '<w15:commentEx w15:paraId="0000000A" w15:done="0"/>',
        '<w15:commentEx w15:paraId="0000000B" w15:paraIdParent="0000000A" w15:done="0"/>',
        '<w15:commentEx w15:paraId="0000000C" w15:done="1"/>',
      ].join(''),
      body: [
        p(
          `${r('לפי ')}${at('Start', 0)}${at('Start', 1)}${r('12 ')}${ins(r('אחוזים'))}${at('End', 0)}${sign(0)}${at('End', 1)}${sign(1)}${r(' מהם')}`,
        ),
        p(`${at('Start', 2)}${r('פסקה')}`),
        p(`${r('נוספת')}${at('End', 2)}${sign(2)}`),
        p(`${r('נקודה')}${sign(3)}`),
      ].join(''),
    });
    const name = (id: string | undefined) => authors.find((one) => one.id === id)?.name;
    expect(
      remarks.map(({ quote, isResolved, isOnWords, comments }) => ({
        quote,
        isResolved,
        isOnWords,
        said: comments.map((one) => [name(one.author), one.lines[0]?.runs[0]?.text]),
      })),
    ).toEqual([
      {
        quote: '12 אחוזים',
        isResolved: false,
        isOnWords: true,
        said: [
          ['רון', 'מאיפה המספר?'],
          ['Dana', 'מהלמ״ס'],
        ],
      },
      { quote: 'פסקהנוספת', isResolved: true, isOnWords: true, said: [['רון', 'נסגר']] },
      { quote: 'נקודה', isResolved: false, isOnWords: true, said: [['רון', 'בלי טווח']] },
    ]);
    const marked = (content[0]?.content ?? []).filter(({ marks = [] }) =>
      marks.some(({ type }) => type === 'comment'),
    );
    expect(marked.map((node) => node.text)).toEqual(['12 ', 'אחוזים']);
  });
});
