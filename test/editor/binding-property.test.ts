// @vitest-environment jsdom
import type { Node } from '@tiptap/pm/model';
import { initProseMirrorDoc } from '@tiptap/y-tiptap';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { drawPaper } from '#client/editor/binding/picture.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { anAct, perform } from '#test/editor/random-edits.ts';
import {
  aWriter,
  contentOf,
  paperOf,
  para,
  passOn,
  sync,
  type Writer,
} from '#test/editor/writer.ts';

const START = paperOf(
  {
    type: 'heading',
    attrs: { id: 'block-000001', level: 1 },
    content: [{ type: 'text', text: 'כותרת' }],
  },
  para('שיח המשילות מתמקד במינויים', 'block-000002'),
  {
    type: 'bulletList',
    attrs: { id: 'block-000003' },
    content: [{ type: 'listItem', content: [para('פריט', 'block-000004')] }],
  },
  para('OECD 2021', 'block-000005'),
);

/** What the stock binding would build from the same paper, or what we show when it would change the paper to do so. */
function stockDoc(writer: Writer): Node {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(writer.doc));
  let wrote = false;
  copy.on('update', () => {
    wrote = true;
  });
  const { doc } = initProseMirrorDoc(copy.getXmlFragment(CONTENT_ROOT), writer.editor.schema);
  return wrote || doc.childCount === 0 ? writer.editor.state.doc : doc;
}

function expectTrue(writer: Writer): void {
  const { doc, schema } = writer.editor.state;
  const fresh = drawPaper(writer.doc.getXmlFragment(CONTENT_ROOT), schema).root.node;
  expect(doc.toJSON()).toEqual(fresh.toJSON());
  doc.check();
  expect(stockDoc(writer).toJSON()).toEqual(doc.toJSON());
}

const aRound = fc.record({
  writer: fc.nat({ max: 2 }),
  act: anAct,
  /** Who hears of it at once; the others later, or never before the end. */
  passTo: fc.option(fc.nat({ max: 2 }), { nil: null }),
});

describe('any edits of three people over a lossy wire', () => {
  it('[ED6] every editor shows exactly the shared paper, and all become equal', () => {
    fc.assert(
      fc.property(fc.array(aRound, { minLength: 1, maxLength: 40 }), (rounds) => {
        const writers = [aWriter(START, 1), aWriter(START, 2), aWriter(START, 3)];
        try {
          for (const { writer, act, passTo } of rounds) {
            const doer = writers[writer]!;
            perform(doer, act);
            expectTrue(doer);
            if (passTo !== null && passTo !== writer) {
              passOn(doer, writers[passTo]!);
              expectTrue(writers[passTo]!);
            }
          }
          // Words that were brought back from a moved block go on their way in the next round.
          for (let round = 0; round < 4; round++) sync(...writers);
          for (const writer of writers) expectTrue(writer);
          expect(contentOf(writers[1]!)).toEqual(contentOf(writers[0]!));
          expect(contentOf(writers[2]!)).toEqual(contentOf(writers[0]!));
        } finally {
          for (const writer of writers) writer.close();
        }
      }),
      { numRuns: Number(process.env['RUNS'] ?? 60) },
    );
    // Sixty long stories of three editors: a busy machine needs its time.
  }, 90_000);
});
