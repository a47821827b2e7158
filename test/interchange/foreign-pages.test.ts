import { describe, expect, it } from 'vitest';
import { readAny } from '#server/interchange/reading/read-any.ts';
import { contentOf } from '#shared/interchange/model-to-paper.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';

async function read(text: string | Uint8Array) {
  let made = 0;
  const newId = () => `id${String((made += 1)).padStart(6, '0')}`;
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const found = await readAny(bytes, { now: Date.UTC(2026, 10, 1), newId });
  const count = (code: string) => found.report.find((one) => one.code === code)?.count ?? 0;
  const content = contentOf(found.model);
  return { ...found, content, count, types: content.map(({ type }) => type) };
}
const page = (body: string, head = '') =>
  read(`<!doctype html><html dir="rtl"><head>${head}</head><body>${body}</body></html>`);
const marksOf = (node: ContentNode | undefined) =>
  (node?.content ?? []).map(({ text, marks = [] }) => [text, marks.map(({ type }) => type).join()]);

describe('pages of other programs', () => {
  it('[IN72] have headings with numbers that are counted anew, a title, and lists in lists', async () => {
    const found = await page(`<h1>נייר</h1><h2>1. רקע</h2><p>טקסט</p><h3>1.1 פירוט</h3>
      <ul><li>אחת<ol type="a"><li>פנימי</ol><li><input type="checkbox"> שתיים</ul>
      <ol start="4"><li>ארבע</ol>`);
    expect([found.title, found.headings, found.direction]).toEqual(['נייר', 'decimal', 'rtl']);
    expect(found.content.map((one) => [one.type, textOf([one])])).toEqual([
      ['heading', 'רקע'],
      ['paragraph', 'טקסט'],
      ['heading', 'פירוט'],
      ['taskList', 'אחת\nפנימי\nשתיים'],
      ['orderedList', 'ארבע'],
    ]);
    expect(found.content[2]?.attrs?.['level']).toBe(2);
    expect(found.content[4]?.attrs?.['start']).toBe(4);
  });

  it('[IN72] have tables with captions, heads and spans; one that only lays out is what is laid out', async () => {
    const found = await page(`<table><caption>טבלה 3: תקנים</caption><thead><tr><th>א<th>ב</thead>
      <tr><td colspan="2">רחב</table><table><tr><td><p>אחת<p>שתיים</table>`);
    expect(found.types).toEqual(['caption', 'table', 'paragraph', 'paragraph']);
    expect(textOf(found.content.slice(0, 1))).toBe('תקנים');
    const [head, row] = found.content[1]?.content ?? [];
    expect(head?.content?.map(({ type }) => type)).toEqual(['tableHeader', 'tableHeader']);
    expect(row?.content?.[0]?.attrs?.['colspan']).toBe(2);
  });

  it('[IN72] that Google Docs wrote keep bold by class, no bold by wrapper, and notes', async () => {
    const found = await page(
      `<b style="font-weight:normal" id="docs-internal-guid-1"><p class="c1" dir="rtl"><span class="c2">חשוב</span><span> רגיל</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p></b>
       <div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> מקור</p></div>`,
      '<style>.c2{font-weight:700}@media print{.c1{display:none}}</style>',
    );
    expect(marksOf(found.content[0])).toEqual([
      ['חשוב', 'bold'],
      [' רגיל', ''],
      ['מקור', 'footnote'],
    ]);
    expect([found.content.length, found.count('notes')]).toEqual([1, 1]);
  });

  it('[IN72] that Word copied have their lists, their notes and no conditional signs', async () => {
    const item = (level: number, sign: string, text: string) =>
      `<p class=MsoListParagraph dir=RTL style='mso-list:l0 level${String(level)} lfo1'><![if !supportLists]><span style='mso-list:Ignore'>${sign}<span>&nbsp;&nbsp; </span></span><![endif]>${text}<o:p></o:p></p>`;
    const found = await page(
      `<!--[if gte mso 9]><xml></xml><![endif]-->${item(1, '1.', 'אחת')}${item(2, 'א.', 'פנימי')}${item(1, '2.', 'שתיים')}
      <p class=MsoNormal>סוף<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a></p>
      <div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1">[1]</a> מקור</p></div></div>`,
    );
    expect(found.types).toEqual(['orderedList', 'paragraph']);
    expect(textOf(found.content)).toBe('אחת\nפנימי\nשתיים\nסוףמקור');
    expect(found.content[0]?.content?.[0]?.content?.[1]?.attrs?.['style']).toBe('hebrew');
    expect(marksOf(found.content[1])[1]).toEqual(['מקור', 'footnote']);
  });

  it('[IN72] mix directions: a line says its own where it differs', async () => {
    const found = await read(
      '<p>טקסט בעברית, ארוך מן האחר</p><p>English line</p><p dir=rtl>Word</p>',
    );
    expect(found.direction).toBe('rtl');
    expect(found.content.map(({ attrs }) => attrs?.['dir'] ?? null)).toEqual([null, 'ltr', null]);
  });

  it('[IN73] leave behind what runs, what is hidden and what is elsewhere, and it is told', async () => {
    const found = await page(
      `<p>נראה<span style="display:none">מוסתר</span><script>alert(1)</script><iframe src="https://x.example"></iframe>
       <a href="javascript:alert(1)">קישור</a> <a href="https://a.example/">טוב</a> <a href="#x">בפנים</a>
       <img src="https://x.example/a.png"><svg><text>ציור</text></svg><input value="x"><span class="h">גם</span></p>`,
      '<style>.h{visibility:hidden}</style><link rel=stylesheet href="https://x.example/a.css">',
    );
    expect(textOf(found.content).replaceAll(/\s+/g, ' ')).toBe('נראה קישור טוב בפנים');
    const codes = ['hidden-words', 'scripts', 'objects', 'unsafe-links', 'links', 'inside-links'];
    const more = ['outside-images', 'drawings', 'form-fields', 'style-sheets'];
    expect([...codes, ...more].map((code) => found.count(code))).toEqual([
      2, 1, 1, 1, 1, 1, 1, 1, 1, 2,
    ]);
  });

  it('[IN73] that lead their notes in a circle, or lie about a house they are not of, are read all the same', async () => {
    const circle = await page(
      '<p id=a>x<a href="#b" id=s1>1</a> <a href="#s2">y</a></p><p id=b>z<a href="#a" id=s2>2</a> <a href="#s1">w</a></p>',
    );
    expect(circle.report.length).toBeGreaterThan(0);
    const liar = await read(
      `<body data-nayar="paper"><main><p data-id="x" data-changes='[[0,"bad","א",1,null]]'>א</p><div data-of="recommendation" data-links="other-paper/b-00000001 b-00000002" data-dimension="none"><p data-id="b-00000002">ב</p></div></main>`,
    );
    expect(liar.content).toEqual([
      { type: 'paragraph', content: [{ type: 'text', text: 'א' }] },
      {
        type: 'recommendation',
        attrs: { links: 'b-00000002' },
        content: [
          {
            type: 'paragraph',
            attrs: { id: 'b-00000002' },
            content: [{ type: 'text', text: 'ב' }],
          },
        ],
      },
    ]);
  });
});

describe('the letters of a text', () => {
  const hebrew = 'שלום עולם, אלה המילים';
  const by = (base: number, text: string) =>
    Uint8Array.from(text, (letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return code >= 0x5d0 ? code - 0x5d0 + base : code;
    });
  const utf16 = (text: string, mark: boolean) => {
    const bytes = Buffer.from(text, 'utf16le');
    return new Uint8Array(mark ? Buffer.concat([Buffer.from([0xff, 0xfe]), bytes]) : bytes);
  };
  it.each([
    ['utf-8', new TextEncoder().encode(hebrew)],
    ['utf-8', new TextEncoder().encode(`\uFEFF${hebrew}`)],
    ['utf-16le', utf16(hebrew, true)],
    ['utf-16le', utf16(`${hebrew} plain words between`, false)],
    ['utf-16be', new Uint8Array(Buffer.from(utf16(`\uFEFF${hebrew}`, false)).swap16())],
    ['windows-1255', by(0xe0, hebrew)],
    ['ibm862', by(0x80, hebrew)],
    ['iso-8859-8', by(0xe0, `<meta charset="iso-8859-8"><p>${hebrew}</p>`)],
    [
      'windows-1255',
      by(
        0xe0,
        `<meta http-equiv=Content-Type content="text/html; charset=windows-1255"><p>${hebrew}`,
      ),
    ],
  ])('[IN74] are found as %s', async (encoding, bytes) => {
    const found = await read(bytes);
    expect(found.encoding).toBe(encoding);
    expect(textOf(found.content)).toContain(hebrew);
  });

  it('[IN74] in visual order are turned, line by line', async () => {
    const words = 'המילים של הפורום עומדות בסוף הדיון בשנת 2024 לפי OECD';
    const turned = Array.from(words)
      .toReversed()
      .join('')
      .replace('4202', '2024')
      .replace('DCEO', 'OECD');
    const found = await read(turned);
    expect(textOf(found.content)).toBe(words);
    expect(found.count('turned-lines')).toBe(1);
  });

  it('[IN74] that nothing fits are refused', async () => {
    const bytes = Uint8Array.from({ length: 3000 }, (_, at) => 0xa0 + ((at * 7) % 64));
    await expect(read(bytes)).rejects.toMatchObject({ code: 'text-letters' });
  });
});
