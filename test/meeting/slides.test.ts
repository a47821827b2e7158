import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DeckMaker } from '#server/interchange/slides/deck-maker.ts';

import { settleRegister } from '#shared/register/register-contract.ts';
import type { Guest } from '#test/harness/start-nayar.ts';
import { aDeckStory, linesIn, readDeck } from '#test/interchange/a-deck.ts';
import { aRecommendation } from '#test/position/a-recommendation.ts';
import { type RegisterHouse, registerHouse } from '#test/register/register-paper.ts';
import { typed } from '#test/register/typed-papers.ts';

let house: RegisterHouse;
beforeAll(async () => {
  house = await registerHouse();
});
afterAll(() => house.nayar.stop());

const someone = (role: Parameters<RegisterHouse['nayar']['newcomer']>[1]) =>
  house.nayar.newcomer(house.forumId, role);

/** What a presentation says, slides and notes. */
async function saidIn(guest: Guest, address: string) {
  const reply = await guest.fetch(address);
  expect(reply.status).toBe(200);
  const deck = readDeck(Buffer.from(await reply.arrayBuffer()));
  const slides = deck.slides.map((slide) => linesIn(slide).join('\n'));
  return { reply, slides, all: [...slides, ...deck.notes.flatMap(linesIn)].join('\n') };
}

describe('a presentation over HTTP', () => {
  it('[ME18] has what its asker may read, and where members stand as far as it is open to them', async () => {
    const [lead, reserved, reader] = await Promise.all([
      someone('lead'),
      someone('commenter'),
      someone('reader'),
    ]);
    const one = await aRecommendation(house, lead, 'לתקצב תקנים במחוזות');
    await one.take(reserved, {
      stance: 'reservation',
      reason: 'חסר תקציב',
      satisfy: 'הקצאה',
      reservation: 'מסתייגת כל עוד אין מקור תקציבי',
    });
    await house.lay('נייר של מחוז', [typed('recommendation', 'kept-000001', 'סוד של המחוז')], {
      groupId: house.groupId,
    });
    const address = `/api/forums/${house.forumId}/slides`;
    const { reply, slides, all } = await saidIn(reader, address);
    expect(reply.headers.get('content-type')).toContain('presentationml.presentation');
    expect(reply.headers.get('cache-control')).toBe('private, no-store');
    expect(all).not.toContain('סוד של המחוז');
    const own = slides.find(
      (slide) => slide.includes('לתקצב תקנים במחוזות') && slide.includes('הסתייגות: 1'),
    );
    expect(own).toContain('מסתייגת כל עוד אין מקור תקציבי');
    const [last] = await house.nayar.nayar.storage.audit.last(1, house.forumId);
    expect(last).toMatchObject({ action: 'slides-exported', subject: house.forumId });

    const openness = (wanted: string) =>
      lead.call(settleRegister, {
        params: { forumId: house.forumId },
        body: { openness: wanted },
      });
    await openness('closed');
    const closed = await saidIn(reader, address);
    expect(closed.all).not.toContain('מסתייגת כל עוד');
    expect(closed.all).toContain('נרשמה עמדה אחת, והיא עדיין סגורה');
    await openness('open');
    // Nothing is validated yet.
    expect((await saidIn(reader, `${address}?decided`)).all).not.toContain('המלצה 1');
  });

  it('[ME18] is of one session or one paper where that is asked for', async () => {
    const reader = await someone('reader');
    const { tables } = house.nayar.nayar.storage.catalogue;
    const [session] = await tables.sessions.find({ forumId: house.forumId });
    const sessionId = session?.id ?? '';
    const paperId = await house.lay(
      'נייר המפגש',
      [typed('recommendation', 'met-0000001', 'רק במפגש הזה')],
      { sessionId },
    );
    await house.lay('נייר אחר', [typed('recommendation', 'other-00001', 'בנייר אחר לגמרי')]);
    for (const address of [`/api/sessions/${sessionId}/slides`, `/api/papers/${paperId}/slides`]) {
      const { all } = await saidIn(reader, address);
      expect(all).toContain('רק במפגש הזה');
      expect(all).not.toContain('בנייר אחר לגמרי');
    }
    expect((await reader.fetch('/api/sessions/none/slides')).status).toBe(404);
  });

  it('[ME18] is refused to strangers and to those of other forums, and whoever reads one paper gets that alone', async () => {
    const { tables } = house.nayar.nayar.storage.catalogue;
    const forums = await tables.forums.find({});
    const elsewhere = forums.find(({ id }) => id !== house.forumId)?.id ?? '';
    const guest = await house.nayar.newcomer(elsewhere, 'reader');
    const address = `/api/forums/${house.forumId}/slides`;
    expect((await guest.fetch(address)).status).toBe(404);
    expect((await house.nayar.stranger.fetch(address)).status).toBe(401);
    const paperId = await house.lay('נייר לאורח', [
      typed('recommendation', 'guest-00001', 'גלויה לאורח'),
    ]);
    expect((await guest.fetch(`/api/papers/${paperId}/slides`)).status).toBe(404);
  });
});

describe('the maker of presentations', () => {
  it('[ME19] gives up what nobody waits for, and makes the next', async () => {
    const maker = new DeckMaker();
    const asking = new AbortController();
    const given = maker.make(aDeckStory(), asking.signal);
    const waiting = maker.make(aDeckStory(), asking.signal);
    asking.abort(new Error('gone'));
    await expect(given).rejects.toThrow('gone');
    await expect(waiting).rejects.toThrow('gone');
    const file = await maker.make(aDeckStory(), new AbortController().signal);
    expect(readDeck(Buffer.from(file)).slides.length).toBeGreaterThan(4);
  });

  it('[ME19] asks to come again when too many wait', async () => {
    const maker = new DeckMaker();
    const asking = new AbortController();
    const all = Array.from({ length: 9 }, () => maker.make(aDeckStory(), asking.signal));
    await expect(all.at(-1)).rejects.toMatchObject({ code: 'press-busy' });
    asking.abort(new Error('gone'));
    for (const one of all.slice(0, -1)) await expect(one).rejects.toThrow('gone');
  });
});
