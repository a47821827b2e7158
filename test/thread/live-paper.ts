import * as Y from 'yjs';
import { type ContentNode, readContent, writeContent } from '#shared/paper/content.ts';
import { threadsOn } from '#shared/thread/comment-mark.ts';
import type { NewAnchor } from '#shared/thread/thread-contract.ts';
import type { Anchors } from '#server/thread/anchors.ts';
import { textAnchors } from '#server/thread/text-anchors.ts';

export const para = (id: string, ...texts: string[]): ContentNode => ({
  type: 'paragraph',
  attrs: { id },
  content: texts.flatMap((text, at) => [
    ...(at > 0 ? [{ type: 'hardBreak' }] : []),
    { type: 'text', text },
  ]),
});
const cell = (id: string, text: string): ContentNode => ({
  type: 'tableCell',
  attrs: { colspan: 1, rowspan: 1 },
  content: [para(id, text)],
});
const START: readonly ContentNode[] = [
  para('p-000001', 'הממשלה תקבע יעדים, והממשלה תדווח'),
  para('p-000002', 'שורה ראשונה', 'שורה שנייה'),
  {
    type: 'bulletList',
    attrs: { id: 'l-000001' },
    content: [{ type: 'listItem', content: [para('p-000003', 'פריט אחד')] }],
  },
  {
    type: 'table',
    attrs: { id: 't-000001' },
    content: [{ type: 'tableRow', content: [cell('c-000001', 'תא'), cell('c-000002', 'תא')] }],
  },
  { type: 'pageBreak', attrs: { id: 'b-000001' } },
];

/** A live paper with the anchors on it; `written` counts what the server has written, `later` is what it looks after. */
export function aPaper(content: readonly ContentNode[] = START) {
  const doc = new Y.Doc();
  writeContent(doc, content);
  const people: string[] = [];
  let written = 0;
  doc.on('update', () => written++);
  const later: (() => void)[] = [];
  const anchors: Anchors = textAnchors(
    async (_, personId, change) => {
      people.push(personId);
      doc.transact(() => change(doc));
    },
    (work) => later.push(work),
  );
  const lookAfter = () => later.splice(0).forEach((work) => work());
  return { doc, anchors, people, lookAfter, written: () => written };
}

function textsIn(parent: Y.XmlFragment): Y.XmlText[] {
  return (parent.toArray() as unknown[]).flatMap((child) => {
    if (child instanceof Y.XmlText) return [child];
    return child instanceof Y.XmlElement ? textsIn(child) : [];
  });
}
export const texts = (doc: Y.Doc) => textsIn(doc.getXmlFragment('default'));

function position(type: Y.XmlText | Y.XmlFragment, index: number, assoc = -1): string {
  const place = Y.createRelativePositionFromTypeIndex(type, index, assoc);
  return Buffer.from(Y.encodeRelativePosition(place)).toString('base64');
}

type Passage = NewAnchor & { readonly kind: 'passage' };
/** A passage from a place in one text to a place in another, as its sender's copy has them. */
export function passage(
  doc: Y.Doc,
  [one, from]: readonly [number, number],
  [other, to]: readonly [number, number],
  quote: string,
): Passage {
  const all = texts(doc);
  return {
    kind: 'passage',
    start: position(all[one]!, from),
    end: position(all[other]!, to),
    blockId: null,
    quote,
  };
}
export const quoted = (quote: string, blockId: string | null = null): Passage => ({
  kind: 'passage',
  start: '',
  end: '',
  blockId,
  quote,
});

/** The words under a thread's mark, piece by piece. */
export function marked(doc: Y.Doc, id = 'Thread01'): string[] {
  const inside = (nodes: readonly ContentNode[]): string[] =>
    nodes.flatMap(({ text, marks, content = [] }) =>
      threadsOn(marks).includes(id) ? [text ?? ''] : inside(content),
    );
  return inside(readContent(doc));
}
