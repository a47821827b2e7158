import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '#shared/paper/content.ts';
import { project, REJECT_ALL, ACCEPT_ALL } from '#shared/suggestion/projection.ts';
import { MEMBER, ReturnDesk } from '#test/interchange/return-desk.ts';
import { WordHand } from '#test/interchange/word-hand.ts';
import { words } from '#test/thread/thread-desk.ts';

let home: ReturnDesk;
beforeAll(async () => {
  home = await ReturnDesk.open();
});
afterAll(() => home.desk.nayar.stop());
beforeEach(() => home.sendOut());

const worked = () =>
  new WordHand(home.file)
    .tracked('שנה אחת', 'שנתיים', MEMBER)
    .paragraphBehind('סיכום הדברים', 'פסקה חדשה.', null)
    .saved();

describe('Word copies that come home beside each other', () => {
  it('[IN67] comes once where two people bring the same copy at the same moment', async () => {
    const before = await home.contentNow(home.lead);
    const held = await Promise.all(
      [home.lead, home.colleague, home.respondent].map(async (guest) => ({
        guest,
        id: (await home.bring(guest, worked())).body.id,
      })),
    );
    const taken = await Promise.all(held.map(({ guest, id }) => home.take(guest, id)));
    const outcomes = taken.flatMap(({ body }) => body.items.map(({ outcome }) => outcome));
    expect(outcomes.toSorted()).toEqual([
      'before',
      'before',
      'before',
      'before',
      'suggested',
      'suggested',
    ]);
    const now = await home.contentNow(home.lead);
    expect(textOf(project(now, REJECT_ALL))).toBe(textOf(project(before, REJECT_ALL)));
    const accepted = textOf(project(now, ACCEPT_ALL));
    expect(accepted.split('שנתיים')).toHaveLength(2);
    expect(accepted.split('פסקה חדשה.')).toHaveLength(2);
  });

  it('[IN67] is judged by the rights that there are when it is written, not when it was asked for', async () => {
    const { id } = (await home.bring(home.respondent, worked())).body;
    const { desk } = home;
    const before = textOf(await home.contentNow(home.lead));
    const { remarks } = desk.nayar.nayar.storage;
    const of = remarks.of.bind(remarks);
    let isFrozen = false;
    // The paper is frozen while the copy is being compared.
    remarks.of = async (paperId) => {
      if (!isFrozen) {
        isFrozen = true;
        await home.stage('frozen');
      }
      return of(paperId);
    };
    const { body } = await home.take(home.respondent, id).finally(() => {
      remarks.of = of;
    });
    expect(body.items.map(({ outcome }) => outcome)).toEqual(['remarked', 'remarked']);
    expect(textOf(await home.contentNow(home.lead))).toBe(before);
  });

  it('[IN68] takes a comment for another in other words only where words are alike, as Word knows minutes alone', async () => {
    const { tables } = await home.desk.nayar.nayar.storage.remarks.of(home.paperId);
    const [known] = await tables.comments.find({});
    const at = '2026-11-20T08:00:00.000Z';
    const store = await home.desk.nayar.nayar.storage.remarks.of(home.paperId);
    await store.transact(async ({ comments }) => {
      if (known) await comments.put({ ...known, at });
    });
    const bytes = new WordHand(home.file)
      .comment('הנתונים', 'באיזה אתר יתפרסם הדוח?', { ...MEMBER, date: '2026-11-20T10:00:00Z' })
      .saved();
    const report = await home.take(home.lead, (await home.bring(home.lead, bytes)).body.id);
    expect(report.body.items.map(({ deed, outcome }) => `${deed} ${outcome}`)).toEqual([
      'thread remarked',
    ]);
  });

  it('[IN68] takes no comment for one that was deleted, or that is short, in the same minute of Word', async () => {
    const store = await home.desk.nayar.nayar.storage.remarks.of(home.paperId);
    const [known] = await store.tables.comments.find({});
    for (const [at, body] of [
      ['2026-11-20T08:01:00.000Z', null],
      ['2026-11-20T08:02:00.000Z', words('כן')],
    ] as const) {
      await store.transact(async ({ comments }) => {
        if (known) await comments.put({ ...known, at, body, earlier: [] });
      });
      const date = at.replace('T08', 'T10').replace('.000', '');
      const bytes = new WordHand(home.file)
        .comment('הנתונים', `כן, אבל ${at} מי יבדוק?`, { ...MEMBER, date })
        .saved();
      const report = await home.take(home.lead, (await home.bring(home.lead, bytes)).body.id);
      expect(report.body.items.map(({ deed, outcome }) => `${deed} ${outcome}`)).toContain(
        'thread remarked',
      );
    }
  });
});
