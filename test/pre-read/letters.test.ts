import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { answerPreRead, changePreRead, remindMissing } from '#shared/pre-read/pre-read-contract.ts';
import { SmtpInbox } from '#test/notice/smtp-inbox.ts';
import { startTestNayar } from '#test/harness/start-nayar.ts';
import { aSessionDesk, type Somebody } from '#test/pre-read/session-desk.ts';

let now = new Date('2026-11-20T08:00:00.000Z');

async function aMailedSession(smtpUrl: string) {
  now = new Date('2026-11-20T08:00:00.000Z');
  const nayar = await startTestNayar({ smtpUrl }, { now: () => now });
  let running = nayar;
  const desk = await aSessionDesk(nayar);
  const lead = await desk.join('lead');
  await desk.appoint(lead);
  const people = [await desk.join('respondent'), await desk.join('commenter')] as const;
  await desk.respond(...people);
  return {
    nayar,
    desk,
    lead,
    people,
    async restart() {
      running = await running.restart();
      return running;
    },
    // Before its mail server: that would wait for a line which is kept open.
    [Symbol.asyncDispose]: () => running.stop(),
  };
}

/** Resolves when so many mails were taken. */
async function taken(inbox: SmtpInbox, count: number): Promise<void> {
  while (inbox.raw.length < count) await inbox.delivery();
}
const to = async (inbox: SmtpInbox) =>
  (await inbox.mails())
    .flatMap(({ to: one }) => (Array.isArray(one) ? [] : (one?.text ?? [])))
    .toSorted();
const emails = (...people: readonly Somebody[]) => people.map(({ email }) => email).toSorted();

describe('mails about a pre-read', () => {
  it('[PR8] invite each person once, in Hebrew from right to left, with the same words in plain text', async () => {
    await using inbox = await SmtpInbox.open();
    await using at = await aMailedSession(inbox.url);
    const { desk, lead, people, nayar } = at;
    const id = randomUUID();
    await desk.send(lead, { id });
    await desk.send(lead, { id });
    await taken(inbox, 2);
    expect(await to(inbox)).toEqual(emails(...people));
    const [mail] = await inbox.mails();
    expect(mail?.subject).toContain('מבנה הממשלה (OECD 2021)');
    const html = String(mail?.html);
    expect(html).toContain('dir="rtl"');
    expect(html).toContain('<bdi>');
    for (const words of [String(mail?.text), html]) {
      expect(words).toContain(`${nayar.url}/pre-reads/${id}`);
      expect(words).toContain('נא לקרוא את התמצית');
      expect(words).toContain('1 בדצמבר 2026');
      expect(words).not.toMatch(/preRead\.|\{\{/);
    }
  });

  it('[PR8] tell once of a day that was moved, also when it is moved there and back', async () => {
    await using inbox = await SmtpInbox.open();
    await using at = await aMailedSession(inbox.url);
    const { desk, lead, people } = at;
    const { id } = (await desk.send(lead)).body;
    await taken(inbox, 2);
    const move = (dueOn: string) =>
      lead.call(changePreRead, { params: { preReadId: id }, body: { dueOn } });
    await move('2026-12-05');
    await taken(inbox, 4);
    await move('2026-12-05');
    await move('2026-12-06');
    await taken(inbox, 6);
    await move('2026-12-05');
    // Comes after all that went before it.
    await lead.call(remindMissing, { params: { sessionId: desk.session.id } });
    await taken(inbox, 8);
    const subjects = (await inbox.mails()).map(({ subject }) => subject?.split(':')[0]);
    expect(subjects.filter((one) => one === 'מועד חדש למענה')).toHaveLength(4);
    expect(await to(inbox)).toEqual(
      [...people, ...people, ...people, ...people].map(({ email }) => email).toSorted(),
    );
  });

  it('[PR8] remind only who has not finished, of all at once, and once a day', async () => {
    await using inbox = await SmtpInbox.open();
    await using at = await aMailedSession(inbox.url);
    const { desk, lead, people } = at;
    const [dana, avi] = people;
    const first = (await desk.send(lead)).body;
    const second = (await desk.send(lead, { questions: [] })).body;
    await taken(inbox, 4);
    const hand = (by: Somebody) =>
      by.call(answerPreRead, {
        params: { preReadId: first.id },
        body: { sendId: randomUUID(), answers: [], isSubmitted: true },
      });
    await hand(dana);
    const remind = async () =>
      (await lead.call(remindMissing, { params: { sessionId: desk.session.id } })).body.reminded;
    expect(await remind()).toBe(2);
    await taken(inbox, 6);
    expect(await remind()).toBe(0);
    const mails = (await inbox.mails()).slice(4);
    const about = new Map(
      mails.map(({ to: one, text }) => [Array.isArray(one) ? '' : one?.text, text]),
    );
    expect(about.get(dana.email)).not.toContain(first.id);
    expect(about.get(dana.email)).toContain(second.id);
    expect(about.get(avi.email)).toContain(first.id);
    expect(about.get(avi.email)).toContain(second.id);
    now = new Date('2026-11-21T08:00:00.000Z');
    expect(await remind()).toBe(2);
    await taken(inbox, 8);
  });

  it('[PR9] wait for a mail server that is away, across a restart, and go once', async () => {
    await using inbox = await SmtpInbox.open(451, 451);
    await using at = await aMailedSession(inbox.url);
    const { desk, lead, people } = at;
    const refused = inbox.delivery();
    await desk.send(lead);
    await refused;
    await at.restart();
    await taken(inbox, 2);
    expect(await to(inbox)).toEqual(emails(...people));
    const { nayar } = await at.restart();
    const { preReadLetters } = (await nayar.storage.work.of(desk.forumId)).tables;
    expect(await preReadLetters.find({ postedAt: null })).toEqual([]);
    expect(inbox.raw).toHaveLength(2);
  });
});
