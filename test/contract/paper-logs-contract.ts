import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Batch,
  type PaperLog,
  type PaperLogs,
  UnknownPaper,
} from '#server/storage/paper-logs.ts';

/** Paper logs with their disk and clock in the test's hands. */
export interface PaperLogsBench {
  readonly logs: PaperLogs;
  /** Lets go of everything and opens what is on disk. */
  reopen(): Promise<PaperLogs>;
  /** While true, what would be written fails. */
  refuseWrites(refuse: boolean): void;
  /** Sets the clock. */
  setNow(now: Date): void;
}

const PAPER = 'paper-0001';
const bytes = (...numbers: number[]) => new Uint8Array(numbers);
const text = (words: string): Batch => ({ update: Buffer.from(words), clients: [] });
const words = (updates: readonly Uint8Array[]) =>
  updates.map((update) => Buffer.from(update).toString());

/** What every back end promises about the text of papers. `make` gives empty ones that are gone after the test. */
export function paperLogsContract(name: string, make: () => Promise<PaperLogsBench>): void {
  describe(`${name}: paper logs`, () => {
    it('[PL1] make a log with its first content', async () => {
      const { logs } = await make();
      await logs.create(PAPER, bytes(1, 2, 3));
      const state = await logs.read(PAPER);
      expect(state.updates).toEqual([bytes(1, 2, 3)]);
      expect(state.snapshot).toBeNull();
      expect(state.clients.size).toBe(0);
      expect(state.damage).toEqual([]);
    });

    it('[PL2] refuse to make a log twice, and leave the first as it is', async () => {
      const { logs } = await make();
      await logs.create(PAPER, bytes(1));
      await expect(logs.create(PAPER, bytes(2))).rejects.toThrow(PAPER);
      expect((await logs.read(PAPER)).updates).toEqual([bytes(1)]);
    });

    it('[PL3] give back every update in order, also after a restart', async () => {
      const bench = await make();
      await bench.logs.create(PAPER, Buffer.from('one'));
      const { log } = await bench.logs.open(PAPER);
      for (const word of ['two', 'three', 'four']) await log.append(text(word));
      const { state } = await (await bench.reopen()).open(PAPER);
      expect(words(state.updates)).toEqual(['one', 'two', 'three', 'four']);
    });

    it('[PL4] keep who each client is, with and without an update, through compaction', async () => {
      const bench = await make();
      await bench.logs.create(PAPER, bytes(1));
      const { log } = await bench.logs.open(PAPER);
      await log.append({ update: bytes(2), clients: [[4_294_967_295, 'person-a']] });
      await log.append({ update: null, clients: [[7, 'person-b']] });
      await log.compact(bytes(9));
      await log.append({ update: null, clients: [[8, 'אדם']] });
      const clients = new Map([
        [4_294_967_295, 'person-a'],
        [7, 'person-b'],
        [8, 'אדם'],
      ]);
      expect((await bench.logs.read(PAPER)).clients).toEqual(clients);
      const { state } = await (await bench.reopen()).open(PAPER);
      expect(state.clients).toEqual(clients);
    });

    it('[PL5] open a paper once at a time', async () => {
      const { logs } = await make();
      await logs.create(PAPER, bytes(1));
      const opening = logs.open(PAPER);
      await expect(logs.open(PAPER)).rejects.toThrow(PAPER);
      const { log } = await opening;
      await expect(logs.open(PAPER)).rejects.toThrow(PAPER);
      await log.close();
      await log.close();
      await expect(logs.open(PAPER)).resolves.toBeDefined();
    });

    it('[PL6] replace snapshot and tail by the snapshot given', async () => {
      const bench = await make();
      await bench.logs.create(PAPER, Buffer.from('one'));
      const { log } = await bench.logs.open(PAPER);
      await log.append(text('two'));
      await log.compact(bytes(1, 1));
      await log.append(text('three'));
      await log.compact(bytes(2, 2));
      await log.compact(bytes(3, 3));
      await log.append(text('four'));
      for (const logs of [bench.logs, await bench.reopen()]) {
        const state = await logs.read(PAPER);
        expect(state.snapshot).toEqual(bytes(3, 3));
        expect(words(state.updates)).toEqual(['four']);
      }
    });

    it('[PL7] weigh the tail since the last compaction', async () => {
      const bench = await make();
      await bench.logs.create(PAPER, bytes(1));
      const { log } = await bench.logs.open(PAPER);
      const before = log.tailBytes;
      await log.append({ update: new Uint8Array(1000), clients: [] });
      expect(log.tailBytes).toBeGreaterThanOrEqual(before + 1000);
      await log.compact(bytes(1));
      expect(log.tailBytes).toBe(0);
      await log.append({ update: new Uint8Array(500), clients: [] });
      const { tailBytes } = log;
      expect(tailBytes).toBeGreaterThanOrEqual(500);
      expect((await (await bench.reopen()).open(PAPER)).log.tailBytes).toBe(tailBytes);
    });

    it('[PL8] are read while they are open', async () => {
      const { logs } = await make();
      await logs.create(PAPER, Buffer.from('one'));
      const { log } = await logs.open(PAPER);
      await log.append(text('two'));
      expect(words((await logs.read(PAPER)).updates)).toEqual(['one', 'two']);
    });

    it('[PL9] know no paper that was not made, nor any id that is none', async () => {
      const { logs } = await make();
      for (const id of [
        'paper-9999',
        '',
        '.',
        '..',
        '../paper-0001',
        'a/b',
        'short',
        '\0'.repeat(9),
      ]) {
        await expect(logs.open(id)).rejects.toThrow(UnknownPaper);
        await expect(logs.read(id)).rejects.toThrow(UnknownPaper);
        await expect(logs.verify(id)).rejects.toThrow(UnknownPaper);
      }
      await expect(logs.create('../escape', bytes(1))).rejects.toThrow(Error);
      expect(await logs.list()).toEqual([]);
    });

    it('[PL10] list every paper', async () => {
      const { logs } = await make();
      await logs.create('paper-0002', bytes(1));
      await logs.create(PAPER, bytes(1));
      expect((await logs.list()).toSorted()).toEqual([PAPER, 'paper-0002']);
    });

    it('[PL11] verify every record ever written', async () => {
      const { logs } = await make();
      await logs.create(PAPER, bytes(1));
      const { log } = await logs.open(PAPER);
      await log.append({ update: bytes(2), clients: [[1, 'person-a']] });
      await log.compact(bytes(9));
      await log.append({ update: bytes(3), clients: [] });
      const before = await logs.verify(PAPER);
      expect(before.records).toBe(4);
      expect(before.bytes).toBeGreaterThan(4);
      expect(before.damage).toEqual([]);
      await log.compact(bytes(9));
      expect((await logs.verify(PAPER)).records).toBe(4);
    });

    it('[PL12] tell when the last batch was written, by the clock given', async () => {
      const bench = await make();
      bench.setNow(new Date('2026-01-01T10:00:00.000Z'));
      await bench.logs.create(PAPER, bytes(1));
      expect((await bench.logs.read(PAPER)).changedAt).toBe('2026-01-01T10:00:00.000Z');
      const { log } = await bench.logs.open(PAPER);
      bench.setNow(new Date('2026-01-02T11:12:13.456Z'));
      await log.append(text('later'));
      bench.setNow(new Date('2026-01-03T00:00:00.000Z'));
      await log.compact(bytes(9));
      expect((await bench.logs.read(PAPER)).changedAt).toBe('2026-01-02T11:12:13.456Z');
    });

    it('[PL13] write nothing for an empty batch', async () => {
      const { logs } = await make();
      await logs.create(PAPER, bytes(1));
      const { log } = await logs.open(PAPER);
      const { tailBytes } = log;
      await log.append({ update: null, clients: [] });
      expect(log.tailBytes).toBe(tailBytes);
      expect((await logs.verify(PAPER)).records).toBe(1);
    });

    it('[PL14] take one call at a time, and keep the first', async () => {
      const { logs } = await make();
      await logs.create(PAPER, Buffer.from('one'));
      const { log } = await logs.open(PAPER);
      const first = log.append(text('two'));
      await expect(log.append(text('three'))).rejects.toThrow(Error);
      await expect(log.compact(bytes(1))).rejects.toThrow(Error);
      await first;
      await log.append(text('four'));
      expect(words((await logs.read(PAPER)).updates)).toEqual(['one', 'two', 'four']);
    });

    it('[PL15] take nothing more once closed', async () => {
      const { logs } = await make();
      await logs.create(PAPER, bytes(1));
      const { log } = await logs.open(PAPER);
      await log.close();
      await expect(log.append(text('late'))).rejects.toThrow(Error);
      await expect(log.compact(bytes(1))).rejects.toThrow(Error);
    });

    it('[PL16] keep what was acknowledged when the disk refuses, and go on when it is well', async () => {
      const bench = await make();
      await bench.logs.create(PAPER, Buffer.from('one'));
      const { log } = await bench.logs.open(PAPER);
      await log.append(text('two'));
      bench.refuseWrites(true);
      await expect(log.append(text('three'))).rejects.toThrow(Error);
      await expect(log.compact(bytes(9))).rejects.toThrow(Error);
      bench.refuseWrites(false);
      await log.close();
      const again = await bench.logs.open(PAPER);
      expect(words(again.state.updates)).toEqual(['one', 'two']);
      await again.log.append(text('four'));
      expect(words((await bench.logs.read(PAPER)).updates)).toEqual(['one', 'two', 'four']);
    });

    it('[PL17] are a plain list of updates under any course of appends, compactions and restarts', async () => {
      const course = fc.asyncProperty(fc.array(aStep, { maxLength: 30 }), followsModel(make));
      await expect(
        fc.assert(course, { numRuns: 40, interruptAfterTimeLimit: 10_000 }),
      ).resolves.toBeUndefined();
    });
  });
}

type Step =
  | { readonly do: 'append'; readonly batch: Batch }
  | { readonly do: 'compact'; readonly snapshot: Uint8Array }
  | { readonly do: 'reopen' }
  | { readonly do: 'refused'; readonly batch: Batch };

const someBytes = fc.uint8Array({ maxLength: 60 });
const aBatch: fc.Arbitrary<Batch> = fc.record({
  update: fc.option(someBytes, { freq: 5 }),
  clients: fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.constantFrom('p1', 'p2', 'p3')), {
    maxLength: 2,
  }),
});
const aStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('append' as const), batch: aBatch }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('compact' as const), snapshot: someBytes }) },
  { weight: 2, arbitrary: fc.constant({ do: 'reopen' as const }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('refused' as const), batch: aBatch }) },
);

interface Model {
  readonly snapshot: Uint8Array | null;
  readonly updates: readonly Uint8Array[];
  readonly clients: ReadonlyMap<number, string>;
  readonly records: number;
}

function followsModel(make: () => Promise<PaperLogsBench>) {
  return async (steps: readonly Step[]): Promise<void> => {
    const bench = await make();
    let { logs } = bench;
    const first = bytes(0, 1);
    await logs.create(PAPER, first);
    let { log } = await logs.open(PAPER);
    let model: Model = { snapshot: null, updates: [first], clients: new Map(), records: 1 };
    for (const step of steps) {
      if (step.do === 'reopen') logs = await bench.reopen();
      const isNewLog = step.do === 'reopen' || (await carriesOn(step, log, bench));
      if (isNewLog) {
        await log.close();
        ({ log } = await logs.open(PAPER));
      }
      model = after(model, step);
      const { snapshot, updates, clients } = await logs.read(PAPER);
      expect({ snapshot, updates, clients }).toEqual({
        snapshot: model.snapshot,
        updates: model.updates,
        clients: model.clients,
      });
    }
    const verdict = await logs.verify(PAPER);
    expect(verdict.damage).toEqual([]);
    expect(verdict.records).toBe(model.records);
    await log.close();
  };
}

/** Resolves to whether the log has to be opened anew. */
async function carriesOn(step: Step, log: PaperLog, bench: PaperLogsBench): Promise<boolean> {
  if (step.do === 'append') await log.append(step.batch);
  if (step.do === 'compact') await log.compact(step.snapshot);
  if (step.do !== 'refused') return false;
  bench.refuseWrites(true);
  await log.append(step.batch).catch(() => undefined);
  bench.refuseWrites(false);
  return true;
}

function after(model: Model, step: Step): Model {
  if (step.do === 'compact') return { ...model, snapshot: step.snapshot, updates: [] };
  if (step.do !== 'append') return model;
  const { update, clients } = step.batch;
  return {
    ...model,
    updates: update ? [...model.updates, update] : model.updates,
    clients: new Map([...model.clients, ...clients]),
    records: model.records + (update ? 1 : 0) + (clients.length > 0 ? 1 : 0),
  };
}
