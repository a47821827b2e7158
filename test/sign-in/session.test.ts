import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#shared/member/person.ts';
import type { Browser } from '#test/sign-in/browser.ts';
import { Site } from '#test/sign-in/site.ts';

const EMAIL = 'director@example.org';
const DAY = 24 * 60 * 60 * 1000;

let site: Site;
let person: Person;
beforeEach(async () => {
  site = await Site.open();
  person = await site.member(EMAIL);
});
afterEach(() => site[Symbol.asyncDispose]());

async function signedIn(browser = site.browser(), email = EMAIL): Promise<Browser> {
  const pressed = await browser.press(new URL(await site.entry.makeLink(email)).pathname);
  expect(pressed.status).toBe(303);
  return browser;
}

/** Every file of the data folder, as one text. */
async function onDisk(): Promise<string> {
  const files = await readdir(site.dataDir, { recursive: true, withFileTypes: true });
  const read = files
    .filter((one) => one.isFile())
    .map((one) => path.join(one.parentPath, one.name));
  return (await Promise.all(read.map((file) => readFile(file, 'utf8')))).join('\n');
}

describe('a session', () => {
  it('[SI2] is nowhere on disk under the value of its cookie, nor is a link or a code', async () => {
    const browser = await signedIn();
    const link = await site.entry.makeLink(EMAIL);
    const disk = await onDisk();
    const cookie = browser.cookies.get('nayar') ?? '';
    expect(cookie).toMatch(/^[\w-]{43}$/);
    expect(disk).toContain('"session"');
    expect(disk).not.toContain(cookie);
    expect(disk).not.toContain(link.slice(-43));
  });

  it('[SI18] has a cookie that scripts and other sites cannot use', async () => {
    const pressed = await site.browser().press(new URL(await site.entry.makeLink(EMAIL)).pathname);
    const [cookie = ''] = pressed.headers.getSetCookie();
    expect(cookie).toMatch(
      /^nayar=[\w-]{43}; Max-Age=34560000; Path=\/; .*HttpOnly; SameSite=Lax$/,
    );
    expect(cookie).not.toMatch(/Secure|Domain/);
  });

  it('[SI18] says whose it is in a second cookie that proves nothing', async () => {
    const browser = site.browser();
    const pressed = await browser.press(new URL(await site.entry.makeLink(EMAIL)).pathname);
    const who = pressed.headers.getSetCookie().find((one) => one.startsWith('nayar-who='));
    expect(who).toMatch(/^nayar-who=[\w-]{10,40}; Max-Age=34560000; Path=\/; .*SameSite=Lax$/);
    expect(who).not.toContain('HttpOnly');
    expect(await site.entry.identify(who?.split(';')[0])).toBeNull();
  });

  it('[SI18] has a __Host- cookie over https only', async () => {
    await using secure = await Site.open({ publicUrl: 'https://nayar.example.org' });
    await secure.member(EMAIL);
    const link = await secure.entry.makeLink(EMAIL);
    expect(link).toMatch(/^https:\/\/nayar\.example\.org\/sign-in\/[\w-]{43}$/);
    const pressed = await secure.browser().press(new URL(link).pathname);
    const [cookie = ''] = pressed.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-nayar=.*; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/);
    expect(await secure.entry.identify(`nayar=${cookie.slice(13, 56)}`)).toBeNull();
    expect(await secure.entry.identify(cookie.split(';')[0])).not.toBeNull();
  });

  it('[SI19] outlives a restart', async () => {
    const browser = await signedIn();
    const before = await browser.who();
    await site.restart();
    expect(await browser.who()).toEqual(before);
  });

  it('[SI20] lasts thirty days from the last visit', async () => {
    const browser = await signedIn();
    for (let visits = 0; visits < 3; visits += 1) {
      site.pass(29 * DAY);
      expect(await browser.who()).not.toBeNull();
    }
    site.pass(30 * DAY);
    expect(await browser.who()).toBeNull();
  });

  it('[SI21] has a new id at each sign-in, and the one before it ends', async () => {
    const browser = await signedIn();
    const [first, cookie] = [await browser.who(), browser.cookies.get('nayar')];
    await signedIn(browser);
    const second = await browser.who();
    expect(second?.sessionId).not.toBe(first?.sessionId);
    expect(browser.cookies.get('nayar')).not.toBe(cookie);
    expect(await site.entry.identify(`nayar=${cookie}`)).toBeNull();
  });

  it('[SI21] never takes over a value that the browser brought', async () => {
    const browser = site.browser();
    const planted = 'p'.repeat(43);
    browser.cookies.set('nayar', planted);
    await signedIn(browser);
    expect(browser.cookies.get('nayar')).not.toBe(planted);
    expect(await site.entry.identify(`nayar=${planted}`)).toBeNull();
  });

  it('[SI22] ends here with its cookie, and is announced', async () => {
    const [here, elsewhere] = [await signedIn(), await signedIn()];
    const visitor = await here.who();
    const cookie = `nayar=${here.cookies.get('nayar')}`;
    expect((await here.post('/api/sign-out', {})).status).toBe(200);
    expect(here.cookies.has('nayar')).toBe(false);
    expect(await site.entry.identify(cookie)).toBeNull();
    expect(visitor && (await site.entry.isAlive(visitor))).toBe(false);
    expect(await elsewhere.who()).not.toBeNull();
    expect(site.announced.at(-1)).toEqual({
      kind: 'signed-out',
      personId: person.id,
      sessionId: visitor?.sessionId,
    });
    expect((await here.post('/api/sign-out', {})).status).toBe(401);
  });

  it('[SI22] ends everywhere at once', async () => {
    const [here, elsewhere] = [await signedIn(), await signedIn()];
    const visitor = await elsewhere.who();
    expect((await here.post('/api/sign-out', { everywhere: true })).status).toBe(200);
    expect(await elsewhere.who()).toBeNull();
    expect(visitor && (await site.entry.isAlive(visitor))).toBe(false);
    expect(site.announced.at(-1)).toEqual({
      kind: 'signed-out',
      personId: person.id,
      sessionId: null,
    });
  });

  it('[SI22] of another person stays', async () => {
    await site.member('other@example.org');
    const other = await signedIn(site.browser(), 'other@example.org');
    await signedIn();
    await site.entry.endSessionsOf(person.id);
    expect(await other.who()).not.toBeNull();
  });

  it('[SI6] opens nothing while its person is suspended everywhere, and opens again after', async () => {
    const browser = await signedIn();
    const visitor = await browser.who();
    await site.changePlace(person, { suspended: true });
    expect(await browser.who()).toBeNull();
    expect(visitor && (await site.entry.isAlive(visitor))).toBe(false);
    await site.changePlace(person, { suspended: false });
    expect(await browser.who()).toEqual(visitor);
  });

  it('[SI23] is asked of the stores again at most two seconds later, announced or not', async () => {
    const browser = await signedIn();
    await browser.who();
    await site.store.transact(async ({ session }) => {
      for (const { id } of await session.find({})) await session.remove(id);
    });
    site.pass(2000);
    expect(await browser.who()).toBeNull();
  });

  it.each([
    '',
    'nayar',
    'nayar=',
    'nayar=short',
    `nayar=${'x'.repeat(43)}`,
    `other=1;nayar="${'x'.repeat(43)}"`,
  ])('[SI23] is nobody’s for the Cookie header %j', async (header) => {
    await signedIn();
    expect(await site.entry.identify(header)).toBeNull();
  });

  it('[SI24] leaves audit lines of its link, its beginning and its end', async () => {
    const browser = await signedIn();
    await browser.post('/api/sign-out', {});
    const lines = await site.storage.audit.last(3);
    expect(lines.map(({ action, by }) => [action, by])).toEqual([
      ['signed-out', person.id],
      ['signed-in', person.id],
      ['sign-in-link-made', 'command'],
    ]);
  });
});
