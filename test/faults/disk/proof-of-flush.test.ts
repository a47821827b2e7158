import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { needStrace, underStrace } from '#test/faults/disk/a-disk.ts';
import { aFolder } from '#test/storage/a-folder.ts';
import { aProgram, startChild } from '#test/storage/run-child.ts';

beforeAll(needStrace);

const troubled = aProgram('troubled');
const CALLS = 'write,pwrite64,fsync,fdatasync,rename,link,ftruncate';

/** One call to the system as strace wrote it down: its name, the file behind its descriptor, and the whole line. */
interface Call {
  readonly name: string;
  readonly file: string;
  readonly line: string;
}

/** Runs the program and returns what it asked of the system, in order, and where it acknowledged something. */
async function callsOf(
  dataDir: string,
  edits: number,
  ...faults: readonly string[]
): Promise<readonly Call[]> {
  const trace = path.join(path.dirname(dataDir), 'trace');
  const child = startChild(
    await troubled(),
    [dataDir, 'paper-0001', String(edits)],
    underStrace('-y', '-s', '200', '-o', trace, '-e', `trace=${CALLS}`, ...faults),
  );
  expect(await child.ended).toBe(0);
  expect(child.lines.at(-1)).toBe('done');
  const text = await readFile(trace, 'utf8');
  // A call that another thread interrupted is written as two halves; the second tells when it was done.
  const lines = text.split('\n').filter((line) => !line.includes('<unfinished'));
  return lines.flatMap((line) => {
    const [, name = '', , file = ''] =
      /^\d+ +(?:<\.\.\. )?(\w+)( resumed>)?\(?(?:\d+<([^>]*)>)?/.exec(line) ?? [];
    return name ? [{ name, file, line }] : [];
  });
}

const isFlush = ({ name }: Call) => name === 'fsync' || name === 'fdatasync';
const isWrite = ({ name }: Call) => name === 'write' || name === 'pwrite64';
const acknowledged = ({ name, line }: Call): string | undefined =>
  name === 'write' ? /"((?:edit|row|audit) \d+|compact)\\n"/.exec(line)?.[1] : undefined;

describe('what is acknowledged', () => {
  it('[DK9] was flushed after it was written, and before the word was given', async () => {
    const dataDir = path.join(await aFolder(), 'data');
    const calls = await callsOf(dataDir, 20);
    const unflushed = new Set<string>();
    const words: string[] = [];
    let flushes = 0;
    for (const call of calls) {
      const inData = call.file.startsWith(dataDir);
      if (isWrite(call) && inData) unflushed.add(call.file);
      if (isFlush(call)) unflushed.delete(call.file);
      flushes += call.name === 'fdatasync' && call.file.endsWith('/log') ? 1 : 0;
      const word = acknowledged(call);
      if (word === undefined) continue;
      words.push(word);
      expect({ word, unflushed: [...unflushed] }).toEqual({ word, unflushed: [] });
    }
    expect(words.filter((word) => word.startsWith('edit'))).toHaveLength(20);
    expect(words.filter((word) => word.startsWith('row'))).toHaveLength(10);
    expect(words.filter((word) => word === 'compact')).toHaveLength(4);
    // One for each edit, and one at the opening.
    expect(flushes).toBe(21);
  });

  it('[DK10] takes the place of a file only when it is flushed itself, and its folder is flushed after', async () => {
    const dataDir = path.join(await aFolder(), 'data');
    const breaches: string[] = [];
    const flushed = new Set<string>();
    const unflushedFolders = new Set<string>();
    let renames = 0;
    for (const call of await callsOf(dataDir, 10)) {
      if (isWrite(call)) flushed.delete(call.file);
      if (isFlush(call)) flushed.add(call.file);
      if (isFlush(call)) unflushedFolders.delete(call.file);
      const [, from = '', to = ''] = RENAME.exec(call.line) ?? [];
      // The lock is a word between living processes: nothing of it has to outlive a power cut.
      if (from.endsWith('.tmp') && !to.endsWith('/lock')) {
        renames += 1;
        // A paper's folder gets its name when the folder itself, with its log in it, is flushed.
        if (!flushed.has(from)) breaches.push(`${from} was not flushed`);
        unflushedFolders.add(path.dirname(to));
      }
      const word = acknowledged(call);
      if (word !== undefined)
        breaches.push(...[...unflushedFolders].map((folder) => `${folder} not before ${word}`));
    }
    expect(breaches).toEqual([]);
    expect(renames).toBeGreaterThan(10);
  });
});

describe('a flush that failed', () => {
  it('[DK11] is never tried again on the same file: the log is written anew before it goes on', async () => {
    const dataDir = path.join(await aFolder(), 'data');
    const calls = await callsOf(dataDir, 10, '-e', 'inject=fdatasync:error=EIO:when=6');
    const isLog = ({ file }: Call) => file.endsWith('/log');
    const failed = calls.findIndex((call) => isLog(call) && call.line.includes('EIO'));
    const after = calls.slice(failed + 1);
    const renewed = after.findIndex(({ line }) => RENAME.exec(line)?.[2]?.endsWith('/log'));
    expect(failed).toBeGreaterThan(0);
    expect(renewed).toBeGreaterThanOrEqual(0);
    expect(after.slice(0, renewed).filter((call) => isLog(call))).toEqual([]);
    expect(
      after.slice(renewed).filter((call) => isLog(call) && isFlush(call)).length,
    ).toBeGreaterThan(3);
  });
});

const RENAME = /^\d+ +rename\("([^"]+)", "([^"]+)"\) += 0/;
