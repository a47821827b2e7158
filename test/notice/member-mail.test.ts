// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Person } from '#shared/member/person.ts';
import { ROLES } from '#shared/member/role.ts';
import { checkedMail } from '#server/notice/mail.ts';
import {
  addressMails,
  askedMail,
  declinedMail,
  grantedMail,
  invitationMail,
} from '#server/notice/member-mail.tsx';

const FORUM = 'פורום (OECD) <b>3</b>';
const aPerson = (language: Person['language'] = 'he'): Person => ({
  id: 'person-0001',
  email: 'director@example.org',
  name: 'דנה (Dana)',
  title: null,
  office: null,
  region: null,
  expertise: null,
  language,
  theme: 'system',
  stewardsWorkspace: false,
  createdAt: '2026-11-23T09:00:00.000Z',
});
const url = 'https://nayar.example.org/sign-in/token';
const mailsTo = (language: Person['language']) => {
  const person = aPerson(language);
  const invited = { person, forumName: FORUM, byName: 'רכזת', words: 'שלום\n<img src=x>', url };
  return [
    ...ROLES.map((role) => invitationMail({ ...invited, role })),
    ...addressMails({ person, oldEmail: 'old@example.org', byName: 'רכזת', url }),
    askedMail({
      coordinator: person,
      askerName: 'אבי',
      askerEmail: 'avi@example.org',
      thing: FORUM,
      words: 'בבקשה',
      url,
    }),
    grantedMail({ asker: person, thing: FORUM, role: 'reader', url }),
    declinedMail(person, 'forum'),
    declinedMail(person, 'paper'),
  ];
};
const parsed = (html: string) => new DOMParser().parseFromString(html, 'text/html');

describe('every mail about members', () => {
  it.each(LANGUAGES)(
    '[NO20] in %s says its direction in every cell, and all its words',
    (language) => {
      const dir = language === 'he' ? 'rtl' : 'ltr';
      for (const mail of mailsTo(language)) {
        const page = parsed(checkedMail(mail).html);
        const cells = [...page.querySelectorAll('table, td')];
        expect(cells.filter((cell) => cell.getAttribute('dir') !== dir)).toEqual([]);
        // A key that the catalogue does not have would stand there itself.
        for (const words of [mail.subject, mail.text, page.body.textContent]) {
          expect(words).not.toMatch(/(?:people|access|mail|member)\.[a-z]/i);
          expect(words).not.toContain('{{');
          expect(words).not.toMatch(/[\uE000\uE001]/);
        }
      }
    },
  );

  it('[NO20] isolates names and titles, and reads none of them as markup', () => {
    const [mail] = mailsTo('he');
    const page = parsed(mail?.html ?? '');
    expect([...page.querySelectorAll('bdi')].map((part) => part.textContent)).toContain(FORUM);
    expect(page.querySelector('img, b')).toBeNull();
    expect(mail?.text).toContain('\u2068דנה (Dana)\u2069');
    expect(mail?.text).toContain('שלום\n<img src=x>');
    expect(mail?.subject).toContain(`\u2068${FORUM}\u2069`);
  });

  it('[NO20] tells the old address no more of the new one than its owner needs', () => {
    const [old] = addressMails({
      person: aPerson(),
      oldEmail: 'old@example.org',
      byName: 'רכזת',
      url,
    });
    expect(old?.to).toBe('old@example.org');
    expect(old?.text).not.toContain('director@');
    expect(old?.text).toContain('d…@example.org');
    expect(old?.html).not.toContain('href');
  });
});
