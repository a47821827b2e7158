import { withoutSecrets } from '#server/http/without-secrets.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '#shared/contract/problem.ts';
import { changeMe, getMe } from '#shared/member/member-contract.ts';
import { readConfiguration } from '#server/configuration/configuration.ts';
import { API_ENDPOINTS } from '#server/http/api-endpoints.ts';
import { type Guest, startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let nayar: TestNayar;
let reader: Guest;

beforeAll(async () => {
  nayar = await startTestNayar();
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  reader = await nayar.newcomer(forum?.id ?? '', 'reader');
});
afterAll(() => nayar.stop());

const patchMe = (headers: Record<string, string>, body = '{"language":"en"}') =>
  fetch(`${nayar.url}/api/me`, {
    method: 'PATCH',
    body,
    headers: { cookie: reader.cookie ?? '', 'content-type': 'application/json', ...headers },
  });

describe('the origin of a request', () => {
  it.each([
    [{}],
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: 'http://127.0.0.1.evil.example' }],
  ])('[HT4] is refused when it is not this site: %j', async (headers) => {
    const reply = await patchMe(headers);
    expect(reply.status).toBe(403);
    expect(Problem.parse(await reply.json()).code).toBe('foreign-origin');
    expect((await reader.call(getMe)).body.person.language).toBe('he');
  });

  it('[HT4] is taken when it is this site, by either name of the loopback', async () => {
    expect((await patchMe({ origin: nayar.url })).status).toBe(200);
    expect(
      (await patchMe({ origin: nayar.url.replace('127.0.0.1', 'localhost') }, '{"language":"he"}'))
        .status,
    ).toBe(200);
  });
});

describe('an error', () => {
  it.each([
    ['/api/nothing', 404, 'not-found'],
    ['/api/papers/..%2f..%2fetc', 404, 'not-found'],
    ['/api/papers/%00', 404, 'not-found'],
    ['/api/papers/abc', 404, 'not-found'],
    ['/api/papers/%E0%A4%A', 404, 'not-found'],
  ])('[HT5] is told as problem+json: %s', async (address, status, code) => {
    const reply = await reader.fetch(address);
    expect(reply.status).toBe(status);
    const problem = Problem.parse(await reply.json());
    expect(problem.code).toBe(code);
    expect(problem.message.he).toMatch(/[א-ת]/);
  });

  it.each([
    ['cut JSON', '{', 400, 'invalid-input'],
    ['a list', '[]', 400, 'invalid-input'],
    ['a prototype', '{"__proto__":{"stewardsWorkspace":true}}', 400, 'invalid-input'],
    ['a surplus field', '{"stewardsWorkspace":true}', 400, 'invalid-input'],
    ['a turned name', '{"name":"א\\u202eב"}', 400, 'invalid-input'],
    ['a huge name', JSON.stringify({ name: 'x'.repeat(300_000) }), 413, 'too-large'],
  ])('[HT5][HT9] meets odd input calmly: %s', async (_what, body, status, code) => {
    const reply = await patchMe({ origin: nayar.url }, body);
    expect(reply.status).toBe(status);
    expect(Problem.parse(await reply.json()).code).toBe(code);
    expect((await reader.call(getMe)).body.person.stewardsWorkspace).toBe(false);
  });

  it('[HT9] names the fields that are wrong', async () => {
    const reply = await reader.call(changeMe, { body: { language: 'fr' } });
    expect(reply).toMatchObject({ status: 400, body: { fields: [{ path: 'language' }] } });
  });
});

describe('a page', () => {
  it('[HT6] carries a strict policy with a fresh nonce each time', async () => {
    const [one, other] = await Promise.all([
      nayar.stranger.fetch('/sign-in'),
      nayar.stranger.fetch('/sign-in'),
    ]);
    const policy = one.headers.get('content-security-policy') ?? '';
    for (const part of [
      "default-src 'none'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toContain('unsafe');
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(nonce).not.toBe('');
    expect(await one.text()).toContain(nonce);
    expect(other.headers.get('content-security-policy')).not.toContain(nonce);
    expect(one.headers.get('x-content-type-options')).toBe('nosniff');
    expect(one.headers.get('x-powered-by')).toBeNull();
  });

  it('sends its scripts compressed to browsers that take it, and plain to others', async () => {
    const page = await (await nayar.stranger.fetch('/sign-in')).text();
    const script = /\/assets\/first[\w.-]+\.js/.exec(page)?.[0] ?? '';
    const get = (encoding: string) =>
      nayar.stranger.fetch(script, { headers: { 'accept-encoding': encoding } });
    const [plain, small] = await Promise.all([get('identity'), get('br, gzip')]);
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(small.headers.get('content-encoding')).toBe('br');
    expect(small.headers.get('content-type')).toBe(plain.headers.get('content-type'));
    expect(small.headers.get('vary')).toContain('Accept-Encoding');
    expect(await small.text()).toBe(await plain.text());
  });

  it('answers health, readiness and metrics', async () => {
    expect(await (await nayar.stranger.fetch('/healthz')).text()).toBe('ok\n');
    expect((await nayar.stranger.fetch('/readyz')).status).toBe(200);
    expect(await (await nayar.stranger.fetch('/metrics')).text()).toContain('process_cpu');
  });

  it('[HT7] describes every address of the contracts', async () => {
    const document = (await (await nayar.stranger.fetch('/api/openapi.json')).json()) as {
      paths: Record<string, Record<string, unknown>>;
    };
    for (const { path, method } of API_ENDPOINTS) {
      expect(document.paths[path]?.[method.toLowerCase()], `${method} ${path}`).toBeDefined();
    }
  });
});

function refusalOf(environment: Record<string, string>): Error | null {
  try {
    readConfiguration(environment);
    return null;
  } catch (refused) {
    return refused as Error;
  }
}

describe('the settings', () => {
  it.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['PUBLIC_URL', 'ftp://x'],
    ['PUBLIC_URL', 'https://x.example/path'],
    ['SMTP_URL', 'secret-value'],
    ['LOG_LEVEL', 'loud'],
    ['SAMPLE', 'yes'],
    ['DATABASE_URL', 'postgres://secret'],
  ])('[HT8] refuse a wrong %s', (name, value) => {
    const refused = refusalOf({ [name]: value });
    expect(refused).toMatchObject({ name: 'StartRefused' });
    expect(refused?.message).toContain(name);
    expect(refused?.message).not.toContain(value);
    expect(refused?.message).not.toContain('\n');
  });
});

describe('the log', () => {
  it('[HT10] holds no address that lets anybody in', () => {
    expect(withoutSecrets('/sign-in/a-secret?next=/x')).toBe('/sign-in/…');
    expect(withoutSecrets('/calendar/feed.token.ics')).toBe('/calendar/…');
    expect(withoutSecrets('/api/forums/forum-0001?page=2')).toBe('/api/forums/forum-0001');
  });
});
