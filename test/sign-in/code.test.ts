import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newCode } from '#server/sign-in/secret-text.ts';
import type { Browser } from '#test/sign-in/browser.ts';
import { Site } from '#test/sign-in/site.ts';

const EMAIL = 'director@example.org';
const MINUTE = 60_000;

let site: Site;
beforeEach(async () => {
  site = await Site.open();
  await site.member(EMAIL);
});
afterEach(() => site[Symbol.asyncDispose]());

async function asked(browser = site.browser()): Promise<{ browser: Browser; code: string }> {
  site.pass(1);
  await browser.ask(EMAIL, '/papers/abc');
  return { browser, code: (await site.mail()).code };
}
const wrong = (code: string, by = 1) => String((Number(code) + by) % 1_000_000).padStart(6, '0');

describe('a six-digit code', () => {
  it('[SI11] signs in the browser that asked, once, and says where to go', async () => {
    const { browser, code } = await asked();
    const response = await browser.post('/api/sign-in/code', { email: EMAIL, code });
    expect(await response.json()).toEqual({ next: '/papers/abc' });
    expect(await browser.who()).not.toBeNull();
    expect(await browser.type(EMAIL, code)).toEqual({ status: 410, code: 'code-dead' });
  });

  it('[SI11] signs in one of many who type it at the same moment', async () => {
    const { browser, code } = await asked();
    const typed = await Promise.all(Array.from({ length: 8 }, () => browser.type(EMAIL, code)));
    expect(typed.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('[SI12] dies of five wrong tries', async () => {
    const { browser, code } = await asked();
    for (let by = 1; by <= 5; by += 1) {
      expect(await browser.type(EMAIL, wrong(code, by))).toEqual({
        status: 400,
        code: 'code-wrong',
      });
    }
    expect(await browser.type(EMAIL, code)).toEqual({ status: 410, code: 'code-dead' });
  });

  it('[SI12] is tried no more than five times by many guesses at once', async () => {
    const { browser, code } = await asked();
    const guesses = Array.from({ length: 19 }, (_, by) => wrong(code, by + 1));
    const typed = await Promise.all(guesses.map((guess) => browser.type(EMAIL, guess)));
    expect(typed.filter((one) => one.code === 'code-wrong')).toHaveLength(5);
    expect(await browser.type(EMAIL, code)).toMatchObject({ code: 'code-dead' });
  });

  it('[SI12] is untouched by the wrong tries of a stranger who asked for the same address', async () => {
    const { browser, code } = await asked();
    const stranger = await asked();
    for (let by = 1; by <= 7; by += 1) await stranger.browser.type(EMAIL, wrong(code, by));
    expect((await browser.type(EMAIL, code)).status).toBe(200);
  });

  it('[SI11] opens nothing in another browser, whether that one asked or not', async () => {
    const { code } = await asked();
    expect(await site.browser().type(EMAIL, code)).toMatchObject({ code: 'code-dead' });
    const stranger = await asked();
    expect(await stranger.browser.type(EMAIL, code)).toMatchObject({ code: 'code-wrong' });
    expect(await stranger.browser.who()).toBeNull();
  });

  it('[SI13] ends after ten minutes', async () => {
    const { browser, code } = await asked();
    site.pass(10 * MINUTE);
    expect(await browser.type(EMAIL, code)).toMatchObject({ code: 'code-dead' });
  });

  it('[SI14] keeps its count over a restart', async () => {
    const { browser, code } = await asked();
    for (let by = 1; by <= 5; by += 1) await browser.type(EMAIL, wrong(code, by));
    await site.restart();
    expect(await browser.type(EMAIL, code)).toMatchObject({ code: 'code-dead' });
  });

  it('[SI11] is refused when it has not six digits', async () => {
    const { browser } = await asked();
    expect(await browser.type(EMAIL, '12345a')).toEqual({ status: 400, code: 'invalid-input' });
  });
});

describe('drawing a code', () => {
  it('[SI15] keeps leading zeros and draws again where a code would come too often', () => {
    const draws = [Buffer.from('ffffffff', 'hex'), Buffer.from('00000007', 'hex')];
    const random = (size: number) => {
      expect(size).toBe(4);
      return draws.shift() ?? Buffer.alloc(4);
    };
    expect(newCode(random)).toBe('000007');
    expect(draws).toEqual([]);
  });
});
