import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Site } from '#test/sign-in/site.ts';

const DAY = 24 * 60 * 60 * 1000;

let site: Site;
beforeEach(async () => {
  site = await Site.open();
});
afterEach(() => site[Symbol.asyncDispose]());

const wishes = (token: string) => ({
  token,
  email: 'First@Example.org',
  name: 'רכזת התכנית',
  forumName: 'פורום מנכ״לים לשעבר',
});
const tokenOf = (link: string) => new URL(link).hash.slice(1);

describe('the first run', () => {
  it('[SI26] makes person, forum and coordinator, and signs in', async () => {
    const link = await site.entry.firstRunLink();
    expect(link).toMatch(/\/first-run#[\w-]{43}$/);
    const browser = site.browser();
    expect(await (await browser.get('/api/sign-in')).json()).toEqual({
      setUp: false,
      contact: null,
      passkeyHost: 'localhost',
      provider: null,
    });
    const made = await browser.post('/api/first-run', wishes(tokenOf(link)));
    expect(await made.json()).toEqual({ next: '/' });
    const visitor = await browser.who();
    const { people, forums, memberships } = site.catalogue.tables;
    expect(await people.get(visitor?.personId ?? '')).toMatchObject({
      email: 'first@example.org',
      stewardsWorkspace: true,
    });
    const [forum] = await forums.find({ name: 'פורום מנכ״לים לשעבר' });
    expect(await memberships.find({ forumId: forum?.id ?? '' })).toMatchObject([
      { personId: visitor?.personId, role: 'coordinator', suspended: false },
    ]);
    expect(await (await browser.get('/api/sign-in')).json()).toMatchObject({ setUp: true });
    const lines = await site.storage.audit.last(2);
    expect(lines.map(({ action }) => action)).toEqual(['signed-in', 'workspace-set-up']);
  });

  it('[SI26] happens once, of many at the same moment too', async () => {
    const token = tokenOf(await site.entry.firstRunLink());
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => site.browser().post('/api/first-run', wishes(token))),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(4);
    expect(await site.catalogue.tables.people.find({})).toHaveLength(1);
    expect(await site.catalogue.tables.forums.find({})).toHaveLength(1);
    await expect(site.entry.firstRunLink()).rejects.toMatchObject({ code: 'already-set-up' });
  });

  it('[SI27] wants the newest token, within a day', async () => {
    const old = tokenOf(await site.entry.firstRunLink());
    const newest = tokenOf(await site.entry.firstRunLink());
    for (const token of [old, 'x'.repeat(43), '']) {
      expect((await site.browser().post('/api/first-run', wishes(token))).status).toBe(410);
    }
    site.pass(DAY);
    expect((await site.browser().post('/api/first-run', wishes(newest))).status).toBe(410);
    expect(await site.catalogue.tables.people.find({})).toEqual([]);
  });

  it('[SI27] outlives a restart', async () => {
    const token = tokenOf(await site.entry.firstRunLink());
    await site.restart();
    expect((await site.browser().post('/api/first-run', wishes(token))).status).toBe(200);
  });

  it.each(['a\r\nBcc: x@example.org', 'שם\u202e הפוך'])(
    '[SI28] refuses the name %j',
    async (name) => {
      const token = tokenOf(await site.entry.firstRunLink());
      const refused = await site.browser().post('/api/first-run', { ...wishes(token), name });
      expect(refused.status).toBe(400);
    },
  );
});
