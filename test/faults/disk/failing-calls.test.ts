import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { verify } from '#server/storage/embedded/verify.ts';
import { needStrace, withFault } from '#test/faults/disk/a-disk.ts';
import { aFolder } from '#test/storage/a-folder.ts';
import { numbersIn } from '#test/storage/child/numbers.ts';
import { openWorkspace } from '#test/storage/open-workspace.ts';
import { aProgram, startChild } from '#test/storage/run-child.ts';

beforeAll(needStrace);

const PAPER = 'paper-0001';
const troubled = aProgram('troubled');
const upTo = (last: number, step: number) =>
  Array.from({ length: Math.ceil(last / step) }, (_, at) => 1 + at * step);

/** One call that fails, of each kind, as far as the program makes them. */
const ONCE = [
  ...upTo(20, 1).map((when) => `fdatasync:error=EIO:when=${when}`),
  ...upTo(42, 2).map((when) => `fsync:error=EIO:when=${when}`),
  ...upTo(20, 2).map((when) => `pwrite64:error=ENOSPC:when=${when}`),
  ...upTo(29, 1).map((when) => `rename:error=EIO:when=${when}`),
  ...upTo(9, 1).map((when) => `link:error=EIO:when=${when}`),
];
/** Calls that go on failing. */
const FOR_GOOD = [
  ...upTo(20, 4).map((when) => `pwrite64:error=EROFS:when=${when}+1`),
  ...upTo(20, 4).map((when) => `fdatasync:error=EIO:when=${when}+1`),
  ...upTo(40, 6).map((when) => `fsync:error=ENOSPC:when=${when}+1`),
  ...upTo(28, 4).map((when) => `rename:error=EIO:when=${when}+1`),
  'rename:error=EIO:when=9+5',
  'link:error=EIO:when=3+3',
  'fsync:error=EIO:when=20+3',
];

const numbersOf = (lines: readonly string[], word: string): readonly number[] =>
  lines.filter((line) => line.startsWith(`${word} `)).map((line) => Number(line.split(' ')[1]));

/** Lets the program run on a failing disk, then opens what it left on a good one, and compares it with what it was told. */
async function runWith(fault: string) {
  const dataDir = path.join(await aFolder(), 'data');
  const child = startChild(await troubled(), [dataDir, PAPER], withFault(fault));
  const ended = await child.ended;
  const { lines } = child;
  const { storage } = await openWorkspace(dataDir);
  const isThere = (await storage.papers.list()).includes(PAPER);
  const found = isThere ? numbersIn(await storage.papers.read(PAPER)) : [];
  expect(found).toEqual(found.map((_, at) => at + 1));
  expect(found.length).toBeGreaterThanOrEqual(Math.max(0, ...numbersOf(lines, 'edit')));
  const row = await storage.openings.tables.openings.get('opening-1');
  expect(Number(row?.at ?? 0)).toBe(Math.max(0, ...numbersOf(lines, 'row')));
  const audited = (await storage.audit.last(99)).map(({ action }) => Number(action)).toReversed();
  expect(audited).toEqual(numbersOf(lines, 'audit'));
  expect((await verify(dataDir)).problems).toEqual([]);
  return { ended, lines };
}

describe('system calls that fail', () => {
  it.each(ONCE)(
    '[DK6] once, %s: one thing is refused, nothing acknowledged is lost, all goes on',
    async (fault) => {
      const { ended, lines } = await runWith(fault);
      expect(ended).toBe(0);
      expect(lines.at(-1)).toMatch(/^(done|refused .*reports errors\.)$/);
      const refused = lines.filter((line) => /^(failed|refused)/.test(line));
      const others = refused
        .filter((line) => line !== 'failed edit on a failed log false')
        .slice(1);
      expect({ others, lines }).toMatchObject({ others: [] });
    },
  );

  it.each(FOR_GOOD)(
    '[DK7] again and again, %s: nothing acknowledged is lost, and the next start is clean',
    async (fault) => {
      const { lines } = await runWith(fault);
      expect(lines.join('\n')).toMatch(/failed|refused/);
    },
  );

  it('[DK8] are met in every part of the work by the faults above', async () => {
    const met = new Set<string>();
    for (const fault of ['fdatasync:error=EIO:when=5+7', 'rename:error=EIO:when=14+5']) {
      const { lines } = await runWith(fault);
      for (const line of lines) met.add(/^failed (\w+)/.exec(line)?.[1] ?? '');
    }
    expect([...met]).toEqual(expect.arrayContaining(['audit', 'compact', 'edit', 'row']));
  });
});
