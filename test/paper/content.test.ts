import fc from 'fast-check';
import { REFERENCE_CHARACTER } from '#shared/paper/schema.ts';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type ContentNode, readContent, textOf, writeContent } from '#shared/paper/content.ts';

const word = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => !text.includes('\u0000'));
const run: fc.Arbitrary<ContentNode> = fc.record({
  type: fc.constant('text'),
  text: word,
  marks: fc.constantFrom(
    [{ type: 'bold' }],
    [{ type: 'link', attrs: { href: 'https://a.example' } }],
  ),
});
const paragraph: fc.Arbitrary<ContentNode> = fc
  .option(run, { nil: null })
  .map((text) => (text ? { type: 'paragraph', content: [text] } : { type: 'paragraph' }));
const block: fc.Arbitrary<ContentNode> = fc.oneof(
  paragraph,
  fc.record({
    type: fc.constant('recommendation'),
    attrs: fc.constant({ dimension: 'structure' }),
    content: fc.array(paragraph, { minLength: 1, maxLength: 3 }),
  }),
);

const written = (content: readonly ContentNode[]) => {
  const doc = new Y.Doc();
  writeContent(doc, content);
  return doc;
};

describe('content in a Y.Doc', () => {
  it('[PA4] reads back as it was written', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (content) => {
        expect(readContent(written(content))).toEqual(content);
      }),
    );
  });

  it('[PA4] survives the wire', () => {
    const content: ContentNode[] = [
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'מבנה וסמכויות' }] },
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'לפי ' },
          { type: 'text', text: 'OECD', marks: [{ type: 'bold' }] },
        ],
      },
    ];
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(written(content)));
    expect(readContent(other)).toEqual(content);
  });

  it('[PA2] writes a cell’s numbers, so that opening a table writes nothing', () => {
    const cell = { type: 'tableCell', content: [{ type: 'paragraph' }] };
    const doc = written([{ type: 'table', content: [{ type: 'tableRow', content: [cell] }] }]);
    expect(readContent(doc)[0]?.content?.[0]?.content?.[0]?.attrs).toEqual({
      colspan: 1,
      rowspan: 1,
    });
  });

  it('gives one line per block as text', () => {
    const text = (words: string) => ({ type: 'text', text: words });
    expect(
      textOf([
        { type: 'paragraph', content: [text('ראשון '), text('בשורה')] },
        {
          type: 'bulletList',
          content: [
            { type: 'listItem', content: [{ type: 'paragraph', content: [text('סעיף')] }] },
          ],
        },
      ]),
    ).toBe('ראשון בשורה\nסעיף');
  });

  it('leaves the placeholder of a reference out of the text, and an empty block', () => {
    const marks = [{ type: 'reference', attrs: { to: 'recommend-1' } }];
    const reference = { type: 'text', text: REFERENCE_CHARACTER, marks };
    const words = { type: 'text', text: 'ראו את ' };
    expect(
      textOf([{ type: 'paragraph', content: [words, reference] }, { type: 'pageBreak' }]),
    ).toBe('ראו את ');
  });
});
