import path from 'node:path';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { listPapers } from '#shared/paper/paper-contract.ts';
import type { Notice } from '#shared/paper/frame.ts';
import { aSmallDisk, needRoot, type SmallDisk } from '#test/faults/disk/a-disk.ts';
import { startTestNayar, type TestNayar } from '#test/harness/start-nayar.ts';
import { type StockWriter, stockWriter } from '#test/harness/stock-writer.ts';

interface Scene {
  readonly disk: SmallDisk;
  readonly nayar: TestNayar;
  readonly paperId: string;
  readonly writer: StockWriter;
}

/** The whole program over a disk of two megabytes, with somebody writing in the challenge map. */
async function scene(): Promise<Scene> {
  needRoot();
  const disk = await aSmallDisk();
  const nayar = await startTestNayar({ dataDir: path.join(disk.folder, 'data') });
  const author = await nayar.as('author@nayar.example');
  const [forum] = await nayar.nayar.storage.catalogue.tables.forums.find({});
  const { body: papers } = await author.call(listPapers, { params: { forumId: forum?.id ?? '' } });
  const paperId = papers.find(({ kind }) => kind === 'challenge-map')?.id ?? '';
  const writer = await stockWriter(author, paperId);
  writer.write('לפני התקלה');
  await writer.allConfirmed();
  return { disk, nayar, paperId, writer };
}

async function storageNotice(writer: StockWriter, well: boolean): Promise<void> {
  const isIt = (notice: Notice) => notice.kind === 'storage' && notice.well === well;
  while (!writer.notices.some(isIt)) await once(writer.events, 'notice');
}

/** More than what is left of the log's last block, which a full disk still takes. */
const LONG = `בזמן התקלה ${'מילה '.repeat(2000)}`.trim();

describe('a full disk under the program', () => {
  it('[FA6] is told to those who write, calls nothing saved, and heals by itself', async () => {
    const { disk, nayar, paperId, writer } = await scene();
    await disk.fill();
    writer.write(LONG);
    await storageNotice(writer, false);
    expect(writer.confirmed.has(LONG)).toBe(false);
    expect((await nayar.stranger.fetch('/healthz')).status).toBe(200);
    await disk.free();
    await storageNotice(writer, true);
    await writer.allConfirmed();
    const reader = await stockWriter(await nayar.as('reader@nayar.example'), paperId);
    const lines = reader.text().split('\n');
    expect(lines.filter((line) => line === 'לפני התקלה')).toHaveLength(1);
    expect(lines.filter((line) => line === LONG)).toHaveLength(1);
    reader.close();
    writer.close();
    await nayar.nayar.close();
  });
});
