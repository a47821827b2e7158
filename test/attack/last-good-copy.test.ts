import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { TableFile } from '#server/storage/embedded/table/table-file.ts';

let folder = '';
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the only good copy of the tables', () => {
  it.each(['written', 'previous-kept', 'renamed'])(
    '[AT17] outlives a start that was stopped at "%s" while going on from it',
    async (stop) => {
      folder = await mkdtemp(path.join(tmpdir(), 'nayar-copy-'));
      const file = path.join(folder, 'catalogue.json');
      const quiet = { warn: () => undefined, now: () => new Date(0) };
      const tables = new TableFile(file, quiet);
      for (const name of ['first', 'second', 'third'])
        await tables.write(new Map([['people', [`{"id":"${name}"}`]]]));
      await writeFile(file, 'damaged');
      await writeFile(`${file}.1`, 'damaged too');

      const stopped = new TableFile(file, {
        ...quiet,
        onStep: (step) => {
          if (step.endsWith(stop)) throw new Error('stopped');
        },
      });
      await expect(stopped.read()).rejects.toThrow('stopped');
      const next = await new TableFile(file, quiet).read();
      expect(next?.get('people')).toEqual(['{"id":"first"}']);
    },
  );
});
