import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import {
  copyFile,
  type FileHandle,
  link,
  lstat,
  open,
  readdir,
  readFile,
  rename,
  rm,
} from 'node:fs/promises';
import path from 'node:path';

/**
 * Called after each named step of a change on disk. What it throws stops the change there, as a crash would.
 * The program passes the check that the folder is still its own; tests pass crashes.
 */
export type OnStep = (step: string) => void | Promise<void>;

export interface Replacement {
  /** Permissions of the new file. */
  readonly mode?: number;
  readonly onStep?: OnStep;
}

/** Where a file is prepared: beside its target, so that the rename stays within one file system. */
export function tempBeside(file: string): string {
  const unique = `${process.pid}-${randomBytes(6).toString('hex')}`;
  return path.join(path.dirname(file), `.${path.basename(file)}.${unique}.tmp`);
}

/**
 * Puts new content in a file's place so that after a crash at any moment either the old or the new is there, whole.
 * Temporary file, fsync, rename, fsync of the folder (pillai et al., "All file systems are not created equal", 2014).
 */
export async function replaceFile(
  file: string,
  content: Uint8Array | string,
  { mode, onStep }: Replacement = {},
): Promise<void> {
  const temp = await writeTemp(file, content, mode);
  try {
    await onStep?.('written');
    await rename(temp, file);
  } catch (error) {
    await discard(temp);
    throw error;
  }
  await onStep?.('renamed');
  await syncFolder(path.dirname(file));
  await onStep?.('synced');
}

/** Writes and flushes the content beside its target and returns the temporary name. Leaves nothing when it fails. */
export async function writeTemp(
  file: string,
  content: Uint8Array | string,
  mode = 0o644,
): Promise<string> {
  const temp = tempBeside(file);
  try {
    const handle = await open(temp, 'wx', mode);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    await discard(temp);
    throw error;
  }
  return temp;
}

/** Removes a temporary file; when even that fails it is swept at the next start. */
export async function discard(temp: string): Promise<void> {
  await rm(temp, { force: true }).catch(() => undefined);
}

/** A second name for the same unchanging content, durable with its folder; a copy where there are no hard links. */
export async function cloneFile(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (!NO_LINKS.has(codeOf(error) ?? '')) throw error;
    await copyFile(from, to, constants.COPYFILE_EXCL);
    await syncFile(to);
  }
}

/** What file systems without hard links answer to one. */
export const NO_LINKS: ReadonlySet<string> = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']);

/** Makes renames and new names in a folder survive a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows flushes names by itself and cannot open a folder.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes all of it at the place given: a single write may take less than it was handed. */
export async function writeWhole(
  handle: FileHandle,
  bytes: Uint8Array,
  position: number,
): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

/** Cuts a file and flushes it and its folder. */
export async function cutFile(file: string, length: number): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.truncate(length);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncFolder(path.dirname(file));
}

/** The name itself, or the first with a number that is free or holds the very same bytes: evidence is not overwritten. */
export async function freeName(wanted: string, content: Uint8Array): Promise<string> {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}.${number}`;
    const there = await unlessMissing(readFile(name));
    if (there === undefined || there.equals(content)) return name;
  }
}

/** Flushes a file, or a folder with everything in it. A missing one is no error. */
export async function syncTree(tree: string): Promise<void> {
  const found = await unlessMissing(lstat(tree));
  if (found?.isDirectory()) {
    for (const name of await readdir(tree)) await syncTree(path.join(tree, name));
    await syncFolder(tree);
  } else if (found?.isFile()) {
    await syncFile(tree);
  }
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Removes what a killed process left half prepared. Only for a folder that is ours alone. */
export async function sweepTemps(folder: string): Promise<void> {
  const names = await readdir(folder);
  for (const name of names.filter((name) => /^\..+\.tmp$/.test(name))) {
    await rm(path.join(folder, name), { recursive: true, force: true });
  }
}

/** The system's code of an error, such as `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;
}

/** What a read resolves to, or undefined when there is no such file. */
export async function unlessMissing<Result>(reading: Promise<Result>): Promise<Result | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
