import { once } from 'node:events';
import express from 'express';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { apiLimit, limiter, networkOf } from '#server/http/limits.ts';
import { Site } from '#test/sign-in/site.ts';

describe('limits of signing in', () => {
  let site: Site;
  beforeEach(async () => {
    site = await Site.open();
  });
  afterEach(() => site[Symbol.asyncDispose]());

  it('[SI29] let one address ask five times in a quarter of an hour, known or not', async () => {
    await site.member('director@example.org');
    for (const email of ['director@example.org', 'stranger@example.org']) {
      for (let times = 0; times < 5; times += 1) {
        expect((await site.browser().ask(email)).status).toBe(200);
      }
      const refused = await site.browser().ask(email);
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(800);
      expect(await refused.json()).toMatchObject({ code: 'too-many-requests' });
    }
    expect(await site.mailCount()).toBe(5);
  });

  it('[SI29] let forty people of one network sign in within a minute', async () => {
    for (let one = 0; one < 40; one += 1) {
      const email = `member${one}@example.org`;
      await site.member(email);
      const browser = site.browser();
      site.pass(1);
      await browser.ask(email);
      const mail = await site.mail();
      expect((await browser.press(mail.path)).status).toBe(303);
    }
  });

  it('[SI30] stop a network that asks for ever new addresses', async () => {
    const statuses = new Set<number>();
    for (let one = 0; one < 125; one += 1) {
      statuses.add((await site.browser().ask(`made-up${one}@example.org`)).status);
    }
    expect([...statuses]).toEqual([200, 429]);
  });

  it('[SI30] stop a network that types ever new codes', async () => {
    const typed: number[] = [];
    for (let one = 0; one < 121; one += 1) {
      typed.push((await site.browser().type(`m${one}@example.org`, '123456')).status);
    }
    expect([typed[119], typed[120]]).toEqual([410, 429]);
  });

  it('[SI30] stop a network that presses ever new links, with a page', async () => {
    const press = (one: number) =>
      site.browser().press(`/sign-in/${String(one).padStart(43, 'x')}`);
    for (let one = 0; one < 600; one += 10) {
      const tens = Array.from({ length: 10 }, (_, more) => press(one + more));
      const statuses = (await Promise.all(tens)).map(({ status }) => status);
      expect(new Set(statuses)).toEqual(new Set([410]));
    }
    const refused = await press(600);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([
      429,
      expect.stringMatching(/^\d+$/),
    ]);
    expect(await refused.text()).toContain('יותר מדי ניסיונות');
  });

  it('[SI30] stop the typing of codes for one address', async () => {
    const statuses: number[] = [];
    for (let one = 0; one < 21; one += 1) {
      statuses.push((await site.browser().type('director@example.org', '123456')).status);
    }
    expect([statuses[19], statuses[20]]).toEqual([410, 429]);
  });
});

describe('a limiter', () => {
  it('[SI31] counts each key by itself', async () => {
    const two = limiter({ name: 'test', times: 2, perSeconds: 60 });
    await two.take('a');
    await two.take('a', 'b');
    await expect(two.take('a')).rejects.toMatchObject({
      code: 'too-many-requests',
      detail: { retryAfterSeconds: '60' },
    });
    await expect(two.take('b')).resolves.toBeUndefined();
  });

  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0db8:0001:0002::1', '2001:db8:1:2'],
    ['2001:DB8::9', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('[SI32] takes %s for the network %s', (ip, network) => {
    expect(networkOf({ ip })).toBe(network);
  });

  it('[SI31] of the API counts a person apart from their network', async () => {
    const app = express();
    const people = { identify: async (cookie?: string) => (cookie ? { personId: cookie } : null) };
    app.use(apiLimit(people), (_req, res) => void res.send('ok'));
    app.use(
      ((_fault, _req, res, _next) => void res.sendStatus(429)) as express.ErrorRequestHandler,
    );
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const ask = async (headers = {}) =>
      (await fetch(`http://127.0.0.1:${port}`, { headers })).status;
    const statuses: number[] = [];
    for (let times = 0; times < 1201; times += 1) statuses.push(await ask());
    expect([statuses[1199], statuses[1200]]).toEqual([200, 429]);
    expect(await ask({ cookie: 'somebody' })).toBe(200);
    server.close();
  });
});
