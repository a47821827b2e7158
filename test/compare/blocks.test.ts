import { describe, expect, it } from 'vitest';
import { comparePapers } from '#shared/compare/compare-papers.ts';
import { PLAIN_COMPARE } from '#shared/compare/comparison.ts';
import { block, head, item, marked, par, row, text, told } from '#test/compare/told.ts';

describe('blocks', () => {
  const paper = [
    head('chapter-1', 'מבוא'),
    par('aaaaaaaa', 'הפסקה הראשונה של המבוא'),
    head('chapter-2', 'המלצות'),
    par('bbbbbbbb', 'ההמלצה הראשונה היא להקים צוות'),
    par('cccccccc', 'ההמלצה השנייה היא לתקצב אותו'),
  ];

  it('[CP4] that moved together are one move', () => {
    const [one, two, three, four, five] = paper;
    const comparison = comparePapers(
      paper,
      [three, four, five, one, two].flatMap((node) => node ?? []),
    );
    expect(comparison.counts).toMatchObject({ added: 0, removed: 0, changed: 0, moved: 1 });
    expect(told(comparison)).toEqual(
      ['same move 0 heading | מבוא', 'same move 0 paragraph | הפסקה הראשונה של המבוא']
        .flatMap((line) => [line])
        .toSpliced(
          0,
          0,
          'left move 0 heading | מבוא',
          'left move 0 paragraph | הפסקה הראשונה של המבוא',
        ),
    );
  });

  it('[CP4] that moved and changed are both', () => {
    const [one, two, three, four] = paper;
    const next = [par('cccccccc', 'ההמלצה השנייה היא לבטל אותו'), one, two, three, four];
    const comparison = comparePapers(
      paper,
      next.flatMap((node) => node ?? []),
    );
    expect(told(comparison)).toEqual([
      'changed move 0 paragraph | ההמלצה השנייה היא [-לתקצב-]{+לבטל+} אותו',
      'left move 0 paragraph | ההמלצה השנייה היא לתקצב אותו',
    ]);
    expect(comparison.counts).toMatchObject({ changed: 1, moved: 1 });
    expect(comparison.stops).toHaveLength(1);
  });

  it('[CP5] without ids are known by their words', () => {
    const bare = (words: string) => par(null, words);
    const comparison = comparePapers(
      [bare('הממשלה תקים צוות בין משרדי קבוע'), bare('המחוז יקבל תקציב משלו בכל שנה')],
      [
        bare('פתיחה חדשה לגמרי'),
        bare('המחוז יקבל תקציב גדול בכל שנה'),
        bare('הממשלה תקים צוות בין משרדי זמני'),
      ],
    );
    expect(told(comparison)).toEqual(
      [
        'left move 0 paragraph | המחוז יקבל תקציב משלו בכל שנה',
        'added paragraph | פתיחה חדשה לגמרי',
        'changed move 0 paragraph | המחוז יקבל תקציב [-משלו-]{+גדול+} בכל שנה',
        'changed paragraph | הממשלה תקים צוות בין משרדי [-קבוע-]{+זמני+}',
      ].toSorted(),
    );
  });

  it('[CP7] that got or lost a frame stay where they are', () => {
    const [a, b] = [par('aaaaaaaa', 'שורה ראשונה'), par('bbbbbbbb', 'שורה שנייה')];
    const framed = [block('callout', 'cccccccc', [a, b])];
    const wrapped = comparePapers([a, b], framed);
    expect(told(wrapped)).toEqual(['added callout']);
    expect(wrapped.stops).toMatchObject([{ kind: 'added', thing: 'callout' }]);
    const unwrapped = comparePapers(framed, [a, b]);
    expect(told(unwrapped)[0]).toBe('removed callout');
    expect(unwrapped.stops).toHaveLength(1);
  });

  it('[CP5] tell their attributes: level, kind, dimension, links, image', () => {
    const comparison = comparePapers(
      [
        head('aaaaaaaa', 'כותרת'),
        par('bbbbbbbb', 'פסקה'),
        block('challenge', 'cccccccc', [par('dddddddd', 'אתגר')], { dimension: 'regulation' }),
        block('figure', 'eeeeeeee', [], { file: 'a'.repeat(64), pixels: '10x10' }),
      ],
      [
        head('aaaaaaaa', 'כותרת', 2),
        head('bbbbbbbb', 'פסקה', 3),
        block('challenge', 'cccccccc', [par('dddddddd', 'אתגר')], {
          dimension: 'structure',
          links: 'eeeeeeee',
        }),
        block('figure', 'eeeeeeee', [], { file: 'b'.repeat(64), pixels: '20x20' }),
      ],
    );
    expect(told(comparison).map((line) => line.replaceAll(/([ab])\1{9,}/g, '$1'))).toEqual([
      'changed heading | level: 1 > 2 | כותרת',
      'changed heading | type: paragraph > heading | level: null > 3 | פסקה',
      'changed challenge | dimension: regulation > structure | links: null > eeeeeeee',
      'changed figure | file: a > b',
    ]);
    expect(comparison.things).toEqual({ heading: 2, challenge: 1, figure: 1 });
  });

  it('[CP7] of lists are told by item', () => {
    const list = (...lines: string[]) =>
      block(
        'bulletList',
        'aaaaaaaa',
        lines.map((line) => item(par(null, line))),
      );
    const comparison = comparePapers(
      [list('לחם שחור', 'חלב טרי', 'ביצים')],
      [list('ביצים', 'לחם שחור', 'חלב קר', 'גבינה')],
    );
    expect(told(comparison)).toEqual([
      'changed bulletList',
      '  same move 0 listItem | ביצים',
      '  changed listItem',
      '    changed paragraph | חלב [-טרי-]{+קר+}',
      '  left move 0 listItem | ביצים',
      '  added listItem | גבינה',
    ]);
  });

  it('[CP7] of tables are told by row, cell and column', () => {
    const table = (...rows: ReturnType<typeof row>[]) => block('table', 'aaaaaaaa', rows);
    const old = table(row('מחוז', 'תקציב'), row('צפון', '12'), row('דרום', '15'));
    const cell = comparePapers(
      [old],
      [table(row('מחוז', 'תקציב'), row('צפון', '13'), row('דרום', '15'))],
    );
    expect(told(cell)).toEqual([
      'changed table',
      '  changed tableRow',
      '    changed tableCell',
      '      changed paragraph | [-12-]{+13+}',
    ]);
    expect(cell.stops).toMatchObject([{ kind: 'changed', thing: 'cell' }]);
    const added = comparePapers(
      [old],
      [table(row('מחוז', 'תקציב'), row('צפון', '12'), row('מרכז', '7'), row('דרום', '15'))],
    );
    expect(added.stops).toMatchObject([{ kind: 'added', thing: 'row' }]);
    const column = comparePapers(
      [old],
      [table(row('מחוז', 'שנה', 'תקציב'), row('צפון', '2026', '12'), row('דרום', '2026', '15'))],
    );
    expect(column.stops).toMatchObject([{ kind: 'added', thing: 'column' }]);
  });

  it('[CP8] are counted under the heading they stand under', () => {
    const next = [
      ...paper.slice(0, 2),
      par('dddddddd', 'פסקה חדשה'),
      ...paper.slice(2, 4),
      head('chapter-3', 'סוף'),
    ];
    const { sections, counts, wordsAdded, wordsRemoved } = comparePapers(paper, next);
    expect(
      sections.map(({ heading, state, counts: own }) => [
        heading?.attrs?.['id'],
        state,
        own.added,
        own.removed,
      ]),
    ).toEqual([
      [undefined, 'both', 0, 0],
      ['chapter-1', 'both', 1, 0],
      ['chapter-2', 'both', 0, 1],
      ['chapter-3', 'added', 1, 0],
    ]);
    expect(counts).toEqual({ added: 2, removed: 1, changed: 0, formatted: 0, moved: 0 });
    expect([wordsAdded, wordsRemoved]).toEqual([3, 5]);
  });
});

describe('content of any kind', () => {
  it('[CP10] is read with suggestions left out or accepted, and without remarks', () => {
    const entry = (type: string) => ({
      type,
      attrs: { id: 'AAAAAAAA', author: 'person-1', at: 1_790_000_000_000 },
    });
    const suggested = par(
      'a',
      'צוות ',
      text('גדול', entry('insertion')),
      text('קטן', entry('deletion')),
    );
    const plain = par('a', 'צוות קטן');
    expect(comparePapers([plain], [suggested]).stops).toEqual([]);
    const accepted = comparePapers([plain], [suggested], {
      ...PLAIN_COMPARE,
      suggestions: 'accepted',
    });
    expect(marked(accepted.differences[0]?.pieces ?? null)).toBe('צוות [-קטן-]{+גדול+}');
    const remarked = par('a', text('צוות ', { type: 'comment', attrs: { id: 'thread-1' } }), 'קטן');
    expect(comparePapers([plain], [remarked]).stops).toEqual([]);
  });

  it('[CP10] of the present and of an older schema differs only in what it says', () => {
    const filled = block('paragraph', 'a', ['שורה'], { dir: null, align: null, proposed: null });
    expect(comparePapers([par('a', 'שורה')], [filled]).stops).toEqual([]);
    const unknown = {
      type: 'somethingNew',
      attrs: { id: 'aaaaaaaa' },
      content: [text('מילים ישנות')],
    };
    expect(
      told(comparePapers([unknown], [{ ...unknown, content: [text('מילים חדשות')] }])),
    ).toEqual(['changed somethingNew | מילים [-ישנות-]{+חדשות+}']);
  });

  it('[CP9] however different, is told whole, and what is told coarsely is counted', () => {
    const scattered = (start: number) =>
      Array.from({ length: 4000 }, (_, at) =>
        at % 3 === 0 ? `מילה${String(at % 9)}` : `ו${String(start + at * 7919)}`,
      ).join(' ');
    const comparison = comparePapers([par('a', scattered(0))], [par('a', scattered(31))]);
    expect(comparison.coarse).toBe(1);
    expect(comparison.stops).toHaveLength(1);
  });

  it('[CP9] that is hostile costs a bounded number of steps', () => {
    const twin = (id: string) => par(id, 'כן כן כן כן כן כן כן');
    const same = Array.from({ length: 3000 }, (_, at) => twin(`block-${String(10_000 + at)}`));
    const other = Array.from({ length: 3000 }, () => twin('block-10000'));
    expect(comparePapers(same, other).differences).toHaveLength(3000);
    const long = 'אב '.repeat(200_000);
    expect(
      comparePapers([par('a', long)], [par('a', 'בג '.repeat(200_000))]).coarse,
    ).toBeGreaterThanOrEqual(0);
    let deep = par(null, 'עומק');
    for (let level = 0; level < 22; level++) deep = block('blockquote', null, [deep]);
    expect(comparePapers([deep], [par(null, 'עומק')]).stops.length).toBeGreaterThan(0);
  });
});
