import fc from 'fast-check';
import { expect } from 'vitest';
import type { Store, WritableTable } from '#server/storage/store.ts';
import type { ContractTables, Letter } from '#test/contract/contract-tables.ts';

/** A store with its disk in the test's hands. */
export interface StoreBench {
  readonly store: Store<ContractTables>;
  /** Closes the store and opens what is on disk. */
  reopen(): Promise<Store<ContractTables>>;
  /** While true, what would be written fails. */
  refuseWrites(refuse: boolean): void;
}

type Change =
  | { readonly do: 'put'; readonly row: Letter }
  | { readonly do: 'remove'; readonly id: string };
type Step =
  | {
      readonly do: 'work';
      readonly changes: readonly Change[];
      readonly fails: 'no' | 'work' | 'disk';
    }
  | { readonly do: 'together'; readonly works: readonly (readonly Change[])[] }
  | { readonly do: 'reopen' };

const anId = fc.constantFrom('a', 'b', 'c', 'd', '__proto__');
const aRow: fc.Arbitrary<Letter> = fc.record(
  {
    id: anId,
    drawer: fc.constantFrom('x', 'y', null),
    stamps: fc.integer({ min: 0, max: 3 }),
    sender: fc.option(fc.string({ unit: 'binary', maxLength: 3 })),
  },
  { requiredKeys: ['id', 'drawer', 'stamps'] },
);
const aChange: fc.Arbitrary<Change> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('put' as const), row: aRow }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), id: anId }) },
);
const someChanges = fc.array(aChange, { maxLength: 4 });
const aStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('work' as const),
      changes: someChanges,
      fails: fc.constantFrom('no' as const, 'no' as const, 'work' as const, 'disk' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('together' as const),
      works: fc.array(someChanges, { minLength: 2, maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'reopen' as const }) },
);

/** Any course of transactions, failures and restarts leaves what a plain list of rows would hold. */
export function followsModel(make: () => Promise<StoreBench>): Promise<void> {
  return fc.assert(
    fc.asyncProperty(fc.array(aStep, { maxLength: 25 }), (steps) => runSteps(make, steps)),
    { numRuns: 40, interruptAfterTimeLimit: 10_000 },
  );
}

async function runSteps(make: () => Promise<StoreBench>, steps: readonly Step[]): Promise<void> {
  const bench = await make();
  let { store } = bench;
  let model: readonly Letter[] = [];
  for (const step of steps) {
    if (step.do === 'reopen') store = await bench.reopen();
    else if (step.do === 'together') {
      await Promise.all(step.works.map((changes) => store.transact(carryOut(changes))));
      model = step.works.reduce(changed, model);
    } else {
      model = await oneWork({ bench, store, step, model });
    }
    expect(await store.tables.letters.find({})).toEqual(model);
    for (const drawer of ['x', 'y', null])
      expect(await store.tables.letters.find({ drawer })).toEqual(
        model.filter((row) => row.drawer === drawer),
      );
  }
  await store.close();
}

async function oneWork({
  bench,
  store,
  step,
  model,
}: {
  readonly bench: StoreBench;
  readonly store: Store<ContractTables>;
  readonly step: Step & { readonly do: 'work' };
  readonly model: readonly Letter[];
}): Promise<readonly Letter[]> {
  bench.refuseWrites(step.fails === 'disk');
  const outcome = store.transact(async (tables) => {
    await carryOut(step.changes)(tables);
    if (step.fails === 'work') throw new Error('refused by the work');
  });
  const isKept = await outcome.then(
    () => true,
    () => false,
  );
  bench.refuseWrites(false);
  if (step.fails !== 'disk') expect(isKept).toBe(step.fails === 'no');
  return isKept ? changed(model, step.changes) : model;
}

const carryOut =
  (changes: readonly Change[]) =>
  async ({ letters }: { readonly letters: WritableTable<Letter> }): Promise<void> => {
    for (const change of changes) {
      if (change.do === 'put') await letters.put(change.row);
      else await letters.remove(change.id);
    }
  };

function changed(rows: readonly Letter[], changes: readonly Change[]): readonly Letter[] {
  let next = rows;
  for (const change of changes) {
    const id = change.do === 'put' ? change.row.id : change.id;
    const at = next.findIndex((row) => row.id === id);
    if (change.do === 'remove') next = next.filter((row) => row.id !== id);
    else if (at < 0) next = [...next, change.row];
    else next = next.with(at, change.row);
  }
  return next;
}
