import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { Problem } from '#shared/contract/problem.ts';
import { readPaper } from '#shared/paper/paper-contract.ts';
import { readConfiguration } from '#server/configuration/configuration.ts';
import { ownOrigins } from '#server/http/origin.ts';
import { StartRefused } from '#server/storage/storage.ts';
import { startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let nayar: TestNayar;
beforeAll(async () => {
  nayar = await startTestNayar();
});
afterAll(() => nayar.stop());

const JSON_TYPE = { 'content-type': 'application/json' };
const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };
const cut = gzipSync('{"email":"somebody@test.example"}').subarray(0, 15);

describe('a body that cannot be read', () => {
  it.each([
    ['what is no gzip', '/api/sign-in', 'garbage', { ...JSON_TYPE, 'content-encoding': 'gzip' }],
    ['cut gzip', '/api/sign-in', cut, { ...JSON_TYPE, 'content-encoding': 'gzip' }],
    ['what is no brotli', '/api/sign-in', 'garbage', { ...JSON_TYPE, 'content-encoding': 'br' }],
    ['an unknown charset', '/api/sign-in', '{}', { 'content-type': 'application/json; charset=x' }],
    ['a thousand fields', '/sign-in/nothing', 'a&'.repeat(1020), FORM_TYPE],
  ])('[AT11] is its sender’s doing: %s', async (_what, address, body, headers) => {
    const reply = await nayar.stranger.fetch(address, { method: 'POST', body, headers });
    expect([400, 413]).toContain(reply.status);
    expect(['invalid-input', 'too-large']).toContain(Problem.parse(await reply.json()).code);
  });
});

describe('asking whether the workspace is ready', () => {
  it('[AT12] costs one look at the disk, however many ask', async () => {
    const check = vi.spyOn(nayar.nayar.storage, 'check');
    const replies = await Promise.all(
      Array.from({ length: 40 }, () => nayar.stranger.fetch('/readyz')),
    );
    expect(replies.every(({ status }) => status === 200)).toBe(true);
    expect(check).toHaveBeenCalledTimes(1);
  });
});

describe('reading a whole paper over and over', () => {
  it('[AT23] is bounded for one person, and nobody else feels it', async () => {
    const [paper] = await nayar.nayar.storage.catalogue.tables.papers.find({});
    const params = { paperId: paper?.id ?? '' };
    const one = await nayar.newcomer(paper?.forumId ?? '', 'coordinator');
    const other = await nayar.newcomer(paper?.forumId ?? '', 'coordinator');
    const statuses = new Set<number>();
    for (let tens = 0; tens < 25; tens++) {
      const replies = Array.from({ length: 10 }, () => one.call(readPaper, { params }));
      for (const { status } of await Promise.all(replies)) statuses.add(status);
    }
    expect([...statuses]).toEqual([200, 429]);
    expect((await other.call(readPaper, { params })).status).toBe(200);
  });
});

describe('a setting', () => {
  it.each([
    ['PUBLIC_URL', 'nonsense'],
    ['PUBLIC_URL', 'http://'],
    ['PORT', ' '],
    ['PORT', '0x50'],
    ['PORT', '1e3'],
    ['TRUSTED_PROXIES', ' '],
    ['HOST', ' '],
  ])('[AT13] that means nothing stops the start in one line: %s=%j', (name, value) => {
    const read = () => readConfiguration({ [name]: value });
    expect(read).toThrow(StartRefused);
    expect(read).toThrow(name);
  });

  it('[AT14] of port 80 leaves both names of this machine its own site', () => {
    expect([...ownOrigins('http://127.0.0.1:80', false)].toSorted()).toEqual([
      'http://127.0.0.1',
      'http://localhost',
    ]);
  });
});

describe('a script', () => {
  it('[AT15] is sent as it is said to be, also when a question follows its name', async () => {
    const page = await (await nayar.stranger.fetch('/sign-in')).text();
    const script = /\/assets\/first[\w.-]+\.js/.exec(page)?.[0] ?? '';
    const headers = { 'accept-encoding': 'br' };
    const plain = await (await nayar.stranger.fetch(script)).text();
    const asked = await nayar.stranger.fetch(`${script}?again`, { headers });
    expect(await asked.text()).toBe(plain);
  });
});
