import fc from 'fast-check';
import * as Y from 'yjs';
import { type ContentNode, writeContent } from '#shared/paper/content.ts';
import { untied } from '#shared/version/untied.ts';

const words = fc.array(fc.constantFrom('נייר', 'מבנה', 'סמכויות', 'OECD', 'של', 'המלצה', 'רכז'), {
  minLength: 0,
  maxLength: 8,
});
const aRun: fc.Arbitrary<ContentNode> = fc
  .tuple(
    words.filter((some) => some.length > 0),
    fc.subarray(['bold', 'italic']),
    fc.option(fc.constantFrom('AAAAAAAA', 'BBBBBBBB'), { nil: null }),
  )
  .map(([some, looks, suggested]) => {
    const marks = [
      ...looks.map((type) => ({ type })),
      ...(suggested
        ? [{ type: 'insertion', attrs: { id: suggested, author: 'anna', at: 1_700_000_000_000 } }]
        : []),
    ];
    return { type: 'text', text: `${some.join(' ')} `, ...(marks.length > 0 && { marks }) };
  });
const text = fc.array(aRun, { maxLength: 3 });
const filled = (type: string, attrs: Record<string, unknown>, content: readonly ContentNode[]) => ({
  type,
  ...(Object.keys(attrs).length > 0 && { attrs }),
  ...(content.length > 0 && { content }),
});
const inner = text.map((runs) => filled('paragraph', {}, runs));
const aBlock = (id: string): fc.Arbitrary<ContentNode> =>
  fc.oneof(
    { weight: 4, arbitrary: text.map((runs) => filled('paragraph', { id }, runs)) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(text, fc.constantFrom(1, 2, 3))
        .map(([runs, level]) => filled('heading', { id, level }, runs)),
    },
    fc.array(inner, { minLength: 1, maxLength: 3 }).map((items) =>
      filled(
        'bulletList',
        { id },
        items.map((item) => filled('listItem', {}, [item])),
      ),
    ),
    fc
      .array(inner, { minLength: 1, maxLength: 2 })
      .map((some) => filled('recommendation', { id, dimension: 'structure' }, some)),
  );

const IDS = Array.from({ length: 10 }, (_, at) => `block-${String(at).padStart(4, '0')}`);

/** A paper of blocks whose ids are few, so that two of them share many, in any order. */
export const aVersionPaper: fc.Arbitrary<ContentNode[]> = fc
  .shuffledSubarray(IDS, { minLength: 1 })
  .chain((ids) => fc.tuple(...ids.map(aBlock)))
  // As the shared text gives it back: neighbouring runs of one look are one.
  .map(untied);

export function docWith(content: readonly ContentNode[]): Y.Doc {
  const doc = new Y.Doc();
  writeContent(doc, content);
  return doc;
}
