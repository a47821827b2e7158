import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Site } from '#test/sign-in/site.ts';

const KNOWN = 'director@example.org';
const UNKNOWN = 'stranger@example.org';

let site: Site;
beforeEach(async () => {
  site = await Site.open();
  await site.member(KNOWN);
});
afterEach(() => site[Symbol.asyncDispose]());

/** All that an asker can see of an answer, secrets replaced by their length. */
async function seen(email: string) {
  const browser = site.browser();
  const response = await browser.ask(email);
  const headers = [...response.headers]
    .filter(([name]) => name !== 'date')
    .map(([name, value]) => [
      name,
      value.replace(/=[\w-]{43};/, '=43;').replace(/Expires=[^;]+/, ''),
    ]);
  const codes: unknown[] = [];
  for (const code of ['000001', '000002', '000003', '000004', '000005', '000006', '000007']) {
    codes.push(await browser.type(email, code));
  }
  return { status: response.status, headers, body: await response.text(), codes };
}

describe('asking for an address that nobody here has', () => {
  it('[SI16] gets the same answer, cookie and further refusals, and sends nothing', async () => {
    const known = await seen(KNOWN);
    expect(await site.mailCount()).toBe(1);
    expect(await seen(UNKNOWN)).toEqual(known);
    expect(await site.mailCount()).toBe(1);
    expect(known.body).toBe('{"resendAfterSeconds":60}');
    expect(known.codes.map((one) => (one as { code: string }).code)).toEqual([
      ...Array.from({ length: 5 }, () => 'code-wrong'),
      ...Array.from({ length: 2 }, () => 'code-dead'),
    ]);
  });

  it('[SI16] holds for people who lost every place as well', async () => {
    const gone = await site.member('gone@example.org');
    await site.changePlace(gone, 'removed');
    expect(await seen('gone@example.org')).toEqual(await seen(UNKNOWN));
    expect(await site.mailCount()).toBe(0);
  });

  it('[SI16] lets a steward of the workspace in without any place', async () => {
    const steward = await site.member('steward@example.org', { stewardsWorkspace: true });
    await site.changePlace(steward, 'removed');
    await site.browser().ask('steward@example.org');
    expect((await site.mail()).to).toBe('steward@example.org');
  });

  it('[SI17] leaves no address and no row on disk for longer than its code lasts', async () => {
    await site.browser().ask(UNKNOWN);
    const rows = await site.store.tables.request.find({});
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('stranger');
    site.pass(10 * 60_000 + 1);
    await site.browser().ask(KNOWN);
    expect(await site.store.tables.request.find({ personId: null })).toEqual([]);
  });
});
