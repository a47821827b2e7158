import { describe, expect, it } from 'vitest';
import type { ContractTables, Letter } from '#test/contract/contract-tables.ts';
import { followsModel, type StoreBench } from '#test/contract/store-model.ts';
import type { Row, Store, WritableTable } from '#server/storage/store.ts';

const aLetter = (id: string, over: Partial<Letter> = {}): Letter => ({
  id,
  drawer: null,
  stamps: 1,
  ...over,
});

/** What every store promises, whatever stands behind it. `make` opens an empty one that is gone after the test. */
export function storeContract(name: string, make: () => Promise<StoreBench>): void {
  describe(`${name}: a store`, () => {
    it('[ST1] gives back what was put, and nothing for an unknown id', async () => {
      const { store } = await make();
      const letter = aLetter('letter-1', { tags: ['א', 'b'], sender: 'שרה "ש"\n\u2028' });
      await store.transact(async ({ letters }) => {
        await letters.put(letter);
        await letters.remove('never-there');
      });
      expect(await store.tables.letters.get('letter-1')).toEqual(letter);
      expect(await store.tables.letters.get('letter-2')).toBeUndefined();
      expect(await store.tables.drawers.find({})).toEqual([]);
    });

    it('[ST1] gives the rows of many ids in their order, without the unknown ones', async () => {
      const { store } = await make();
      await fill(
        store,
        ['a', 'b', 'c'].map((id) => aLetter(id)),
      );
      expect(idsOf(await store.tables.letters.pick(['c', 'never-there', 'a']))).toEqual(['c', 'a']);
      expect(await store.tables.letters.pick([])).toEqual([]);
      const own = await store.transact(async ({ letters }) => {
        await letters.put(aLetter('d'));
        return idsOf(await letters.pick(['d', 'b']));
      });
      expect(own).toEqual(['d', 'b']);
    });

    it('[ST2] finds by one field, by several, and all', async () => {
      const { store } = await make();
      await fill(store, [
        aLetter('a', { drawer: 'x', stamps: 1 }),
        aLetter('b', { drawer: 'y', stamps: 1 }),
        aLetter('c', { drawer: 'x', stamps: 2 }),
      ]);
      const { letters } = store.tables;
      expect(idsOf(await letters.find({ drawer: 'x' }))).toEqual(['a', 'c']);
      expect(idsOf(await letters.find({ drawer: 'x', stamps: 2 }))).toEqual(['c']);
      expect(idsOf(await letters.find({ id: 'b' }))).toEqual(['b']);
      expect(idsOf(await letters.find({}))).toEqual(['a', 'b', 'c']);
      expect(await letters.find({ drawer: 'z' })).toEqual([]);
    });

    it('[ST3] lets null match null and a missing field', async () => {
      const { store } = await make();
      await fill(store, [
        aLetter('a', { sender: null }),
        aLetter('b', { sender: 'somebody' }),
        aLetter('c'),
      ]);
      expect(idsOf(await store.tables.letters.find({ sender: null }))).toEqual(['a', 'c']);
    });

    it('[ST4] keeps the order of insertion, through replacing and moving between values', async () => {
      const bench = await make();
      await fill(
        bench.store,
        ['a', 'b', 'c', 'd'].map((id) => aLetter(id, { drawer: 'x' })),
      );
      await bench.store.tables.letters.find({ drawer: 'x' });
      await bench.store.transact(async ({ letters }) => {
        await letters.put(aLetter('b', { drawer: 'y' }));
        await letters.remove('a');
        await letters.put(aLetter('a', { drawer: 'x' }));
      });
      await fill(bench.store, [aLetter('b', { drawer: 'x', stamps: 9 })]);
      for (const store of [bench.store, await bench.reopen()]) {
        expect(idsOf(await store.tables.letters.find({}))).toEqual(['b', 'c', 'd', 'a']);
        expect(idsOf(await store.tables.letters.find({ drawer: 'x' }))).toEqual([
          'b',
          'c',
          'd',
          'a',
        ]);
      }
    });

    it('[ST5] gives out frozen rows, and keeps none of the objects it was given', async () => {
      const { store } = await make();
      const tags = ['one'];
      await fill(store, [aLetter('a', { tags })]);
      tags.push('two');
      const kept = await store.tables.letters.get('a');
      expect(kept?.tags).toEqual(['one']);
      expect(Object.isFrozen(kept)).toBe(true);
      expect(Object.isFrozen(kept?.tags)).toBe(true);
    });

    it('[ST6] shows a transaction its own writes and nobody else what is not yet kept', async () => {
      const { store } = await make();
      await fill(store, [aLetter('a')]);
      await store.transact(async ({ letters, drawers }) => {
        await letters.put(aLetter('b', { drawer: 'x' }));
        await letters.remove('a');
        await drawers.put({ id: 'x', label: 'first' });
        expect(idsOf(await letters.find({}))).toEqual(['b']);
        expect(idsOf(await letters.find({ drawer: 'x' }))).toEqual(['b']);
        expect(await letters.get('a')).toBeUndefined();
        expect(idsOf(await store.tables.letters.find({}))).toEqual(['a']);
        expect(await store.tables.drawers.get('x')).toBeUndefined();
      });
      expect(idsOf(await store.tables.letters.find({}))).toEqual(['b']);
      expect((await store.tables.drawers.get('x'))?.label).toBe('first');
    });

    it('[ST7] keeps nothing of work that throws, and passes its error on', async () => {
      const bench = await make();
      await fill(bench.store, [aLetter('a')]);
      const work = bench.store.transact(async ({ letters, drawers }) => {
        await drawers.put({ id: 'x', label: 'lost' });
        await letters.remove('a');
        throw new RangeError('changed its mind');
      });
      await expect(work).rejects.toThrow('changed its mind');
      for (const store of [bench.store, await bench.reopen()]) {
        expect(idsOf(await store.tables.letters.find({}))).toEqual(['a']);
        expect(await store.tables.drawers.find({})).toEqual([]);
      }
    });

    it('[ST8] keeps nothing, in memory or on disk, when the disk refuses, and works again after', async () => {
      const bench = await make();
      await fill(bench.store, [aLetter('a')]);
      bench.refuseWrites(true);
      await expect(fill(bench.store, [aLetter('b')])).rejects.toThrow(Error);
      expect(idsOf(await bench.store.tables.letters.find({}))).toEqual(['a']);
      bench.refuseWrites(false);
      await fill(bench.store, [aLetter('c')]);
      expect(idsOf(await bench.store.tables.letters.find({}))).toEqual(['a', 'c']);
      const reopened = await bench.reopen();
      expect(idsOf(await reopened.tables.letters.find({}))).toEqual(['a', 'c']);
    });

    it('[ST9] runs one piece of work at a time', async () => {
      const { store } = await make();
      await fill(store, [aLetter('a', { stamps: 0 })]);
      const addOne = () =>
        store.transact(async ({ letters }) => {
          const { stamps } = (await letters.get('a')) ?? aLetter('a');
          await Promise.resolve();
          await letters.put(aLetter('a', { stamps: stamps + 1 }));
          return stamps;
        });
      const seen = await Promise.all(Array.from({ length: 20 }, addOne));
      expect(seen.toSorted((one, other) => one - other)).toEqual([...seen.keys()]);
      expect((await store.tables.letters.get('a'))?.stamps).toBe(20);
    });

    it('[ST10] has everything again after it was closed', async () => {
      const bench = await make();
      await fill(bench.store, [aLetter('a', { tags: ['x'] }), aLetter('b')]);
      const before = await bench.store.tables.letters.find({});
      const reopened = await bench.reopen();
      expect(await reopened.tables.letters.find({})).toEqual(before);
    });

    it('[ST11] takes names of object parts for plain names', async () => {
      const bench = await make();
      const names = ['__proto__', 'constructor', 'hasOwnProperty', 'toString'];
      await fill(
        bench.store,
        names.map((id) => aLetter(id, { drawer: id })),
      );
      const poisoned = JSON.parse('{"id":"p","drawer":null,"stamps":1,"__proto__":{"bad":true}}');
      await fill(bench.store, [poisoned as Letter]);
      for (const { tables } of [bench.store, await bench.reopen()]) {
        for (const id of names) {
          expect((await tables.letters.get(id))?.id).toBe(id);
          expect(idsOf(await tables.letters.find({ drawer: id }))).toEqual([id]);
        }
        expect(await tables.letters.get('valueOf')).toBeUndefined();
        expect(await tables.letters.find(JSON.parse('{"__proto__":"x"}') as object)).toEqual([]);
        expect(Reflect.get({}, 'bad')).toBeUndefined();
      }
    });

    it('[ST12] refuses to compare lists, objects and nothing at all', async () => {
      const { store } = await make();
      await fill(store, [aLetter('a', { tags: ['x'] })]);
      const { letters } = store.tables;
      await expect(letters.find({ tags: ['x'] })).rejects.toThrow(TypeError);
      const ask = { drawer: undefined } as unknown as Partial<Letter>;
      await expect(letters.find(ask)).rejects.toThrow(TypeError);
    });

    it('[ST13] lets work under way finish when it is closed, and takes no more', async () => {
      const bench = await make();
      const last = fill(bench.store, [aLetter('last')]);
      await bench.store.close();
      await last;
      await expect(fill(bench.store, [aLetter('late')])).rejects.toThrow(Error);
      const reopened = await bench.reopen();
      expect(idsOf(await reopened.tables.letters.find({}))).toEqual(['last']);
    });

    it('[ST14] ends a transaction with its work: what is written later is refused', async () => {
      const { store } = await make();
      let kept: WritableTable<Letter> | undefined;
      await store.transact(async ({ letters }) => {
        kept = letters;
      });
      await expect(kept?.put(aLetter('late'))).rejects.toThrow(Error);
      expect(await store.tables.letters.find({})).toEqual([]);
    });

    it('[ST15] keeps what was read as it was', async () => {
      const { store } = await make();
      await fill(store, [aLetter('a'), aLetter('b')]);
      const read = await store.tables.letters.find({});
      await store.transact(async ({ letters }) => {
        await letters.remove('a');
        await letters.put(aLetter('b', { stamps: 5 }));
      });
      expect(read).toEqual([aLetter('a'), aLetter('b')]);
    });

    it('[ST16] refuses a row without an id', async () => {
      const { store } = await make();
      await expect(fill(store, [aLetter('')])).rejects.toThrow(Error);
      await expect(fill(store, [{} as Letter])).rejects.toThrow(Error);
      expect(await store.tables.letters.find({})).toEqual([]);
    });

    it('[ST17] is a plain list of rows under any course of transactions, failures and restarts', async () => {
      await expect(followsModel(make)).resolves.toBeUndefined();
    });
  });
}

async function fill(store: Store<ContractTables>, rows: readonly Letter[]): Promise<void> {
  await store.transact(async ({ letters }) => {
    for (const row of rows) await letters.put(row);
  });
}

const idsOf = (rows: readonly Row[]): readonly string[] => rows.map(({ id }) => id);
