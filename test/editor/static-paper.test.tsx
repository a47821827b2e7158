// @vitest-environment jsdom
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Locale } from '#client/locale/Locale.tsx';
import { createSpeech } from '#client/locale/speech.ts';
import { StaticPaper } from '#client/paper/StaticPaper.tsx';
import type { ContentNode } from '#shared/paper/content.ts';
import { MAX_DEPTH } from '#shared/paper/schema.ts';
import { aWriter, contentOf, paperOf, para } from '#test/editor/writer.ts';

function page(content: readonly unknown[]): HTMLElement {
  const root = document.createElement('div');
  root.innerHTML = renderToStaticMarkup(
    <Locale speech={createSpeech()} language="he">
      <StaticPaper paperId="paper-000001" content={content} direction="rtl" />
    </Locale>,
  );
  return root.firstElementChild as HTMLElement;
}

const item = (...content: ContentNode[]): ContentNode => ({ type: 'listItem', content });
const cell = (type: string, text: string): ContentNode => ({ type, content: [para(text)] });
const EVERYTHING: readonly ContentNode[] = [
  { type: 'heading', attrs: { level: 1 }, content: [{ type: 'text', text: 'כותרת' }] },
  { type: 'heading', attrs: { level: 4 }, content: [{ type: 'text', text: 'קטנה' }] },
  {
    type: 'paragraph',
    attrs: { dir: 'ltr' },
    content: [
      { type: 'text', text: 'plain ' },
      { type: 'text', text: 'bold', marks: [{ type: 'bold' }] },
      { type: 'hardBreak' },
      {
        type: 'text',
        text: 'link',
        marks: [{ type: 'link', attrs: { href: 'https://a.example/' } }],
      },
    ],
  },
  para(''),
  {
    type: 'bulletList',
    content: [item(para('א'), { type: 'orderedList', content: [item(para('ב'))] })],
  },
  { type: 'orderedList', attrs: { start: 3 }, content: [item(para('ג'))] },
  { type: 'blockquote', content: [para('ציטוט')] },
  { type: 'horizontalRule' },
  {
    type: 'table',
    content: [
      { type: 'tableRow', content: [cell('tableHeader', 'ראש'), cell('tableHeader', 'שני')] },
      { type: 'tableRow', content: [{ ...cell('tableCell', 'תא'), attrs: { colspan: 2 } }] },
    ],
  },
  {
    type: 'recommendation',
    attrs: { id: 'recommend-1', dimension: 'structure' },
    content: [para('המלצה')],
  },
];

/** Tags, directions and words, without what only the editor needs. */
function skeleton(element: Element): unknown {
  const tag = element.tagName.toLowerCase();
  const names = ['dir', 'start', 'colspan', 'href', 'data-kind'];
  const attributes = names.flatMap((name) => element.getAttribute(name) ?? []);
  const children = [...element.childNodes].flatMap((child) => {
    if (child instanceof Element) {
      // The editor's own: a trailing break that keeps an empty line open, links of blocks, and a label that can be pressed.
      if (child.matches('.ProseMirror-trailingBreak, .block-links')) return [];
      if (child.matches('.block-label')) return [child.textContent];
      return [child.localName === 'br' && !child.nextSibling ? null : skeleton(child)].filter(
        Boolean,
      );
    }
    return child.textContent ? [child.textContent] : [];
  });
  return [tag, ...attributes, ...children];
}

describe('the reading view', () => {
  it('[ED23] draws the same elements as the editor, so that nothing moves when it takes over', () => {
    const writer = aWriter(paperOf(...EVERYTHING));
    // The writer's editor labels typed blocks by their machine names; here only their place counts.
    const label = writer.editor.view.dom.querySelector('.block-label');
    if (label) label.textContent = 'המלצה 1מבנה וסמכויות';
    const inEditor = [...writer.editor.view.dom.children].map(skeleton);
    const inReading = [...page(contentOf(writer)).children].map(skeleton);
    expect(inReading).toEqual(inEditor);
  });

  it('[ED23] leaves out what it does not know, and shows the rest', () => {
    let deep: ContentNode = para('עמוק');
    for (let depth = 0; depth < MAX_DEPTH * 3; depth++)
      deep = { type: 'blockquote', content: [deep] };
    const root = page([
      { type: 'footnote', content: [para('סוד')] },
      null,
      'text',
      { type: 'paragraph', content: [{ type: 'text', text: 'גלוי', marks: [{ type: 'odd' }] }] },
      {
        type: 'paragraph',
        attrs: { dir: ['rtl'] },
        content: [
          {
            type: 'text',
            text: 'רע',
            marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }],
          },
        ],
      },
      deep,
    ]);
    expect(root.textContent).toBe('גלוירע');
    expect(root.querySelector('a')).toBeNull();
  });

  it('[IM18] keeps the place of an image before it has come, and says what cannot be shown', () => {
    const file = 'ab'.repeat(32);
    const attrs = { file, alt: 'תרשים', pixels: '640x480', width: 50 };
    const root = page([
      { type: 'figure', attrs, content: [{ type: 'text', text: 'כיתוב' }] },
      { type: 'figure', attrs: { file: 'javascript:alert(1)', alt: ['x'] } },
    ]);
    const image = root.querySelector('img');
    expect(image?.getAttribute('src')).toBe(`/api/papers/paper-000001/images/${file}`);
    expect([image?.alt, image?.width, image?.height]).toEqual(['תרשים', 640, 480]);
    expect(root.querySelector('figure')?.dataset['width']).toBe('50');
    expect(root.querySelectorAll('img')).toHaveLength(1);
    expect(root.textContent).toContain('כיתוב');
    expect(root.querySelector('.figure-state')?.textContent).not.toBe('');
  });
});
