import { createWriteStream } from 'node:fs';
import { rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { backupContents } from '#server/storage/embedded/backup-contents.ts';
import { FILES } from '#server/storage/embedded/data-folder.ts';
import {
  discard,
  syncFolder,
  tempBeside,
  unlessMissing,
} from '#server/storage/embedded/durable-file.ts';
import { packEntry, TAR_END } from '#server/storage/embedded/tar.ts';

/** A backup that cannot be made or put back, in one line for the operator. Nothing was changed. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
}

export interface BackupReport {
  readonly papers: number;
  readonly blobs: number;
  /** The size of the file. */
  readonly bytes: number;
}

/**
 * Writes the workspace in a folder into one file, beside a running server too, and without disturbing it: everything on
 * disk is whole at any moment. The file is a gzipped tar that any tool unpacks into a data folder, with a manifest of
 * hashes as its last entry; only its owner may read it. Sign-in sessions, links and codes are left out: after a
 * restore people sign in anew. So is the workspace's secret. An existing file is not overwritten.
 */
export async function backup(dataDir: string, file: string): Promise<BackupReport> {
  if (await unlessMissing(stat(file))) throw new BackupRefused(`${file} is there already.`);
  const temp = tempBeside(path.resolve(file));
  const counted = { papers: 0, blobs: 0 };
  try {
    await pipeline(
      Readable.from(packed(dataDir, counted)),
      // What is large in it is compressed already.
      createGzip({ level: 4 }),
      createWriteStream(temp, { flags: 'wx', mode: 0o600, flush: true }),
    );
    await rename(temp, file);
  } catch (error) {
    await discard(temp);
    throw error;
  }
  await syncFolder(path.dirname(path.resolve(file)));
  return { ...counted, bytes: (await stat(file)).size };
}

async function* packed(
  dataDir: string,
  counted: { papers: number; blobs: number },
): AsyncGenerator<Uint8Array> {
  const at = new Date();
  for await (const entry of backupContents(dataDir, at)) {
    if (entry.name.endsWith('/log')) counted.papers += 1;
    if (entry.name.startsWith(`${FILES.blobs}/`)) counted.blobs += 1;
    yield packEntry(entry, at);
  }
  yield TAR_END;
}
