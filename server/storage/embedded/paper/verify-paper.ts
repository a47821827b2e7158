import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { unlessMissing } from '#server/storage/embedded/durable-file.ts';
import { historyFiles, readHistory } from '#server/storage/embedded/paper/history.ts';
import { readPaper } from '#server/storage/embedded/paper/paper-files.ts';
import type { Damage, PaperVerdict } from '#server/storage/paper-logs.ts';

/**
 * Checks everything in a paper's folder and changes nothing; undefined when there is no paper. The history is read after
 * the log, as a compaction in another process may move records from the one to the other meanwhile.
 */
export async function verifyPaper(folder: string): Promise<PaperVerdict | undefined> {
  const reading = await readPaper(folder);
  if (!reading) return undefined;
  const files = await historyFiles(folder);
  const past = await readPast(folder, files);
  const damage: Damage[] = [...reading.damage, ...past.damage];
  // Where the log begins the history must have come to.
  const base = reading.log?.head.base ?? 0;
  if (past.damage.length === 0 && past.reached < base)
    damage.push({ file: files.at(-1) ?? 'history', offset: 0, kind: 'history' });
  const inLog = (reading.log?.records ?? []).filter(({ sequence }) => sequence > past.reached);
  return { records: past.records + inLog.length, bytes: await weighFolder(folder), damage };
}

interface Past {
  readonly records: number;
  /** The last sequence in it. */
  readonly reached: number;
  readonly damage: readonly Damage[];
}

async function readPast(folder: string, files: readonly string[]): Promise<Past> {
  const damage: Damage[] = [];
  let records = 0;
  let reached = 0;
  for (const file of files) {
    const chunk = await readHistory(path.join(folder, file));
    if (chunk?.[0]?.sequence !== reached + 1) damage.push({ file, offset: 0, kind: 'history' });
    records += chunk?.length ?? 0;
    reached = chunk?.at(-1)?.sequence ?? reached;
  }
  return { records, reached, damage };
}

/** Bytes of the files in a folder. */
async function weighFolder(folder: string): Promise<number> {
  const names = await readdir(folder);
  const sizes = await Promise.all(
    names.map(async (name) => (await unlessMissing(stat(path.join(folder, name))))?.size ?? 0),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
