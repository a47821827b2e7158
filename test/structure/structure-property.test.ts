// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startStructure, structureOf } from '#client/editor/structure/structure.ts';
import { PLAIN_WORDS } from '#client/editor/structure/structure-words.ts';
import { anAct, perform } from '#test/editor/random-edits.ts';
import { aWriter, paperOf, para, passOn, type Writer } from '#test/editor/writer.ts';

const START = paperOf(
  {
    type: 'heading',
    attrs: { id: 'block-000001', level: 1 },
    content: [{ type: 'text', text: 'א' }],
  },
  {
    type: 'recommendation',
    attrs: { id: 'block-000002' },
    content: [para('המלצה', 'block-000003')],
  },
  {
    type: 'paragraph',
    attrs: { id: 'block-000004' },
    content: [
      { type: 'text', text: 'ראו ' },
      {
        type: 'text',
        text: '\uFFFC',
        marks: [{ type: 'reference', attrs: { to: 'block-000002' } }],
      },
      { type: 'text', text: 'מקור', marks: [{ type: 'footnote', attrs: { id: 'note-000001' } }] },
      { type: 'text', text: '.' },
    ],
  },
);

/** Held against what a fresh start with the same paper would count and draw. */
function expectRecounted(writer: Writer): void {
  const { state } = writer.editor;
  const kept = structureOf(state);
  if (!kept) throw new Error('the editor has no structure');
  const fresh = startStructure(state.doc, kept.layout, PLAIN_WORDS);
  const shown = (structure: typeof fresh) =>
    structure.numbering.parts.map(({ kind, id, number, from, to, block }) =>
      [kind, id, number, from, to, block].join(' '),
    );
  expect(shown(kept)).toEqual(shown(fresh));
  expect([...kept.numbering.byId.keys()]).toEqual([...fresh.numbering.byId.keys()]);
  // An open note is drawn otherwise: that is local, and not part of the count.
  if (kept.open !== null) return;
  const drawn = (structure: typeof fresh) =>
    structure.drawn
      .find()
      .map(({ from, to, spec }) => `${String(from)} ${String(to)} ${JSON.stringify(spec)}`)
      .toSorted();
  expect(drawn(kept)).toEqual(drawn(fresh));
}

const aRound = fc.record({ writer: fc.nat({ max: 1 }), act: anAct, isPassed: fc.boolean() });

describe('any edits of two people', () => {
  it('[SR1] leave each editor with the numbers and signs of a full recount', () => {
    fc.assert(
      fc.property(fc.array(aRound, { minLength: 1, maxLength: 30 }), (rounds) => {
        const writers = [aWriter(START, 1), aWriter(START, 2)];
        for (const { editor } of writers) {
          editor.commands.setLayout({ headings: 'decimal', paragraphs: true });
        }
        try {
          for (const { writer, act, isPassed } of rounds) {
            const [doer, other] = [writers[writer]!, writers[1 - writer]!];
            perform(doer, act);
            expectRecounted(doer);
            if (!isPassed) continue;
            passOn(doer, other);
            expectRecounted(other);
          }
          expect(structureOf(writers[0]!.editor.state)).not.toBeNull();
        } finally {
          for (const writer of writers) writer.close();
        }
      }),
      { numRuns: Number(process.env['RUNS'] ?? 15) },
    );
  }, 60_000);
});
