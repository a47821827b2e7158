import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listForums } from '#shared/forum/forum-contract.ts';
import { listPapers } from '#shared/paper/paper-contract.ts';
import { nameVersion, readVersion, restoreVersion } from '#shared/version/version-contract.ts';
import { verify } from '#server/storage/embedded/verify.ts';
import { type NayarProcess, startProcess } from '#test/harness/nayar-process.ts';
import { followLink, Guest } from '#test/harness/start-nayar.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';

const ROUNDS = Number(process.env['ROUNDS'] ?? 3);

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'nayar-kill-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

async function firstStart(): Promise<{ nayar: NayarProcess; guest: Guest; paperId: string }> {
  const nayar = await startProcess({ DATA_DIR: dataDir });
  const link = nayar.lines
    .map((line) => /^\s+coordinator .*: (\S+)$/.exec(line)?.[1])
    .find(Boolean);
  const guest = await followLink(link ?? '');
  const { body: forums } = await guest.call(listForums);
  const { body: papers } = await guest.call(listPapers, {
    params: { forumId: forums[0]?.id ?? '' },
  });
  return { nayar, guest, paperId: papers.find(({ stage }) => stage === 'draft')?.id ?? '' };
}

describe('killing the program while versions are made and brought back', () => {
  it(`[FA7] keeps every version that was answered, whole and chained, in ${String(ROUNDS)} rounds of kill -9`, async () => {
    let { nayar, guest, paperId } = await firstStart();
    const params = { paperId };
    const answered: string[] = [];
    let number = 0;
    const makeOne = async (): Promise<void> => {
      number += 1;
      const named = await guest.call(nameVersion, { params, body: { name: `גרסה ${number}` } });
      // Nobody may make more than so many a minute.
      if (named.status !== 200) {
        await pause(50);
        return;
      }
      answered.push(named.body.id);
      await guest.call(restoreVersion, {
        params: { ...params, versionId: answered[0] ?? '' },
        body: { part: { kind: 'whole' } },
      });
    };
    for (let round = 0; round < ROUNDS; round += 1) {
      const writer = await stockWriter(guest, paperId);
      const making = (async () => {
        // Until the program is gone and answers no more.
        for (;;) {
          writer.write(`שורה ${round}-${number}`);
          await makeOne();
        }
      })().catch(() => undefined);
      await pause(300 + ((round * 379) % 500));
      await nayar.kill();
      await making;
      writer.close();
      nayar = await startProcess({ DATA_DIR: dataDir });
      guest = new Guest(nayar.url, guest.cookie);
    }
    expect(answered.length).toBeGreaterThan(ROUNDS);
    for (const versionId of answered.slice(-10)) {
      const read = await guest.call(readVersion, { params: { ...params, versionId } });
      expect(read.status).toBe(200);
    }
    expect(await nayar.stop()).toBe(0);
    const report = await verify(dataDir);
    expect(report.problems).toEqual([]);
    expect(report.versions).toBeGreaterThanOrEqual(answered.length);
  });
});
