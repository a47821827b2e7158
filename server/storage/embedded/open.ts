import { mkdir, open, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { CATALOGUE_TABLES, OPENINGS_TABLES, SIGN_IN_TABLES } from '#server/storage/catalogue.ts';
import { AuditFile } from '#server/storage/embedded/audit-file.ts';
import { blobsFolder } from '#server/storage/embedded/blobs-folder.ts';
import {
  type Expectation,
  FILES,
  inspectFolder,
  type Mark,
  writeMark,
} from '#server/storage/embedded/data-folder.ts';
import {
  codeOf,
  type OnStep,
  sweepTemps,
  syncFolder,
} from '#server/storage/embedded/durable-file.ts';
import { type FolderLock, lockFolder } from '#server/storage/embedded/folder-lock.ts';
import { migrate, PLAN } from '#server/storage/embedded/migration.ts';
import { EmbeddedPaperLogs } from '#server/storage/embedded/paper/embedded-paper-logs.ts';
import { closeServerDoor } from '#server/storage/embedded/server-door.ts';
import { EmbeddedPaperStores } from '#server/storage/embedded/table/embedded-paper-stores.ts';
import { DamagedTables, TableFile } from '#server/storage/embedded/table/table-file.ts';
import { TableStore } from '#server/storage/embedded/table/table-store.ts';
import { NOTICE_TABLES } from '#server/storage/notices.ts';
import { REMARK_TABLES } from '#server/storage/remarks.ts';
import { type Storage, StartRefused } from '#server/storage/storage.ts';
import type { TableNames, Tables } from '#server/storage/store.ts';
import { VERSION_TABLES } from '#server/storage/versions.ts';
import { WORK_TABLES } from '#server/storage/work.ts';

export interface EmbeddedWishes extends Expectation {
  readonly dataDir: string;
  readonly now?: () => Date;
  /** Takes one line for the operator about something that was wrong and has been dealt with. */
  readonly warn: (line: string) => void;
}

interface Opening {
  readonly dataDir: string;
  readonly now: () => Date;
  readonly warn: (line: string) => void;
  readonly lock: FolderLock;
  readonly onStep: OnStep;
}

/**
 * Opens the workspace in a folder, or makes one in an empty or missing folder, and holds the folder until `close`.
 * Rejects with `StartRefused` and one line, and writes nothing, when the folder is in use, foreign, incomplete, of
 * another workspace or of a newer program.
 */
export async function openEmbedded(wishes: EmbeddedWishes, plan = PLAN): Promise<Storage> {
  const { warn, now = () => new Date() } = wishes;
  const dataDir = path.resolve(wishes.dataDir);
  await inspectFolder(dataDir, wishes);
  return plainly(dataDir, async () => {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const lock = await lockFolder(dataDir, warn);
    try {
      const opening = { dataDir, now, warn, lock, onStep: () => lock.assertHeld() };
      // Looked at again: another process may have made or finished a workspace before the lock was ours.
      const found = await inspectFolder(dataDir, wishes);
      if (!found) return await makeWorkspace(opening, plan.version);
      const mark = await migrate(dataDir, found, { plan, now });
      return await openParts(opening, mark, false);
    } catch (error) {
      await lock.release();
      throw error;
    }
  });
}

/** The mark comes first, so that an interrupted making is known as one, and again last. */
async function makeWorkspace(opening: Opening, schemaVersion: number): Promise<Storage> {
  const { dataDir, now } = opening;
  const mark: Mark = {
    format: 'nayar',
    instanceId: randomBytes(16).toString('base64url'),
    schemaVersion,
    createdAt: now().toISOString(),
    state: 'making',
  };
  await writeMark(dataDir, mark);
  // Not every parent may be opened; the mark itself is on disk.
  await syncFolder(path.dirname(dataDir)).catch(() => undefined);
  const storage = await openParts(opening, mark, true);
  await writeMark(dataDir, { ...mark, state: 'ready' });
  return storage;
}

async function openParts(opening: Opening, mark: Mark, isNew: boolean): Promise<Storage> {
  const { dataDir, now, warn, onStep, lock } = opening;
  const { instanceId } = mark;
  const at = (name: string) => path.join(dataDir, name);
  if (!isNew) await warnOfMissing(dataDir, warn);
  await sweepTemps(dataDir);
  await closeServerDoor(dataDir);
  for (const name of [...FOLDERS_BY_ID, FILES.blobs, FILES.backups])
    await mkdir(at(name), { recursive: true });
  for (const name of FOLDERS_BY_ID) await sweepTemps(at(name));
  await touch(at(FILES.audit));
  await syncFolder(dataDir);
  const catalogue = await openTables(opening, FILES.catalogue, CATALOGUE_TABLES);
  const openings = await openTables(opening, FILES.openings, OPENINGS_TABLES);
  const signIn = await openTables(opening, FILES.signIn, SIGN_IN_TABLES);
  const audit = await AuditFile.open({ file: at(FILES.audit), instanceId, warn, onStep });
  const papers = new EmbeddedPaperLogs({ folder: at(FILES.papers), now, warn, onStep });
  const perId = <T extends Tables>(name: string, tables: TableNames<T>) =>
    new EmbeddedPaperStores(tables, { folder: at(name), now, warn, onStep });
  const remarks = perId(FILES.remarks, REMARK_TABLES);
  const versions = perId(FILES.versions, VERSION_TABLES);
  const work = perId(FILES.work, WORK_TABLES);
  const notices = perId(FILES.notices, NOTICE_TABLES);
  return {
    instanceId,
    isNew,
    catalogue,
    openings,
    signIn,
    papers,
    remarks,
    versions,
    work,
    notices,
    blobs: blobsFolder(at(FILES.blobs), onStep),
    audit,
    check: () => probe(dataDir, lock),
    async close() {
      const stores = [catalogue, openings, signIn, remarks, versions, work, notices];
      await Promise.all(stores.map((store) => store.close()));
      await papers.closeAll();
      await audit.close();
      await closeServerDoor(dataDir);
      await lock.release();
    },
  };
}

const FOLDERS_BY_ID = [FILES.papers, FILES.remarks, FILES.versions, FILES.work, FILES.notices];

function openTables<T extends Tables>(
  { dataDir, now, warn, onStep }: Opening,
  name: string,
  tables: TableNames<T>,
): Promise<TableStore<T>> {
  const mode = name === FILES.signIn ? 0o600 : 0o644;
  const file = new TableFile(path.join(dataDir, name), { mode, now, warn, onStep });
  return TableStore.open(file, tables);
}

/** What a workspace can live without, but not unnoticed. */
async function warnOfMissing(dataDir: string, warn: (line: string) => void): Promise<void> {
  const names = await readdir(dataDir);
  for (const name of [FILES.openings, FILES.signIn, FILES.audit]) {
    const isThere = names.some((there) => there === name || there.startsWith(`${name}.`));
    if (!isThere) warn(`${name} is missing in ${dataDir}: it begins anew, empty`);
  }
}

/** Writes and flushes a few bytes, as any change would. */
async function probe(dataDir: string, lock: FolderLock): Promise<void> {
  lock.assertHeld();
  const file = path.join(dataDir, `.probe.${process.pid}.tmp`);
  try {
    const handle = await open(file, 'w');
    try {
      await handle.writeFile(Buffer.alloc(4096, 1));
      await handle.datasync();
    } finally {
      await handle.close();
    }
  } finally {
    await rm(file, { force: true });
  }
}

async function touch(file: string): Promise<void> {
  const handle = await open(file, 'a');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** What the system or the disk says becomes one line for the operator. */
async function plainly<Result>(dataDir: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StartRefused) throw error;
    if (error instanceof DamagedTables) throw new StartRefused(`${dataDir}: ${error.message}.`);
    const code = codeOf(error);
    if (code === undefined) throw error;
    const why = DISK_WORDS[code] ?? `the system answered ${code}`;
    throw new StartRefused(`${dataDir} cannot be used: ${why}.`, { cause: error });
  }
}

/** What an operator meets most, in words. */
const DISK_WORDS: Readonly<Record<string, string>> = {
  ENOSPC: 'there is no space left on its disk',
  EDQUOT: 'there is no space left on its disk',
  EROFS: 'its disk is read-only',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EIO: 'its disk reports errors',
};
