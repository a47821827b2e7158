import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { EmbeddedPaperLogs } from '#server/storage/embedded/paper/embedded-paper-logs.ts';
import {
  encodeRecord,
  HEAD_BYTES,
  RECORD_HEAD_BYTES,
} from '#server/storage/embedded/paper/record.ts';
import { DamagedLog } from '#server/storage/paper-logs.ts';
import { aFolder } from '#test/storage/a-folder.ts';
import { everyFile } from '#test/storage/every-file.ts';

const PAPER = 'paper-0001';

interface APaper {
  readonly logs: EmbeddedPaperLogs;
  readonly warnings: readonly string[];
  readonly folder: string;
  readonly log: string;
  /** The log as it was written, and where each record begins. */
  readonly whole: Buffer;
  readonly starts: readonly number[];
  /** Puts the folder back to the given log alone. */
  reset(log: Buffer): Promise<void>;
}

/** A paper with one record per update given, the first at its making. */
async function aPaper([first = new Uint8Array(), ...rest]: readonly Uint8Array[]): Promise<APaper> {
  const papers = await aFolder();
  const warnings: string[] = [];
  const warn = (line: string) => void warnings.push(line);
  const logs = new EmbeddedPaperLogs({ folder: papers, now: () => new Date(), warn });
  onTestFinished(() => logs.closeAll());
  await logs.create(PAPER, first);
  const { log: opened } = await logs.open(PAPER);
  for (const update of rest) await opened.append({ update, clients: [] });
  await opened.close();
  const folder = path.join(papers, PAPER);
  const log = path.join(folder, 'log');
  const starts: number[] = [];
  let next = HEAD_BYTES;
  for (const { length } of [first, ...rest]) {
    starts.push(next);
    next += RECORD_HEAD_BYTES + length;
  }
  return {
    logs,
    warnings,
    folder,
    log,
    whole: await readFile(log),
    starts,
    async reset(bytes) {
      for (const name of await readdir(folder)) await rm(path.join(folder, name));
      await writeFile(log, bytes);
    },
  };
}

const someUpdates = (count: number, length: number) =>
  Array.from({ length: count }, (_, at) => new Uint8Array(length).fill(at + 1));

const flipped = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
};

describe('a log whose last record was torn off', () => {
  it('[TL1] cut at every byte: opens, serves all before, reports, keeps the end aside, and goes on', async () => {
    const updates = someUpdates(4, 60);
    const paper = await aPaper(updates);
    const { logs, whole, starts } = paper;
    const last = starts.at(-1) ?? 0;
    for (let length = last + 1; length < whole.length; length += 1) {
      await paper.reset(whole.subarray(0, length));
      const read = await logs.read(PAPER);
      expect(read.updates).toEqual(updates.slice(0, 3));
      expect(read.damage).toEqual([{ file: 'log', offset: last, kind: 'torn-tail' }]);
      const { log, state } = await logs.open(PAPER);
      expect(state).toEqual(read);
      expect(await readFile(`${paper.log}.torn-4`)).toEqual(whole.subarray(last, length));
      expect(await readFile(paper.log)).toEqual(whole.subarray(0, last));
      await log.append({ update: new Uint8Array([9]), clients: [] });
      await log.close();
      const after = await logs.read(PAPER);
      expect(after.updates).toEqual([...updates.slice(0, 3), new Uint8Array([9])]);
      expect(after.damage).toEqual([]);
    }
    expect(paper.warnings).toHaveLength(whole.length - last - 1);
  });

  it('[TL2] each byte of the last 4 KiB flipped, within one record: serves all before and reports', async () => {
    const updates = [...someUpdates(3, 100), new Uint8Array(4200).fill(77)];
    const paper = await aPaper(updates);
    const { logs, whole, starts } = paper;
    const damage = [{ file: 'log', offset: starts.at(-1) ?? 0, kind: 'torn-tail' }];
    for (let at = whole.length - 4096; at < whole.length; at += 1) {
      await writeFile(paper.log, flipped(whole, at));
      const state = await logs.read(PAPER);
      if (state.updates.length !== 3)
        throw new Error(`byte ${at}: ${state.updates.length} updates`);
      expect(state.damage).toEqual(damage);
    }
    const { state } = await logs.open(PAPER);
    expect(state.updates).toEqual(updates.slice(0, 3));
  });

  it('[TL3] zeros where the power failed are a torn end, and so is what is left of a longer file', async () => {
    const updates = someUpdates(2, 40);
    const paper = await aPaper(updates);
    for (const rest of [Buffer.alloc(1), Buffer.alloc(5000), Buffer.alloc(700, 0xff)]) {
      await paper.reset(Buffer.concat([paper.whole, rest]));
      const { log, state } = await paper.logs.open(PAPER);
      expect(state.updates).toEqual(updates);
      expect(state.damage).toEqual([
        { file: 'log', offset: paper.whole.length, kind: 'torn-tail' },
      ]);
      await log.close();
    }
  });

  it('[TL4] is not mistaken for damage when the lost text itself looks like a record', async () => {
    const forged = encodeRecord(0, {
      sequence: 3,
      at: 0,
      kind: 'update',
      content: new Uint8Array([1, 2, 3]),
    });
    const paper = await aPaper([
      ...someUpdates(1, 10),
      Buffer.concat([forged, forged, new Uint8Array(9)]),
    ]);
    await paper.reset(paper.whole.subarray(0, -1));
    const { state } = await paper.logs.open(PAPER);
    expect(state.updates).toEqual(someUpdates(1, 10));
    expect(state.damage.map(({ kind }) => kind)).toEqual(['torn-tail']);
  });

  it('[TL5] is set aside under a name of its own each time', async () => {
    const paper = await aPaper(someUpdates(2, 30));
    const last = paper.starts.at(-1) ?? 0;
    for (const length of [last + 5, last + 9, last + 9]) {
      await writeFile(paper.log, paper.whole.subarray(0, length));
      await (await paper.logs.open(PAPER)).log.close();
    }
    expect((await readdir(paper.folder)).toSorted()).toEqual(['log', 'log.torn-2', 'log.torn-2.2']);
  });
});

describe('a log that is damaged before its end', () => {
  it('[TL6] each byte of all records but the last flipped: raises the alarm, serves nothing, changes nothing', async () => {
    const paper = await aPaper(someUpdates(20, 190));
    const { logs, whole, starts } = paper;
    const last = starts.at(-1) ?? 0;
    for (let at = Math.max(HEAD_BYTES, whole.length - 4096); at < last; at += 1) {
      const offset = starts.findLast((start) => start <= at) ?? 0;
      await writeFile(paper.log, flipped(whole, at));
      const alarm = await logs.read(PAPER).catch((error: unknown) => error);
      expect(alarm).toBeInstanceOf(DamagedLog);
      expect((alarm as DamagedLog).damage).toEqual([{ file: 'log', offset, kind: 'middle' }]);
    }
    const before = await everyFile(paper.folder);
    await expect(logs.open(PAPER)).rejects.toThrow(DamagedLog);
    expect((await logs.verify(PAPER)).damage).toHaveLength(1);
    expect(await everyFile(paper.folder)).toEqual(before);
    expect(paper.warnings).toEqual([]);
  });

  it('[TL7] each byte of its head flipped: raises the alarm and changes nothing', async () => {
    const paper = await aPaper(someUpdates(2, 30));
    for (let at = 0; at < HEAD_BYTES; at += 1) {
      await writeFile(paper.log, flipped(paper.whole, at));
      await expect(paper.logs.open(PAPER)).rejects.toThrow(DamagedLog);
    }
    for (const left of [Buffer.alloc(0), paper.whole.subarray(0, 10), Buffer.alloc(300)]) {
      await writeFile(paper.log, left);
      await expect(paper.logs.open(PAPER)).rejects.toThrow(DamagedLog);
      expect(await readFile(paper.log)).toEqual(left);
    }
  });

  it('[TL8] a record cut out or written twice raises the alarm', async () => {
    const paper = await aPaper(someUpdates(4, 30));
    const { whole, starts } = paper;
    const part = (from: number, to?: number) => whole.subarray(starts[from], to && starts[to]);
    const head = whole.subarray(0, HEAD_BYTES);
    for (const parts of [[part(0, 1), part(2)], [part(0, 2), part(1)], [part(1)]]) {
      await writeFile(paper.log, Buffer.concat([head, ...parts]));
      await expect(paper.logs.open(PAPER)).rejects.toThrow(DamagedLog);
    }
  });

  it('[TL9] leaves the other papers alone', async () => {
    const paper = await aPaper(someUpdates(3, 30));
    await paper.logs.create('paper-0002', new Uint8Array([5]));
    await writeFile(paper.log, flipped(paper.whole, HEAD_BYTES + 20));
    await expect(paper.logs.open(PAPER)).rejects.toThrow(DamagedLog);
    expect((await paper.logs.open('paper-0002')).state.updates).toEqual([new Uint8Array([5])]);
  });
});

describe('a damaged snapshot', () => {
  let paper: APaper;
  beforeEach(async () => {
    paper = await aPaper(someUpdates(3, 30));
    const { log } = await paper.logs.open(PAPER);
    await log.compact(
      Buffer.from('the snapshot of a paper that must never be taken for an empty one'),
    );
    await log.append({ update: new Uint8Array([8]), clients: [] });
    await log.close();
  });

  it('[TL10] flipped at any byte, cut anywhere or emptied: raises the alarm and changes nothing', async () => {
    const file = path.join(paper.folder, 'snapshot');
    const whole = await readFile(file);
    const damaged = [
      ...Array.from({ length: whole.length }, (_, at) => flipped(whole, at)),
      ...Array.from({ length: whole.length }, (_, length) => whole.subarray(0, length)),
    ];
    for (const bytes of damaged) {
      await writeFile(file, bytes);
      const alarm = await paper.logs.open(PAPER).catch((error: unknown) => error);
      expect(alarm).toBeInstanceOf(DamagedLog);
      expect((alarm as DamagedLog).damage).toEqual([
        { file: 'snapshot', offset: 0, kind: 'snapshot' },
      ]);
      expect(await readFile(file)).toEqual(bytes);
    }
  });

  it('[TL11] missing, or an older one in its place, or the log missing: raises the alarm', async () => {
    const file = path.join(paper.folder, 'snapshot');
    const older = path.join(paper.folder, '..', 'older');
    await copyFile(file, older);
    const { log } = await paper.logs.open(PAPER);
    await log.compact(Buffer.from('the second snapshot'));
    await log.close();
    const whole = await readFile(file);
    const alarm = async () => paper.logs.open(PAPER).catch((error: unknown) => error);
    await copyFile(older, file);
    expect(await alarm()).toMatchObject({ damage: [{ file: 'log', offset: 0, kind: 'gap' }] });
    await rm(file);
    expect(await alarm()).toMatchObject({ damage: [{ file: 'log', offset: 0, kind: 'gap' }] });
    await writeFile(file, whole);
    await rm(paper.log);
    expect(await alarm()).toMatchObject({ damage: [{ file: 'log', offset: 0, kind: 'gap' }] });
  });

  it('[TL12] a log that lost records which the snapshot covers goes on after them', async () => {
    const { log } = await paper.logs.open(PAPER);
    await log.append({ update: new Uint8Array([9]), clients: [] });
    const before = await readFile(paper.log);
    await log.compact(Buffer.from('snapshot of five'));
    await log.close();
    // As if the compaction had stopped after its first step, and the old log's end had rotted.
    await writeFile(paper.log, before.subarray(0, before.length - 3));
    const again = await paper.logs.open(PAPER);
    expect(again.state.updates).toEqual([]);
    await again.log.append({ update: new Uint8Array([10]), clients: [] });
    await again.log.close();
    const { state } = await paper.logs.open(PAPER);
    expect(Buffer.from(state.snapshot ?? []).toString()).toBe('snapshot of five');
    expect(state.updates).toEqual([new Uint8Array([10])]);
  });
});
