import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NextPath } from '#shared/member/sign-in-contract.ts';
import { Site } from '#test/sign-in/site.ts';

const FOREIGN = [
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/%2f%2fevil.example',
  '/%2Fevil.example',
  '/%5cevil.example',
  'https://evil.example',
  'https:evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  '/\tevil',
  '/\n/evil.example',
  '/\r\nlocation: https://evil.example',
  ' /home',
  'home',
  '',
  '/a\\b',
  '/a b',
  '/\u0000',
];
const OWN = ['/', '/papers/abc', '/papers/abc?x=1&y=//b#//c', '/חיפוש/נייר', '/a//b'];

describe('where a sign-in leads', () => {
  it.each(FOREIGN)('[SI25] is never %j', async (next) => {
    expect(NextPath.safeParse(next).success).toBe(false);
  });

  it('[SI25] is refused at the asking and at the link, and never followed', async () => {
    await using site = await Site.open();
    await site.member('director@example.org');
    for (const next of FOREIGN.slice(0, 5)) {
      expect((await site.browser().ask('director@example.org', next)).status).toBe(400);
      const link = await site.entry.makeLink('director@example.org', { next });
      const pressed = await site.browser().press(new URL(link).pathname);
      expect([pressed.status, pressed.headers.get('location')]).toEqual([303, '/']);
    }
  });

  it.each(OWN)('[SI25] may be %j', async (next) => {
    await using site = await Site.open();
    await site.member('director@example.org');
    const link = await site.entry.makeLink('director@example.org', { next });
    const pressed = await site.browser().press(new URL(link).pathname);
    expect(decodeURI(pressed.headers.get('location') ?? '')).toBe(next);
  });

  it('[SI25] stays on this site for whatever the contract takes', () => {
    const site = 'https://nayar.example.org';
    const piece = fc.constantFrom(
      '/',
      '\\',
      '//',
      '%2f',
      '%5C',
      '.',
      '..',
      ':',
      '@',
      '?',
      '#',
      'evil.example',
      'א',
      '\t',
      ' ',
    );
    const path = fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join('')}`);
    const taken = fc.sample(path, 3000).filter((next) => NextPath.safeParse(next).success);
    expect(taken.length).toBeGreaterThan(100);
    expect(taken.filter((next) => new URL(next, site).origin !== site)).toEqual([]);
  });
});
