import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type MeetingClock,
  meetingItems,
  spentOn,
  STOPPED,
  turnedTo,
} from '#shared/meeting/items.ts';
import { clockOf } from '#client/meeting/clock-words.ts';
import { meetingKey } from '#client/meeting/meeting-keys.ts';

const moment = (second: number) => new Date(Date.UTC(2024, 0, 21, 9) + second * 1000).toISOString();

describe('the time of items', () => {
  const TURNS = fc.array(
    fc.record({
      key: fc.option(fc.constantFrom('א', 'ב', 'ג', '__proto__')),
      after: fc.nat({ max: 600 }),
    }),
    { maxLength: 20 },
  );

  it('[ME8] adds up to all that ran, whichever way one goes from item to item', () => {
    fc.assert(
      fc.property(TURNS, (turns) => {
        let clock: MeetingClock = STOPPED;
        let [second, ran] = [0, 0];
        for (const { key, after } of turns) {
          if (clock.running) ran += after;
          second += after;
          clock = turnedTo(clock, key, moment(second));
        }
        const keys = ['א', 'ב', 'ג', '__proto__'];
        const total = keys.reduce((sum, key) => sum + spentOn(clock, key, moment(second)), 0);
        expect(total).toBe(ran * 1000);
      }),
    );
  });

  it('[ME8] stays with its item when the agenda is put in another order, also of two of one name', () => {
    const item = (title: string) => ({
      title,
      minutes: 10,
      purpose: 'discuss' as const,
      person: null,
      paperId: null,
    });
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('פתיחה', 'דיון', 'סיכום'), { minLength: 1, maxLength: 8 }),
        (titles) => {
          const keys = (some: readonly string[]) =>
            meetingItems({ agenda: some.map(item), topics: [] }, []).map(({ key }) => key);
          expect(new Set(keys(titles)).size).toBe(titles.length);
          expect(keys(titles.toReversed()).toSorted()).toEqual(keys(titles).toSorted());
        },
      ),
    );
  });

  it('[ME8] is never less than it was, though a clock was put back', () => {
    const clock = turnedTo(STOPPED, 'א', moment(100));
    expect(spentOn(clock, 'א', moment(40))).toBe(0);
    expect(turnedTo(clock, null, moment(40)).spent).toEqual({ א: 0 });
  });

  it('[ME8] is said as clocks show it', () => {
    expect([clockOf(0), clockOf(65_000), clockOf(3_725_000)]).toEqual(['0:00', '1:05', '1:02:05']);
  });
});

describe('the items of a meeting', () => {
  const agenda = [
    { title: 'פתיחה', minutes: 5, purpose: 'inform' as const, person: null, paperId: null },
    { title: 'נייר', minutes: 30, purpose: 'decide' as const, person: null, paperId: 'paper-1' },
    { title: 'שונות', minutes: 15, purpose: 'discuss' as const, person: null, paperId: null },
  ];

  it('[ME9] are about the paper that they name, else about those that no item names', () => {
    const items = meetingItems({ agenda, topics: [] }, ['paper-1', 'paper-2']);
    expect(items.map(({ paperIds }) => paperIds)).toEqual([[], ['paper-1'], ['paper-2']]);
  });

  it('[ME9] are the topics where there is no agenda', () => {
    const topics = [{ title: 'מבנה הממשלה', lead: 'מובילה' }];
    expect(meetingItems({ agenda: [], topics }, ['paper-1'])).toMatchObject([
      { title: 'מבנה הממשלה', minutes: null, person: 'מובילה', paperIds: ['paper-1'] },
    ]);
  });
});

describe('a key at a meeting', () => {
  const key = (code: string, pressed: string, direction: 'rtl' | 'ltr' = 'rtl') =>
    meetingKey({ code, key: pressed, altKey: false, ctrlKey: false, metaKey: false }, direction);

  it('[ME11] is known by its place: the Hebrew layout is no other', () => {
    expect(key('KeyS', 'ד')).toEqual({ kind: 'view', view: 'split' });
    expect(key('KeyA', 'ש')).toEqual(key('KeyA', 'a'));
    expect(key('Digit3', '3')).toEqual({ kind: 'item', at: 2 });
  });

  it('[ME11] turns over in the direction of reading, and leaves the browser its own', () => {
    expect(key('ArrowLeft', 'ArrowLeft')).toEqual({ kind: 'step', by: 1 });
    expect(key('ArrowLeft', 'ArrowLeft', 'ltr')).toEqual({ kind: 'step', by: -1 });
    const held = { code: 'KeyR', key: 'r', altKey: false, ctrlKey: true, metaKey: false };
    expect(meetingKey(held, 'rtl')).toBeNull();
  });
});
