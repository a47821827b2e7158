import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { listWaitingThings } from '#shared/notice/waiting-contract.ts';
import { answerPreRead, changePreRead, remindMissing } from '#shared/pre-read/pre-read-contract.ts';
import { callForUpdates, writeUpdate } from '#shared/pre-read/update-contract.ts';
import { SmtpInbox } from '#test/notice/smtp-inbox.ts';
import { startTestNayar } from '#test/harness/start-nayar.ts';
import { aSessionDesk, type Somebody } from '#test/pre-read/session-desk.ts';

/** A Thursday, ten in the morning where the forums are: after the digests of that day. */
const THURSDAY = new Date('2026-11-19T08:00:00.000Z');

async function aMailedSession(smtpUrl: string) {
  const clock = { now: THURSDAY };
  const nayar = await startTestNayar({ smtpUrl }, { now: () => clock.now });
  let running = nayar;
  const desk = await aSessionDesk(nayar);
  const lead = await desk.join('lead');
  await desk.appoint(lead);
  const people = [await desk.join('respondent'), await desk.join('commenter')] as const;
  await desk.respond(...people);
  const settle = async () => {
    const { notices } = running.nayar;
    notices.look();
    await notices.idle();
  };
  await settle();
  return {
    clock,
    nayar,
    desk,
    lead,
    people,
    settle,
    remind: async (): Promise<number> => {
      const params = { sessionId: desk.session.id };
      const { reminded } = (await lead.call(remindMissing, { params })).body;
      await settle();
      return reminded;
    },
    async restart() {
      running = await running.restart();
      await settle();
    },
    [Symbol.asyncDispose]: () => running.stop(),
  };
}

/** Mails to people of these tests alone; the sample's members get digests of their own. */
async function to(inbox: SmtpInbox, ...people: readonly Somebody[]) {
  const mine = new Set(people.map(({ email }) => email));
  return (await inbox.mails()).flatMap((mail) => {
    const { to: one } = mail;
    const address = Array.isArray(one) ? '' : (one?.text ?? '');
    return mine.has(address) ? [{ address, mail }] : [];
  });
}
const emails = (...people: readonly Somebody[]) => people.map(({ email }) => email).toSorted();

describe('what is sent before a session', () => {
  it('[PR8] stands in the digest of those to whom it goes, once for each day it is moved to', async () => {
    await using inbox = await SmtpInbox.open();
    await using at = await aMailedSession(inbox.url);
    const { desk, lead, people, nayar, clock, settle } = at;
    const { id } = (await desk.send(lead)).body;
    await settle();
    expect(await to(inbox, ...people)).toEqual([]);
    const digestOn = async (moment: string) => {
      const before = (await to(inbox, ...people)).length;
      clock.now = new Date(moment);
      await settle();
      return (await to(inbox, ...people)).slice(before);
    };
    const first = await digestOn('2026-11-22T06:00:00.000Z');
    expect(first.map(({ address }) => address).toSorted()).toEqual(emails(...people));
    for (const { mail } of first) {
      expect(String(mail.html)).toContain('dir="rtl"');
      for (const words of [String(mail.text), String(mail.html)]) {
        expect(words).toContain(`${nayar.url}/pre-reads/${id}`);
        expect(words).toContain('מבנה הממשלה (OECD 2021)');
        expect(words).toContain('נא לקרוא את התמצית');
        expect(words).toContain('1 בדצמבר 2026');
        expect(words).not.toMatch(/preRead\.|notice\.|\{\{/);
      }
    }
    const move = (dueOn: string) =>
      lead.call(changePreRead, { params: { preReadId: id }, body: { dueOn } });
    await move('2026-12-05');
    expect(await digestOn('2026-11-23T06:00:00.000Z')).toHaveLength(2);
    await move('2026-12-01');
    // There and back: nothing that they were not told.
    expect(await digestOn('2026-11-24T06:00:00.000Z')).toEqual([]);
  });

  it('[PR8] is reminded of by whoever leads: only who has not finished, all in one mail, once a day', async () => {
    await using inbox = await SmtpInbox.open();
    await using at = await aMailedSession(inbox.url);
    const { desk, lead, people, clock, remind } = at;
    const [dana, avi] = people;
    const first = (await desk.send(lead)).body;
    const second = (await desk.send(lead, { questions: [] })).body;
    await dana.call(answerPreRead, {
      params: { preReadId: first.id },
      body: { sendId: randomUUID(), answers: [], isSubmitted: true },
    });
    expect(await remind()).toBe(2);
    expect(await remind()).toBe(0);
    const mails = await to(inbox, ...people);
    expect(mails.map(({ address }) => address).toSorted()).toEqual(emails(...people));
    const about = new Map(mails.map(({ address, mail }) => [address, mail.text]));
    expect(about.get(dana.email)).not.toContain(first.id);
    expect(about.get(dana.email)).toContain(second.id);
    expect(about.get(avi.email)).toContain(first.id);
    expect(about.get(avi.email)).toContain(second.id);
    // A Sunday afternoon, long after that day's digest: what a reminder told is told in no digest again.
    clock.now = new Date('2026-11-22T13:00:00.000Z');
    expect(await remind()).toBe(2);
    expect(await to(inbox, ...people)).toHaveLength(4);
  });

  it('[PR8] is an update too: reminded of until it is written', async () => {
    await using inbox = await SmtpInbox.open();
    await using at = await aMailedSession(inbox.url);
    const { desk, lead, people, remind } = at;
    const [dana, avi] = people;
    const params = { sessionId: desk.session.id };
    await lead.call(callForUpdates, { params, body: { prompt: 'מה התקדם?', dueOn: null } });
    const kinds = async (who: Somebody) =>
      (await who.call(listWaitingThings)).body.things.map(({ kind }) => kind);
    expect(await kinds(dana)).toEqual(['update']);
    await dana.call(writeUpdate, { params, body: { sendId: randomUUID(), text: 'התקדם' } });
    expect(await kinds(dana)).toEqual([]);
    // Whoever leads is asked for one as well.
    expect(await remind()).toBe(2);
    expect((await to(inbox, dana, avi)).map(({ address }) => address)).toEqual([avi.email]);
  });

  it('[PR9] is reminded of once, after a mail server that was away and a restart', async () => {
    await using inbox = await SmtpInbox.open(451, 451);
    await using at = await aMailedSession(inbox.url);
    const { desk, lead, people, clock } = at;
    await desk.send(lead);
    expect(await at.remind()).toBe(2);
    expect(await to(inbox, ...people)).toEqual([]);
    clock.now = new Date(THURSDAY.getTime() + 60 * 60_000);
    await at.restart();
    await at.restart();
    expect((await to(inbox, ...people)).map(({ address }) => address).toSorted()).toEqual(
      emails(...people),
    );
  });
});
