import type { WaitingKind } from '#shared/notice/waiting-contract.ts';
import type { Person } from '#shared/member/person.ts';
import { inProcessBus } from '#server/bus/in-process-bus.ts';
import type { Mail } from '#server/notice/mail.ts';
import type { Mailer } from '#server/notice/mailer.ts';
import { NoticeDesk } from '#server/notice/notice-desk.ts';
import { Unsubscribing } from '#server/notice/unsubscribing.ts';
import { type News, WaitingList, type Waits } from '#server/notice/waiting-list.ts';
import {
  type Catalogue,
  CATALOGUE_TABLES,
  type CatalogueTables,
} from '#server/storage/catalogue.ts';
import { type Notices, NOTICE_TABLES, type NoticeTables } from '#server/storage/notices.ts';
import type { Store } from '#server/storage/store.ts';
import { memoryStore } from '#test/harness/memory-store.ts';

export const SITE = 'https://nayar.example.org';
export const FORUM_ID = 'forum-0001';

/** A Sunday morning: a day of digests, half an hour before them. */
export const SUNDAY = new Date('2026-11-29T05:00:00.000Z');
export const later = (at: Date, hours: number) => new Date(at.getTime() + hours * 3_600_000);

export const aPerson = (number: number, over: Partial<Person> = {}): Person => ({
  id: `person-${String(number).padStart(4, '0')}`,
  email: `person-${String(number)}@test.example`,
  name: `דנה ${String(number)}`,
  title: null,
  office: null,
  region: null,
  expertise: null,
  language: 'he',
  theme: 'system',
  stewardsWorkspace: false,
  createdAt: '2026-11-01T00:00:00.000Z',
  ...over,
});

export const aThing = (id: string, kind: WaitingKind = 'pre-read', over = {}): Waits => ({
  id,
  kind,
  forumId: FORUM_ID,
  title: `כותרת ${id}`,
  place: 'מפגש',
  path: `/at/${id}`,
  ...over,
});

/** What one mail tells as new: the ids of its things, as `aThing` and `someNews` place them. */
export function toldIn({ text }: Pick<Mail, 'text'>): {
  fresh: string[];
  maybe: string[];
  others: string[];
} {
  const parts = { fresh: [] as string[], maybe: [] as string[], others: [] as string[] };
  let part: keyof typeof parts = 'fresh';
  for (const line of text.split('\n')) {
    if (line.startsWith('ייתכן שהודעה')) part = 'maybe';
    if (line.includes('עוד ממתין לך')) part = 'others';
    const [, id] = /\/at\/(\S+)$/.exec(line) ?? [];
    if (id && !parts[part].includes(id)) parts[part].push(id);
  }
  return parts;
}

export const someNews = (id: string): News => ({
  id,
  kind: 'paper-changed',
  title: `נייר ${id}`,
  place: null,
  path: `/at/${id}`,
  dueOn: null,
});

type Hand = Mailer['hand'];
const NEVER: Promise<never> = new Promise(() => undefined);

/** The disk as a program sees it that may be dead: what it would still do never happens. */
function whileAlive(notices: Notices, run: { readonly isAlive: boolean }): Notices {
  return {
    ...notices,
    async of(id) {
      const store = await notices.of(id);
      return {
        ...store,
        transact: (work) =>
          store.transact(async (tables) => {
            const result = await work(tables);
            if (!run.isAlive) throw new Error('dead');
            return result;
          }),
      };
    },
  };
}

/** A workspace of mails alone: people, what waits for them as the test says, and a disk that outlives a crash. */
export function noticeTable(people: readonly Person[]) {
  const disk = new Map<string, Store<NoticeTables>>();
  const names = Object.keys(NOTICE_TABLES) as (keyof NoticeTables)[];
  const refusing = { isFull: false };
  const beforeCommit = () => {
    if (refusing.isFull) throw new Error('disk full');
  };
  const notices: Notices = {
    async of(id) {
      const kept = disk.get(id) ?? memoryStore<NoticeTables>(names, { beforeCommit });
      disk.set(id, kept);
      return kept;
    },
    list: async () => [...disk.keys()],
    close: async () => undefined,
  };
  const catalogue: Catalogue = memoryStore<CatalogueTables>(
    Object.keys(CATALOGUE_TABLES) as (keyof CatalogueTables)[],
  );
  const clock = { now: SUNDAY };
  const things = new Map<string, readonly Waits[]>();
  const news = new Map<string, readonly News[]>();
  const mails: Mail[] = [];
  const faults: unknown[] = [];
  const server: { hand: Hand } = { hand: async () => 'sent' };
  const aBus = () => inProcessBus((fault) => faults.push(fault));
  let run = { isAlive: true, bus: aBus() };
  const made = catalogue.transact(async (tables) => {
    for (const person of people) {
      await tables.people.put(person);
      await tables.memberships.put({
        id: `place-${person.id}`,
        forumId: FORUM_ID,
        personId: person.id,
        role: 'author',
        groupIds: [],
        suspended: false,
        createdAt: person.createdAt,
      });
    }
  });
  return {
    disk: refusing,
    notices,
    catalogue,
    clock,
    things,
    news,
    mails,
    faults,
    server,
    get bus() {
      return run.bus;
    },
    /** Ends the program without mercy: nothing of it writes or mails any more. */
    kill() {
      run.isAlive = false;
    },
    /** Starts over what is on the disk. */
    async open(): Promise<NoticeDesk> {
      await made;
      const mine = { isAlive: true, bus: aBus() };
      run = mine;
      const waits = new WaitingList(() => clock.now);
      waits.add(async (personId) => things.get(personId) ?? []);
      waits.addNews(async (personId) => news.get(personId) ?? []);
      const desk = new NoticeDesk({
        catalogue,
        notices: whileAlive(notices, mine),
        waits,
        bus: mine.bus,
        unsubscribing: new Unsubscribing(SITE, 'secret'),
        publicUrl: SITE,
        now: () => clock.now,
        onFault: (fault) => faults.push(fault),
        everyMs: 3_600_000,
        mailer: {
          reachesPeople: true,
          hand: async (mail) => {
            if (!mine.isAlive) return NEVER;
            mails.push(mail);
            return server.hand(mail);
          },
        },
      });
      await desk.ready();
      desk.start();
      await desk.idle();
      return desk;
    },
    /** Looks at what is due at this moment. */
    async look(desk: NoticeDesk, at: Date): Promise<void> {
      clock.now = at;
      desk.look();
      await desk.idle();
    },
  };
}
