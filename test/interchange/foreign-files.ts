import { del, ins, r, style, wordFile } from '#test/interchange/a-word-file.ts';

/** The same paper as Word, LibreOffice and Google Docs write it, each with its own habits. */

export const DANA = 'דנה לוי';
const AT = '2026-07-01T10:00:00Z';

interface Habits {
  /** Around the properties of a paragraph from right to left. */
  readonly paragraph: (runs: string, style: string | null) => string;
  readonly run: (text: string, properties?: string) => string;
  readonly gone: (text: string) => string;
  readonly came: (text: string) => string;
  /** What lies around words that are commented or changed. */
  readonly around: (runs: string) => string;
  readonly note: string;
  readonly styles: string;
  readonly numbering: string;
  readonly footnotes: string;
  readonly table: (cells: readonly (readonly string[])[]) => string;
}

function paper(habits: Habits): Buffer {
  const { paragraph, run, gone, came, around, note, table } = habits;
  const start = '<w:commentRangeStart w:id="0"/>';
  const end = '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>';
  const body = [
    paragraph(run('רקע'), 'heading'),
    paragraph(
      `${run('הממשלה ')}${around(gone('תשקול') + came('תחליט'))}${run(' לפי ')}${run('OECD 2024', '<w:b/><w:bCs/>')}`,
      null,
    ),
    paragraph(`${around(start + run('המחוז'))}${end}${run(' יקבע')}${note}`, null),
    paragraph(run('ראשון'), 'item'),
    paragraph(run('שני'), 'item'),
    table([
      ['מחוז', 'תקציב'],
      ['צפון', '12'],
    ]),
    paragraph(run('تقرير المنطقة، وفيه שתי שפות'), null),
  ].join('');
  return wordFile({
    body: `${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>`,
    styles: habits.styles,
    numbering: habits.numbering,
    footnotes: habits.footnotes,
    comments: `<w:comment w:id="0" w:author="${DANA}" w:date="${AT}">${paragraph(run('לחזק'), null)}</w:comment>`,
  });
}

const bullets = (sign: string, more = ''): string =>
  `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="${sign}"/>${more}</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`;
const inList = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';

const cells = (
  rows: readonly (readonly string[])[],
  properties: string,
  cell: (text: string) => string,
) =>
  `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tblGrid><w:gridCol w:w="4500"/><w:gridCol w:w="4500"/></w:tblGrid>${rows
    .map((row) => `<w:tr>${row.map((text) => `<w:tc>${cell(text)}</w:tc>`).join('')}</w:tr>`)
    .join('')}</w:tbl>`;

/** Word: runs parted by its spelling and by who saved what, and hints all over. */
export function asWordWrites(): Buffer {
  const rsid = 'w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD"';
  const run = (text: string, properties = '') =>
    `<w:proofErr w:type="spellStart"/>${[text.slice(0, 2), text.slice(2)]
      .filter((piece) => piece !== '')
      .map(
        (piece) =>
          `<w:r w:rsidRPr="00AB12CD"><w:rPr>${properties}<w:rFonts w:hint="cs"/><w:rtl/><w:lang w:bidi="he-IL"/></w:rPr><w:t xml:space="preserve">${piece}</w:t></w:r>`,
      )
      .join('<w:lastRenderedPageBreak/>')}<w:proofErr w:type="spellEnd"/>`;
  const styles = { heading: '<w:pStyle w:val="1"/>', item: `<w:pStyle w:val="a3"/>${inList}` };
  const paragraph = (runs: string, name: string | null) =>
    `<w:p ${rsid} w14:paraId="1A2B3C4D"><w:pPr>${styles[name as 'item'] ?? ''}<w:bidi/><w:rPr><w:rFonts w:hint="cs"/><w:rtl/></w:rPr></w:pPr>${runs}</w:p>`;
  return paper({
    paragraph,
    run,
    gone: (text) => del(text, DANA, AT),
    came: (text) => ins(run(text), DANA, AT),
    around: (runs) => runs,
    note: '<w:r><w:rPr><w:rStyle w:val="a5"/><w:rtl/></w:rPr><w:footnoteReference w:id="1"/></w:r>',
    // In a Hebrew Word ids are letters and numbers, and names stay English.
    styles: `${style('a', 'Normal')}${style('1', 'heading 1', '<w:basedOn w:val="a"/>')}${style('a3', 'List Paragraph')}`,
    numbering: bullets(
      '\uF0B7',
      '<w:lvlJc w:val="left"/><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>',
    ),
    footnotes: `<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="1">${paragraph(`<w:r><w:footnoteRef/></w:r>${run(' לפי החלטה 550')}`, null)}</w:footnote>`,
    table: (rows) =>
      cells(rows, '<w:tblStyle w:val="a4"/><w:bidiVisual/>', (text) => paragraph(run(text), null)),
  });
}

/** LibreOffice: every switch spelled out, styles of its own names, notes from the number two. */
export function asLibreOfficeWrites(): Buffer {
  const run = (text: string, properties = '') =>
    `<w:r><w:rPr>${properties}${properties}<w:rtl w:val="true"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const names = { heading: 'Heading1', item: 'ListParagraph' };
  const paragraph = (runs: string, name: string | null) =>
    `<w:p><w:pPr><w:pStyle w:val="${names[name as 'item'] ?? 'TextBody'}"/>${name === 'item' ? inList : ''}<w:bidi w:val="1"/><w:jc w:val="left"/><w:rPr></w:rPr></w:pPr>${runs}</w:p>`;
  return paper({
    paragraph,
    run,
    gone: (text) => del(text, DANA, AT),
    came: (text) => ins(run(text), DANA, AT),
    around: (runs) => runs,
    note: '<w:r><w:rPr><w:rStyle w:val="FootnoteAnchor"/><w:rtl w:val="true"/></w:rPr><w:footnoteReference w:id="2"/></w:r>',
    styles: `${style('Normal', 'Normal')}${style('Heading1', 'Heading 1', '<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>')}${style('TextBody', 'Body Text')}${style('ListParagraph', 'List Paragraph')}`,
    numbering: bullets('•', '<w:suff w:val="tab"/>'),
    footnotes: `<w:footnote w:id="0" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id="1" w:type="continuationSeparator"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote><w:footnote w:id="2">${paragraph(`<w:r><w:footnoteRef/></w:r>${run(' לפי החלטה 550')}`, null)}</w:footnote>`,
    table: (rows) =>
      cells(rows, '<w:bidiVisual w:val="true"/><w:tblW w:w="9000" w:type="dxa"/>', (text) =>
        paragraph(run(text), null),
      ),
  });
}

/** Google Docs: every switch with a number, controls around what is discussed, the first note is zero. */
export function asGoogleWrites(): Buffer {
  const none = 'w:rsidR="00000000" w:rsidDel="00000000" w:rsidP="00000000"';
  const run = (text: string, properties = '') =>
    `<w:r ${none}><w:rPr>${properties.replaceAll('/>', ' w:val="1"/>')}<w:rtl w:val="1"/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
  const styles = {
    heading: '<w:pStyle w:val="Heading1"/>',
    item: `${inList}<w:ind w:left="720" w:hanging="360"/>`,
  };
  const paragraph = (runs: string, name: string | null) =>
    `<w:p ${none} w14:paraId="00000001"><w:pPr>${styles[name as 'item'] ?? ''}<w:bidi w:val="1"/><w:rPr/></w:pPr>${runs}<w:r><w:rPr><w:rtl w:val="0"/></w:rPr></w:r></w:p>`;
  const by = `w:author="${DANA}" w:id="0" w:date="${AT}"`;
  return paper({
    paragraph,
    run,
    gone: (text) => `<w:del ${by}>${r(text, '<w:rtl w:val="1"/>', 'w:delText')}</w:del>`,
    came: (text) => `<w:ins ${by}>${run(text)}</w:ins>`,
    around: (runs) =>
      `<w:sdt><w:sdtPr><w:id w:val="-77"/><w:tag w:val="goog_rdk_0"/></w:sdtPr><w:sdtContent>${runs}</w:sdtContent></w:sdt>`,
    note: '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:customMarkFollows="0" w:id="0"/></w:r>',
    styles: `${style('Normal', 'normal')}${style('Heading1', 'heading 1', '<w:basedOn w:val="Normal"/><w:pPr><w:pageBreakBefore w:val="0"/></w:pPr>')}`,
    numbering: bullets('●'),
    footnotes: `<w:footnote w:id="0">${paragraph(`<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>${run(' לפי החלטה 550')}`, null)}</w:footnote>`,
    table: (rows) =>
      cells(rows, '<w:tblStyle w:val="Table1"/><w:bidiVisual w:val="1"/>', (text) =>
        paragraph(run(text), null),
      ),
  });
}
