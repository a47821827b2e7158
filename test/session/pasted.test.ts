import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeSessions } from '#shared/session/session-contract.ts';
import { readDay } from '#shared/session/pasted-day.ts';
import {
  areReady,
  joinedAbove,
  settled,
  split,
  wishesOf,
  withDraft,
  withTopic,
} from '#shared/session/pasted-fixes.ts';
import { marksOf } from '#shared/session/pasted-marks.ts';
import { draftsOf, type PasteSetting, type SessionDraft } from '#shared/session/pasted-sessions.ts';
import { withColumn } from '#shared/pasted/pasted-table.ts';
import { readSessionTable } from '#shared/session/pasted-table.ts';
import { seriesSessions } from '#shared/session/series.ts';

/** The table of the forum's work plan, as Word copies it. */
const PLAN = [
  'תאריך\tנושא\tמוביל (מכון)',
  '21.1.24\tמבנה הממשלה והמשרדים\tיעל כהן',
  '19.2.24\tחובת היוועצות\tדן לוי',
  '4.3.24\tמרכז ממשל ואסטרטגיה\tרות בר-און',
  '14.4.23\tמינוי בכירים +\tאורי שחר',
  '\tחוק יסוד: שירות ציבורי?\tעדי הראל?',
].join('\r\n');

const SETTING: PasteSetting = {
  groups: [
    { id: 'north', name: 'הצפון' },
    { id: 'south', name: 'הדרום' },
  ],
  members: [
    { personId: 'p-ruth', name: 'רות בר און' },
    { personId: 'p-dan-1', name: 'דן לוי' },
    { personId: 'p-dan-2', name: 'ד"ר דן לוי' },
  ],
  sessions: [{ day: '2024-01-21', titles: ['מבנה הממשלה והמשרדים'] }],
};
const read = (text: string, setting = SETTING) => draftsOf(readSessionTable(text), setting);
const codes = (drafts: readonly SessionDraft[], setting = SETTING) =>
  drafts.map((draft) => marksOf(draft, drafts, setting).map(({ code }) => code));

describe('a day as people write it', () => {
  it.each([
    ['21.1.24', '2024-01-21'],
    ['21/01/2024', '2024-01-21'],
    ['21-1-24', '2024-01-21'],
    ['2024-01-21', '2024-01-21'],
    ['21 בינואר 2024', '2024-01-21'],
    ['21 ינואר 24', '2024-01-21'],
    ['‏21.1.24‏', '2024-01-21'],
    ['יום ראשון, 21.1.24', '2024-01-21'],
    ["יום א', 21.1.2024", '2024-01-21'],
    ['Sunday 21 January 2024', '2024-01-21'],
    ['January 21, 2024', '2024-01-21'],
    ['4.3.24', '2024-03-04'],
    ['1 במאי 2024', '2024-05-01'],
    ['29.2.24', '2024-02-29'],
  ])('[SE20] %s is %s', (words, day) => {
    expect(readDay(words)).toEqual({ day, yearless: null, isOtherWeekday: false });
  });

  it.each([
    '30.2.24',
    '29.2.23',
    '4/15/2024',
    '32.1.24',
    'אפריל',
    'אחרי החגים',
    '',
    '0.0.24',
    '1.13.24',
  ])('[SE20] "%s" is no day', (words) => {
    expect(readDay(words)).toMatchObject({ day: null, yearless: null });
  });

  it('[SE20] lacks a year, or stands beside another weekday', () => {
    expect(readDay('21.1')).toMatchObject({ day: null, yearless: '01-21' });
    expect(readDay('יום שני 21.1.24')).toMatchObject({ day: '2024-01-21', isOtherWeekday: true });
  });

  it('[SE20] every day of the calendar is read back from each way of writing it', () => {
    const days = fc.date({
      min: new Date('2000-01-01'),
      max: new Date('2099-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (at) => {
        const day = at.toISOString().slice(0, 10);
        const [year = '', month = '', date = ''] = day.split('-');
        const hebrew = new Intl.DateTimeFormat('he-IL', { dateStyle: 'full', timeZone: 'UTC' });
        for (const words of [
          `${Number(date)}.${Number(month)}.${year.slice(2)}`,
          `${date}/${month}/${year}`,
          hebrew.format(at),
        ])
          expect(readDay(words)).toMatchObject({ day, isOtherWeekday: false });
      }),
    );
  });
});

describe('the forum’s own table', () => {
  it('[SE21] is read as it is, with a mark on all that is doubtful', () => {
    const drafts = read(PLAN);
    expect(drafts.map(({ day }) => day)).toEqual([
      '2024-01-21',
      '2024-02-19',
      '2024-03-04',
      '2023-04-14',
      null,
    ]);
    expect(codes(drafts)).toEqual([
      ['lead-unknown', 'already-there'],
      ['lead-several'],
      [],
      ['day-other-year', 'continues', 'lead-unknown'],
      ['day-missing', 'topic-question', 'lead-question', 'lead-unknown'],
    ]);
    expect(drafts[2]?.topics[0]).toMatchObject({ leadId: 'p-ruth', lead: 'רות בר-און' });
    expect(drafts[4]?.topics[0]).toMatchObject({
      title: 'חוק יסוד: שירות ציבורי',
      titleTentative: true,
      leadTentative: true,
    });
  });

  it('[SE21] offers the year of its series, and takes it only when asked', () => {
    const drafts = read(PLAN);
    const row = drafts[3] as SessionDraft;
    const [mark] = marksOf(row, drafts, SETTING);
    expect(mark?.day).toBe('2024-04-14');
    expect(wishesOf(drafts, SETTING)[3]).toMatchObject({ day: '2023-04-14', dayDoubtful: true });
    const right = withDraft(drafts, row.key, { day: mark?.day ?? null });
    expect(wishesOf(right, SETTING)[3]).toMatchObject({ day: '2024-04-14', dayDoubtful: false });
    const meant = settled(drafts, row.key, mark?.id ?? '');
    expect(wishesOf(meant, SETTING)[3]).toMatchObject({ day: '2023-04-14', dayDoubtful: false });
  });

  it('[SE22] becomes four sessions when the row without a day joins the one above', () => {
    const drafts = read(PLAN);
    const joined = joinedAbove(drafts, drafts[4]?.key ?? '');
    expect(joined).toHaveLength(4);
    expect(joined[3]?.topics.map(({ title }) => title)).toEqual([
      'מינוי בכירים',
      'חוק יסוד: שירות ציבורי',
    ]);
    expect(codes(joined)[3]).not.toContain('continues');
  });

  it('[SE22] has no marks once all is put right or said to be', () => {
    let drafts = read(PLAN);
    drafts = joinedAbove(drafts, drafts[4]?.key ?? '');
    for (let round = 0; round < 20; round += 1) {
      for (const draft of drafts)
        for (const { id } of marksOf(draft, drafts, SETTING))
          drafts = settled(drafts, draft.key, id);
    }
    expect(codes(drafts).flat()).toEqual([]);
  });
});

describe('other tables', () => {
  it('[SE21] are known by headings in any order and language, and without any', () => {
    const english = 'Topic,Date,Time,Group\nBudget,21.1.24,09:00-12:00,הצפון';
    expect(read(english)[0]).toMatchObject({
      day: '2024-01-21',
      hours: { from: '09:00', to: '12:00' },
      groupId: 'north',
    });
    const bare = '21.1.24\tתקציב\tיעל כהן\n19.2.24\tכוח אדם\tדן לוי';
    expect(readSessionTable(bare)).toMatchObject({
      hasHeadings: false,
      columns: ['day', 'topic', 'lead'],
    });
  });

  it('[SE21] take the hours out of the cell of the day', () => {
    expect(read('תאריך\tנושא\n21.1.24, 9:00–12:30\tתקציב')[0]).toMatchObject({
      day: '2024-01-21',
      hours: { from: '09:00', to: '12:30' },
    });
  });

  it('[SE21] mark two topics in one cell, and part them with their leads when asked', () => {
    const drafts = read('תאריך\tנושא\tמוביל\n21.1.24\t"תקציב\nכוח אדם"\t"יעל כהן\nרות בר און"');
    expect(codes(drafts)[0]).toContain('topics-several');
    const parted = split(drafts, drafts[0]?.key ?? '', SETTING);
    expect(parted[0]?.topics.map(({ title, lead }) => [title, lead])).toEqual([
      ['תקציב', 'יעל כהן'],
      ['כוח אדם', 'רות בר און'],
    ]);
    expect(codes(parted)[0]).not.toContain('topics-several');
  });

  it('[SE21] mark what is no day, no group, no hours, a sabbath and another weekday', () => {
    const table = [
      'תאריך\tנושא\tקבוצה\tשעה',
      'אחרי החגים\tא\tהצפון\t',
      '20.1.24\tב\tהמרכז\t',
      'יום שני 21.1.24\tג\tהדרום\tבבוקר',
      '22.1\tד\t\t',
      '\t\tהצפון\t',
    ].join('\n');
    expect(codes(read(table))).toEqual([
      ['day-unreadable'],
      ['day-on-sabbath', 'group-unknown'],
      ['day-other-weekday', 'hours-unreadable'],
      ['day-yearless'],
      ['day-missing', 'topic-missing'],
    ]);
  });

  it('[SE22] wait for an answer where what is meant cannot be told', () => {
    const drafts = read('תאריך\tנושא\nאחרי החגים\tתקציב');
    expect(areReady(drafts, SETTING)).toBe(false);
    const key = drafts[0]?.key ?? '';
    expect(areReady(settled(drafts, key, 'day-unreadable'), SETTING)).toBe(true);
    expect(areReady(withDraft(drafts, key, { day: '2024-10-30' }), SETTING)).toBe(true);
    const nameless = withTopic(drafts, { key, topic: 0 }, { title: ' ' });
    expect(areReady(settled(nameless, key, 'topic-missing 0'), SETTING)).toBe(false);
  });

  it('[SE22] let a column be put right, and a row be left out', () => {
    const table = readSessionTable('תקציב\t21.1.24\nכוח אדם\t19.2.24');
    expect(table.columns).toEqual(['topic', 'day']);
    expect(withColumn(table, 0, 'lead').columns).toEqual(['lead', 'day']);
    const drafts = draftsOf(table, SETTING);
    const out = withDraft(drafts, drafts[0]?.key ?? '', { isLeftOut: true });
    expect(wishesOf(out, SETTING)).toHaveLength(1);
  });

  it('[SE21] do not doubt a series that goes over the turn of a year', () => {
    const table = ['4.11.24', '9.12.24', '13.1.25', '17.2.25'].map((day) => `${day}\tנושא`);
    expect(codes(read(table.join('\n'))).flat()).toEqual([]);
    const typed = ['10.10.24', '4.11.23', '9.12.24'].map((day) => `${day}\tנושא`);
    const drafts = read(typed.join('\n'));
    expect(marksOf(drafts[1] as SessionDraft, drafts, SETTING)[0]).toMatchObject({
      code: 'day-other-year',
      day: '2024-11-04',
    });
  });
});

it('[SE23] whatever is pasted, what is ready is what the server takes', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '21.1.24',
      '14.4.23',
      '4.3',
      'נושא?',
      'א + ב',
      '',
      'דן לוי',
      '"א\nב"',
      '9:00-12:00',
      'x'.repeat(201),
      '\u202eטקסט',
    ),
    fc.string({ maxLength: 30 }),
  );
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 });
  fc.assert(
    fc.property(table, fc.boolean(), (rows, isHeaded) => {
      const head = isHeaded ? ['תאריך\tנושא\tמוביל\tשעה\tמקום'] : [];
      const drafts = read([...head, ...rows.map((cells) => cells.join('\t'))].join('\n'));
      if (!areReady(drafts, SETTING)) return;
      const body = {
        batchId: '0b6a1c5e-7d0c-4f0e-9c53-1c1f4a6f2d11',
        sessions: wishesOf(drafts, SETTING),
      };
      const parsed = makeSessions.body.safeParse(body);
      expect(parsed.error?.issues ?? []).toEqual([]);
    }),
  );
});

it('[SE30] a series gives each group its days and its hosts in turn', () => {
  const sessions = seriesSessions({
    everyWeeks: 5,
    count: 3,
    groups: [
      { groupId: 'north', firstDay: '2024-01-21', hosts: ['פנים', 'חינוך'] },
      { groupId: 'south', firstDay: '2024-01-28', hosts: [] },
    ],
  });
  expect(sessions).toEqual([
    { groupId: 'north', day: '2024-01-21', host: 'פנים' },
    { groupId: 'south', day: '2024-01-28', host: null },
    { groupId: 'north', day: '2024-02-25', host: 'חינוך' },
    { groupId: 'south', day: '2024-03-03', host: null },
    { groupId: 'north', day: '2024-03-31', host: 'פנים' },
    { groupId: 'south', day: '2024-04-07', host: null },
  ]);
});
