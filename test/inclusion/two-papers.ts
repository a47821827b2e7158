import { onTestFinished } from 'vitest';
import * as Y from 'yjs';
import type { ContentNode } from '#shared/paper/content.ts';
import { readContent } from '#shared/paper/content.ts';
import { CONTENT_ROOT, type PaperCard } from '#shared/paper/paper.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { Following } from '#server/inclusion/following.ts';
import { viewInclusions } from '#server/inclusion/inclusion-views.ts';
import { type Judged, judge } from '#server/inclusion/judged.ts';
import { TakingIn } from '#server/inclusion/taking-in.ts';
import { accessToPaper } from '#server/paper/access.ts';
import type { Storage } from '#server/storage/storage.ts';
import { docWith } from '#test/version/version-paper.ts';

const AT = '2026-03-01T08:00:00.000Z';
export const [SOURCE, JOINT, FORUM, PERSON] = [
  'source-001',
  'joint-0001',
  'forum-0001',
  'person-0001',
];

/** How the next writing of the server ends: on disk, before it was there, or there and nobody was told. */
export type Ending = 'well' | 'lost' | 'late';

const cardOf = (id: string): PaperCard => ({
  id,
  forumId: FORUM ?? '',
  groupId: null,
  sessionId: null,
  title: id,
  kind: 'plain',
  stage: 'draft',
  direction: 'rtl',
  exceptions: [],
  createdAt: AT,
  createdBy: null,
  changedAt: AT,
  changedBy: null,
});

/** Two papers of one forum in memory, what is kept about them on disk, and the server's hand between them. */
export async function twoPapers(
  storage: Storage,
  source: readonly ContentNode[],
  joint: readonly ContentNode[],
) {
  const docs = new Map([
    [SOURCE, docWith(source)],
    [JOINT, docWith(joint)],
  ]);
  const docOf = (id: string) => docs.get(id) ?? new Y.Doc();
  await storage.catalogue.transact(async ({ papers, memberships, people }) => {
    for (const id of docs.keys()) await papers.put(cardOf(id ?? ''));
    await people.put({ id: PERSON ?? '', name: 'x', email: 'x@y.z' } as never);
    await memberships.put({
      id: 'membership-1',
      forumId: FORUM ?? '',
      personId: PERSON ?? '',
      role: 'coordinator',
      groupIds: [],
      suspended: false,
    } as never);
  });
  let ending: Ending = 'well';
  const broken = new Set<string | undefined>();
  const faults: unknown[] = [];
  const deps = {
    storage,
    now: () => new Date(AT),
    content: (id: string) =>
      broken.has(id)
        ? Promise.reject(new Refusal('storage-trouble'))
        : Promise.resolve(Y.encodeStateAsUpdate(docOf(id))),
    write: async (id: string, _person: string, change: (doc: Y.Doc) => void) => {
      const how = ending;
      ending = 'well';
      if (how === 'lost') throw new Refusal('storage-trouble');
      docOf(id).transact(() => change(docOf(id)));
      if (how === 'late') throw new Refusal('storage-trouble');
      return Promise.resolve();
    },
    onWritten: () => undefined,
    onFault: (fault: unknown) => {
      faults.push(fault);
    },
  };
  onTestFinished(() => docs.forEach((doc) => doc.destroy()));
  const read = async (id: string) => {
    const card = await storage.catalogue.tables.papers.get(id);
    return { card: card ?? cardOf(id), content: readContent(docOf(id)) };
  };
  return {
    deps,
    taking: new TakingIn(deps),
    following: new Following(deps),
    docOf,
    lay: (id: string, content: readonly ContentNode[]) => docs.set(id, docWith(content)),
    /** Papers that cannot be read now. */
    broken,
    faults,
    next: (how: Ending) => {
      ending = how;
    },
    card: async (id: string) => (await read(id)).card,
    content: (id: string) => readContent(docOf(id)),
    fragment: (id: string) => docOf(id).getXmlFragment(CONTENT_ROOT),
    view: async (id: string) => {
      const access = await accessToPaper(storage.catalogue, id, PERSON ?? '');
      if (!access) throw new Refusal('not-found');
      return viewInclusions(deps, access, PERSON ?? '');
    },
    rows: async () => (await storage.work.of(FORUM ?? '')).tables.inclusions.find({}),
    async judged(): Promise<Judged[]> {
      const { tables } = await storage.work.of(FORUM ?? '');
      const rows = await tables.inclusions.find({ paperId: JOINT ?? '' });
      const [here, source] = [await read(JOINT ?? ''), await read(SOURCE ?? '')];
      return rows.flatMap((row) => judge(row, here, source) ?? []);
    },
  };
}
