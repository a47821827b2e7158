import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createGunzip } from 'node:zlib';
import { BackupRefused, type BackupReport } from '#server/storage/embedded/backup.ts';
import { isBackupPath, Manifest, MANIFEST } from '#server/storage/embedded/backup-contents.ts';
import { FILES, isVacant, LAYOUT_VERSION } from '#server/storage/embedded/data-folder.ts';
import { syncFolder, syncTree, tempBeside } from '#server/storage/embedded/durable-file.ts';
import { lockFolder } from '#server/storage/embedded/folder-lock.ts';
import { unpack } from '#server/storage/embedded/tar.ts';

/**
 * Puts a backup into an empty folder. Every hash is checked before anything gets its name, and the workspace's mark
 * comes last: a folder in which a restore was stopped is refused by a start, never taken for a workspace. Throws
 * `StartRefused` when another process has the folder.
 */
export async function restore(
  file: string,
  dataDir: string,
): Promise<Pick<BackupReport, 'papers' | 'blobs'>> {
  await refuseUnlessVacant(dataDir);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  // A server that starts on the same empty folder would fill it at the same time.
  const lock = await lockFolder(dataDir, () => undefined);
  const temp = tempBeside(path.join(dataDir, 'restoring'));
  try {
    await refuseUnlessVacant(dataDir);
    const manifest = await unpackInto(temp, file);
    await syncTree(temp);
    await moveIn(temp, dataDir);
    return { papers: manifest.papers, blobs: manifest.blobs };
  } finally {
    await rm(temp, { recursive: true, force: true });
    await lock.release();
  }
}

async function refuseUnlessVacant(dataDir: string): Promise<void> {
  if (await isVacant(dataDir)) return;
  throw new BackupRefused(`${dataDir} is not empty; a backup is restored into an empty folder.`);
}

async function unpackInto(temp: string, file: string): Promise<Manifest> {
  const { papers, remarks, versions, work, notices, blobs, backups } = FILES;
  for (const name of [papers, remarks, versions, work, notices, blobs, backups])
    await mkdir(path.join(temp, name), { recursive: true });
  const found = new Map<string, string>();
  let manifest: Manifest | undefined;
  try {
    const stream = createReadStream(file);
    const unzipped = stream.pipe(createGunzip());
    stream.once('error', (error) => unzipped.destroy(error));
    for await (const { name, bytes } of unpack(unzipped)) {
      if (name === MANIFEST) manifest = Manifest.parse(JSON.parse(Buffer.from(bytes).toString()));
      else if (!isBackupPath(name) || found.has(name)) throw new Error('not a backup');
      else found.set(name, await writeOut(path.join(temp, name), bytes));
    }
  } catch (error) {
    throw new BackupRefused(`${file} is not a whole backup of Nayar: nothing was restored.`, {
      cause: error,
    });
  }
  compare(file, manifest, found);
  return manifest;
}

/** Writes one file of a backup and returns the hash of what was read. */
async function writeOut(file: string, bytes: Uint8Array): Promise<string> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, bytes, { flag: 'wx', mode: file.endsWith(FILES.signIn) ? 0o600 : 0o644 });
  return createHash('sha256').update(bytes).digest('hex');
}

function compare(
  file: string,
  manifest: Manifest | undefined,
  found: ReadonlyMap<string, string>,
): asserts manifest is Manifest {
  const wrong = manifest?.files.find(({ path, sha256 }) => found.get(path) !== sha256);
  if (!manifest || wrong || manifest.files.length !== found.size) {
    const what = wrong ? `${wrong.path} does not match its hash` : 'its list of files is wrong';
    throw new BackupRefused(`${file} is damaged (${what}): nothing was restored.`);
  }
  if (manifest.schemaVersion > LAYOUT_VERSION) {
    throw new BackupRefused(`${file} was made by a newer Nayar: restore it with that one.`);
  }
}

async function moveIn(temp: string, dataDir: string): Promise<void> {
  const names = (await readdir(temp)).filter((name) => name !== FILES.mark);
  for (const name of names) await rename(path.join(temp, name), path.join(dataDir, name));
  await syncFolder(dataDir);
  await rename(path.join(temp, FILES.mark), path.join(dataDir, FILES.mark));
  await syncFolder(dataDir);
}
