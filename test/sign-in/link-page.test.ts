// @vitest-environment jsdom
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '#shared/member/person.ts';
import { type LinkPage, linkPage } from '#server/sign-in/link-page.tsx';
import { PAGE_POLICY, PAGE_STYLE } from '#server/sign-in/page-style.ts';

const PAGES: Readonly<Record<string, LinkPage>> = {
  entering: { kind: 'enter', name: 'John <b>(3)</b>', address: 'none', isShared: false },
  'the address': { kind: 'enter', name: 'מנהלת מחוז', address: 'needed', isShared: true },
  'a wrong address': { kind: 'enter', name: 'מנהלת מחוז', address: 'wrong', isShared: false },
  'a spent link': { kind: 'refused', why: 'link-spent', renewAt: '/sign-in/x/renew' },
  'too many tries': { kind: 'refused', why: 'too-many-requests', renewAt: null },
  'a new link': { kind: 'sent', to: 'd…@example.org' },
};
const each = Object.keys(PAGES).flatMap((name) =>
  LANGUAGES.map((language) => [name, language] as const),
);

function show(name: string, language: 'he' | 'en'): Document {
  const page = PAGES[name];
  if (!page) throw new Error(`no page ${name}`);
  const shown = new DOMParser().parseFromString(
    linkPage(page, { language, theme: 'dark' }),
    'text/html',
  );
  document.replaceChild(document.adoptNode(shown.documentElement), document.documentElement);
  return document;
}

describe('the page behind a sign-in link', () => {
  it.each(each)('[SI33] about %s has no fault that axe finds, in %s', async (name, language) => {
    show(name, language);
    // What a page looks like is measured where it is drawn: jsdom draws nothing.
    const { violations } = await axe.run(document, {
      rules: { 'color-contrast': { enabled: false } },
    });
    expect(violations).toEqual([]);
  });

  it.each(each)('[SI33] about %s runs nothing and says its language, in %s', (name, language) => {
    const page = show(name, language);
    const { lang, dir, dataset } = page.documentElement;
    expect([lang, dir, dataset['theme']]).toEqual([
      language,
      language === 'he' ? 'rtl' : 'ltr',
      'dark',
    ]);
    expect(page.querySelectorAll('script, img, link, iframe, [style], [src]')).toHaveLength(0);
    expect(page.querySelectorAll('h1')).toHaveLength(1);
    // One thing to press; the statement about accessibility stands apart, at the foot.
    expect(page.querySelectorAll('main :is(button, a)')).toHaveLength(
      name === 'a new link' ? 0 : 1,
    );
    expect(page.documentElement.outerHTML).not.toMatch(/signIn\.|refusal\.|undefined|\{\{/);
  });

  it('[SI33] takes a name for words, and sets it apart', () => {
    const heading = show('entering', 'he').querySelector('h1');
    expect(heading?.querySelector('bdi')?.textContent).toBe('John <b>(3)</b>');
    expect(heading?.textContent).toBe('שלום John <b>(3)</b>');
  });

  it('[SI33] allows its own style and nothing else', async () => {
    const style = show('entering', 'he').querySelector('style')?.textContent ?? '';
    expect(style).toBe(PAGE_STYLE);
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
    expect(PAGE_POLICY).toContain(`'sha256-${Buffer.from(hash).toString('base64')}'`);
    expect(PAGE_POLICY).not.toMatch(/unsafe|script-src|\*/);
  });
});
