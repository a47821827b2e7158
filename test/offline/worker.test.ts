import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  dropOldPrograms,
  hashedFile,
  isComplete,
  keepFiles,
  keepShell,
  programCache,
} from '#client/offline/worker/program.ts';
import { page, withFreshNonce } from '#client/offline/worker/shell.ts';
import { HandCaches } from '#test/offline/hand-caches.ts';

const FILES = ['/before-paint.js', '/assets/first-1.js', '/assets/editor-1.js'];
const POLICY = "default-src 'none'; script-src 'self' 'nonce-OLD1'; style-src 'self' 'nonce-OLD1'";
const aPage = (build: string) =>
  new Response(`<meta content="${build}"><script nonce="OLD1"></script>`, {
    headers: { 'content-security-policy': POLICY, 'content-type': 'text/html' },
  });

let hand: HandCaches;
let caches: CacheStorage;
let asked: string[];
/** What the server answers; what is not named is not there. */
let served: Record<string, () => Response>;

beforeEach(() => {
  hand = new HandCaches();
  caches = hand as unknown as CacheStorage;
  asked = [];
  served = Object.fromEntries(FILES.map((file) => [file, () => new Response(file)]));
  vi.stubGlobal('fetch', async (from: string | Request) => {
    const path = typeof from === 'string' ? from : new URL(from.url).pathname;
    asked.push(path);
    const answer = served[path];
    if (!answer) throw new TypeError('Failed to fetch');
    return answer();
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function keepWhole(build: string, files = FILES): Promise<void> {
  served['/'] = () => aPage(build);
  await keepShell(caches, { build, files });
  await keepFiles(caches, { build, files });
}

describe('bringing the program onto the device', () => {
  it('[OF10] fetches file after file, and counts as whole with the last one', async () => {
    await keepWhole('aaaa');
    expect(asked).toEqual(['/', ...FILES]);
    expect(await isComplete(caches, programCache('aaaa'))).toBe(true);
  });

  it('[OF10] goes on where it was stopped, and is not whole before', async () => {
    const editor = served['/assets/editor-1.js'];
    delete served['/assets/editor-1.js'];
    await expect(keepWhole('aaaa')).rejects.toThrow('fetch');
    expect(await isComplete(caches, programCache('aaaa'))).toBe(false);
    if (editor) served['/assets/editor-1.js'] = editor;
    asked = [];
    await keepFiles(caches, { build: 'aaaa', files: FILES });
    expect(asked).toEqual(['/assets/editor-1.js']);
    expect(await isComplete(caches, programCache('aaaa'))).toBe(true);
  });

  it('[OF10] keeps no page that says "not there"', async () => {
    served['/assets/editor-1.js'] = () => new Response('', { status: 404 });
    await expect(keepWhole('aaaa')).rejects.toThrow('editor-1');
    expect(await isComplete(caches, programCache('aaaa'))).toBe(false);
  });

  it('[OF10] copies what an earlier build had, but never a file whose name says nothing of its content', async () => {
    await keepWhole('aaaa');
    asked = [];
    await keepWhole('bbbb', [...FILES, '/assets/new-2.js'].slice(0, 3));
    expect(asked).toEqual(['/', '/before-paint.js']);
  });

  it('[OF10] refuses the page of another build', async () => {
    served['/'] = () => aPage('cccc');
    await expect(keepShell(caches, { build: 'aaaa', files: FILES })).rejects.toThrow('build');
  });

  it('[OF11] keeps the newest build and the whole one before it', async () => {
    for (const build of ['aaaa', 'bbbb']) await keepWhole(build);
    served['/'] = () => aPage('cccc');
    await keepShell(caches, { build: 'cccc', files: FILES });
    await keepWhole('dddd');
    await dropOldPrograms(caches, 'dddd');
    expect(await hand.keys()).toEqual([programCache('bbbb'), programCache('dddd')]);
  });

  it('[OF11] leaves everything alone that is not a build', async () => {
    await hand.open('nayar/images/person-0001');
    await keepWhole('aaaa');
    await dropOldPrograms(caches, 'aaaa');
    expect(await hand.keys()).toContain('nayar/images/person-0001');
  });

  it('[OF8] gives files of an older page that the server no longer has', async () => {
    await keepWhole('aaaa');
    await keepWhole('bbbb', ['/before-paint.js']);
    served = {};
    const request = new Request('https://nayar.example/assets/editor-1.js');
    expect(await (await hashedFile(caches, request, 'bbbb')).text()).toBe('/assets/editor-1.js');
  });

  it('[OF10] keeps what a page asks for, and no refusal', async () => {
    served['/assets/late-1.js'] = () => new Response('late');
    served['/assets/gone-1.js'] = () => new Response('', { status: 404 });
    const get = (path: string) =>
      hashedFile(caches, new Request(`https://nayar.example${path}`), 'aaaa');
    expect(await (await get('/assets/late-1.js')).text()).toBe('late');
    expect((await get('/assets/gone-1.js')).status).toBe(404);
    served = {};
    expect(await (await get('/assets/late-1.js')).text()).toBe('late');
    await expect(get('/assets/gone-1.js')).rejects.toThrow('fetch');
  });
});

describe('a page', () => {
  const away = () => Promise.reject<Response>(new TypeError('Failed to fetch'));

  it('[OF12] is the server’s own when it answers', async () => {
    await keepWhole('aaaa');
    const answer = await page(caches, Promise.resolve(aPage('bbbb')));
    expect(await answer.text()).toContain('bbbb');
  });

  it.each([502, 503, 504])(
    '[OF12] comes from the device when the server is away: %i',
    async (status) => {
      await keepWhole('aaaa');
      const answer = await page(caches, Promise.resolve(new Response('gateway', { status })));
      expect(await answer.text()).toContain('aaaa');
    },
  );

  it('[OF12] comes from the device when the server is not heard of for four seconds', async () => {
    await keepWhole('aaaa');
    vi.useFakeTimers();
    const answer = page(caches, new Promise<Response>(() => undefined));
    await vi.advanceTimersByTimeAsync(4100);
    expect(await (await answer).text()).toContain('aaaa');
  });

  it('[OF12] comes from the newest whole build, not from one that was never finished', async () => {
    await keepWhole('aaaa');
    await keepWhole('bbbb');
    served['/'] = () => aPage('cccc');
    await keepShell(caches, { build: 'cccc', files: FILES });
    expect(await (await page(caches, away())).text()).toContain('bbbb');
  });

  it('[OF12] is the failure itself where nothing is kept', async () => {
    await expect(page(caches, away())).rejects.toThrow('fetch');
    const refused = await page(caches, Promise.resolve(new Response('no', { status: 503 })));
    expect(refused.status).toBe(503);
  });

  it('[OF9] carries the kept policy with a nonce that was never used before', async () => {
    const [one, other] = await Promise.all([
      withFreshNonce(aPage('aaaa')),
      withFreshNonce(aPage('aaaa')),
    ]);
    const policies = [one, other].map((answer) => answer.headers.get('content-security-policy'));
    expect(policies[0]).not.toBe(policies[1]);
    for (const policy of policies) {
      expect(policy).not.toContain('OLD1');
      expect(policy?.replaceAll(/nonce-[^']+/g, 'nonce-OLD1')).toBe(POLICY);
    }
    const nonce = /nonce-([^']+)'/.exec(policies[0] ?? '')?.[1] ?? '';
    expect(atob(nonce)).toHaveLength(16);
    const text = await one.text();
    expect(text).toContain(`nonce="${nonce}"`);
    expect(text).not.toContain('OLD1');
  });
});
