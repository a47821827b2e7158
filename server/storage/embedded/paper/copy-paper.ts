import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { unlessMissing } from '#server/storage/embedded/durable-file.ts';
import { historyFiles, openHistory } from '#server/storage/embedded/paper/history.ts';
import { LOG, SNAPSHOT } from '#server/storage/embedded/paper/paper-files.ts';
import { readLog } from '#server/storage/embedded/paper/record.ts';
import { decodeSnapshot } from '#server/storage/embedded/paper/snapshot.ts';

type NamedBytes = readonly [name: string, bytes: Uint8Array];

/** How often a paper is read again because a compaction came in between; they are minutes apart. */
const TRIES = 10;

/**
 * The files of one paper as they stood at one moment, at the end of a record, also while another process writes them.
 * Damaged files are taken as they are: a copy must not lose what might still be saved.
 */
export async function copyPaper(folder: string): Promise<readonly NamedBytes[]> {
  for (let tried = 1; ; tried += 1) {
    const copied = await copyOnce(folder);
    if (copied.isOneMoment || tried === TRIES) return copied.files;
  }
}

async function copyOnce(
  folder: string,
): Promise<{ readonly files: readonly NamedBytes[]; readonly isOneMoment: boolean }> {
  const bytes = await unlessMissing(readFile(path.join(folder, LOG)));
  const snapshot = await unlessMissing(readFile(path.join(folder, SNAPSHOT)));
  const history = await readAll(folder, await historyFiles(folder));
  const torn = (await readdir(folder)).filter((name) => name.startsWith(`${LOG}.torn-`));
  const log = bytes && readLog(bytes);
  const files: NamedBytes[] = [...history, ...(await readAll(folder, torn))];
  if (snapshot) files.push([SNAPSHOT, snapshot]);
  if (bytes) files.push([LOG, log?.end === 'torn' ? bytes.subarray(0, log.goodBytes) : bytes]);
  if (!log) return { files, isOneMoment: true };
  // A compaction that began after the log was read shows as a snapshot or a history that are ahead of it.
  const reached = log.head.base + log.records.length;
  const covers = snapshot && (await decodeSnapshot(snapshot))?.covers;
  const last = history.at(-1);
  const past = last && (await openHistory(last[1]))?.at(-1)?.sequence;
  return { files, isOneMoment: (covers ?? 0) <= reached && (past ?? 0) <= reached };
}

async function readAll(
  folder: string,
  names: readonly string[],
): Promise<readonly (readonly [name: string, bytes: Buffer])[]> {
  const read = names.map(async (name) => [name, await readFile(path.join(folder, name))] as const);
  return Promise.all(read);
}
