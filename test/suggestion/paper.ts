import fc from 'fast-check';
import * as Y from 'yjs';
import { type ContentNode, writeContent } from '#shared/paper/content.ts';
import { type Act, SUGGESTING } from '#test/suggestion/suggester.ts';

const paragraph = (id: string, text: string): ContentNode => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text }],
});

/** What the papers of these tests begin with. */
export const START: readonly ContentNode[] = [
  {
    ...paragraph('', 'מבנה וסמכויות'),
    type: 'heading',
    attrs: { id: 'h-000001', level: 2 },
  },
  paragraph('p-000001', 'הממשלה תקבע יעדים רב־שנתיים'),
  {
    type: 'paragraph',
    attrs: { id: 'p-000002' },
    content: [
      { type: 'text', text: 'לפי ה־' },
      { type: 'text', text: 'OECD', marks: [{ type: 'bold' }] },
      { type: 'text', text: ' 42%' },
    ],
  },
  paragraph('p-000003', 'סוף'),
];

export function paper(): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = 1;
  writeContent(doc, START);
  return doc;
}

export const anAct: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom(...(Object.keys(SUGGESTING) as Act['kind'][])),
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  to: fc.double({ min: 0, max: 1, noNaN: true }),
  words: fc.constantFrom('', 'נוסף ', 'x', 'מנכ״ל 7'),
});
