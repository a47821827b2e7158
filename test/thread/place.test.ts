// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ContentMark, type ContentNode, readContent } from '#shared/paper/content.ts';
import { sameContent } from '#shared/suggestion/same-content.ts';
import { type Placeable, placesOf } from '#shared/thread/place.ts';
import { anAct } from '#test/editor/random-edits.ts';
import { paste } from '#test/editor/paste/clip.ts';
import { aWriter, contentOf, para, paperOf, textOf, type Writer } from '#test/editor/writer.ts';
import { lettersUnder } from '#test/thread/letters-under.ts';
import { aRemark, aRound, isOriginal, Meeting } from '#test/thread/meeting.ts';

/** What became of the threads: letters of other passages under their marks, and letters of their own without. */
function outcome({ content, passages }: Meeting) {
  const text = JSON.stringify(content);
  return [...passages].map(([id, passage]) => {
    const letters = lettersUnder(content, id);
    return {
      foreign: letters.filter((letter) => isOriginal(letter) && !passage.has(letter)),
      lost: [...passage].filter((letter) => text.includes(letter) && !letters.includes(letter)),
      isPlaced: letters.length > 0,
    };
  });
}

function placed({ content, passages }: Meeting) {
  const threads = [...passages.keys()].map(
    (id): Placeable => ({
      id,
      anchor: { kind: 'passage', blockId: null },
      quote: '',
      isPrivate: false,
    }),
  );
  return [...placesOf(content, threads).values()].map((place) => place !== null);
}

function expectHonest(meeting: Meeting): void {
  expect(meeting.refused).toBe(0);
  const { content } = meeting;
  for (const { doc } of Object.values(meeting.people))
    expect(sameContent(readContent(doc), content)).toBe(true);
}

/** Of two copies of a word one has no remark, and only that one may be left; and undo brings back words of before a remark. */
const TIMELESS: ReadonlySet<string> = new Set(['copy', 'duplicate', 'undo', 'redo']);
/** What cannot be suggested of a table. */
const COLUMNS: ReadonlySet<string> = new Set([
  'addColumn',
  'deleteColumn',
  'mergeCells',
  'splitCell',
  'heads',
  'widths',
]);
/** What takes words away. */
const DELETIONS = ['remove', 'replace', 'deleteBlock', 'deleteRow', 'deleteColumn', 'cut'] as const;
/** What others may be about meanwhile, without taking words apart or away. */
const HARMLESS: ReadonlySet<string> = new Set([
  'type',
  'typeMore',
  'bold',
  'highlight',
  'lineBreak',
]);

const text = (words: string, ...marks: ContentMark[]): ContentNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks }),
});
const block = (id: string, ...content: ContentNode[]): ContentNode => ({
  type: 'paragraph',
  attrs: { id },
  content,
});
const REMARK: ContentMark = { type: 'comment', attrs: { id: 'Thread01' } };
const PROPOSED: ContentMark = {
  type: 'insertion',
  attrs: { id: 'Suggest1', author: 'boaz', at: 1_767_268_800_000 },
};
const thread = (more: Partial<Placeable> = {}): Placeable => ({
  id: 'Thread01',
  anchor: { kind: 'passage', blockId: null },
  quote: 'יעדים',
  isPrivate: false,
  ...more,
});
const placeOf = (content: readonly ContentNode[], more?: Partial<Placeable>) =>
  placesOf(content, [thread(more)]).get('Thread01');

describe('the place of a thread', () => {
  it('[PL2] is counted as an editor counts, over lists, tables, breaks and page breaks', () => {
    const content: ContentNode[] = [
      { type: 'pageBreak', attrs: { id: 'break-01' } },
      block('empty-01'),
      {
        type: 'bulletList',
        attrs: { id: 'list-001' },
        content: [{ type: 'listItem', content: [block('item-001', text('פריט'))] }],
      },
      block('block-01', text('שורה'), { type: 'hardBreak' }, text('יעדים', REMARK), text('.')),
    ];
    const { editor, close } = aWriter(paperOf(...content));
    let from = -1;
    editor.state.doc.descendants((node, position) => {
      if (node.marks.some(({ type }) => type.name === 'comment')) from = position;
    });
    close();
    expect(placeOf(content)).toEqual({
      kind: 'block',
      blockId: 'block-01',
      order: from,
      end: from + 5,
    });
    expect(placeOf(content, { anchor: { kind: 'block', blockId: 'break-01' } })).toMatchObject({
      order: 0,
      end: 1,
    });
    expect(placeOf(content, { anchor: { kind: 'block', blockId: 'item-001' } })).toMatchObject({
      order: 5,
    });
    expect(placeOf(content, { anchor: { kind: 'paper' } })).toEqual({ kind: 'paper' });
    expect(placeOf(content, { anchor: { kind: 'block', blockId: 'gone-001' } })).toBeNull();
  });

  it('[PL2] is in the text before it is in what somebody proposes, however early and large that is', () => {
    const forged = text('יעדים יעדים יעדים', PROPOSED, REMARK);
    const content = [
      block('forged-1', forged),
      {
        ...block('forged-2', text('יעדים', REMARK)),
        attrs: { id: 'forged-2', proposed: 'insertion--Suggest2 boaz 1767268800000' },
      },
      block('block-01', text('יעדים', REMARK)),
    ];
    expect(placeOf(content)).toMatchObject({ blockId: 'block-01' });
    // Accepted by whoever may: still the block on which the remark was made.
    const accepted = [block('forged-1', text('יעדים', REMARK)), ...content.slice(2)];
    expect(placeOf(accepted, { anchor: { kind: 'passage', blockId: 'block-01' } })).toMatchObject({
      blockId: 'block-01',
    });
    expect(placeOf([block('forged-1', forged)])).toMatchObject({ blockId: 'forged-1' });
  });

  it('[PL2] goes on where the passage was cut in two, and not to another place', () => {
    const [half, other] = [text('יע', REMARK), text('דים', REMARK)];
    const two = [block('block-01', text('א'), half), block('block-02', other), block('block-03')];
    expect(placeOf(two)).toEqual({ kind: 'block', blockId: 'block-01', order: 2, end: 9 });
    const far = [two[0]!, block('block-03', text('אחר')), two[1]!];
    expect(placeOf(far)).toMatchObject({ order: 2, end: 4 });
  });

  it('[PL2] of a thread on a suggestion is its words, or the block that it is about', () => {
    const anchor = {
      kind: 'suggestion',
      suggestionId: 'Suggest1',
      authorId: 'boaz',
      blockId: null,
    } as const;
    const content = [
      block('block-01', text('ועוד', PROPOSED)),
      block('block-02', text('יעדים', REMARK)),
    ];
    expect(placeOf(content, { anchor })).toMatchObject({ blockId: 'block-02' });
    expect(placeOf(content.slice(0, 1), { anchor })).toMatchObject({ blockId: 'block-01' });
    expect(placeOf(content.slice(0, 1), { anchor: { ...anchor, authorId: 'anna' } })).toBeNull();
    expect(placeOf(content, { anchor, isPrivate: true })).toMatchObject({ blockId: 'block-01' });
  });

  it('[PL3] is by the quote in its block, else where it stands exactly once, for a private thread alone', () => {
    const content = [
      block('block-01', text('יעדים ומדדים')),
      block('block-02', text('ה'), text('יעד', REMARK), text('ים רב־שנתיים')),
    ];
    const isPrivate = true;
    const at = (blockId: string | null) =>
      placeOf(content, { isPrivate, anchor: { kind: 'passage', blockId } });
    expect(at('block-02')).toMatchObject({ blockId: 'block-02', order: 16, end: 21 });
    expect(at(null)).toBeNull();
    expect(placeOf(content, { isPrivate, quote: 'רב־שנתיים' })).toMatchObject({ order: 22 });
    expect(placeOf(content.slice(0, 1))).toBeNull();
    expect(placeOf(content.slice(0, 1), { quote: 'יעדים\u00a0ומדדים' })).toMatchObject({
      order: 1,
    });
  });
});

/** What the clipboard holds of the words between two places, cut away or only copied. */
function taken({ editor }: Writer, from: number, to: number, isCut: boolean): string {
  editor.commands.setTextSelection({ from, to });
  const { view, state } = editor;
  const { dom } = view.serializeForClipboard(state.selection.content());
  if (isCut) view.dispatch(state.tr.deleteSelection().setMeta('uiEvent', 'cut'));
  return dom.innerHTML;
}

function pasteAt(writer: Writer, position: number, html: string): void {
  writer.editor.commands.setTextSelection(position);
  paste(writer, { html, text: 'x' });
}

describe('remarks and the clipboard', () => {
  const paper = () =>
    paperOf(
      block('block-01', text('קבעו '), text('יעדים', REMARK), text(' רבים')),
      block('block-02', text('סוף')),
    );
  const under = (writer: Writer) => lettersUnder(contentOf(writer), 'Thread01').join('');

  it('[PL4] keeps what was cut, and doubles nothing that was copied', () => {
    const writer = aWriter(paper());
    pasteAt(writer, 20, taken(writer, 5, 13, false));
    expect(textOf(writer)).toBe('קבעו יעדים רבים\nסו יעדים רף');
    expect(under(writer)).toBe('יעדים');
    const cut = taken(writer, 5, 13, true);
    expect(under(writer)).toBe('');
    pasteAt(writer, 1, cut);
    expect(textOf(writer)).toContain(' יעדים רקבעובים');
    expect(under(writer)).toBe('יעדים');
    pasteAt(writer, 1, cut);
    expect(under(writer)).toBe('יעדים');
    writer.editor.commands.undo();
    writer.editor.commands.undo();
    writer.editor.commands.undo();
    expect(lettersUnder(contentOf(writer), 'Thread01').join('')).toBe('יעדים');
    expect(textOf(writer)).toContain('קבעו יעדים רבים');
  });

  it('[PL4] takes nothing over from another paper, and leaves a duplicate without', () => {
    const [source, writer] = [aWriter(paper()), aWriter(paperOf(para('כאן')))];
    pasteAt(writer, 1, taken(source, 4, 12, false));
    expect(textOf(writer)).toContain('יעדים');
    expect(under(writer)).toBe('');
    source.editor.commands.duplicateBlockAt(0);
    expect(textOf(source).split('יעדים')).toHaveLength(3);
    expect(under(source)).toBe('יעדים');
  });
});

describe('threads while people write', () => {
  it('[PL1] stay on every word of their passage that stands, and on no others', () => {
    fc.assert(
      fc.property(fc.array(aRound, { minLength: 1, maxLength: 25 }), (rounds) => {
        const meeting = new Meeting({ isHeard: true });
        meeting.run(rounds.filter(({ act }) => !TIMELESS.has(act.kind)));
        const [found, places] = [outcome(meeting), placed(meeting)];
        meeting.close();
        for (const { foreign, lost } of found)
          expect({ foreign, lost }).toEqual({ foreign: [], lost: [] });
        expect(places).toEqual(found.map(({ isPlaced }) => isPlaced));
      }),
      { numRuns: 40 },
    );
  });

  it('[AN6] are in nobody’s undo', () => {
    const meeting = new Meeting({ isHeard: true });
    const { author } = meeting.people;
    author.typeAt(3, 'אב');
    meeting.passAll();
    meeting.remark({ line: 0, from: 4, length: 5 });
    meeting.passAll();
    author.editor.commands.undo();
    author.editor.commands.undo();
    meeting.passAll();
    const letters = lettersUnder(meeting.content, 'Thread00');
    const isGone = !JSON.stringify(meeting.content).includes('אב');
    meeting.close();
    expect([letters.length, isGone]).toEqual([5, true]);
  });

  it('[PL1] are back when a deletion is undone', () => {
    fc.assert(
      fc.property(
        fc.array(aRound, { maxLength: 8 }),
        fc.record({ remark: aRemark, kind: fc.constantFrom(...DELETIONS), act: anAct }),
        fc.array(aRound, { maxLength: 5 }),
        (rounds, { kind, act, remark }, meanwhile) => {
          const meeting = new Meeting({ isHeard: true });
          meeting.run(rounds.filter((round) => !TIMELESS.has(round.act.kind)));
          meeting.remark(remark);
          meeting.passAll();
          meeting.passAll();
          const before = [...meeting.passages.keys()].map((id) =>
            lettersUnder(meeting.content, id),
          );
          const isDone = meeting.deletes('author', { ...act, kind });
          meeting.passAll();
          meeting.passAll();
          for (const round of meanwhile) {
            if (round.who !== 'colleague' || !HARMLESS.has(round.act.kind)) continue;
            meeting.perform(round.who, round.act);
            if (round.passes) meeting.pass(round.who);
          }
          meeting.passAll();
          if (isDone) meeting.perform('author', { ...act, kind: 'undo' });
          meeting.passAll();
          meeting.passAll();
          const after = [...meeting.passages.keys()].map((id) => lettersUnder(meeting.content, id));
          meeting.close();
          expect(after.map((letters) => letters.filter(isOriginal))).toEqual(
            before.map((letters) => letters.filter(isOriginal)),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  it('[PL1] are on no foreign words though nobody has heard of them, and [SU13] nobody is refused', () => {
    fc.assert(
      fc.property(fc.array(aRound, { minLength: 1, maxLength: 25 }), (rounds) => {
        const meeting = new Meeting({ isHeard: false });
        const all = rounds
          // Words copied into a passage before anybody heard of its remark are new words in the passage.
          .filter(({ act }) => act.kind !== 'copy')
          .map((round) => ({ ...round, decision: null }));
        meeting.run(all.filter(({ who, act }) => who !== 'suggester' || !COLUMNS.has(act.kind)));
        const found = outcome(meeting);
        expectHonest(meeting);
        meeting.close();
        for (const { foreign } of found) expect(foreign).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
