import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localOf } from '#shared/notice/mail-hours.ts';
import { USUAL_SETTINGS } from '#shared/notice/notice-settings.ts';
import { newId } from '#server/member/new-id.ts';
import { openEmbedded } from '#server/storage/embedded/open.ts';
import type { Storage } from '#server/storage/storage.ts';
import { startProcess } from '#test/harness/nayar-process.ts';
import { aPerson } from '#test/notice/notice-table.ts';
import { SmtpInbox } from '#test/notice/smtp-inbox.ts';

/** Short in the suite; `ROUNDS=50` for a long night. */
const ROUNDS = Number(process.env['ROUNDS'] ?? 3);
const PEOPLE = 16;
const LONG_AGO = '2020-01-01T00:00:00.000Z';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'nayar-kill-digest-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

async function withStorage<Result>(work: (storage: Storage) => Promise<Result>): Promise<Result> {
  const storage = await openEmbedded({ dataDir, warn: () => undefined });
  try {
    return await work(storage);
  } finally {
    await storage.close();
  }
}

/** A forum with a session tomorrow, of which everybody in it is to be told in a digest that is due now. */
async function aForumOfReaders(storage: Storage, round: number): Promise<string[]> {
  const { catalogue, notices } = storage;
  const forumId = newId();
  const now = new Date();
  const tomorrow = localOf(new Date(now.getTime() + 24 * 3_600_000)).day;
  const { minutes } = localOf(now);
  const hour = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:00`;
  const people = Array.from({ length: PEOPLE }, (_, at) => {
    const email = `round-${String(round)}-${String(at)}@test.example`;
    return aPerson(0, { id: newId(), email, createdAt: LONG_AGO });
  });
  await catalogue.transact(async (tables) => {
    await tables.forums.put({
      id: forumId,
      name: 'פורום',
      purpose: '',
      groups: [],
      plan: [],
      createdAt: LONG_AGO,
    });
    await tables.sessions.put({
      id: newId(),
      forumId,
      groupId: null,
      day: tomorrow,
      dayDoubtful: false,
      host: null,
      topics: [
        { title: 'מפגש', titleTentative: false, lead: null, leadTentative: false, leadId: null },
      ],
      respondentIds: [],
      createdAt: LONG_AGO,
    });
    for (const person of people) {
      await tables.people.put(person);
      const place = { id: newId(), forumId, personId: person.id, createdAt: LONG_AGO };
      await tables.memberships.put({ ...place, role: 'author', groupIds: [], suspended: false });
    }
  });
  for (const { id } of people) {
    const store = await notices.of(id);
    await store.transact(({ settings }) =>
      settings.put({
        id: 'settings',
        ...USUAL_SETTINGS,
        digest: { isOn: true, at: hour, days: [0, 1, 2, 3, 4, 5, 6] },
        rests: false,
        changedAt: LONG_AGO,
      }),
    );
  }
  return people.map(({ id, email }) => `${id} ${email}`);
}

async function addressesIn(inbox: SmtpInbox): Promise<string[]> {
  return (await inbox.mails()).flatMap(({ to }) => (Array.isArray(to) ? [] : (to?.text ?? [])));
}

describe('killing the program while it sends digests', () => {
  it(`[FA9][NO30] mails nobody twice and leaves out nobody untold in ${String(ROUNDS)} rounds of kill -9`, async () => {
    await withStorage(async ({ catalogue, notices }) => {
      expect(await catalogue.tables.people.find({})).toEqual([]);
      expect(await notices.list()).toEqual([]);
    });
    let unsure = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const people = await withStorage((storage) => aForumOfReaders(storage, round));
      await using inbox = await SmtpInbox.open();
      const environment = { DATA_DIR: dataDir, SAMPLE: '0', SMTP_URL: inbox.url };
      const killed = await startProcess(environment);
      while (inbox.deliveries < 3 + ((round * 5) % (PEOPLE - 8))) await inbox.delivery();
      await killed.kill();
      const again = await startProcess(environment);
      const [, last = ''] = (people.at(-1) ?? '').split(' ');
      while (!inbox.raw.some((mail) => mail.includes(`To: ${last}`))) await inbox.delivery();
      // What is under way beside the last one ends before the program does.
      expect(await again.stop()).toBe(0);
      const got = await addressesIn(inbox);
      await withStorage(async ({ notices }) => {
        for (const person of people) {
          const [id = '', email = ''] = person.split(' ');
          const { tables } = await notices.of(id);
          const states = (await tables.letters.find({ kind: 'digest' })).map(({ state }) => state);
          const count = got.filter((one) => one === email).length;
          // Of one that may not have gone nobody knows: at most once.
          const least = states[0] === 'sent' ? 1 : 0;
          const found = { email, states, isOnce: count <= 1 && count >= least };
          const known = [expect.stringMatching(/^(sent|maybe)$/)];
          expect(found).toEqual({ email, states: known, isOnce: true });
          if (states[0] === 'maybe') unsure += 1;
        }
      });
    }
    // Never more than what was under way at once.
    expect(unsure).toBeLessThanOrEqual(3 * ROUNDS);
  });
});
