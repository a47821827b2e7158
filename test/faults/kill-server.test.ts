import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listForums } from '#shared/forum/forum-contract.ts';
import { listPapers } from '#shared/paper/paper-contract.ts';
import { NotStarted, type NayarProcess, startProcess } from '#test/harness/nayar-process.ts';
import { followLink, type Guest, Guest as GuestOf } from '#test/harness/start-nayar.ts';
import { stockWriter } from '#test/harness/stock-writer.ts';

/** Short in the suite; `ROUNDS=200` for a long night. */
const ROUNDS = Number(process.env['ROUNDS'] ?? 6);

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'nayar-kill-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

interface Place {
  readonly nayar: NayarProcess;
  readonly guest: Guest;
  readonly paperId: string;
}

async function firstStart(): Promise<Place> {
  const nayar = await startProcess({ DATA_DIR: dataDir });
  const link = nayar.lines
    .map((line) => /^\s+coordinator .*: (\S+)$/.exec(line)?.[1])
    .find(Boolean);
  const guest = await followLink(link ?? '');
  const { body: forums } = await guest.call(listForums);
  const { body: papers } = await guest.call(listPapers, {
    params: { forumId: forums[0]?.id ?? '' },
  });
  const paper = papers.find(({ kind }) => kind === 'challenge-map');
  return { nayar, guest, paperId: paper?.id ?? '' };
}

/** Everything the paper's text holds after a start, each token counted. */
async function countTokens(
  guest: Guest,
  paperId: string,
  tokens: Iterable<string>,
): Promise<Map<string, number>> {
  const reader = await stockWriter(guest, paperId);
  const lines = reader.text().split('\n');
  reader.close();
  return new Map(
    [...tokens].map((token) => [token, lines.filter((line) => line === token).length]),
  );
}

describe('killing the program while people type', () => {
  it(`[FA1][FA3] loses and doubles no confirmed word in ${String(ROUNDS)} rounds of kill -9`, async () => {
    const place = await firstStart();
    let { nayar, guest } = place;
    const confirmed = new Set<string>();
    for (let round = 0; round < ROUNDS; round++) {
      const [one, other] = await Promise.all([
        stockWriter(guest, place.paperId),
        stockWriter(guest, place.paperId),
      ]);
      const atMs = 150 + ((round * 379) % 900);
      const end = performance.now() + atMs;
      for (let word = 0; performance.now() < end; word++) {
        one.write(`א-${String(round)}-${String(word)}`);
        other.write(`ב-${String(round)}-${String(word)}`);
        await pause(3);
      }
      await nayar.kill();
      for (const writer of [one, other]) {
        for (const token of writer.confirmed) confirmed.add(token);
        // What one saw of the other had been passed on: it must be on disk as well.
        for (const line of writer.text().split('\n')) {
          const isForeign = line.startsWith(
            writer === one ? `ב-${String(round)}-` : `א-${String(round)}-`,
          );
          if (isForeign) confirmed.add(line);
        }
        writer.close();
      }
      nayar = await startProcess({ DATA_DIR: dataDir });
      guest = new GuestOf(nayar.url, guest.cookie);
    }
    expect(confirmed.size).toBeGreaterThan(ROUNDS * 10);
    const counts = await countTokens(guest, place.paperId, confirmed);
    expect([...counts].filter(([, count]) => count !== 1)).toEqual([]);
    expect(await nayar.stop()).toBe(0);
  });

  it('[FA2] loses nothing confirmed at a graceful stop, and exits with 0', async () => {
    const place = await firstStart();
    let { nayar, guest } = place;
    for (let round = 0; round < 3; round++) {
      const writer = await stockWriter(guest, place.paperId);
      const tokens = Array.from({ length: 60 }, (_, word) => `ג-${String(round)}-${String(word)}`);
      for (const token of tokens) {
        writer.write(token);
        await pause(2);
      }
      // A stop that takes longer than the program's own patience ends with 1.
      expect(await nayar.stop()).toBe(0);
      const { confirmed } = writer;
      writer.close();
      nayar = await startProcess({ DATA_DIR: dataDir });
      guest = new GuestOf(nayar.url, guest.cookie);
      const counts = await countTokens(guest, place.paperId, confirmed);
      expect([...counts].filter(([, count]) => count !== 1)).toEqual([]);
    }
    await nayar.stop();
  });
});

describe('npm start', () => {
  it('[FA2] ends with 0 when it is asked to, and leaves nothing running', async () => {
    const nayar = await startProcess({ DATA_DIR: dataDir }, ['npm', 'start']);
    expect(await nayar.stop()).toBe(0);
    // The folder is free at once: no orphan holds it.
    const again = await startProcess({ DATA_DIR: dataDir });
    expect(await again.stop()).toBe(0);
  });
});

describe('a folder that must not be opened', () => {
  it('[FA4] refuses a second process with one line', async () => {
    const nayar = await startProcess({ DATA_DIR: dataDir });
    const second = await startProcess({ DATA_DIR: dataDir }).catch((refused: unknown) => refused);
    expect(second).toBeInstanceOf(NotStarted);
    const { exitCode, errors } = second as NotStarted;
    expect(exitCode).toBe(1);
    expect(errors.trim().split('\n')).toHaveLength(1);
    await nayar.stop();
  });

  it('[FA4] refuses a folder that holds something else', async () => {
    await writeFile(path.join(dataDir, 'holiday.txt'), 'not a workspace');
    const refused = await startProcess({ DATA_DIR: dataDir }).catch((fault: unknown) => fault);
    expect((refused as NotStarted).errors.trim().split('\n')).toHaveLength(1);
    expect((refused as NotStarted).errors).toContain(dataDir);
  });

  it('[FA4] refuses an empty folder where a certain workspace is expected', async () => {
    const refused = await startProcess({ DATA_DIR: dataDir, WORKSPACE_ID: 'some-workspace' }).catch(
      (fault: unknown) => fault,
    );
    expect((refused as NotStarted).exitCode).toBe(1);
    expect((refused as NotStarted).errors).toContain('some-workspace');
  });
});
