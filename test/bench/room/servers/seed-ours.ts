/**
 * Fills a data folder of ours while no server runs, through the same storage the server uses, and prints what was made as
 * one JSON text. `people` makes a workspace with its members; `papers` adds papers to it.
 */
import { readFile } from 'node:fs/promises';
import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import type { Role } from '#shared/member/role.ts';
import { inProcessBus } from '#server/bus/in-process-bus.ts';
import { keepSecret } from '#server/configuration/secret.ts';
import { signIn } from '#server/sign-in/sign-in.ts';
import { openEmbedded } from '#server/storage/embedded/open.ts';
import type { Storage } from '#server/storage/storage.ts';
import { givenJob } from '#test/bench/room/servers/ready.ts';

/** Papers of one content: all at once, or written once more from the file of a history. */
export interface OurSeed {
  readonly file: string;
  readonly papers: readonly string[];
  readonly isHistory: boolean;
}
export type SeedJob =
  | { readonly kind: 'people'; readonly dataDir: string; readonly writers: number }
  | { readonly kind: 'papers'; readonly dataDir: string; readonly seeds: readonly OurSeed[] };
/** Paths of the links by which the people sign in: the writers, then one who may only read. */
export interface SeededPeople {
  readonly links: readonly string[];
}

const FORUM = 'forum-of-the-bench';
const START = Date.parse('2026-11-01T08:00:00.000Z');
/** Between two updates of a history, in milliseconds: what a person needs for a few words. */
const PACE_MS = 2700;
let clock = START;
const now = () => new Date((clock += PACE_MS));

const job = givenJob() as SeedJob;
const storage = await openEmbedded({
  dataDir: job.dataDir,
  workspaceId: null,
  now,
  warn: (line) => process.stderr.write(`${line}\n`),
});
try {
  if (job.kind === 'people') {
    const links = await addPeople(storage, job.dataDir, job.writers);
    process.stdout.write(JSON.stringify({ links } satisfies SeededPeople));
  } else {
    for (const seed of job.seeds) await addPapers(storage, seed);
  }
} finally {
  await storage.close();
}

async function addPeople({ catalogue, signIn: store }: Storage, dataDir: string, writers: number) {
  const createdAt = new Date().toISOString();
  const people: readonly { readonly name: string; readonly role: Role }[] = [
    ...Array.from({ length: writers }, (_, index) => ({
      name: `writer-${index}`,
      role: 'author' as const,
    })),
    { name: 'reader-0', role: 'reader' },
  ];
  await catalogue.transact(async ({ forums, people: persons, memberships }) => {
    await forums.put({ id: FORUM, name: 'פורום', purpose: '', groups: [], plan: [], createdAt });
    for (const { name, role } of people) {
      await persons.put({
        id: `person-${name}`,
        email: `${name}@bench.example`,
        name,
        title: null,
        office: null,
        region: null,
        expertise: null,
        language: 'he',
        theme: 'system',
        stewardsWorkspace: false,
        createdAt,
      });
      await memberships.put({
        id: `membership-${name}`,
        forumId: FORUM,
        personId: `person-${name}`,
        role,
        groupIds: [],
        suspended: false,
        createdAt,
      });
    }
  });
  const entry = await signIn({
    store,
    catalogue,
    bus: inProcessBus((fault) => process.stderr.write(`${String(fault)}\n`)),
    mailer: null,
    publicUrl: 'http://127.0.0.1',
    secret: await keepSecret(dataDir),
    now: () => new Date(),
  });
  const links: string[] = [];
  for (const { name } of people)
    links.push(new URL(await entry.makeLink(`${name}@bench.example`)).pathname);
  entry.close();
  return links;
}

async function addPapers({ catalogue, papers }: Storage, seed: OurSeed): Promise<void> {
  const content = await readFile(seed.file);
  const at = now().toISOString();
  for (const id of seed.papers) {
    if (!seed.isHistory) await papers.create(id, content);
    else await writeAgain(papers, id, content);
  }
  await catalogue.transact(async (tables) => {
    for (const id of seed.papers) {
      await tables.papers.put({
        id,
        forumId: FORUM,
        groupId: null,
        sessionId: null,
        title: id,
        kind: 'plain',
        stage: 'draft',
        direction: 'rtl',
        exceptions: [],
        createdAt: at,
        createdBy: null,
        changedAt: at,
        changedBy: null,
      });
    }
  });
}

/** Every update of a history as a record of its own, compacted after each sitting, as a quiet room does. */
async function writeAgain(papers: Storage['papers'], id: string, history: Buffer): Promise<void> {
  const decoder = decoding.createDecoder(history);
  const doc = new Y.Doc();
  await papers.create(id, new Uint8Array([0, 0]));
  const { log } = await papers.open(id);
  while (decoding.hasContent(decoder)) {
    const client = decoding.readVarUint(decoder);
    const count = decoding.readVarUint(decoder);
    const updates = Array.from({ length: count }, () => decoding.readVarUint8Array(decoder));
    for (const [index, update] of updates.entries())
      await log.append({ update, clients: index === 0 ? [[client, 'person-writer-0']] : [] });
    doc.transact(() => {
      for (const update of updates) Y.applyUpdate(doc, update);
    });
    clock += 60 * 60 * 1000;
    await log.compact(Y.encodeStateAsUpdate(doc));
  }
  await log.close();
}
