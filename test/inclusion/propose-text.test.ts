import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type ContentNode, formatOfMark, readContent, textOf } from '#shared/paper/content.ts';
import { markOfEntry } from '#shared/suggestion/marks.ts';
import { project } from '#shared/suggestion/projection.ts';
import { proposeText } from '#server/inclusion/propose-text.ts';
import { docWith } from '#test/version/version-paper.ts';

const run = (text: string, isBold: boolean): ContentNode => ({
  type: 'text',
  text,
  ...(isBold && { marks: [{ type: 'bold' }] }),
});
const aRun = fc.record({
  text: fc
    .array(fc.constantFrom('יעדים', ' ', '🙂', '🙃🙂', 'in', '𝒳ב'), { minLength: 1, maxLength: 5 })
    .map((words) => words.join('')),
  isBold: fc.boolean(),
});
const runs = fc
  .array(aRun, { maxLength: 4 })
  .map((all) => all.map(({ text, isBold }) => run(text, isBold)));
const mark = (kind: 'insertion' | 'deletion') =>
  formatOfMark(markOfEntry({ id: 'AAAAAAAA', author: 'person-me', at: 1, kind, to: null }));

describe('a text that is proposed to its source', () => {
  it('[IN6] reads as is wanted once accepted, and as before once rejected, to the last letter on disk', () => {
    fc.assert(
      fc.property(runs, runs, (was, wanted) => {
        const doc = docWith([{ type: 'paragraph', attrs: { id: 'block-00001' }, content: was }]);
        const element = doc.getXmlFragment('default').get(0) as Y.XmlElement;
        const text = element.get(0);
        if (!(text instanceof Y.XmlText)) return;
        proposeText(text, wanted, {
          insertion: mark('insertion'),
          deletion: mark('deletion'),
          wordsOf: ({ text: words = '' }) => words,
        });
        const disk = new Y.Doc();
        Y.applyUpdate(disk, Y.encodeStateAsUpdate(doc));
        for (const one of [doc, disk]) {
          const content = readContent(one);
          expect(textOf(project(content, () => 'reject'))).toBe(was.map((r) => r.text).join(''));
          expect(textOf(project(content, () => 'accept'))).toBe(wanted.map((r) => r.text).join(''));
        }
      }),
    );
  });
});
