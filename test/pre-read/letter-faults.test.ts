import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Mailer } from '#server/notice/mailer.ts';
import { PreReadLetters } from '#server/pre-read/letters.ts';
import type { Work } from '#server/storage/work.ts';
import { startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';
import { aSessionDesk, type SessionDesk, type Somebody } from '#test/pre-read/session-desk.ts';

const AT = '2026-11-20T08:00:00.000Z';

let nayar: TestNayar;
beforeAll(async () => {
  nayar = await startTestNayar();
});
afterAll(() => nayar.stop());

let desk: SessionDesk;
let people: Somebody[];
let preReadId: string;
beforeEach(async () => {
  desk = await aSessionDesk(nayar);
  const coordinator = await desk.join('coordinator');
  // Sent before anybody responds, so that the program itself has nothing to mail.
  preReadId = (await desk.send(coordinator, { id: randomUUID() })).body.id;
  people = [];
  for (let at = 0; at < 5; at += 1) people.push(await desk.join('respondent'));
  await desk.respond(...people);
  const store = await nayar.nayar.storage.work.of(desk.forumId);
  await store.transact(async ({ preReadLetters }) => {
    for (const { personId } of people) {
      const id = `${preReadId}.${personId}.invited`;
      const what = 'invited' as const;
      await preReadLetters.put({ id, preReadId, personId, what, at: AT, postedAt: null });
    }
  });
});

/** Letters over the test's tables, a mail server that answers as told, and a disk that may be full. */
function lettersWith(hand: (to: string) => ReturnType<Mailer['hand']>) {
  const { catalogue, work } = nayar.nayar.storage;
  const disk = { isFull: false };
  const tried: string[] = [];
  const faults: unknown[] = [];
  const behind: Work = {
    list: () => work.list(),
    close: () => Promise.resolve(),
    async of(forumId) {
      const store = await work.of(forumId);
      return {
        tables: store.tables,
        close: () => Promise.resolve(),
        transact: (deed) =>
          disk.isFull ? Promise.reject(new Error('disk full')) : store.transact(deed),
      };
    },
  };
  const letters = new PreReadLetters({
    catalogue,
    work: behind,
    publicUrl: nayar.url,
    now: () => new Date(AT),
    onFault: (fault) => faults.push(fault),
    mailer: {
      hand: (mail) => {
        tried.push(mail.to);
        return hand(mail.to);
      },
    },
  });
  const send = async () => {
    letters.send(desk.forumId);
    await letters.idle();
  };
  return { letters, send, disk, tried, faults };
}

const waiting = async () => {
  const { tables } = await nayar.nayar.storage.work.of(desk.forumId);
  return (await tables.preReadLetters.find({ postedAt: null })).map(({ personId }) => personId);
};
const emails = () => people.map(({ email }) => email);

describe('mails about a pre-read', () => {
  it('[PR9] go past addresses that are not taken now, and wait when the server is away', async () => {
    const slow = new Set(emails().slice(0, 3));
    const past = lettersWith((to) => Promise.resolve(slow.has(to) ? 'later' : 'sent'));
    await past.send();
    expect(past.tried.toSorted()).toEqual(emails().toSorted());
    expect(await waiting()).toEqual(people.slice(0, 3).map(({ personId }) => personId));
    const away = lettersWith(() => Promise.resolve('away'));
    await away.send();
    expect(await waiting()).toHaveLength(3);
    await Promise.all([past.letters.close(), away.letters.close()]);
  });

  it('[PR9] stop at a server that is away', async () => {
    const { letters, send, tried } = lettersWith(() => Promise.resolve('away'));
    await send();
    expect(tried).toHaveLength(3);
    await letters.close();
  });

  it('[PR9] go out once while one of them fails and others are under way', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const [failing] = emails();
    const { letters, tried, faults } = lettersWith(async (to) => {
      if (to === failing) throw new Error('no mail at all');
      letters.send(desk.forumId);
      await held;
      return 'sent';
    });
    letters.send(desk.forumId);
    const idle = letters.idle();
    release();
    await idle;
    expect(tried.filter((to) => to !== failing).toSorted()).toEqual(emails().slice(1).toSorted());
    expect(faults.length).toBeGreaterThan(0);
    await letters.close();
  });

  it('[PR9] go out once when the disk is full, and are written down when it is not', async () => {
    const { letters, send, disk, tried, faults } = lettersWith(() => Promise.resolve('sent'));
    disk.isFull = true;
    await send();
    await send();
    expect(tried.toSorted()).toEqual(emails().slice(0, 3).toSorted());
    expect(faults).toHaveLength(6);
    disk.isFull = false;
    await send();
    expect(tried.toSorted()).toEqual(emails().toSorted());
    expect(await waiting()).toEqual([]);
    await letters.close();
  });

  it('[PR8] tell nobody of a pre-read that does not go to them any more', async () => {
    await desk.respond(...people.slice(1));
    const { letters, send, tried } = lettersWith(() => Promise.resolve('sent'));
    await send();
    expect(tried.toSorted()).toEqual(emails().slice(1).toSorted());
    expect(await waiting()).toEqual([]);
    await letters.close();
  });
});
