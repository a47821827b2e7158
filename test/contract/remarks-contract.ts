import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DecisionRow, Remarks } from '#server/storage/remarks.ts';

export interface RemarksBench {
  readonly remarks: Remarks;
  /** Lets go of everything and opens what is on disk. */
  reopen(): Promise<Remarks>;
  /** While true, what would be written fails. */
  refuseWrites(refuse: boolean): void;
}

const paper = (number: number) => `paper-${String(number).padStart(4, '0')}`;
const PAPER = paper(1);

const aDecision = (id: string, over: Partial<DecisionRow> = {}): DecisionRow => ({
  id,
  suggestionId: 'AAAAAAAA',
  authorId: 'person-0001',
  suggestedAt: '2026-01-01T00:00:00.000Z',
  by: 'person-0002',
  at: '2026-01-02T00:00:00.000Z',
  decision: 'reject',
  reason: null,
  inserted: 'מילים',
  deleted: '',
  changes: [],
  blockId: null,
  ...over,
});

async function keep(remarks: Remarks, paperId: string, ...ids: readonly string[]): Promise<void> {
  const store = await remarks.of(paperId);
  await store.transact(async ({ decisions }) => {
    for (const id of ids) await decisions.put(aDecision(id));
  });
}

async function idsIn(remarks: Remarks, paperId: string): Promise<string[]> {
  const { tables } = await remarks.of(paperId);
  return (await tables.decisions.find({})).map(({ id }) => id);
}

/** What every back end promises about remarks. `make` gives none at all that are gone after the test. */
export function remarksContract(name: string, make: () => Promise<RemarksBench>): void {
  describe(`${name}: remarks`, () => {
    it('[RK1] keep those of each paper apart, also after a restart', async () => {
      const bench = await make();
      await keep(bench.remarks, paper(1), 'one', 'two');
      await keep(bench.remarks, paper(2), 'one');
      for (const reopened of [false, true]) {
        const remarks = reopened ? await bench.reopen() : bench.remarks;
        expect(await idsIn(remarks, paper(1))).toEqual(['one', 'two']);
        expect(await idsIn(remarks, paper(2))).toEqual(['one']);
        const { tables } = await remarks.of(paper(2));
        expect(await tables.decisions.get('one')).toEqual(aDecision('one'));
        expect(await tables.decisions.pick(['two', 'one'])).toEqual([aDecision('one')]);
      }
    });

    it('[RK2] are none for a paper that has none, and looking leaves no trace', async () => {
      const bench = await make();
      expect(await idsIn(bench.remarks, PAPER)).toEqual([]);
      await (await bench.remarks.of(PAPER)).transact(async ({ threads }) => threads.find({}));
      expect(await bench.remarks.list()).toEqual([]);
      expect(await (await bench.reopen()).list()).toEqual([]);
    });

    it('[RK3] list the papers that have any', async () => {
      const bench = await make();
      for (const number of [3, 1, 2]) await keep(bench.remarks, paper(number), 'one');
      expect(await bench.remarks.list()).toEqual([paper(1), paper(2), paper(3)]);
      expect(await (await bench.reopen()).list()).toEqual([paper(1), paper(2), paper(3)]);
    });

    it('[RK4] are refused under what can be no id of a paper', async () => {
      const { remarks } = await make();
      for (const id of ['', '..', '../paper-0001', 'paper/0001', 'x', 'א'.repeat(9)])
        await expect(remarks.of(id)).rejects.toThrow(Error);
    });

    it('[RK5] are kept for many papers at once, more than are held in memory', async () => {
      const bench = await make();
      const numbers = Array.from({ length: 40 }, (_, at) => at);
      await Promise.all(
        [...numbers, ...numbers].map((number, at) =>
          keep(bench.remarks, paper(number), `at ${at}`),
        ),
      );
      for (const reopened of [false, true]) {
        const remarks = reopened ? await bench.reopen() : bench.remarks;
        for (const number of numbers)
          expect(await idsIn(remarks, paper(number))).toEqual([
            `at ${number}`,
            `at ${number + 40}`,
          ]);
      }
    });

    it('[RK6] keep what they held when the disk refuses, and go on after', async () => {
      const bench = await make();
      await keep(bench.remarks, PAPER, 'one');
      bench.refuseWrites(true);
      await expect(keep(bench.remarks, PAPER, 'lost')).rejects.toThrow(Error);
      await expect(keep(bench.remarks, paper(2), 'lost')).rejects.toThrow(Error);
      expect(await idsIn(bench.remarks, PAPER)).toEqual(['one']);
      bench.refuseWrites(false);
      await keep(bench.remarks, PAPER, 'two');
      const again = await bench.reopen();
      expect(await idsIn(again, PAPER)).toEqual(['one', 'two']);
      expect(await idsIn(again, paper(2))).toEqual([]);
    });

    it('[RK7] finish work under way when they are closed, and take no more', async () => {
      const bench = await make();
      const store = await bench.remarks.of(PAPER);
      const last = store.transact(async ({ decisions }) => decisions.put(aDecision('last')));
      await bench.remarks.close();
      await last;
      await expect(
        store.transact(async ({ decisions }) => decisions.put(aDecision('late'))),
      ).rejects.toThrow(Error);
      await expect(bench.remarks.of(paper(2))).rejects.toThrow(Error);
      expect(await idsIn(await bench.reopen(), PAPER)).toEqual(['last']);
    });

    it('[RK8] are plain lists by paper under any course of work, refusals and restarts', async () => {
      const aStep = fc.record({
        paper: fc.integer({ min: 1, max: 6 }),
        id: fc.constantFrom('a', 'b', 'c'),
        does: fc.constantFrom('put', 'remove', 'refused', 'restart'),
      });
      await fc.assert(
        fc.asyncProperty(fc.array(aStep, { maxLength: 25 }), async (steps) => {
          const bench = await make();
          let { remarks } = bench;
          const model = new Map<string, Set<string>>();
          for (const step of steps) {
            const paperId = paper(step.paper);
            if (step.does === 'restart') remarks = await bench.reopen();
            const changes = async () =>
              (await remarks.of(paperId)).transact(async ({ decisions }) =>
                step.does === 'remove'
                  ? decisions.remove(step.id)
                  : decisions.put(aDecision(step.id, { reason: step.does })),
              );
            bench.refuseWrites(step.does === 'refused');
            if (step.does !== 'restart') await changes().catch(() => undefined);
            bench.refuseWrites(false);
            const ids = model.get(paperId) ?? new Set();
            if (step.does === 'put') model.set(paperId, ids.add(step.id));
            if (step.does === 'remove') ids.delete(step.id);
          }
          for (const [paperId, ids] of model)
            expect((await idsIn(remarks, paperId)).toSorted()).toEqual([...ids].toSorted());
        }),
        { numRuns: 15 },
      );
    });
  });
}
