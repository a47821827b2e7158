// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { isMarkdown } from '#client/editor/paste/markdown.ts';
import { markerOf } from '#client/editor/paste/markers.ts';
import { imagesInRtf } from '#client/editor/paste/rtf-images.ts';
import { blocksOf, outline, read } from '#test/editor/paste/clip.ts';

describe('notes', () => {
  it('[PA15] whose words were not copied lose their number, and it is said', () => {
    const html =
      '<p>טקסט<a href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a> נוסף</p>';
    const { content, findings } = read({ html });
    expect(outline(content)).toBe('paragraph: טקסט נוסף');
    expect(findings.count('notes')).toBe(1);
  });

  it('[PA15] in an endnote list, in a cell and cited twice keep their words', () => {
    const html =
      '<table><tr><td>א<sup id="r1"><a href="#n1">1</a></sup></td><td>ב</td></tr></table>' +
      '<p>ג<sup><a id="r2" href="#n2">2</a></sup></p>' +
      '<ol><li id="n1">ראשונה <a href="#r1">↩</a></li><li id="n2">שנייה <a href="#r2">↩</a></li></ol>';
    expect(
      outline(blocksOf(html))
        .split('\n')
        .filter((line) => line.includes(':')),
    ).toEqual([
      '      paragraph: א{note ראשונה}',
      '      paragraph: ב',
      'paragraph: ג{note שנייה}',
    ]);
  });
});

describe('images of a page', () => {
  const png =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const hex = Buffer.from(png, 'base64').toString('hex');

  it('[PA16] come along when their bytes do, with description and share of the width', () => {
    const { content, images } = read({
      html: `<p>לפני<img src="data:image/png;base64,${png}" width="310" height="20" alt="תרשים">אחרי</p>`,
    });
    expect(outline(content)).toBe('paragraph: לפניאחרי\nfigure alt=תרשים width=50');
    expect(images.map(({ figureId }) => figureId)).toEqual([content[1]?.attrs?.['id']]);
  });

  it('[PA16] of Word are found in the rich text beside the page, when they are as many', () => {
    const picture = `{\\*\\shppict{\\pict{\\*\\picprop\\shplid1025{\\sp{\\sn shapeType}{\\sv 75}}}\\picscalex92\\pngblip\\bliptag-12{\\*\\blipuid a0}\n${hex}}}{\\nonshppict{\\pict\\wmetafile8 ${'01'.repeat(20)}}}`;
    expect(imagesInRtf(`{\\rtf1 ${picture}${picture}}`).map(({ size }) => size)).toEqual([
      hex.length / 2,
      hex.length / 2,
    ]);
    const html = '<p><img width=100 src="file:///C:/Temp/clip_image001.png"></p>';
    expect(read({ html, rtf: `{\\rtf1 ${picture}}` }).images).toHaveLength(1);
    const without = read({ html });
    expect([without.images.length, without.findings.count('images')]).toEqual([0, 1]);
    expect(read({ html, files: [new Blob(['x'])] }).images).toHaveLength(1);
  });

  it('[PA16] take a caption that stands beside them, and lists are parted by them', () => {
    const image = `<img src="data:image/png;base64,${png}">`;
    const html = `<p>${image}</p><p class=MsoCaption>איור 2 - המבנה</p><ol><li>א</li><li>ב ${image}</li><li>ג</li></ol>`;
    expect(outline(blocksOf(html)).split('\n')).toEqual([
      'figure: המבנה',
      'orderedList',
      '  listItem',
      '    paragraph: א',
      '  listItem',
      '    paragraph: ב',
      'figure',
      'orderedList start=3',
      '  listItem',
      '    paragraph: ג',
    ]);
  });
});

describe('plain text', () => {
  it('[PA17] is Markdown only when it is plainly written so', () => {
    expect(isMarkdown('# כותרת\n\nטקסט')).toBe(true);
    expect(isMarkdown('- שלום\n- לך\nמכתב רגיל')).toBe(false);
    expect(isMarkdown('#1 במספר\nשורה')).toBe(false);
    expect(isMarkdown('1. פתיחה\n2. דיון\n3. סיכום')).toBe(false);
    const text =
      '## סעיף\n\nטקסט **חשוב** ו[קישור](https://a.example/)\nהמשך\n\n3. שלוש\n4. ארבע\n   - תת\n\n- [x] בוצע\n\n| א | ב |\n|---|---|\n| 1 | 2 |\n\n> ציטוט';
    expect(outline(read({ text }).content).split('\n')).toEqual([
      'heading level=2: סעיף',
      'paragraph: טקסט {b חשוב} ו<https://a.example/|קישור> המשך',
      'orderedList start=3',
      '  listItem',
      '    paragraph: שלוש',
      '  listItem',
      '    paragraph: ארבע',
      '    bulletList',
      '      listItem',
      '        paragraph: תת',
      'taskList',
      '  taskItem checked=yes',
      '    paragraph: בוצע',
      'table',
      '  tableRow',
      '    tableHeader',
      '      paragraph: א',
      '    tableHeader',
      '      paragraph: ב',
      '  tableRow',
      '    tableCell',
      '      paragraph: 1',
      '    tableCell',
      '      paragraph: 2',
      'blockquote',
      '  paragraph: ציטוט',
    ]);
  });

  it('[PA17] becomes a paragraph per line, each in its own direction', () => {
    const { content } = read({ text: 'שורה\r\n\r\nEnglish only\nשורה with both' });
    expect(outline(content)).toBe(
      'paragraph: שורה\nparagraph dir=ltr: English only\nparagraph: שורה with both',
    );
  });
});

describe('numbers of items', () => {
  it.each([
    ['3.', 'decimal', 3],
    ['1.2.', 'decimal', 2],
    ['ב.', 'hebrew', 2],
    ['י״א.', 'hebrew', 11],
    ['טו)', 'hebrew', 15],
    ['(iv)', 'roman', 4],
    ['c.', 'latin', 3],
    ['·', null, 1],
    ['o', null, 1],
    ['§', null, 1],
  ] as const)('[PA18] are read as people count: %s', (text, style, number) => {
    expect(markerOf(text)).toEqual({ style, number });
  });
});
