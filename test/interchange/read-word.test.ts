import { describe, expect, it } from 'vitest';
import { p, r, relation, style, styled } from '#test/interchange/a-word-file.ts';
import { read } from '#test/interchange/read-here.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';

const text = (words: string, ...marks: object[]) => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks }),
});
const types = (content: readonly ContentNode[]) => content.map(({ type }) => type);

const STYLES = [
  style('1', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:bCs/></w:rPr>'),
  style('T', 'Title'),
  style('C', 'caption'),
  style('Q', 'Quote'),
  style('LP', 'List Paragraph'),
].join('');
const level = (at: number, format: string, sign: string) =>
  `<w:lvl w:ilvl="${String(at)}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${sign}"/><w:pPr><w:ind w:left="${String(720 * (at + 1))}"/></w:pPr></w:lvl>`;
const NUMBERING = [
  `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'hebrew1', '%2.')}</w:abstractNum>`,
  `<w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '•')}</w:abstractNum>`,
  `<w:abstractNum w:abstractNumId="2">${level(0, 'hebrew1', '%1.')}</w:abstractNum>`,
  ...['0', '1', '2'].map(
    (id) => `<w:num w:numId="${String(Number(id) + 1)}"><w:abstractNumId w:val="${id}"/></w:num>`,
  ),
].join('');
const item = (list: number, at: number, runs: string) =>
  p(runs, `<w:numPr><w:ilvl w:val="${String(at)}"/><w:numId w:val="${String(list)}"/></w:numPr>`);

describe('reading the text of a Word file', () => {
  it('[IN1] reads paragraphs, looks by letters of either direction, and links', async () => {
    const { content, direction } = await read({
      body: [
        p(
          r('המלצה ', '<w:b/><w:bCs/><w:rtl/>') +
            r('רק לטינית מודגשת', '<w:b/><w:rtl/>') +
            r(' OECD', '<w:b/><w:i/>') +
            `<w:hyperlink r:id="rId9">${r('קישור', '<w:rStyle w:val="Hyperlink"/><w:rtl/>')}</w:hyperlink>`,
        ),
        '<w:p><w:pPr><w:bidi w:val="0"/><w:jc w:val="center"/></w:pPr><w:r><w:t>In English</w:t></w:r></w:p>',
      ].join(''),
      relations: relation('rId9', 'hyperlink', 'https://example.org/a', true),
    });
    expect(direction).toBe('rtl');
    expect(content).toEqual([
      {
        type: 'paragraph',
        content: [
          text('המלצה ', { type: 'bold' }),
          text('רק לטינית מודגשת'),
          text(' OECD', { type: 'bold' }, { type: 'italic' }),
          text('קישור', { type: 'link', attrs: { href: 'https://example.org/a' } }),
        ],
      },
      { type: 'paragraph', attrs: { dir: 'ltr', align: 'center' }, content: [text('In English')] },
    ]);
  });

  it('[IN2] knows headings by style, outline and Hebrew names, and takes the title out', async () => {
    const { content, title, count } = await read({
      styles: `${STYLES}${style('H', 'כותרת 2')}${style('D', 'heading 6')}`,
      body: [
        p(r('נייר על משילות'), styled('T')),
        p(r('רקע', '<w:bCs/><w:rtl/>'), styled('1')),
        p(r('תת־פרק'), styled('H')),
        p(r('לפי רמה'), '<w:outlineLvl w:val="2"/>'),
        p(r('עמוק'), styled('D')),
      ].join(''),
    });
    expect(title).toBe('נייר על משילות');
    expect(content.map(({ attrs }) => attrs?.['level'])).toEqual([1, 2, 3, 4]);
    expect(content[0]?.content).toEqual([text('רקע')]);
    expect(count('deep-headings')).toBe(1);
  });

  it('[IN3] builds lists in lists with Hebrew letters, and goes on counting after a break', async () => {
    const { content } = await read({
      styles: STYLES,
      numbering: NUMBERING,
      body: [
        item(1, 0, r('ראשון')),
        item(1, 1, r('פנימי')),
        p(r('המשך'), `${styled('LP')}<w:ind w:left="1440"/>`),
        item(1, 0, r('שני')),
        p(r('ביניים')),
        item(1, 0, r('שלישי')),
        item(2, 0, r('תבליט')),
        item(3, 0, r('אות')),
      ].join(''),
    });
    const para = (words: string) => ({ type: 'paragraph', content: [text(words)] });
    const one = (...content: object[]) => ({ type: 'listItem', content });
    expect(content).toEqual([
      {
        type: 'orderedList',
        content: [
          one(para('ראשון'), {
            type: 'orderedList',
            content: [one(para('פנימי'), para('המשך'))],
          }),
          one(para('שני')),
        ],
      },
      para('ביניים'),
      { type: 'orderedList', attrs: { start: 3 }, content: [one(para('שלישי'))] },
      { type: 'bulletList', content: [one(para('תבליט'))] },
      { type: 'orderedList', attrs: { style: 'hebrew' }, content: [one(para('אות'))] },
    ]);
  });

  it('[IN4] reads tables with merged cells and header rows, from right to left', async () => {
    const cell = (words: string, properties = '') =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${p(r(words))}</w:tc>`;
    const { content } = await read({
      body: [
        p(r('לפני')),
        '<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>',
        `<w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('כותרת', '<w:gridSpan w:val="2"/>')}</w:tr>`,
        `<w:tr>${cell('גבוה', '<w:vMerge w:val="restart"/>')}${cell('א')}</w:tr>`,
        `<w:tr>${cell('', '<w:vMerge/>')}${cell('ב')}</w:tr></w:tbl>`,
      ].join(''),
    });
    const rows = content[1]?.content ?? [];
    expect(rows.map(({ content: cells = [] }) => types(cells))).toEqual([
      ['tableHeader'],
      ['tableCell', 'tableCell'],
      ['tableCell'],
    ]);
    expect(rows[0]?.content?.[0]?.attrs).toMatchObject({ colspan: 2, rowspan: 1 });
    expect(rows[1]?.content?.[0]?.attrs).toMatchObject({ rowspan: 2 });
    expect(textOf(rows[2]?.content ?? [])).toBe('ב');
  });

  it('[IN5] puts notes where their numbers stand, and endnotes too', async () => {
    const note = (kind: string, id: number, words: string) =>
      `<w:${kind} w:id="${String(id)}">${p(`<w:r><w:${kind}Ref/></w:r>${r(' ')}${r(words)}`)}</w:${kind}>`;
    const { content, count } = await read({
      footnotes: note('footnote', 2, 'ראו דוח המבקר'),
      endnotes: note('endnote', 5, 'סוף'),
      body: p(
        `${r('טענה')}<w:r><w:footnoteReference w:id="2"/></w:r>${r(' ועוד')}<w:r><w:endnoteReference w:id="5"/></w:r>`,
      ),
    });
    const words = (content[0]?.content ?? []).map((node) => [
      node.text,
      node.marks?.some(({ type }) => type === 'footnote') ?? false,
    ]);
    expect(words).toEqual([
      ['טענה', false],
      ['ראו דוח המבקר', true],
      [' ועוד', false],
      ['סוף', true],
    ]);
    expect([count('notes'), count('endnotes')]).toEqual([2, 1]);
  });

  it('[IN6] makes figures of pictures with their captions and alternative texts', async () => {
    const picture = `<w:r><w:drawing><wp:inline><wp:extent cx="2880000" cy="1000"/><wp:docPr id="1" name="x" descr="מפה"/><a:graphic><a:graphicData><a:blip r:embed="rId7"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
    const seq = (name: string) =>
      `<w:fldSimple w:instr=" SEQ ${name} \\* ARABIC ">${r('1')}</w:fldSimple>`;
    const { content, images } = await read({
      styles: STYLES,
      relations: relation('rId7', 'image', 'media/image1.png'),
      more: [{ name: 'word/media/image1.png', bytes: 'PNG?' }],
      body: [
        p(picture),
        p(`${r('איור ')}${seq('איור')}${r(': מפת האתגרים')}`, styled('C')),
        p(`${r('טבלה ')}${seq('טבלה')}${r('. עלויות')}`, styled('C')),
        `<w:tbl><w:tblPr/><w:tr><w:tc>${p(r('1'))}</w:tc></w:tr></w:tbl>`,
      ].join(''),
    });
    expect(types(content)).toEqual(['figure', 'caption', 'table']);
    expect(content[0]?.attrs).toMatchObject({ alt: 'מפה', width: 50 });
    expect(textOf(content.slice(0, 2))).toBe('מפת האתגרים\nעלויות');
    expect(images.map(({ part }) => part)).toEqual(['word/media/image1.png']);
  });

  it('[IN7] leaves out contents, computed heads and hidden words, and says so', async () => {
    const { content, count } = await read({
      styles: `${STYLES}${style('TOC1', 'toc 1')}`,
      header: p(r('סודי')),
      relations:
        relation('rId1', 'image', 'https://evil.example/x.png', true) +
        relation('rId2', 'hyperlink', 'javascript:alert(1)', true),
      body: [
        p(r('רקע 1'), styled('TOC1')),
        p(r('סוף 2'), styled('TOC1')),
        p(
          `${r('גלוי')}${r('נסתר', '<w:vanish/>')}<w:hyperlink r:id="rId2">${r(' לחצו')}</w:hyperlink>`,
        ),
        p('<w:r><w:drawing><a:blip r:embed="rId1"/></w:drawing></w:r>'),
      ].join(''),
    });
    expect(types(content)).toEqual(['tableOfContents', 'paragraph']);
    expect(textOf(content)).toBe('גלוי לחצו');
    expect(
      ['hidden-words', 'unsafe-links', 'outside-images', 'headers'].map((code) => count(code)),
    ).toEqual([1, 1, 1, 1]);
  });

  it('[IN8] reads files without styles, from Google Docs and in Latin', async () => {
    const { content, direction } = await read({
      body: `<w:p><w:pPr><w:bidi w:val="1"/></w:pPr>${r('שלום', '<w:b w:val="1"/><w:bCs w:val="1"/><w:rtl w:val="1"/>')}</w:p><w:p>${r('A longer paragraph in English only.')}</w:p>`,
    });
    expect(direction).toBe('ltr');
    expect(content).toEqual([
      { type: 'paragraph', attrs: { dir: 'rtl' }, content: [text('שלום', { type: 'bold' })] },
      { type: 'paragraph', content: [text('A longer paragraph in English only.')] },
    ]);
  });
});
