import type { ContentNode } from '#shared/paper/content.ts';
import { para } from '#test/editor/writer.ts';

const item = (text: string): ContentNode => ({ type: 'listItem', content: [para(text)] });
const cell = (text: string): ContentNode => ({
  type: 'tableCell',
  attrs: { colspan: 1, rowspan: 1 },
  content: [para(text)],
});
/** A paper with one of everything that people suggest about. */
export const RICH: readonly ContentNode[] = [
  {
    type: 'heading',
    attrs: { id: 'h-000001', level: 2 },
    content: [{ type: 'text', text: 'כותרת' }],
  },
  para('פסקה ראשונה', 'p-000001'),
  para('פסקה שנייה', 'p-000002'),
  {
    type: 'bulletList',
    attrs: { id: 'l-000001' },
    content: [item('פריט אחד'), item('פריט שתיים'), item('פריט שלוש')],
  },
  {
    type: 'table',
    attrs: { id: 't-000001' },
    content: [
      { type: 'tableRow', content: [cell('תא א'), cell('תא ב')] },
      { type: 'tableRow', content: [cell('תא ג'), cell('תא ד')] },
    ],
  },
  { type: 'recommendation', attrs: { id: 'r-000001' }, content: [para('המלצה אחת')] },
  {
    type: 'taskList',
    attrs: { id: 'k-000001' },
    content: [{ type: 'taskItem', content: [para('משימה')] }],
  },
  {
    type: 'figure',
    attrs: { id: 'f-000001', file: 'a'.repeat(64), pixels: '10x10' },
    content: [{ type: 'text', text: 'איור' }],
  },
  {
    type: 'paragraph',
    attrs: { id: 'p-000003' },
    content: [
      { type: 'text', text: 'עם ' },
      { type: 'text', text: 'הדגשה', marks: [{ type: 'bold' }] },
      { type: 'text', text: ' והערה' },
      {
        type: 'text',
        text: 'מילות ההערה',
        marks: [{ type: 'footnote', attrs: { id: 'n-000001' } }],
      },
      { type: 'text', text: ' ועוד' },
    ],
  },
  para('סוף', 'p-000004'),
];
