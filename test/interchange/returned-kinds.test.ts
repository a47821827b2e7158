import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { readWord } from '#server/interchange/reading/read-word.ts';
import { compared } from '#server/interchange/returning/comparison.ts';
import { namedBlock } from '#server/interchange/returning/returned-file.ts';
import { takeChanges } from '#server/interchange/returning/taking.ts';
import { wordFile } from '#server/interchange/word/word-file.ts';
import { contentOf } from '#shared/interchange/model-to-paper.ts';
import type { TextChoice } from '#shared/interchange/export-choice.ts';
import { type ContentNode, readContent, textOf, writeContent } from '#shared/paper/content.ts';
import { suggestionsIn } from '#shared/suggestion/found.ts';
import { ACCEPT_ALL, type FateOf, project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { aThread, aWordWish } from '#test/interchange/a-word-wish.ts';
import { MEMBER, para } from '#test/interchange/return-desk.ts';
import { WordHand } from '#test/interchange/word-hand.ts';

const PAPER = { id: 'paper-000001', direction: 'rtl' } as const;
const ME = 'person-0009';
const FATES: Readonly<Record<TextChoice, FateOf>> = {
  clean: ACCEPT_ALL,
  original: REJECT_ALL,
  marked: () => 'keep',
};

const text = (words: string, ...types: string[]): ContentNode => ({
  type: 'text',
  text: words,
  ...(types.length > 0 && { marks: types.map((type) => ({ type })) }),
});
const suggested = (words: string, type: 'insertion' | 'deletion'): ContentNode => ({
  type: 'text',
  text: words,
  marks: [{ type, attrs: { id: 'aaaaaaaa', author: 'person-0001', at: 1_790_000_000_000 } }],
});
const item = (id: string, words: string): ContentNode => ({
  type: 'listItem',
  content: [para(id, words)],
});
const cell = (id: string, words: string): ContentNode => ({
  type: 'tableCell',
  attrs: { colspan: 1, rowspan: 1 },
  content: [para(id, words)],
});
const row = (id: string, ...words: string[]): ContentNode => ({
  type: 'tableRow',
  content: words.map((one, at) => cell(`${id}${String(at)}`, one)),
});

/** Sends a paper out, lets somebody work on the file, and brings it home into the same paper or another state of it. */
async function roundTrip(
  live: readonly ContentNode[],
  work: (hand: WordHand) => WordHand,
  choice: TextChoice = 'marked',
) {
  const sent = project(live, FATES[choice]);
  const bytes = await wordFile(
    aWordWish(sent, { text: choice, threads: [aThread({ anchor: { kind: 'paper' } })] }),
  );
  let made = 0;
  const newId = () => `id${String((made += 1)).padStart(6, '0')}`;
  const read = await readWord(work(new WordHand(bytes)).saved(), { now: 1_796_000_000_000, newId });
  const { identity, direction, model } = read;
  const { file, names, isPassedOver } = compared(
    PAPER,
    { direction, content: contentOf(model) },
    {
      content: identity?.content ?? [],
      text: identity?.text ?? '',
      writtenAt: Date.parse(identity?.written ?? ''),
      isOwn: true,
    },
  );
  const doc = new Y.Doc();
  writeContent(doc, live);
  const { fates, anchors } = takeChanges(doc, file, {
    maySuggest: true,
    signatureOf: ({ key }) => ({ id: names.short(key), author: ME, at: 1_796_000_000_000 }),
    isPassedOver,
    named: (node) => namedBlock(node, new Map()),
  });
  const now = readContent(doc);
  return {
    file,
    now,
    remarks: read.remarks,
    anchors,
    mine: suggestionsIn(now).filter(({ author }) => author === ME),
    fates: [...fates].map(([{ what }, { kind }]) => `${what} ${kind}`),
    accepted: textOf(project(now, (entry) => (entry.author === ME ? 'accept' : 'reject'))),
    isUntouched:
      JSON.stringify(project(now, REJECT_ALL)) === JSON.stringify(project(live, REJECT_ALL)),
  };
}

describe('what a Word copy can bring', () => {
  it('[IN52] other looks of words, tracked and without a trace', async () => {
    const live = [para('p1', 'הממשלה תקבע תקן אחיד.'), para('p2', 'הנתונים יפורסמו באתר.')];
    const { now, fates, isUntouched } = await roundTrip(live, (hand) =>
      hand.trackedBold('תקן', MEMBER).bold('באתר'),
    );
    expect([fates, isUntouched]).toEqual([['look suggested', 'look suggested'], true]);
    const bold = project(now, ACCEPT_ALL).map(({ content = [] }) =>
      content
        .filter(({ marks = [] }) => marks.some(({ type }) => type === 'bold'))
        .map((one) => one.text),
    );
    expect(bold).toEqual([['תקן'], ['באתר']]);
  });

  it('[IN52] items of lists, words of cells and of notes', async () => {
    const live: ContentNode[] = [
      {
        type: 'bulletList',
        attrs: { id: 'block-l1' },
        content: [item('i1', 'ראשון במספר'), item('i2', 'שני במספר')],
      },
      {
        type: 'table',
        attrs: { id: 'block-t1' },
        content: [row('a', 'תחום', 'אחריות'), row('b', 'בריאות', 'משרד הבריאות')],
      },
      {
        type: 'paragraph',
        attrs: { id: 'block-n1' },
        content: [
          text('טענה'),
          {
            type: 'text',
            text: 'דוח משנת 2020',
            marks: [{ type: 'footnote', attrs: { id: 'note-00001' } }],
          },
          text(' ועוד.'),
        ],
      },
    ];
    const { accepted, fates, isUntouched, now } = await roundTrip(live, (hand) =>
      hand
        .itemBehind('ראשון במספר', 'פריט חדש לגמרי')
        .untracked('משרד הבריאות', 'שני משרדים')
        .trackedInNote('2020', '2024', MEMBER),
    );
    expect([fates.toSorted(), isUntouched]).toEqual([
      ['inserted suggested', 'words suggested', 'words suggested'],
      true,
    ]);
    expect(accepted).toBe(
      'ראשון במספר\nפריט חדש לגמרי\nשני במספר\nתחום\nאחריות\nבריאות\nשני משרדים\nטענהדוח משנת 2024 ועוד.',
    );
    const notes = project(now, ACCEPT_ALL)[2]?.content?.flatMap(({ marks = [] }) =>
      marks.flatMap(({ type, attrs }) => (type === 'footnote' ? [attrs?.['id']] : [])),
    );
    expect(new Set(notes)).toEqual(new Set(['note-00001']));
  });

  it('[IN52] rows that came and went', async () => {
    const live: ContentNode[] = [
      {
        type: 'table',
        attrs: { id: 'block-t1' },
        content: [
          row('a', 'תחום', 'אחריות'),
          row('b', 'בריאות', 'משרד הבריאות'),
          row('c', 'חינוך', 'משרד החינוך'),
        ],
      },
    ];
    const { accepted, fates, isUntouched } = await roundTrip(live, (hand) =>
      hand.rowOut('בריאות', MEMBER).rowBehind('חינוך', ['תחבורה', 'משרד התחבורה'], MEMBER),
    );
    expect([fates.toSorted(), isUntouched]).toEqual([
      ['deleted suggested', 'inserted suggested'],
      true,
    ]);
    expect(accepted).toBe('תחום\nאחריות\nחינוך\nמשרד החינוך\nתחבורה\nמשרד התחבורה');
  });

  it('[IN52] changes of a clean copy, and of one without suggestions', async () => {
    const live = [
      para(
        'p1',
        'הוועדה תדווח ',
        suggested('לכנסת', 'deletion'),
        suggested('לממשלה', 'insertion'),
        text(' כל רבעון.'),
      ),
    ];
    const clean = await roundTrip(live, (hand) => hand.untracked('כל רבעון', 'כל שנה'), 'clean');
    expect([clean.fates, clean.isUntouched, clean.file.decided]).toEqual([
      ['words suggested'],
      true,
      [],
    ]);
    expect(textOf(project(clean.now, ACCEPT_ALL))).toBe('הוועדה תדווח לממשלה כל שנה.');
    const inside = await roundTrip(live, (hand) => hand.untracked('לממשלה', 'לנשיא'), 'clean');
    expect(inside.isUntouched).toBe(true);
    expect(textOf(project(inside.now, ACCEPT_ALL))).toBe('הוועדה תדווח לנשיא כל רבעון.');
    const original = await roundTrip(live, (hand) => hand.untracked('לכנסת', 'לנשיא'), 'original');
    expect(original.isUntouched).toBe(true);
    expect(original.accepted).toBe('הוועדה תדווח לנשיא כל רבעון.');
  });

  it('[IN52] suggestions of the paper that were decided on in the file are known, and are nobody’s changes', async () => {
    const live = [
      para(
        'p1',
        'הוועדה תדווח ',
        suggested('לכנסת', 'deletion'),
        suggested('לממשלה', 'insertion'),
        text(' כל רבעון.'),
      ),
    ];
    for (const isAccepted of [true, false]) {
      const { file, fates } = await roundTrip(live, (hand) =>
        hand.decide('דנה כהן', isAccepted).untracked('רבעון', 'שנה'),
      );
      expect(fates).toEqual(['words suggested']);
      expect(file.decided).toEqual([{ id: 'aaaaaaaa', author: 'person-0001', isAccepted }]);
    }
  });

  it('[IN52] paragraphs that moved, and a comment on words that came with the file', async () => {
    const live = [
      para('p1', 'פסקה ראשונה בנייר'),
      para('p2', 'פסקה שנייה בנייר'),
      para('p3', 'פסקה שלישית בנייר'),
    ];
    const moved = await roundTrip(live, (hand) => hand.moveBehind('פסקה ראשונה', 'פסקה שלישית'));
    expect([moved.fates.toSorted(), moved.isUntouched]).toEqual([
      ['deleted suggested', 'inserted suggested'],
      true,
    ]);
    expect(moved.accepted).toBe('פסקה שנייה בנייר\nפסקה שלישית בנייר\nפסקה ראשונה בנייר');
    const remarked = await roundTrip(live, (hand) =>
      hand
        .paragraphBehind('פסקה שנייה', 'תוספת של המשרד', MEMBER)
        .comment('תוספת', 'הוספנו', MEMBER),
    );
    const anchor = [...remarked.anchors.values()].at(-1);
    expect(anchor).toEqual({
      kind: 'suggestion',
      suggestionId: remarked.mine[0]?.id,
      authorId: ME,
    });
  });
});
