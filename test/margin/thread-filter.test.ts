import { describe, expect, it } from 'vitest';
import type { ThreadView } from '#shared/thread/thread-contract.ts';
import { rulesFor } from '#client/thread/highlights.ts';
import {
  filterThreads,
  NO_FILTER,
  peopleIn,
  type ThreadFilter,
  waitsFor,
} from '#client/thread/thread-filter.ts';
import { newsBetween } from '#client/thread/thread-news.ts';
import { remarkKeyOf } from '#client/thread/thread-shortcuts.ts';
import type { Places } from '#client/thread/use-places.ts';
import { aComment, ANSWER, aThread } from '#test/margin/a-thread.ts';

const ME = { personId: 'person-0001', mayDispose: false };
const LEAD = { ...ME, mayDispose: true };
const THREADS: readonly ThreadView[] = [
  aThread({ id: 'OPEN0001', number: 1, kind: 'technical' }),
  aThread({ id: 'MINE0001', number: 2, isMine: true, authorId: ME.personId, authorName: 'אני' }),
  aThread({ id: 'DONE0001', number: 3, state: 'settled', answers: [ANSWER] }),
  aThread({ id: 'GONE0001', number: 4, assignee: { id: ME.personId, name: 'אני' } }),
  aThread({ id: 'SAID0001', number: 5, state: 'answered', answers: [ANSWER], isMine: true }),
];
const PLACES: Places = {
  order: ['SAID0001', 'OPEN0001', 'MINE0001', 'DONE0001', 'GONE0001'],
  chapters: new Map([
    ['SAID0001', -1],
    ['OPEN0001', 0],
    ['MINE0001', 1],
    ['DONE0001', 1],
  ]),
  unplaced: new Set(['GONE0001']),
};
const shown = (filter: Partial<ThreadFilter>, asker = ME) =>
  filterThreads(THREADS, { ...NO_FILTER, ...filter }, PLACES, asker).map(({ id }) => id);

describe('the filters of the list', () => {
  it('[MG9] show what they say, in the order of the text', () => {
    expect(shown({})).toEqual(['SAID0001', 'OPEN0001', 'MINE0001', 'GONE0001']);
    expect(shown({ show: 'all' })).toEqual(PLACES.order);
    expect(shown({ show: 'closed' })).toEqual(['DONE0001']);
    expect(shown({ show: 'mine' })).toEqual(['SAID0001', 'MINE0001', 'GONE0001']);
    expect(shown({ kind: 'technical' })).toEqual(['OPEN0001']);
    expect(shown({ show: 'all', chapter: 1 })).toEqual(['MINE0001', 'DONE0001']);
    expect(shown({ show: 'all', chapter: -1 })).toEqual(['SAID0001']);
    expect(shown({ isUnplaced: true })).toEqual(['GONE0001']);
    expect(shown({ personId: ME.personId })).toEqual(['MINE0001', 'GONE0001']);
  });

  it('[MG9] “to answer” is what waits for this very person', () => {
    expect(shown({ show: 'to-answer' })).toEqual(['SAID0001', 'GONE0001']);
    expect(shown({ show: 'to-answer' }, LEAD)).toEqual([
      'SAID0001',
      'OPEN0001',
      'MINE0001',
      'GONE0001',
    ]);
    expect(waitsFor(aThread({ state: 'answered', answers: [ANSWER] }), LEAD)).toBe(false);
  });

  it('[MG9] offer everybody who has part in a thread, once', () => {
    expect(peopleIn(THREADS).map(({ name }) => name)).toEqual(['אני', 'ממונה מחוז צפון']);
  });
});

describe('what is said of others’ remarks', () => {
  const before = [aThread({ id: 'AAAAAAAA', number: 7, isMine: true })];

  it('[MG10] tells of new remarks, replies and answers', () => {
    const reply = aComment({ id: 'comment-0002', authorName: 'מובילת המפגש' });
    const [mine] = before;
    const after = [
      aThread({ ...mine, comments: [aComment(), reply], answers: [ANSWER], state: 'answered' }),
      aThread({ id: 'BBBBBBBB', authorName: 'רכזת' }),
    ];
    expect(newsBetween(before, after)).toEqual([
      { kind: 'replied', name: 'מובילת המפגש', number: 7 },
      { kind: 'answered', number: 7 },
      { kind: 'made', name: 'רכזת' },
    ]);
  });

  it('[MG10] never tells of one’s own', () => {
    const after = [
      aThread({ ...before[0], comments: [aComment(), aComment({ id: 'c-000002', isMine: true })] }),
      aThread({ id: 'BBBBBBBB', isMine: true }),
    ];
    expect(newsBetween(before, after)).toEqual([]);
  });
});

describe('the highlights', () => {
  it('[MG11] name the open threads, and the active one more strongly', () => {
    const rules = rulesFor(['AAAAAAAA', 'BBBBBBBB'], 'AAAAAAAA');
    expect(rules).toContain('[data-thread="BBBBBBBB"]');
    expect(rules).toMatch(/:is\(\[data-thread="AAAAAAAA"\][^{]*\{[^}]*outline/);
    expect(rulesFor([], null)).toBe('');
  });

  it('[MG11] take nothing for an id that could be anything else', () => {
    for (const id of ['"] body', 'AAAAAAA', 'AAAAAAAA;', 'אאאאאאאא', 'AAAA}AAA'])
      expect(rulesFor([id], id)).toBe('');
  });
});

describe('the keys', () => {
  const key = (wish: KeyboardEventInit) =>
    remarkKeyOf({ isComposing: false, ...wish } as KeyboardEvent);
  it('[MG12] go by their place, whatever the layout', () => {
    expect(key({ code: 'KeyM', key: 'צ', ctrlKey: true, altKey: true })).toBe('make');
    expect(key({ code: 'KeyM', key: 'm', metaKey: true, altKey: true })).toBe('make');
    expect(key({ code: 'PageDown', ctrlKey: true, altKey: true })).toBe('next');
    expect(key({ code: 'KeyM', ctrlKey: true })).toBeNull();
    expect(key({ code: 'KeyM', ctrlKey: true, altKey: true, shiftKey: true })).toBeNull();
    expect(key({ code: 'KeyM', ctrlKey: true, altKey: true, isComposing: true })).toBeNull();
  });
});
