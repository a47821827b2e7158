import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#shared/member/person.ts';
import { deviceOf } from '#shared/sign-in/device.ts';
import type { Device, Visit } from '#shared/sign-in/device-contract.ts';
import type { Browser } from '#test/sign-in/browser.ts';
import { Site } from '#test/sign-in/site.ts';

const EMAIL = 'director@example.org';
const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

let site: Site;
let person: Person;
beforeEach(async () => {
  site = await Site.open();
  person = await site.member(EMAIL);
});
afterEach(() => site[Symbol.asyncDispose]());

async function signedIn(fields?: Record<string, string>, email = EMAIL): Promise<Browser> {
  const browser = site.browser();
  const pressed = await browser.press(new URL(await site.entry.makeLink(email)).pathname, fields);
  expect(pressed.status).toBe(303);
  return browser;
}
const onShared = () => signedIn({ page: '1', shared: '1' });
const devicesOf = async (browser: Browser) =>
  (await (await browser.get('/api/me/devices')).json()) as Device[];
const visitOf = async (browser: Browser) =>
  (await (await browser.get('/api/me/visit')).json()) as Visit;

describe('a session on a shared computer', () => {
  it('[SI34] ends when the browser is closed; a private one does not', async () => {
    const [shared, own] = [await onShared(), await signedIn({ page: '1' })];
    expect(await shared.who()).not.toBeNull();
    shared.restart();
    own.restart();
    expect(await shared.who()).toBeNull();
    expect(await own.who()).not.toBeNull();
  });

  it('[SI34] ends after twelve hours, however often it was used', async () => {
    const browser = await onShared();
    for (let hours = 1; hours < 12; hours += 1) {
      site.pass(HOUR);
      expect(await browser.who()).not.toBeNull();
    }
    site.pass(HOUR);
    expect(await browser.who()).toBeNull();
  });

  it('[SI34] begins by the code, when that was chosen beside it', async () => {
    const browser = site.browser();
    await browser.ask(EMAIL);
    const { code } = await site.mail();
    await browser.post('/api/sign-in/code', { email: EMAIL, code, shared: true });
    expect(await visitOf(browser)).toMatchObject({ isShared: true });
  });

  it('[SI34] begins by the link of a mail that was asked for on it, ticked before', async () => {
    const browser = site.browser();
    await browser.ask(EMAIL, '/', { shared: true });
    const { path } = await site.mail();
    expect(await (await browser.get(path)).text()).toMatch(/name="shared"[^>]*checked/);
    expect((await browser.press(path)).status).toBe(303);
    expect(await visitOf(browser)).toMatchObject({ isShared: true });
  });

  it('[SI34] does not begin on the phone that the mail was read on', async () => {
    const [asking, phone] = [site.browser(), site.browser()];
    await asking.ask(EMAIL, '/', { shared: true });
    const { path } = await site.mail();
    expect(await (await phone.get(path)).text()).not.toMatch(/name="shared"[^>]*checked/);
    expect((await phone.press(path, { email: EMAIL })).status).toBe(303);
    expect(await visitOf(phone)).toMatchObject({ isShared: false });
  });

  it('[SI34] does not begin when the tick was taken away on the page', async () => {
    const browser = site.browser();
    await browser.ask(EMAIL, '/', { shared: true });
    await browser.press((await site.mail()).path, { page: '1' });
    expect(await visitOf(browser)).toMatchObject({ isShared: false });
  });

  it('[SI37] lasts as long again when that is asked for', async () => {
    const browser = await onShared();
    for (let times = 0; times < 4; times += 1) {
      site.pass(11 * HOUR);
      const extended = (await (await browser.post('/api/me/visit', {})).json()) as Visit;
      expect(Date.parse(extended.endsAt)).toBe(site.now.getTime() + 12 * HOUR);
      expect(await visitOf(browser)).toEqual(extended);
    }
    site.pass(12 * HOUR);
    expect((await browser.post('/api/me/visit', {})).status).toBe(401);
  });
});

describe('the list of devices', () => {
  it('[SI35] tells browser, system, beginning and last visit, with this one marked', async () => {
    const [old, here] = [await signedIn(), await onShared()];
    site.pass(2 * HOUR);
    await old.who();
    site.pass(HOUR / 2);
    const mine = await devicesOf(here);
    expect(mine).toMatchObject([
      {
        isThis: true,
        isShared: true,
        signedInAt: '2026-11-23T09:00:00.000Z',
        seenAt: '2026-11-23T11:30:00.000Z',
      },
      { isThis: false, isShared: false, seenAt: '2026-11-23T11:00:00.000Z' },
    ]);
    expect((await devicesOf(old)).map(({ isThis }) => isThis)).toEqual([false, true]);
  });

  it('[SI35] holds nobody else’s, and none that is over', async () => {
    await site.member('other@example.org');
    const [other, here] = [await signedIn({}, 'other@example.org'), await signedIn()];
    expect(await devicesOf(here)).toHaveLength(1);
    await onShared();
    site.pass(DAY);
    expect(await devicesOf(here)).toHaveLength(1);
    expect(await devicesOf(other)).toHaveLength(1);
  });

  it('[SI2] opens nothing: its ids are no tokens', async () => {
    const here = await signedIn();
    const [device] = await devicesOf(here);
    expect(await site.entry.identify(`nayar=${device?.id}`)).toBeNull();
    expect(JSON.stringify(device)).not.toContain(here.cookies.get('nayar'));
  });

  it('[SI36] ends one elsewhere, announced and recorded', async () => {
    const [here, elsewhere] = [await signedIn(), await signedIn()];
    const visitor = await elsewhere.who();
    const sessionId = visitor?.sessionId ?? '';
    expect((await here.delete(`/api/me/devices/${sessionId}`)).status).toBe(200);
    expect(await elsewhere.who()).toBeNull();
    expect(await here.who()).not.toBeNull();
    const said = { kind: 'signed-out', personId: person.id, sessionId };
    expect(site.announced.at(-1)).toEqual(said);
    const [line] = await site.storage.audit.last(1);
    expect(line).toMatchObject({ action: 'device-signed-out', by: person.id, subject: sessionId });
    expect((await here.delete(`/api/me/devices/${sessionId}`)).status).toBe(404);
  });

  it('[SI35] ends nobody else’s: a foreign id answers like an unknown one', async () => {
    await site.member('other@example.org');
    const [other, here] = [await signedIn({}, 'other@example.org'), await signedIn()];
    const foreign = await here.delete(`/api/me/devices/${(await other.who())?.sessionId}`);
    const unknown = await here.delete('/api/me/devices/unknown-session');
    expect([foreign.status, await foreign.text()]).toEqual([404, await unknown.text()]);
    expect(await other.who()).not.toBeNull();
  });

  it('[SI36] ends all others at once', async () => {
    const [one, two, here] = [await signedIn(), await onShared(), await signedIn()];
    const ended = await here.delete('/api/me/devices');
    expect(await ended.json()).toEqual({ ended: 2 });
    expect([await one.who(), await two.who()]).toEqual([null, null]);
    expect(await here.who()).not.toBeNull();
    expect(await (await here.delete('/api/me/devices')).json()).toEqual({ ended: 0 });
  });
});

describe('a browser’s own words', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
      'chrome',
      'windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0',
      'edge',
      'windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'safari',
      'iphone',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 CriOS/140.0 Mobile/15E148 Safari/604.1',
      'chrome',
      'iphone',
    ],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'firefox', 'linux'],
    [
      'Mozilla/5.0 (Linux; Android 14; SM-S911B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0 Mobile Safari/537.36',
      'samsung',
      'android',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15',
      'safari',
      'mac',
    ],
    ['', 'other', 'other'],
    ['<script>alert(1)</script>', 'other', 'other'],
  ])('[SI35] are read: %s', (words, browser, system) => {
    expect(deviceOf(words)).toEqual({ browser, system });
  });
});
