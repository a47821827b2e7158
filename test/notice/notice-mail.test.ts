// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '#shared/member/person.ts';
import { WAITING_KINDS, type WaitingThing } from '#shared/notice/waiting-contract.ts';
import { checkedMail } from '#server/notice/mail.ts';
import { digestMail, mentionMail, reminderMail } from '#server/notice/notice-mail.ts';
import { aPerson, SITE, someNews } from '#test/notice/notice-table.ts';

const WORDS = 'הערה (see OECD) <img src=x> 3–4';
const aThing = (kind: WaitingThing['kind'], id: string = kind): WaitingThing => ({
  id,
  kind,
  forumId: 'forum-0001',
  title: `מבנה הממשלה (OECD 2021) ${id}`,
  place: 'מפגש <b>2</b>',
  words: WORDS,
  path: `/papers/paper-0001?thread=${id}`,
  at: '2026-11-29T05:00:00.000Z',
  dueOn: '2026-12-01',
  isOverdue: true,
  progress: null,
});
const mailsTo = (language: Language) => {
  const person = aPerson(1, { language, name: 'דנה (Dana)' });
  const means = { person, publicUrl: SITE, unsubscribeUrl: `${SITE}/unsubscribe/x` };
  const fresh = WAITING_KINDS.map((kind) => aThing(kind));
  const many = Array.from({ length: 60 }, (_, number) => aThing('position', `p-${String(number)}`));
  return [
    digestMail({
      ...means,
      fresh: [...fresh, ...many],
      news: [
        someNews('changed'),
        { ...someNews('session'), kind: 'session-set', dueOn: '2026-12-06' },
      ],
      others: many,
      maybe: [aThing('update')],
      lostAt: '2026-11-28T05:00:00.000Z',
    }),
    digestMail({
      ...means,
      fresh: [],
      news: [],
      others: [],
      maybe: [],
      lostAt: '2026-11-28T05:00:00.000Z',
    }),
    mentionMail({ ...means, things: [aThing('mention')] }),
    reminderMail({ ...means, byName: 'אבי', things: [aThing('pre-read'), aThing('update')] }),
  ];
};
const parsed = (html: string) => new DOMParser().parseFromString(html, 'text/html');

describe('every mail of notices', () => {
  it('[NO31] names the day of a mail that may be lost as it was in Jerusalem', () => {
    const person = aPerson(1);
    const means = { person, publicUrl: SITE, unsubscribeUrl: `${SITE}/unsubscribe/x` };
    const none = { fresh: [], news: [], others: [], maybe: [] };
    const night = digestMail({ ...means, ...none, lostAt: '2026-11-28T22:30:00.000Z' });
    expect(night.text).toContain('29 בנובמבר');
  });

  it.each(LANGUAGES)('[NO20] in %s is right with every style taken away', (language) => {
    const [dir, align] = language === 'he' ? ['rtl', 'right'] : ['ltr', 'left'];
    for (const mail of mailsTo(language)) {
      const page = parsed(checkedMail(mail).html);
      // As webmail does: no sheet of styles, no style in place, no frame around the tables.
      for (const sheet of page.querySelectorAll('style, head')) sheet.remove();
      for (const styled of page.querySelectorAll('[style]')) styled.removeAttribute('style');
      const cells = [...page.querySelectorAll('td')];
      expect(page.querySelectorAll('style, [style], [class]')).toHaveLength(0);
      expect(
        [...page.querySelectorAll('table, td')].filter((one) => one.getAttribute('dir') !== dir),
      ).toEqual([]);
      const rows = cells.filter((cell) => cell.querySelector('table') === null);
      expect(rows.filter((cell) => cell.getAttribute('align') !== align)).toEqual([]);
      // A direction that only the text itself decides stands on other people's words alone.
      for (const words of page.querySelectorAll('p'))
        expect(words.getAttribute('dir')).toBe('auto');
      expect(page.querySelectorAll('img, script, link')).toHaveLength(0);
    }
  });

  it.each(LANGUAGES)(
    '[NO7] in %s has all its words, and each of its links, in plain text too',
    (language) => {
      for (const mail of mailsTo(language)) {
        const page = parsed(mail.html);
        for (const words of [mail.subject, mail.text, page.body.textContent])
          expect(words).not.toMatch(/notice\.|mail\.|\{\{|undefined/);
        for (const link of page.querySelectorAll('a')) expect(mail.text).toContain(link.href);
        expect(mail.text).toContain(`${SITE}/unsubscribe/x`);
        expect(mail.unsubscribeUrl).toBe(`${SITE}/unsubscribe/x`);
      }
    },
  );

  it('[NO8] sets apart names, titles and words, and reads none of them as markup', () => {
    const page = parsed(mailsTo('he')[0]?.html ?? '');
    const apart = [...page.querySelectorAll('bdi, p[dir="auto"]')].map((one) => one.textContent);
    expect(apart).toContain('מבנה הממשלה (OECD 2021) mention');
    expect(apart).toContain('מפגש <b>2</b>');
    expect(apart).toContain(WORDS);
    expect(apart).toContain('דנה (Dana)');
  });

  it('[NO21] names so much of what waits as anybody reads, and counts the rest', () => {
    const [digest] = mailsTo('he');
    expect(digest?.text).toContain('ועוד 37, בעמוד הבית');
    expect(digest?.text).toContain('ועוד 50, בעמוד הבית');
  });
});
