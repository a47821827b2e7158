import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type Guest, type TestNayar, followLink } from '#test/harness/start-nayar.ts';

/** Flags for a browser on a closed network, as root, without a screen. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser that `npm test` found, or the first in the usual place. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: FLAGS,
  });
}

/** One person's browser: a window of its own with its own cookies, and everything the page complained about. */
export interface Desk {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Faults of scripts and breaches of the content security policy; a test expects none. */
  readonly complaints: string[];
}

interface DeskWishes {
  readonly width?: number;
  readonly height?: number;
  readonly language?: 'he' | 'en';
  /** A phone: touched and not pressed with a mouse. */
  readonly isTouch?: boolean;
  /** Lets the program keep itself on the device; without it a test pays for no service worker. */
  readonly keepsProgram?: boolean;
}

export async function openDesk(
  browser: Browser,
  guest: Guest | null,
  wishes: DeskWishes = {},
): Promise<Desk> {
  const { width = 1280, height = 900 } = wishes;
  const context = await browser.newContext({
    viewport: { width, height },
    locale: wishes.language === 'en' ? 'en-GB' : 'he-IL',
    timezoneId: 'Asia/Jerusalem',
    ...(wishes.isTouch && { hasTouch: true, isMobile: true }),
    serviceWorkers: wishes.keepsProgram ? 'allow' : 'block',
  });
  if (guest?.cookie) {
    const cookies = guest.cookie.split('; ').map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return { name, value: value.join('='), url: guest.url };
    });
    await context.addCookies(cookies);
  }
  const page = await context.newPage();
  pressLikeAPerson(page);
  const complaints: string[] = [];
  page.on('pageerror', (fault) => complaints.push(fault.message));
  page.on('console', (message) => {
    const isBreach = message.text().includes('Content Security Policy');
    if (
      isBreach ||
      (message.type() === 'error' &&
        !/net::|WebSocket|Failed to load resource/.test(message.text()))
    ) {
      complaints.push(message.text());
    }
  });
  return { context, page, complaints };
}

/**
 * Nobody presses eight keys within one millisecond. A browser tells of a moved caret after the key that moved it; pressed
 * without a breath the next key would meet a caret that no person has ever seen there.
 */
function pressLikeAPerson(page: Page): void {
  const { keyboard } = page;
  const [press, type] = [keyboard.press.bind(keyboard), keyboard.type.bind(keyboard)];
  const drawn = () =>
    page
      .evaluate(
        () =>
          new Promise<void>((resolve) => {
            requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
          }),
      )
      // A key may have closed the page or led away from it.
      .catch(() => undefined);
  keyboard.press = async (key, options) => {
    await press(key, options);
    await drawn();
  };
  keyboard.type = async (text, options) => {
    await type(text, { delay: 10, ...options });
    await drawn();
  };
}

/** Signs in as one of the sample's people. */
export async function sampleGuest(nayar: TestNayar, role: string): Promise<Guest> {
  const { url } = (await nayar.command('sign-in-link', { email: `${role}@nayar.example` })) as {
    url: string;
  };
  return followLink(url);
}

/** Keeps a picture in `test/.output`, to be looked at. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = path.resolve('test/.output/pictures');
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}
