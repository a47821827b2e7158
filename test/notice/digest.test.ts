import { describe, expect, it, vi } from 'vitest';
import { switched } from '#shared/notice/notice-settings.ts';
import {
  aPerson,
  aThing,
  later,
  noticeTable,
  SITE,
  someNews,
  SUNDAY,
  toldIn,
} from '#test/notice/notice-table.ts';

const DANA = aPerson(1);
const MORNING = later(SUNDAY, 1);
const day = (count: number) => later(MORNING, count * 24);

describe('the digest of a day', () => {
  it('[NO21] tells what is new and what waits, once, at the hour that was chosen', async () => {
    const table = noticeTable([DANA]);
    table.things.set(DANA.id, [aThing('one'), aThing('two')]);
    table.news.set(DANA.id, [someNews('changed')]);
    const desk = await table.open();
    expect(table.mails).toEqual([]);
    await table.look(desk, MORNING);
    await table.look(desk, later(MORNING, 1));
    expect(table.mails).toHaveLength(1);
    expect(toldIn(table.mails[0] ?? { text: '' }).fresh.toSorted()).toEqual([
      'changed',
      'one',
      'two',
    ]);
    expect(table.mails[0]?.subject).toContain('3');
    table.things.set(DANA.id, [aThing('one'), aThing('three')]);
    await table.look(desk, day(1));
    const second = toldIn(table.mails[1] ?? { text: '' });
    expect(second).toMatchObject({ fresh: ['three'], others: ['one'] });
    await desk.close();
  });

  it('[NO22] is not sent when there is nothing new, and not on other days', async () => {
    const table = noticeTable([DANA]);
    table.things.set(DANA.id, [aThing('one')]);
    const desk = await table.open();
    await table.look(desk, MORNING);
    await table.look(desk, day(1));
    expect(table.mails).toHaveLength(1);
    table.things.set(DANA.id, [aThing('one'), aThing('two')]);
    // Friday and Saturday.
    await table.look(desk, day(5));
    await table.look(desk, day(6));
    expect(table.mails).toHaveLength(1);
    await table.look(desk, day(7));
    expect(table.mails).toHaveLength(2);
    await desk.close();
  });

  it('[NO23] is kept for a mail server that is away for a day, and sent once', async () => {
    const table = noticeTable([DANA, aPerson(2)]);
    table.things.set(DANA.id, [aThing('one')]);
    table.things.set('person-0002', [aThing('two')]);
    table.server.hand = async () => 'away';
    let desk = await table.open();
    for (let hour = 0; hour < 24; hour += 0.25) await table.look(desk, later(MORNING, hour));
    const tries = table.mails.length;
    // Growing pauses: a hundred looks are far fewer tries.
    expect(tries).toBeLessThan(2 * 60);
    await desk.close();
    desk = await table.open();
    table.things.set(DANA.id, [aThing('one'), aThing('three')]);
    table.server.hand = async () => 'sent';
    await table.look(desk, later(day(1), 1));
    await table.look(desk, later(day(1), 2));
    const sent = table.mails.slice(tries).filter(({ to }) => to === DANA.email);
    const last = sent.at(-1);
    expect(sent.length).toBeLessThanOrEqual(2);
    expect(toldIn(last ?? { text: '' }).fresh).toEqual(['one', 'three']);
    await desk.close();
  });

  it('[NO24] that may have gone in a crash is never sent again, and the next one says so', async () => {
    const table = noticeTable([DANA]);
    table.things.set(DANA.id, [aThing('one'), aThing('done')]);
    table.server.hand = () => new Promise(() => undefined);
    const crashed = await table.open();
    table.clock.now = MORNING;
    crashed.look();
    while (table.mails.length === 0) await Promise.resolve();
    table.server.hand = async () => 'sent';
    const desk = await table.open();
    await table.look(desk, later(MORNING, 2));
    expect(table.mails).toHaveLength(1);
    table.things.set(DANA.id, [aThing('one')]);
    await table.look(desk, day(1));
    expect(toldIn(table.mails[1] ?? { text: '' })).toEqual({
      fresh: [],
      maybe: ['one'],
      others: [],
    });
    await table.look(desk, day(2));
    expect(table.mails).toHaveLength(2);
    await desk.close();
  });

  it('[NO25] stops at an address that is refused for good, and tells it all once that is mended', async () => {
    const table = noticeTable([DANA]);
    table.things.set(DANA.id, [aThing('one')]);
    table.server.hand = async () => 'refused';
    const desk = await table.open();
    await table.look(desk, MORNING);
    await desk.noteAddress(DANA.email, '550 no such user');
    expect(desk.refusalOf(DANA)).toMatchObject({ words: '550 no such user' });
    table.server.hand = async () => 'sent';
    await table.look(desk, day(1));
    expect(table.mails).toHaveLength(1);
    const mended = { ...DANA, email: 'dana@right.example' };
    await table.catalogue.transact(({ people }) => people.put(mended));
    expect(desk.refusalOf(mended)).toBeNull();
    await table.look(desk, day(2));
    expect(table.mails[1]?.to).toBe('dana@right.example');
    expect(toldIn(table.mails[1] ?? { text: '' }).fresh).toEqual(['one']);
    await desk.close();
  });

  it('[NO26] goes out once when the disk is full, and is written down when it is not', async () => {
    const table = noticeTable([DANA]);
    table.things.set(DANA.id, [aThing('one')]);
    table.server.hand = async () => {
      table.disk.isFull = true;
      return 'sent';
    };
    const desk = await table.open();
    await table.look(desk, MORNING);
    await table.look(desk, later(MORNING, 1));
    expect(table.mails).toHaveLength(1);
    table.disk.isFull = false;
    await table.look(desk, later(MORNING, 2));
    expect((await desk.book.letters(DANA.id)).map(({ state }) => state)).toEqual(['sent']);
    // And nothing at all is sent of what could not be remembered before.
    table.things.set(DANA.id, [aThing('two')]);
    table.disk.isFull = true;
    await table.look(desk, day(1));
    expect(table.mails).toHaveLength(1);
    await desk.close();
  });

  it('[NO27] goes to nobody who ended it, and by its own address one press ends it', async () => {
    const table = noticeTable([DANA]);
    table.things.set(DANA.id, [aThing('one')]);
    const desk = await table.open();
    await table.look(desk, MORNING);
    expect(table.mails[0]?.unsubscribeUrl).toMatch(
      new RegExp(`^${SITE}/unsubscribe/${DANA.id}\\.digest\\.`),
    );
    await desk.choose(DANA.id, (settings) => ({
      ...settings,
      digest: { ...settings.digest, isOn: false },
    }));
    table.things.set(DANA.id, [aThing('two')]);
    await table.look(desk, day(1));
    expect(table.mails).toHaveLength(1);
    await desk.close();
  });
});

describe('a mail that goes at once', () => {
  it('[NO28] tells of a mention, waits for quiet hours to end, and stands in no later digest as new', async () => {
    const table = noticeTable([DANA]);
    const desk = await table.open();
    const night = later(SUNDAY, 18);
    table.clock.now = night;
    table.things.set(DANA.id, [aThing('mention.one', 'mention', { words: 'מה דעתך?' })]);
    table.bus.announce({ kind: 'mentioned', personIds: [DANA.id] });
    await new Promise(setImmediate);
    await desk.idle();
    expect(table.mails).toEqual([]);
    await table.look(desk, later(SUNDAY, 24));
    await table.look(desk, later(SUNDAY, 24.1));
    expect(table.mails).toHaveLength(1);
    expect(table.mails[0]?.text).toContain('מה דעתך?');
    await table.look(desk, day(1));
    expect(table.mails).toHaveLength(1);
    await desk.close();
  });

  it('[NO28] is not sent of a mention that was read meanwhile', async () => {
    const table = noticeTable([DANA]);
    const desk = await table.open();
    table.clock.now = later(SUNDAY, 18);
    table.things.set(DANA.id, [aThing('mention.one', 'mention')]);
    table.bus.announce({ kind: 'mentioned', personIds: [DANA.id] });
    await new Promise(setImmediate);
    await desk.idle();
    table.things.set(DANA.id, []);
    await table.look(desk, later(SUNDAY, 25));
    expect(table.mails).toEqual([]);
    await desk.close();
  });

  it('[NO29] reminds of all that one press was about, once a day each, and of nothing that is done', async () => {
    const table = noticeTable([DANA, aPerson(2)]);
    const desk = await table.open();
    table.clock.now = later(SUNDAY, 4);
    table.things.set(DANA.id, [aThing('pre-read.a.open'), aThing('pre-read.b.open')]);
    const press = (...things: readonly string[]) =>
      desk.remind(
        things.map((thing) => ({ personId: DANA.id, thing })),
        'person-0002',
      );
    expect(await press('pre-read.a', 'pre-read.b')).toBe(1);
    await desk.idle();
    expect(table.mails.map(({ to }) => to)).toEqual([DANA.email]);
    expect(toldIn(table.mails[0] ?? { text: '' }).fresh.toSorted()).toEqual([
      'pre-read.a.open',
      'pre-read.b.open',
    ]);
    expect(table.mails[0]?.text).toContain('דנה 2');
    expect(await press('pre-read.a', 'pre-read.b')).toBe(0);
    expect(desk.isReminded(DANA.id, 'pre-read.a')).toBe(true);
    table.clock.now = later(SUNDAY, 28);
    table.things.set(DANA.id, []);
    expect(await press('pre-read.a')).toBe(1);
    await desk.idle();
    expect(table.mails.filter(({ to }) => to === DANA.email)).toHaveLength(1);
    await desk.close();
  });

  it('[NO27] ends at once for whoever wants no more of it, also what was held back before', async () => {
    const table = noticeTable([DANA]);
    const night = later(SUNDAY, -5);
    table.clock.now = night;
    const desk = await table.open();
    table.things.set(DANA.id, [aThing('mention.one', 'mention'), aThing('pre-read.one.open')]);
    table.bus.announce({ kind: 'mentioned', personIds: [DANA.id] });
    await desk.remind([{ personId: DANA.id, thing: 'pre-read.one' }], DANA.id);
    await vi.waitFor(() => expect(desk.book.of(DANA.id).open).toHaveLength(2));
    table.server.hand = async () => 'later';
    await table.look(desk, night);
    expect(table.mails).toEqual([]);
    await desk.choose(DANA.id, (settings) => ({ ...settings, mentions: false, reminders: false }));
    await table.look(desk, later(SUNDAY, 0.25));
    expect(table.mails).toEqual([]);
    // A digest that the server did not take is not tried again either.
    await table.look(desk, MORNING);
    expect(table.mails).toHaveLength(1);
    await desk.choose(DANA.id, (settings) => switched(settings, 'digest', false));
    await table.look(desk, later(MORNING, 8));
    expect(table.mails).toHaveLength(1);
    expect(desk.book.of(DANA.id).open).toEqual([]);
    await desk.close();
  });
});
