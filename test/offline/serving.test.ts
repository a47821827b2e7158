import { readdirSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';

let nayar: TestNayar;
beforeAll(async () => {
  nayar = await startTestNayar();
});
afterAll(() => nayar.stop());

const get = (address: string) => nayar.stranger.fetch(address);
const buildIn = (html: string) => /name="nayar-build" content="([0-9a-f]{16})"/.exec(html)?.[1];

interface Manifest {
  readonly name: string;
  readonly dir: string;
  readonly lang: string;
  readonly start_url: string;
  readonly scope: string;
  readonly display: string;
  readonly icons: readonly { src: string; sizes: string; type: string; purpose?: string }[];
}

describe('installing', () => {
  it('[OF17] the manifest is open to everybody and speaks Hebrew', async () => {
    const reply = await get('/manifest.webmanifest');
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toContain('application/manifest+json');
    expect(await reply.json()).toMatchObject({
      name: 'נייר',
      dir: 'rtl',
      lang: 'he',
      start_url: '/',
      scope: '/',
      display: 'standalone',
    });
  });

  it('[OF17] its icons are there in the sizes it names, one of them for a mask', async () => {
    const { icons } = (await (await get('/manifest.webmanifest')).json()) as Manifest;
    expect(icons.some(({ purpose }) => purpose === 'maskable')).toBe(true);
    for (const { src, sizes, type } of icons) {
      const reply = await get(src);
      expect(reply.headers.get('content-type')).toContain(type);
      if (sizes === 'any') continue;
      const { width, height } = await sharp(Buffer.from(await reply.arrayBuffer())).metadata();
      expect(`${String(width)}x${String(height)}`).toBe(sizes);
    }
  });
});

describe('what tells of a newer program', () => {
  it('[OF17] is asked for each time: the worker and the manifest', async () => {
    for (const address of ['/sw.js', '/manifest.webmanifest']) {
      expect((await get(address)).headers.get('cache-control')).toBe('no-cache');
    }
    expect((await get('/sw.js')).headers.get('content-type')).toContain('javascript');
  });

  it('[OF17] names the same build in the page, in the worker and with every answer, a refusal too', async () => {
    const build = buildIn(await (await get('/')).text()) ?? '';
    expect(build).not.toBe('');
    expect(await (await get('/sw.js')).text()).toContain(build);
    const told = ['/api/me', '/api/sign-in', '/api/nothing'].map(async (address) =>
      (await get(address)).headers.get('nayar-build'),
    );
    expect(await Promise.all(told)).toEqual([build, build, build]);
  });

  it('[OF10] the worker knows every file that a screen may ask for, and no other', async () => {
    const worker = await (await get('/sw.js')).text();
    const there = readdirSync(path.resolve('dist/client/assets')).filter(
      (name) => !/\.(?:map|br|gz)$/.test(name),
    );
    expect(there.length).toBeGreaterThan(30);
    const known = [...new Set(worker.match(/\/assets\/[\w.-]+/g))].toSorted();
    expect(known).toEqual(there.map((name) => `/assets/${name}`).toSorted());
  });
});
