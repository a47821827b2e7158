// @vitest-environment jsdom
import { getSchema } from '@tiptap/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_LETTERS } from '#client/editor/paste/finish.ts';
import { tooLarge } from '#client/editor/paste/report.ts';
import { PAPER_NODES } from '#client/editor/paper-nodes.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { MARKS, MAX_DEPTH, NODES } from '#shared/paper/schema.ts';
import { blocksOf, clipOf, lineOf, read } from '#test/editor/paste/clip.ts';

const schema = getSchema(PAPER_NODES);

/** Everything the server asks of content: by the editor's schema, by the shared rules, and within the depth. */
function expectValid(content: readonly ContentNode[]): void {
  for (const block of content) {
    schema.nodeFromJSON(block).check();
    expect(schema.nodes[block.type]?.spec.group).toContain('block');
    judge(block, 1);
  }
}

function judge(node: ContentNode, depth: number): void {
  expect(depth).toBeLessThanOrEqual(MAX_DEPTH);
  for (const [name, value] of Object.entries(node.attrs ?? {})) {
    const shared = Array.isArray(value) ? value.join(',') : value;
    expect([name, NODES[node.type]?.attributes[name]?.accepts(shared)]).toEqual([name, true]);
  }
  for (const { type, attrs = {} } of node.marks ?? []) {
    for (const [name, value] of Object.entries(attrs)) {
      expect([type, MARKS[type]?.attributes[name]?.accepts(value)]).toEqual([type, true]);
    }
  }
  if (node.text !== undefined) {
    expect(() => encodeURIComponent(node.text ?? '')).not.toThrow();
    // oxlint-disable-next-line no-control-regex -- naming the control characters is the point
    expect(node.text).not.toMatch(/[\u0000-\u001f\u202a-\u202e\u2066-\u2069\ufffc]/);
  }
  for (const child of node.content ?? []) judge(child, depth + 1);
}

const TAGS =
  'p div span b i u s a ul ol li table tr td th tbody thead caption h1 h3 h6 blockquote br hr img figure figcaption pre sup del ins input button script style svg o:p x'.split(
    ' ',
  );
const STYLES = [
  'mso-list:l0 level1 lfo1',
  'mso-list:l0 level9',
  'mso-list:Ignore',
  'display:none',
  'font-weight:bold',
  'page-break-before:always',
  'text-align:left;direction:rtl',
  'mso-element:footnote',
  'mso-element:comment-list',
  'white-space:pre',
];
const TEXTS = [
  'שלום',
  'Hello',
  ' ',
  '\n',
  '☐ משימה',
  'טבלה 3: דבר',
  '\u0000\u202e\ud800',
  '😀',
  '1.',
];

const attributes = fc.record(
  {
    style: fc.constantFrom(...STYLES),
    class: fc.constantFrom('MsoToc1', 'MsoCaption', 'MsoQuote', 'MsoListParagraph', 'x'),
    id: fc.constantFrom('a', 'b', 'ftn1'),
    name: fc.constantFrom('a', 'b'),
    href: fc.constantFrom('#a', '#b', 'javascript:x', 'https://a.example/', '#'),
    src: fc.constantFrom('x', 'data:image/png;base64,AAAA', 'data:image/png;base64,%%%'),
    colspan: fc.constantFrom('0', '2', '-1', '99999', 'x'),
    rowspan: fc.constantFrom('2', '70000', '1e3'),
    start: fc.constantFrom('5', '-3', '1e9'),
    dir: fc.constantFrom('rtl', 'ltr', 'auto'),
    type: fc.constantFrom('checkbox', 'a', 'I'),
    role: fc.constantFrom('checkbox', 'heading', 'presentation'),
    'aria-level': fc.constantFrom('1', '77', 'x'),
    'data-aria-level': fc.constantFrom('1', '3'),
    alt: fc.constantFrom('תמונה', '\u0007', '😀'),
  },
  { requiredKeys: [] },
);

const { page } = fc.letrec<{ page: string; part: string }>((tie) => ({
  page: fc.array(tie('part'), { maxLength: 6 }).map((parts) => parts.join('')),
  part: fc.oneof(
    { depthSize: 'large', withCrossShrink: true },
    fc.constantFrom(...TEXTS),
    fc.tuple(fc.constantFrom(...TAGS), attributes, tie('page')).map(([tag, attrs, inner]) => {
      const list = Object.entries(attrs).map(([name, value]) => ` ${name}="${value}"`);
      return `<${tag}${list.join('')}>${inner}</${tag}>`;
    }),
  ),
}));

describe('whatever is pasted', () => {
  it('[PA10] is content that the schema and the server accept, or nothing; never a fault', () => {
    const always = () =>
      fc.assert(
        fc.property(page, fc.constantFrom('rtl' as const, 'ltr' as const), (html, direction) => {
          expectValid(read({ html }, direction).content);
        }),
        { numRuns: 250 },
      );
    expect(always).not.toThrow();
  });

  it('[PA10] as plain text or Markdown is valid as well', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '# א',
        '- ב',
        '  1. ג',
        '> ד',
        '| ה | ו |',
        '|---|---|',
        '- [x] ז',
        '***',
        '[ח](https://a.example/)',
        '**',
      ),
    );
    const always = () =>
      fc.assert(
        fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
          expectValid(read({ text: lines.join('\n') }).content);
        }),
        { numRuns: 150 },
      );
    expect(always).not.toThrow();
  });

  it('[PA11] nested a thousand deep keeps its words and stays within the depth', () => {
    for (const tag of ['div', 'blockquote', 'ul><li', 'table><tr><td', 'span']) {
      const end = tag
        .split('><')
        .toReversed()
        .map((name) => `</${name}>`)
        .join('');
      const content = blocksOf(`${`<${tag}>`.repeat(1000)}עמוק${end.repeat(1000)}`);
      expectValid(content);
      expect(content.map(lineOf).join('')).toContain('עמוק');
    }
  });

  it('[PA11] a list nested by divs and quotes stays within the depth too', () => {
    const content = blocksOf(`${'<ul><li>א<div><blockquote>'.repeat(60)}סוף`);
    expectValid(content);
    expect(content.map(lineOf).join('')).toContain('סוף');
  });

  it('[PA12] a paragraph longer than travels whole is parted between words, and none is lost', () => {
    const words = `${'מילה '.repeat(60_000)}סוף`;
    const { content } = read({ html: `<p>${words}</p>` });
    expectValid(content);
    expect(content.length).toBeGreaterThan(10);
    expect(Math.max(...content.map((block) => lineOf(block).length))).toBeLessThanOrEqual(
      MOST_LETTERS,
    );
    expect(content.map(lineOf).join('')).toBe(words);
    const endless = read({ text: '😀'.repeat(40_000) }).content;
    expectValid(endless);
    expect(endless.map(lineOf).join('')).toBe('😀'.repeat(40_000));
  });

  it('[PA13] a table of ten thousand cells comes as lines, and says that its frame is gone', () => {
    const row = `<tr>${'<td>א</td>'.repeat(20)}</tr>`;
    const { content, findings } = read({ html: `<table>${row.repeat(500)}</table>` });
    expectValid(content);
    expect(content).toHaveLength(500);
    expect(findings.count('tables')).toBe(1);
    const wide = read({
      html: `<table><tr>${'<td>ב</td>'.repeat(60)}</tr><tr><td>ג</td></tr></table>`,
    });
    expectValid(wide.content);
    expect(wide.findings.count('tables')).toBe(1);
  });

  it('[PA13] too much for a page is refused before it is read', () => {
    expect(tooLarge(clipOf({ html: 'x'.repeat(17_000_000) }))).toBe(true);
    expect(tooLarge(clipOf({ text: 'x'.repeat(1_600_000) }))).toBe(true);
    const image = `<img src="data:image/png;base64,${'A'.repeat(17_000_000)}">`;
    expect(tooLarge(clipOf({ html: image }))).toBe(false);
    const many = Array.from({ length: 13_000 }, (): ContentNode => ({ type: 'paragraph' }));
    expect(tooLarge(clipOf({ text: 'x' }), many)).toBe(true);
  });

  it('[PA14] text carries no controls, half pairs or signs that turn what is around them', () => {
    const { content, findings } = read({ html: '<p>א\u202eב\u2066ג\u0007ד\ud83dה\u200fו</p>' });
    expect(lineOf(content[0] as ContentNode)).toBe('אבגדה\u200fו');
    expect(findings.count('signs')).toBe(3);
  });
});
