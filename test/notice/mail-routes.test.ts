import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listMembers } from '#shared/member/member-contract.ts';
import { changeMyMails, getMyMails, tryAddressAgain } from '#shared/notice/mail-contract.ts';
import { USUAL_SETTINGS } from '#shared/notice/notice-settings.ts';
import { listWaitingThings } from '#shared/notice/waiting-contract.ts';
import { lookAtRemarks } from '#shared/thread/waiting-contract.ts';
import type { Guest } from '#test/harness/start-nayar.ts';
import { startTestNayar } from '#test/harness/start-nayar.ts';
import { SmtpInbox } from '#test/notice/smtp-inbox.ts';
import { threadDesk, type ThreadDesk } from '#test/thread/thread-desk.ts';

/** A Wednesday at noon: long after the digests of that day. */
const clock = { now: new Date('2026-11-25T14:00:00.000Z') };
let inbox: SmtpInbox;
let desk: ThreadDesk;
let dana: Guest & { readonly email: string };
let danaId: string;
let lead: Guest;

beforeAll(async () => {
  inbox = await SmtpInbox.open();
  const nayar = await startTestNayar({ smtpUrl: inbox.url }, { now: () => clock.now });
  desk = await threadDesk(nayar);
  lead = await desk.somebody('lead');
});
afterAll(async () => {
  await desk.nayar.stop();
  await inbox[Symbol.asyncDispose]();
});
beforeEach(async () => {
  dana = await desk.nayar.newcomer(desk.forumId, 'commenter');
  danaId = await desk.idOf(dana);
});

const settle = async () => {
  const { notices } = desk.nayar.nayar;
  await notices.idle();
  notices.look();
  await notices.idle();
};
const mailsToDana = async () => {
  await settle();
  return (await inbox.mails()).filter(({ to }) => !Array.isArray(to) && to?.text === dana.email);
};
const naming = (id: string) => ({
  body: [{ runs: [{ text: 'מה דעתך, ' }, { text: 'דנה', person: id }] }],
});
const settingsOf = async () => (await dana.call(getMyMails)).body.settings;
const thingsOf = async (guest: Guest) => (await guest.call(listWaitingThings)).body.things;

describe('a mention', () => {
  it('[NO28][NO32] is mailed at once, leads to the very remark, and waits until it is read', async () => {
    const paperId = await desk.aPaper();
    const thread = await desk.made(lead, paperId, naming(danaId));
    const [mail, ...more] = await mailsToDana();
    expect(more).toEqual([]);
    expect(mail?.text).toContain(`${desk.nayar.url}/papers/${paperId}?thread=${thread.id}`);
    expect(mail?.text).toContain('מה דעתך, ');
    const unsubscribe = mail?.headers.get('list');
    expect(JSON.stringify(unsubscribe)).toContain(`/unsubscribe/${danaId}.mention.`);
    const [thing] = await thingsOf(dana);
    expect(thing).toMatchObject({
      kind: 'mention',
      path: `/papers/${paperId}?thread=${thread.id}`,
    });
    const other = await desk.made(lead, paperId, naming(danaId));
    await dana.call(lookAtRemarks, {
      params: { paperId },
      body: { until: thread.changedAt, threadId: thread.id },
    });
    // To have read one says nothing of the other.
    expect((await thingsOf(dana)).map(({ path }) => path)).toEqual([
      `/papers/${paperId}?thread=${other.id}`,
    ]);
    expect(await mailsToDana()).toHaveLength(2);
  });

  it('[NO32] tells nobody of what they may not see', async () => {
    const reader = await desk.nayar.newcomer(desk.forumId, 'reader');
    const paperId = await desk.aPaper();
    await desk.made(lead, paperId, naming(await desk.idOf(reader)));
    await settle();
    expect(await thingsOf(reader)).toEqual([]);
    expect(inbox.raw.filter((mail) => mail.includes(reader.email))).toEqual([]);
  });

  it('[NO27] is mailed to nobody who wants no such mail', async () => {
    await dana.call(changeMyMails, { body: { mentions: false } });
    const paperId = await desk.aPaper();
    await desk.made(lead, paperId, naming(danaId));
    expect(await mailsToDana()).toEqual([]);
    expect(await thingsOf(dana)).toHaveLength(1);
  });
});

describe('what a person chose', () => {
  it('[NO21] is kept, and what cannot be is refused', async () => {
    expect(await settingsOf()).toEqual(USUAL_SETTINGS);
    const digest = { isOn: true, at: '18:45', days: [1, 3] };
    expect((await dana.call(changeMyMails, { body: { digest, rests: false } })).status).toBe(200);
    expect(await settingsOf()).toEqual({ ...USUAL_SETTINGS, digest, rests: false });
    for (const wrong of [{ at: '25:00' }, { at: '7:30' }, { days: [7] }, { days: ['1'] }]) {
      const body = { digest: { ...digest, ...wrong } };
      expect((await dana.call(changeMyMails, { body })).status).toBe(400);
    }
  });

  it('[NO27] is ended by one press without signing in, and by nobody who has no such address', async () => {
    const paperId = await desk.aPaper();
    await desk.made(lead, paperId, naming(danaId));
    const [mail] = await mailsToDana();
    const [address = ''] = /https?:\S+\/unsubscribe\/\S+/.exec(mail?.text ?? '') ?? [];
    const url = address.replace(/.*\/unsubscribe/, `${desk.nayar.url}/unsubscribe`);
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('dir="rtl"');
    expect((await settingsOf()).mentions).toBe(true);
    // As a mail program does it (RFC 8058): a foreign form, no cookie, no Origin.
    const press = (body: string, to = url) =>
      fetch(to, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body,
      });
    expect((await press('List-Unsubscribe=One-Click')).status).toBe(200);
    expect(await settingsOf()).toEqual({ ...USUAL_SETTINGS, mentions: false });
    await press('act=all');
    expect(await settingsOf()).toMatchObject({
      mentions: false,
      reminders: false,
      digest: { isOn: false },
    });
    await press('act=again-all');
    expect(await settingsOf()).toEqual(USUAL_SETTINGS);
    const forged = url.replace('.mention.', '.digest.');
    expect((await press('act=stop', forged)).status).toBe(404);
    expect((await press('act=stop', `${url}x`)).status).toBe(404);
    expect(await settingsOf()).toEqual(USUAL_SETTINGS);
  });
});

describe('an address that is refused for good', () => {
  it('[NO25] is shown to coordinators alone, with the server’s words, and may be tried again', async () => {
    await using refusing = await SmtpInbox.open(550);
    const nayar = await startTestNayar({ smtpUrl: refusing.url }, { now: () => clock.now });
    const there = await threadDesk(nayar);
    const eve = await nayar.newcomer(there.forumId, 'commenter');
    const author = await there.somebody('lead');
    await nayar.nayar.notices.idle();
    const paperId = await there.aPaper();
    await there.made(author, paperId, naming(await there.idOf(eve)));
    await nayar.nayar.notices.idle();
    nayar.nayar.notices.look();
    await nayar.nayar.notices.idle();
    const params = { forumId: there.forumId };
    const memberFor = async (guest: Guest) =>
      (await guest.call(listMembers, { params })).body.members.find(
        ({ personId }) => personId === eveId,
      );
    const eveId = await there.idOf(eve);
    const seen = await memberFor(there.coordinator);
    expect(seen?.refused?.words).toContain('550');
    expect((await memberFor(author))?.refused).toBeNull();
    expect((await thingsOf(there.coordinator)).map(({ kind }) => kind)).toContain(
      'address-refused',
    );
    expect((await eve.call(getMyMails)).body.refusedAt).not.toBeNull();
    const again = { params: { ...params, membershipId: seen?.id ?? '' } };
    expect((await author.call(tryAddressAgain, again)).status).toBe(403);
    expect((await there.coordinator.call(tryAddressAgain, again)).status).toBe(200);
    expect((await memberFor(there.coordinator))?.refused).toBeNull();
    await nayar.stop();
  });
});
