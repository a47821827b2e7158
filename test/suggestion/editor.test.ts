// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readContent } from '#shared/paper/content.ts';
import { ACCEPT_ALL, project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { sameContent } from '#shared/suggestion/same-content.ts';
import { type Act, anAct, perform } from '#test/editor/random-edits.ts';
import { aWriter, contentOf, paperOf, type Writer } from '#test/editor/writer.ts';
import { AUTHOR, Desk, RESPONDENT } from '#test/room/desk.ts';
import { RICH } from '#test/suggestion/rich-paper.ts';
import { paper, START } from '#test/suggestion/paper.ts';

const ME = RESPONDENT.personId;
const state = Y.encodeStateAsUpdate(paper());

function aSuggester(client = 5, paper = state): Writer & { refusals: () => number } {
  let refusals = 0;
  const suggesting = { me: ME, author: () => ME, onRefused: () => void refusals++ };
  return Object.assign(aWriter(paper, client, { suggesting }), { refusals: () => refusals });
}

/** What the paper would be if all that is suggested were accepted, as text. */
const accepted = (writer: Writer) => JSON.stringify(project(contentOf(writer), ACCEPT_ALL));

/** The position right inside the text block of this number, so many letters on. */
function at(writer: Writer, block: number, offset = 0): number {
  const { doc } = writer.editor.state;
  let position = 1;
  for (let index = 0; index < block; index++) position += doc.child(index).nodeSize;
  return position + offset;
}

function expectBase(writer: Writer): void {
  expect(sameContent(project(contentOf(writer), REJECT_ALL), START)).toBe(true);
}

describe('an editor in suggestion mode', () => {
  it('[SU8] makes one suggestion of what is typed in one go', () => {
    const writer = aSuggester();
    writer.typeAt(at(writer, 3, 3), ' ו');
    for (const letter of 'עוד')
      writer.editor.view.dispatch(writer.editor.state.tr.insertText(letter));
    expectBase(writer);
    const ids = new Set(
      JSON.stringify(contentOf(writer)).match(/"insertion","attrs":\{"id":"(\w+)"/g),
    );
    expect(ids.size).toBe(1);
    expect(accepted(writer)).toContain('סוף ועוד');
  });

  it('[SU8] strikes what is deleted, and really takes away one’s own', () => {
    const writer = aSuggester();
    writer.typeAt(at(writer, 3, 3), 'אבג');
    const from = at(writer, 3, 1);
    writer.editor.commands.setTextSelection({ from, to: from + 4 });
    writer.editor.commands.deleteSelection();
    expectBase(writer);
    expect(accepted(writer)).toContain('"סג"');
  });

  it('[SU8] proposes a new line, a join, and a whole block', () => {
    const writer = aSuggester();
    writer.editor.commands.setTextSelection(at(writer, 1, 7));
    writer.editor.commands.splitBlock();
    writer.editor.commands.setTextSelection(at(writer, 3));
    writer.editor.commands.joinBackward();
    expectBase(writer);
    const texts = project(contentOf(writer), ACCEPT_ALL).map((node) =>
      (node.content ?? []).map(({ text }) => text).join(''),
    );
    expect(texts).toEqual([
      'מבנה וסמכויות',
      'הממשלה ',
      'תקבע יעדים רב־שנתיים',
      'לפי ה־OECD 42%סוף',
    ]);
  });

  it('[SU8] proposes bold, a heading and an alignment', () => {
    const writer = aSuggester();
    const from = at(writer, 1);
    writer.editor.commands.setTextSelection({ from, to: from + 6 });
    writer.editor.commands.toggleMark('bold');
    expectBase(writer);
    expect(accepted(writer)).toContain('"text":"הממשלה","marks":[{"type":"bold"}]');
    writer.editor.commands.setTextSelection(at(writer, 3));
    writer.editor.commands.setHeading(2);
    expectBase(writer);
    expect(project(contentOf(writer), ACCEPT_ALL).at(-1)).toMatchObject({
      type: 'heading',
      attrs: { level: 2 },
    });
  });

  it.each([
    { name: 'a short paper', begins: START },
    { name: 'a paper with lists, tables, notes and images', begins: RICH },
  ])('[SU3] leaves $name what it was, after any random acts', ({ begins }) => {
    fc.assert(
      fc.property(fc.array(anAct, { minLength: 1, maxLength: 25 }), (acts) => {
        const writer = aSuggester(5, paperOf(...begins));
        for (const act of acts) perform(writer, act);
        const base = sameContent(project(contentOf(writer), REJECT_ALL), begins);
        writer.close();
        expect(base).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

const aRound = fc.record({
  who: fc.constantFrom<'suggester' | 'editor'>('suggester', 'editor'),
  act: anAct,
  passes: fc.boolean(),
});

describe('real editors at the gate', () => {
  it.each([
    { name: 'a short paper', begins: state },
    { name: 'a paper with lists, tables, notes and images', begins: paperOf(...RICH) },
  ])(
    '[SU6] are never refused while a colleague edits $name, and [SU7] come to hold the same',
    ({ begins }) => {
      fc.assert(
        fc.property(fc.array(aRound, { minLength: 1, maxLength: 25 }), (rounds) => {
          const desk = new Desk(begins);
          const people = { suggester: aSuggester(5, begins), editor: aWriter(begins, 6) };
          const acts: [keyof typeof people, Act][] = [];
          let refused = 0;
          const pass = (who: keyof typeof people) => {
            const { doc } = people[who];
            const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(desk.live.doc));
            const verdict = desk.bring(update, who === 'suggester' ? RESPONDENT : AUTHOR);
            if (verdict.kind === 'refused') refused += 1;
            Y.applyUpdate(doc, Y.encodeStateAsUpdate(desk.live.doc), 'wire');
          };
          for (const { who, act, passes } of rounds) {
            acts.push([who, act]);
            perform(people[who], act);
            if (passes) pass(who);
          }
          // Words that a colleague's change took along are written again by whoever typed them: that takes a round more.
          for (let round = 0; round < 4; round++) {
            pass('suggester');
            pass('editor');
          }
          const held = readContent(desk.live.doc);
          const same = Object.values(people).map(({ doc }) => sameContent(readContent(doc), held));
          for (const { close } of Object.values(people)) close();
          expect(refused).toBe(0);
          expect(same).toEqual([true, true]);
        }),
        { numRuns: 60 },
      );
    },
  );
});
