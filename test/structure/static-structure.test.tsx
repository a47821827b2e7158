// @vitest-environment jsdom
import { Editor } from '@tiptap/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { blockWords } from '#client/editor/block-words.ts';
import { paperExtensions } from '#client/editor/paper-extensions.ts';
import { structureWords } from '#client/editor/structure/structure-words.ts';
import { Locale } from '#client/locale/Locale.tsx';
import { createSpeech, sayIn } from '#client/locale/speech.ts';
import { StaticPaper } from '#client/paper/StaticPaper.tsx';
import { type ContentNode, readContent } from '#shared/paper/content.ts';
import type { PaperLayout } from '#shared/paper/layout.ts';
import { paperOf, para } from '#test/editor/writer.ts';
import { heading, noted, paragraph, reference, typed } from '#test/structure/structured.ts';

const LAYOUT: PaperLayout = { headings: 'hebrew', paragraphs: true };
const bold = (node: ContentNode): ContentNode => ({
  ...node,
  marks: [...(node.marks ?? []), { type: 'bold' }],
});
const mention: ContentNode = {
  type: 'text',
  text: 'רחל כהן',
  marks: [{ type: 'mention', attrs: { person: 'person-0001' } }],
};
const PAPER: readonly ContentNode[] = [
  { type: 'tableOfContents', attrs: { id: 'contents-001' } },
  heading(1, 'תקציר', 'heading-0000', 'no'),
  heading(1, 'רקע', 'heading-0001'),
  heading(2, 'Scope', 'heading-0002'),
  paragraph(
    'טענה',
    noted('לפי ', 'note-000001'),
    bold(noted('הדוח', 'note-000001')),
    noted('סמוכה', 'note-000002'),
    ', ראו ',
    reference('recommend-1'),
    ' וגם ',
    reference('gone-block-1'),
    reference('heading-0002'),
    ' לדעת ',
    mention,
  ),
  para(''),
  {
    type: 'bulletList',
    content: [
      {
        type: 'listItem',
        content: [paragraph('פריט', noted('בפריט', 'note-000003')), para('המשך')],
      },
    ],
  },
  typed('recommendation', 'להקים', 'recommend-1'),
  { type: 'caption', attrs: { id: 'caption-0001' }, content: [{ type: 'text', text: 'נתונים' }] },
  { type: 'caption', attrs: { id: 'caption-0002' } },
  {
    type: 'figure',
    attrs: { id: 'figure-00001' },
    content: [{ type: 'text', text: 'תרשים' }, noted('מקור', 'note-000004')],
  },
  { type: 'figure', attrs: { id: 'figure-00002' } },
];

const SHOWN = [
  'data-number',
  'data-label',
  'data-kind',
  'data-contents',
  'role',
  'aria-label',
  'href',
];
const EDITOR_ONLY =
  '.ProseMirror-trailingBreak, .ProseMirror-separator, .block-links, .figure-frame';

/** Tags, classes, names and words, without what only one of the two needs. */
function skeleton(element: Element): unknown {
  if (element.matches('.block-label')) return element.textContent;
  const shown = SHOWN.flatMap((name) => {
    const value = element.getAttribute(name);
    return value === null ? [] : [`${name}=${value}`];
  });
  const classes = [...element.classList].filter((name) => !name.startsWith('ProseMirror'));
  const children = [...element.childNodes].flatMap((child): unknown[] => {
    if (!(child instanceof Element)) return child.textContent ? [child.textContent] : [];
    const isLastBreak = child.localName === 'br' && !child.nextSibling;
    return isLastBreak || child.matches(EDITOR_ONLY) ? [] : [skeleton(child)];
  });
  return [element.localName, ...classes, ...shown, ...children];
}

describe('the reading view', () => {
  it('[SR10] shows numbers, notes, references, contents and captions as the editor does', () => {
    const speech = createSpeech();
    const say = sayIn(speech, 'he');
    const doc = new Y.Doc();
    Y.applyUpdate(doc, paperOf(...PAPER));
    const editor = new Editor({
      element: document.createElement('div'),
      extensions: paperExtensions({
        doc,
        words: blockWords(say),
        structure: { words: structureWords(say), layout: LAYOUT },
      }),
      injectCSS: false,
    });
    onTestFinished(() => editor.destroy());
    const root = document.createElement('div');
    root.innerHTML = renderToStaticMarkup(
      <Locale speech={speech} language="he">
        <StaticPaper paperId="paper" content={readContent(doc)} direction="rtl" layout={LAYOUT} />
      </Locale>,
    );
    const inReading = [...(root.querySelector('.paper-text')?.children ?? [])].map(skeleton);
    expect(inReading).toEqual([...editor.view.dom.children].map(skeleton));
    const notes = [...root.querySelectorAll('.paper-notes li')].map(
      ({ textContent }) => textContent,
    );
    expect(notes).toEqual(['1.לפי הדוח', '2.סמוכה', '3.בפריט', '4.מקור']);
    const labels = [...root.querySelectorAll('.reference-label')].map(
      ({ textContent }) => textContent,
    );
    expect(labels).toEqual([
      'המלצה \u2068א.1\u2069',
      'ההפניה נשברה: היעד נמחק',
      'סעיף \u2068א.1\u2069',
    ]);
  });
});
