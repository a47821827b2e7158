// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { Person } from '#shared/member/person.ts';
import { composeEml } from '#server/notice/eml.ts';
import { checkedMail } from '#server/notice/mail.ts';
import { signInMail } from '#server/notice/sign-in-mail.tsx';

const URL_OF_LINK = `https://nayar.example.org/sign-in/${'a'.repeat(43)}`;
const aPerson = (change: Partial<Person> = {}): Person => ({
  id: 'person-0001',
  email: 'director@example.org',
  name: 'מנהלת מחוז',
  title: null,
  office: null,
  region: null,
  expertise: null,
  language: 'he',
  theme: 'system',
  stewardsWorkspace: false,
  createdAt: '2026-11-23T09:00:00.000Z',
  ...change,
});
const mailTo = (change: Partial<Person> = {}) =>
  signInMail({ person: aPerson(change), url: URL_OF_LINK, code: '012345' });
const parsed = (html: string) => new DOMParser().parseFromString(html, 'text/html');

describe('a sign-in mail', () => {
  it.each([
    ['he', 'rtl', 'right', 'שלום'],
    ['en', 'ltr', 'left', 'Hello'],
  ] as const)(
    '[NO7] in %s says %s on the outer table and on every cell',
    (language, dir, side, word) => {
      const { html, text } = mailTo({ language });
      const page = parsed(html);
      expect([page.documentElement.lang, page.documentElement.dir]).toEqual([language, dir]);
      const cells = [...page.querySelectorAll('table, td')];
      expect(cells.length).toBeGreaterThan(8);
      expect(cells.filter((cell) => cell.getAttribute('dir') !== dir)).toEqual([]);
      const rows = [...page.querySelectorAll('table table td')];
      expect(
        rows.filter((row) => !row.getAttribute('style')?.includes(`text-align:${side}`)),
      ).toEqual([]);
      expect(text).toContain(word);
    },
  );

  it('[NO7] carries the link and the code in both parts', () => {
    const { html, text, subject } = mailTo();
    const page = parsed(html);
    expect(page.querySelector('a')?.href).toBe(URL_OF_LINK);
    expect(page.body.textContent).toContain('012345');
    expect(text).toContain(`\n${URL_OF_LINK}\n`);
    expect(text).toContain('\n012345\n');
    expect(subject).toContain('\u2068012345\u2069');
  });

  it('[NO8] sets the name apart, and takes it for words only', () => {
    const name = 'John <b>(3)</b> $t(refusal.unexpected) {{code}} & "x"';
    const { html, text } = mailTo({ name });
    const page = parsed(html);
    expect(page.querySelector('bdi')?.textContent).toBe(name);
    expect(page.querySelector('b')).toBeNull();
    expect(text).toContain(`\u2068${name}\u2069`);
  });

  it('[NO7] loads nothing, runs nothing and says every word from the catalogue', () => {
    const { html, text } = mailTo();
    const page = parsed(html);
    expect(page.querySelectorAll('script, img, link, style, iframe, object, [src]')).toHaveLength(
      0,
    );
    expect(html + text).not.toMatch(/mail\.signIn|undefined|\{\{/);
  });

  it('[NO6] has headers of plain lines', async () => {
    const mail = mailTo();
    expect(checkedMail(mail)).toBe(mail);
    const eml = await composeEml(mail, 'nayar@example.org', new Date('2026-11-23T09:00:00Z'));
    const head = eml.toString('latin1').split('\r\n\r\n', 1)[0] ?? '';
    expect(head).toMatch(/^To: director@example\.org$/m);
    expect(head).toMatch(/^Date: Mon, 23 Nov 2026 09:00:00 \+0000$/m);
    expect(head.split('\r\n').filter((line) => line.length > 998)).toEqual([]);
  });
});
