import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Site } from '#test/sign-in/site.ts';

const EMAIL = 'director@example.org';
const MINUTE = 60_000;

let site: Site;
beforeEach(async () => {
  site = await Site.open();
  await site.member(EMAIL);
});
afterEach(() => site[Symbol.asyncDispose]());

const handed = async (wish = {}) => new URL(await site.entry.makeLink(EMAIL, wish)).pathname;

describe('a handed link', () => {
  it('[SI3] shows a page on GET and signs in once on POST without a body', async () => {
    const path = await handed();
    const browser = site.browser();
    const page = await browser.get(path);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<bdi>מנהלת מחוז</bdi>');
    expect(await browser.who()).toBeNull();

    const pressed = await browser.press(path);
    expect([pressed.status, pressed.headers.get('location')]).toEqual([303, '/']);
    expect(await browser.who()).toMatchObject({ personId: 'person-director-example-org' });

    const again = await site.browser().press(path);
    expect(again.status).toBe(410);
    expect(await again.text()).toContain('הקישור הזה כבר שימש לכניסה');
  });

  it('[SI3] stays usable however often scanners follow it', async () => {
    const path = await handed();
    for (const method of ['GET', 'HEAD', 'GET']) {
      const headers = { 'sec-purpose': 'prefetch;prerender', 'user-agent': 'scanner' };
      const response = await fetch(site.url + path, { method, headers });
      expect([response.status, response.headers.getSetCookie()]).toEqual([200, []]);
    }
    expect((await site.browser().press(path)).status).toBe(303);
  });

  it('[SI4] lets in one of many who press at the same moment', async () => {
    const path = await handed();
    const browsers = Array.from({ length: 8 }, () => site.browser());
    const pressed = await Promise.all(browsers.map((one) => one.press(path)));
    const refused = pressed.filter(({ status }) => status === 410);
    expect([refused.length, pressed.length - refused.length]).toEqual([7, 1]);
    const inside = await Promise.all(browsers.map((one) => one.who()));
    expect(inside.filter(Boolean)).toHaveLength(1);
  });

  it('[SI5] ends after its time, and offers a new one with one press', async () => {
    const path = await handed({ ttlSeconds: 60 });
    site.pass(60_001);
    const page = await site.browser().get(path);
    expect(page.status).toBe(410);
    expect(await page.text()).toContain(`action="${path}/renew"`);
    expect((await site.browser().press(path)).status).toBe(410);

    const browser = site.browser();
    const sent = await browser.press(`${path}/renew`);
    expect(await sent.text()).toContain('<bdi>d…@example.org</bdi>');
    const mail = await site.mail();
    expect(mail.to).toBe(EMAIL);
    expect((await browser.press(mail.path)).status).toBe(303);
  });

  it('[SI6] is refused for whoever lost every place after it was made', async () => {
    const path = await handed();
    await site.changePlace(await site.member(EMAIL), { suspended: true });
    const pressed = await site.browser().press(path);
    expect(pressed.status).toBe(410);
    expect(await pressed.text()).not.toContain('מנהלת מחוז');
    await expect(site.entry.makeLink(EMAIL)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('[SI7] refuses a press from another site', async () => {
    const path = await handed();
    const headers = { origin: 'https://elsewhere.example' };
    const foreign = await fetch(site.url + path, { method: 'POST', headers });
    expect(foreign.status).toBe(403);
    expect((await site.browser().press(path)).status).toBe(303);
  });
});

describe('a mailed link', () => {
  const mailed = async (browser = site.browser(), next?: string) => {
    site.pass(1);
    expect((await browser.ask(EMAIL, next)).status).toBe(200);
    return { browser, path: (await site.mail()).path };
  };

  it('[SI8] wants one press in the browser that asked, and leads to where it was asked', async () => {
    const { browser, path } = await mailed(site.browser(), '/papers/abc?b=1#c');
    expect(await (await browser.get(path)).text()).not.toContain('name="email"');
    const pressed = await browser.press(path);
    expect(pressed.headers.get('location')).toBe('/papers/abc?b=1#c');
    expect([...browser.cookies.keys()]).toEqual(['nayar', 'nayar-who']);
  });

  it('[SI8] wants the address typed once more in another browser', async () => {
    const { path } = await mailed();
    const other = site.browser();
    const page = await other.get(path);
    expect([page.status, (await page.text()).includes('name="email"')]).toEqual([200, true]);
    const bare = await other.press(path);
    expect(bare.status).toBe(409);
    expect((await other.press(path, { email: 'x@example.org' })).status).toBe(409);
    expect((await other.press(path, { email: ` ${EMAIL.toUpperCase()} ` })).status).toBe(303);
  });

  it('[SI9] dies of the fifth wrong address, for its own browser too', async () => {
    const { browser, path } = await mailed();
    const other = site.browser();
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await other.press(path, { email: `no${tries}@example.org` })).status).toBe(409);
    }
    expect((await other.press(path, { email: EMAIL })).status).toBe(410);
    expect((await browser.press(path)).status).toBe(410);
  });

  it('[SI8] is not spent by a scanner that presses the button', async () => {
    const { browser, path } = await mailed();
    for (let times = 0; times < 20; times += 1) {
      expect((await site.browser().press(path)).status).toBe(409);
    }
    expect((await browser.press(path)).status).toBe(303);
  });

  it('[SI5] ends after an hour', async () => {
    const { browser, path } = await mailed();
    site.pass(60 * MINUTE);
    expect((await browser.press(path)).status).toBe(410);
  });

  it('[SI4] is spent by its code, and the code by the link', async () => {
    const { browser, path } = await mailed();
    const first = await site.mail();
    expect((await browser.type(EMAIL, first.code)).status).toBe(200);
    expect((await browser.press(path)).status).toBe(410);

    const next = await mailed();
    const second = await site.mail();
    expect((await next.browser.press(next.path)).status).toBe(303);
    expect(await next.browser.type(EMAIL, second.code)).toMatchObject({ code: 'code-dead' });
  });

  it('[SI4] is spent with the other mails that the same browser asked for', async () => {
    const { browser, path } = await mailed();
    await mailed(browser);
    const second = await site.mail();
    expect((await browser.type(EMAIL, second.code)).status).toBe(200);
    expect((await browser.press(path)).status).toBe(410);
  });

  it('[SI8] of the first mail still knows the browser after "send again"', async () => {
    const { browser, path } = await mailed();
    const first = await site.mail();
    site.pass(MINUTE);
    await mailed(browser);
    expect((await browser.get(path)).status).toBe(200);
    expect(await (await browser.get(path)).text()).not.toContain('name="email"');
    expect((await browser.type(EMAIL, first.code)).status).toBe(200);
  });
});

describe('an unknown link', () => {
  it('[SI10] gets a page in the reader’s language, or JSON where a program asks for it', async () => {
    const path = `/sign-in/${'x'.repeat(43)}`;
    const hebrew = await site.browser().get(path);
    expect([hebrew.status, hebrew.headers.get('content-type')]).toEqual([
      410,
      'text/html; charset=utf-8',
    ]);
    expect(await hebrew.text()).toContain('<html lang="he" dir="rtl"');
    const english = await site.browser().get(path, { 'accept-language': 'en-GB,en;q=0.9' });
    expect(await english.text()).toContain('<html lang="en" dir="ltr"');
    const program = await site.browser().get(path, { accept: 'application/json' });
    expect(await program.json()).toMatchObject({ code: 'link-expired', status: 410 });
  });

  it.each([
    ['a short one', 'short'],
    ['a long one', 'x'.repeat(4000)],
    ['a path', '..%2f..%2fetc'],
    ['a null', '%00'],
  ])('[SI10] is refused when its token is %s', async (_form, token) => {
    const response = await site.browser().get(`/sign-in/${token}`);
    expect(response.status).toBe(410);
    expect(site.faults).toEqual([]);
  });
});
