import { describe, expect, it } from 'vitest';
import type { PreReadPersonRow } from '#server/storage/work/pre-reads.ts';
import type { Work } from '#server/storage/work.ts';

export interface WorkBench {
  readonly work: Work;
  /** Lets go of everything and opens what is on disk. */
  reopen(): Promise<Work>;
  /** While true, what would be written fails. */
  refuseWrites(refuse: boolean): void;
}

const forum = (number: number) => `forum-${String(number).padStart(4, '0')}`;

const aRow = (id: string): PreReadPersonRow => ({
  id,
  preReadId: 'pre-read-1',
  personId: 'person-0001',
  openedAt: '2026-01-01T00:00:00.000Z',
  readAt: null,
  submittedAt: null,
});

async function keep(work: Work, forumId: string, ...ids: readonly string[]): Promise<void> {
  const store = await work.of(forumId);
  await store.transact(async ({ preReadPeople }) => {
    for (const id of ids) await preReadPeople.put(aRow(id));
  });
}

async function idsIn(work: Work, forumId: string): Promise<string[]> {
  const { tables } = await work.of(forumId);
  return (await tables.preReadPeople.find({})).map(({ id }) => id);
}

/** What every back end promises about the work of forums. */
export function workContract(name: string, make: () => Promise<WorkBench>): void {
  describe(`${name}: the work of forums`, () => {
    it('[WK1] is kept for each forum apart, also after a restart', async () => {
      const bench = await make();
      await keep(bench.work, forum(1), 'one', 'two');
      await keep(bench.work, forum(2), 'one');
      for (const reopened of [false, true]) {
        const work = reopened ? await bench.reopen() : bench.work;
        expect(await idsIn(work, forum(1))).toEqual(['one', 'two']);
        expect(await idsIn(work, forum(2))).toEqual(['one']);
        expect(await work.list()).toEqual([forum(1), forum(2)]);
        const { tables } = await work.of(forum(2));
        expect(await tables.preReadPeople.get('one')).toEqual(aRow('one'));
      }
    });

    it('[WK2] is none for a forum that has none, and looking leaves no trace', async () => {
      const bench = await make();
      expect(await idsIn(bench.work, forum(1))).toEqual([]);
      expect(await bench.work.list()).toEqual([]);
      expect(await (await bench.reopen()).list()).toEqual([]);
    });

    it('[WK3] is refused under what can be no id of a forum', async () => {
      const { work } = await make();
      for (const id of ['', '..', '../forum-0001', 'forum/0001', 'x'])
        await expect(work.of(id)).rejects.toThrow(Error);
    });

    it('[WK4] keeps all that it held or nothing new when the disk refuses, and goes on after', async () => {
      const bench = await make();
      await keep(bench.work, forum(1), 'one');
      bench.refuseWrites(true);
      await expect(keep(bench.work, forum(1), 'lost', 'lost too')).rejects.toThrow(Error);
      expect(await idsIn(bench.work, forum(1))).toEqual(['one']);
      bench.refuseWrites(false);
      await keep(bench.work, forum(1), 'two');
      expect(await idsIn(await bench.reopen(), forum(1))).toEqual(['one', 'two']);
    });

    it('[WK5] finishes what is under way when it is closed, and takes no more', async () => {
      const bench = await make();
      const store = await bench.work.of(forum(1));
      const last = store.transact(({ preReadPeople }) => preReadPeople.put(aRow('last')));
      await bench.work.close();
      await last;
      await expect(keep(bench.work, forum(1), 'late')).rejects.toThrow(Error);
      expect(await idsIn(await bench.reopen(), forum(1))).toEqual(['last']);
    });
  });
}
