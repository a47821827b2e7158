import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readProvider } from '#server/configuration/provider.ts';
import type { Browser } from '#test/sign-in/browser.ts';
import { ProviderServer } from '#test/sign-in/provider-server.ts';
import { Site } from '#test/sign-in/site.ts';

const EMAIL = 'director@example.org';
const MINUTE = 60_000;

let site: Site;
let provider: ProviderServer;
beforeEach(async () => {
  site = await Site.open();
  provider = await ProviderServer.start(`${site.url}/sign-in/provider/return`);
  await site.useProvider(provider);
  await site.member(EMAIL);
});
afterEach(async () => {
  await site[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
});

const pathOf = (address: string) => address.slice(site.url.length);

/** Presses the button, and goes to where the provider is. */
async function start(browser: Browser, wishes = ''): Promise<string> {
  const reply = await browser.get(`/sign-in/provider/start${wishes}`);
  expect(reply.status).toBe(303);
  return reply.headers.get('location') ?? '';
}

/** The whole way as somebody whom the provider knows by an address. */
async function enterAs(email: string, verified = true, wishes = '') {
  provider.account = { email, verified };
  const browser = site.browser();
  const back = await provider.passThrough(await start(browser, wishes));
  return { browser, back, reply: await browser.get(pathOf(back)) };
}

describe('an organisation’s own sign-in', () => {
  it('[SI44] lets in a member with that verified address, where they were going', async () => {
    const { browser, reply } = await enterAs(EMAIL, true, '?next=%2Fpapers%2Fpaper-0001');
    expect([reply.status, reply.headers.get('location')]).toEqual([303, '/papers/paper-0001']);
    expect(await browser.who()).not.toBeNull();
    const [line] = await site.storage.audit.last(1);
    expect(line).toMatchObject({ action: 'signed-in', detail: { by: 'provider' } });
  });

  it('[SI44] compares addresses in lower case', async () => {
    expect((await enterAs('Director@Example.ORG')).reply.status).toBe(303);
  });

  it('[SI44] goes with code, PKCE, state and nonce, and asks for no more than the address', async () => {
    const asked = new URL(await start(site.browser())).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({
      response_type: 'code',
      scope: 'openid email',
      code_challenge_method: 'S256',
      client_id: 'nayar',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(asked.get(name)).toMatch(/^[\w-]{40,}$/);
    }
  });

  it('[SI45] tells strangers, the suspended and the unverified the same, and makes nobody', async () => {
    const suspended = await site.member('suspended@example.org');
    await site.changePlace(suspended, { suspended: true });
    const told = [
      await enterAs('nobody@example.org'),
      await enterAs('suspended@example.org'),
      await enterAs(EMAIL, false),
    ];
    const pages = await Promise.all(told.map(({ reply }) => reply.text()));
    expect(told.map(({ reply }) => reply.status)).toEqual([403, 403, 403]);
    expect(pages[0]).toContain('הכניסה בחשבון הארגוני לא הושלמה');
    expect(new Set(pages).size).toBe(1);
    for (const { browser } of told) expect(await browser.who()).toBeNull();
    expect(await site.catalogue.tables.people.find({})).toHaveLength(2);
  });

  it('[SI45] says so when somebody cancels there', async () => {
    const browser = site.browser();
    const back = await provider.passThrough(await start(browser));
    const reply = await browser.get(pathOf(back));
    expect([reply.status, (await reply.text()).includes('href="/sign-in"')]).toEqual([403, true]);
  });

  it('[SI46] takes an answer once, in the browser that asked, within a quarter of an hour', async () => {
    const { back, browser } = await enterAs(EMAIL);
    expect((await browser.get(pathOf(back))).status).toBe(403);

    const mine = site.browser();
    const stolen = await provider.passThrough(await start(mine));
    const thief = site.browser();
    await start(thief);
    expect((await thief.get(pathOf(stolen))).status).toBe(403);
    expect((await mine.get(pathOf(stolen))).status).toBe(303);

    const slow = site.browser();
    const late = await provider.passThrough(await start(slow));
    site.pass(15 * MINUTE);
    expect((await slow.get(pathOf(late))).status).toBe(403);
  });

  it.each([
    ['another state', (url: URL) => url.searchParams.set('state', 'x'.repeat(43))],
    ['no state', (url: URL) => url.searchParams.delete('state')],
    ['another code', (url: URL) => url.searchParams.set('code', 'x'.repeat(43))],
    ['no code', (url: URL) => url.searchParams.delete('code')],
  ])('[SI46] refuses an answer with %s', async (_, change) => {
    provider.account = { email: EMAIL, verified: true };
    const browser = site.browser();
    const back = new URL(await provider.passThrough(await start(browser)));
    change(back);
    const reply = await browser.get(pathOf(back.href));
    expect([403, 503]).toContain(reply.status);
    expect(await browser.who()).toBeNull();
  });

  it('[SI46] refuses the code of another browser under its own state', async () => {
    provider.account = { email: EMAIL, verified: true };
    const [mine, thief] = [site.browser(), site.browser()];
    const stolen = new URL(await provider.passThrough(await start(mine)));
    const own = new URL(await start(thief)).searchParams.get('state') ?? '';
    stolen.searchParams.set('state', own);
    expect((await thief.get(pathOf(stolen.href))).status).toBe(403);
    expect(await thief.who()).toBeNull();
  });

  it('[SI34] keeps the choice of a shared computer on the way', async () => {
    const { browser } = await enterAs(EMAIL, true, '?shared=1');
    const visit = (await (await browser.get('/api/me/visit')).json()) as { isShared: boolean };
    expect(visit.isShared).toBe(true);
  });

  it.each(['https://elsewhere.example', '//elsewhere.example', '/\\elsewhere'])(
    '[SI25] leads home instead of to %s',
    async (next) => {
      const { reply } = await enterAs(EMAIL, true, `?next=${encodeURIComponent(next)}`);
      expect(reply.headers.get('location')).toBe('/');
    },
  );

  it('[SI47] that is down is told plainly, and asked again later; links go on', async () => {
    await using gone = await Site.open();
    await gone.member(EMAIL);
    const [host, port] = ['127.0.0.1', await aFreePort()];
    await gone.useProvider({ issuer: `http://${host}:${port}`, clientId: 'x', clientSecret: 'y' });
    const reply = await gone.browser().get('/sign-in/provider/start');
    expect([reply.status, await reply.text()]).toEqual([
      503,
      expect.stringContaining('שירות הכניסה הארגונית אינו עונה'),
    ]);
    expect(String(gone.faults[0])).toContain('the sign-in provider failed');
    const link = new URL(await gone.entry.makeLink(EMAIL)).pathname;
    expect((await gone.browser().press(link)).status).toBe(303);
  });

  it('[SI47] that goes down between the two steps is told plainly', async () => {
    provider.account = { email: EMAIL, verified: true };
    const browser = site.browser();
    const back = await provider.passThrough(await start(browser));
    await provider[Symbol.asyncDispose]();
    expect((await browser.get(pathOf(back))).status).toBe(503);
    provider = await ProviderServer.start('http://127.0.0.1/unused');
  });

  it('[SI47] with a wrong secret is told to the operator, and shows none of it', async () => {
    await site.useProvider({ issuer: provider.issuer, clientId: 'nayar', clientSecret: 'wrong!' });
    const { reply, browser } = await enterAs(EMAIL);
    expect(reply.status).toBe(503);
    expect(await browser.who()).toBeNull();
    expect(JSON.stringify(site.faults.map(String))).not.toContain('wrong!');
  });

  it('[SI44] is offered by its name on the sign-in page', async () => {
    const state = await (await site.browser().get('/api/sign-in')).json();
    expect(state).toMatchObject({ provider: { name: 'החשבון הממשלתי' } });
  });

  it('[SI44] has no address where none is configured', async () => {
    await using plain = await Site.open();
    const state = await (await plain.browser().get('/api/sign-in')).json();
    expect(state).toMatchObject({ provider: null });
    expect((await plain.browser().get('/sign-in/provider/start')).status).toBe(404);
  });
});

async function aFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describe('the settings of a provider', () => {
  const FULL = {
    OIDC_ISSUER: 'https://login.example.org/tenant',
    OIDC_CLIENT_ID: 'nayar',
    OIDC_CLIENT_SECRET: 'secret-value',
  };

  it('[SI48] are none, or whole', () => {
    expect(readProvider({})).toBeNull();
    expect(readProvider({ ...FULL, OIDC_NAME: 'המשרד' })).toEqual({
      issuer: FULL.OIDC_ISSUER,
      clientId: 'nayar',
      clientSecret: 'secret-value',
      name: 'המשרד',
    });
    expect(readProvider(FULL)).toMatchObject({ name: null });
  });

  it.each([
    ['no secret', { ...FULL, OIDC_CLIENT_SECRET: '' }, 'OIDC_CLIENT_SECRET'],
    ['only a name', { OIDC_NAME: 'x' }, 'OIDC_ISSUER'],
    ['no issuer', { ...FULL, OIDC_ISSUER: ' ' }, 'OIDC_ISSUER'],
    ['http elsewhere', { ...FULL, OIDC_ISSUER: 'http://login.example.org' }, 'OIDC_ISSUER'],
    ['no address', { ...FULL, OIDC_ISSUER: 'login' }, 'OIDC_ISSUER'],
    ['a query', { ...FULL, OIDC_ISSUER: 'https://login.example.org/?a=1' }, 'OIDC_ISSUER'],
    ['a long name', { ...FULL, OIDC_NAME: 'x'.repeat(61) }, 'OIDC_NAME'],
  ])('[SI48] stop the start with one line: %s', (_, environment, named) => {
    const read = () => readProvider(environment);
    expect(read).toThrow(named);
    expect(read).not.toThrow(/secret-value|\n/);
  });
});
