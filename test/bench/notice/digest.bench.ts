import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PaperCard } from '#shared/paper/paper.ts';
import { inProcessBus } from '#server/bus/in-process-bus.ts';
import { sessionNews } from '#server/home/news.ts';
import { digestMail } from '#server/notice/notice-mail.ts';
import { NoticeDesk } from '#server/notice/notice-desk.ts';
import { Glance, WaitingList } from '#server/notice/waiting-list.ts';
import { Readiness } from '#server/pre-read/readiness.ts';
import { preReadWaits } from '#server/pre-read/waits.ts';
import { openEmbedded } from '#server/storage/embedded/open.ts';
import type { Storage } from '#server/storage/storage.ts';
import { type Bench, tell } from '#test/bench/room/bench.ts';
import { compare } from '#test/bench/room/report.ts';
import { aPerson, later, SUNDAY } from '#test/notice/notice-table.ts';

const MEMBERS = 1000;
const PRE_READS = 20;
const FORUM_ID = 'forum-0001';
const SITE = 'https://nayar.example.org';
const AT = '2026-11-20T08:00:00.000Z';
const MORNING = later(SUNDAY, 1);

/**
 * The digests of a thousand members of one forum to whom twenty pre-reads were sent: found and composed in one run that
 * looks up once what they have in common, against each found and composed from scratch. Told beside: the whole run, with
 * every mail remembered on disk before and after it went to a mail server that takes it at once.
 */
export const digest: Bench = {
  name: 'digest',
  async run({ isQuick }) {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'nayar-digest-'));
    const storage = await openEmbedded({ dataDir, warn: () => undefined });
    const members = isQuick ? MEMBERS / 10 : MEMBERS;
    try {
      await plant(storage, members);
      const waits = waitsOver(storage);
      const found = { ours: [] as number[], scratch: [] as number[] };
      const composed = { ours: [] as number[], scratch: [] as number[] };
      // Words are loaded and code is compiled once, before anything is measured.
      await costOf(storage, waits, () => new Glance());
      for (let round = 0; round < (isQuick ? 1 : 5); round++) {
        const glance = new Glance();
        const ours = await costOf(storage, waits, () => glance);
        const scratch = await costOf(storage, waits, () => new Glance());
        found.ours.push(ours.found);
        found.scratch.push(scratch.found);
        composed.ours.push(ours.found + ours.composed);
        composed.scratch.push(scratch.found + scratch.composed);
        tell(`  round ${String(round + 1)} ${JSON.stringify({ ours, scratch })}`);
      }
      tell(`  the whole run, on disk: ${String(await wholeRun(storage, waits))} ms`);
      const about = { bench: 'digest', unit: 'ms of processor', baseline: 'scratch' };
      return [
        compare({
          ...about,
          measure: 'what is in them',
          ours: found.ours,
          values: found.scratch,
          bar: 1,
        }),
        compare({
          ...about,
          measure: 'all digests',
          ours: composed.ours,
          values: composed.scratch,
          bar: null,
        }),
      ];
    } finally {
      await storage.close();
      await rm(dataDir, { recursive: true });
    }
  },
};

function waitsOver({ catalogue, work, openings }: Storage): WaitingList {
  const now = () => MORNING;
  const waits = new WaitingList(now);
  const reminders = { isReminded: () => false };
  waits.add(preReadWaits(new Readiness({ catalogue, work, now, reminders })));
  waits.addNews(sessionNews({ catalogue, openings, now, freshChange: () => undefined }));
  return waits;
}

/** What it costs to find what each is told, and to make mails of it, in milliseconds of processor time. */
async function costOf(storage: Storage, waits: WaitingList, glanceFor: () => Glance) {
  const people = await storage.catalogue.tables.people.find({});
  const began = process.cpuUsage();
  const contents = [];
  for (const person of people) {
    const glance = glanceFor();
    const { things } = await waits.of(person.id, glance);
    contents.push({ person, fresh: things, news: await waits.news(person.id, glance) });
  }
  const found = spent(began);
  const then = process.cpuUsage();
  for (const content of contents) {
    const means = { publicUrl: SITE, unsubscribeUrl: SITE };
    digestMail({ ...means, ...content, others: [], maybe: [], lostAt: null });
  }
  return { found, composed: spent(then) };
}

function spent(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return Math.round((user + system) / 1000);
}

async function wholeRun({ catalogue, notices }: Storage, waits: WaitingList): Promise<number> {
  const faults: unknown[] = [];
  const desk = new NoticeDesk({
    catalogue,
    notices,
    waits,
    bus: inProcessBus((fault) => faults.push(fault)),
    unsubscribing: { urlFor: () => SITE },
    publicUrl: SITE,
    now: () => MORNING,
    onFault: (fault) => faults.push(fault),
    everyMs: 3_600_000,
    mailer: { reachesPeople: true, hand: async () => 'sent' },
  });
  await desk.ready();
  const began = performance.now();
  desk.start();
  await desk.idle();
  const took = Math.round(performance.now() - began);
  await desk.close();
  if (faults.length > 0) throw new Error('a digest was not sent', { cause: faults[0] });
  return took;
}

async function plant({ catalogue, work }: Storage, members: number): Promise<void> {
  await catalogue.transact(async (tables) => {
    await tables.forums.put({
      id: FORUM_ID,
      name: 'פורום',
      purpose: '',
      groups: [],
      plan: [],
      createdAt: AT,
    });
    for (let at = 1; at <= members; at++) {
      const person = aPerson(at);
      await tables.people.put(person);
      const place = { id: `place-${String(at)}`, forumId: FORUM_ID, personId: person.id };
      await tables.memberships.put({
        ...place,
        role: 'author',
        groupIds: [],
        suspended: false,
        createdAt: AT,
      });
    }
    for (let at = 0; at < PRE_READS; at++) {
      const sessionId = `session-${String(at).padStart(4, '0')}`;
      await tables.sessions.put({
        id: sessionId,
        forumId: FORUM_ID,
        groupId: null,
        day: '2026-12-10',
        dayDoubtful: false,
        host: null,
        topics: [
          {
            title: `מפגש ${String(at)}`,
            titleTentative: false,
            lead: null,
            leadTentative: false,
            leadId: null,
          },
        ],
        respondentIds: [],
        createdAt: AT,
      });
      await tables.papers.put(aCard(at, sessionId));
    }
  });
  const store = await work.of(FORUM_ID);
  await store.transact(async ({ preReads }) => {
    for (let at = 0; at < PRE_READS; at++) {
      const number = String(at).padStart(4, '0');
      await preReads.put({
        id: `pre-read-${number}`,
        sessionId: `session-${number}`,
        paperId: `paper-${number}`,
        versionId: 'version-0001',
        versionNumber: 1,
        title: `נייר ${String(at)}`,
        note: 'נא לקרוא את התמצית',
        questions: [{ id: 'question-1', text: 'מה חסר?' }],
        dueOn: '2026-12-01',
        earlierDueOn: [],
        audience: { kind: 'forum' },
        at: AT,
        by: 'person-0001',
        withdrawn: null,
      });
    }
  });
}

const aCard = (at: number, sessionId: string): PaperCard => ({
  id: `paper-${String(at).padStart(4, '0')}`,
  forumId: FORUM_ID,
  groupId: null,
  sessionId,
  title: `נייר ${String(at)}`,
  kind: 'plain',
  stage: 'draft',
  direction: 'rtl',
  exceptions: [],
  createdAt: AT,
  createdBy: null,
  changedAt: AT,
  changedBy: null,
});
