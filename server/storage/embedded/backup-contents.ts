import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import type { SignInTables } from '#server/storage/catalogue.ts';
import { hashesIn } from '#server/storage/embedded/blobs-folder.ts';
import { FILES, type Mark, readMark } from '#server/storage/embedded/data-folder.ts';
import { unlessMissing } from '#server/storage/embedded/durable-file.ts';
import { copyPaper } from '#server/storage/embedded/paper/copy-paper.ts';
import { paperIdsIn } from '#server/storage/embedded/paper/embedded-paper-logs.ts';
import { papersIn } from '#server/storage/embedded/table/embedded-paper-stores.ts';
import {
  composeTables,
  readNewest,
  type Texts,
} from '#server/storage/embedded/table/table-file.ts';
import type { TarEntry } from '#server/storage/embedded/tar.ts';
import { wholeLines } from '#server/storage/embedded/verify-folder.ts';

/** The last file of a backup: what is in it, with the hash of each. Without it a backup is cut off. */
export const MANIFEST = 'manifest.json';
export const Manifest = z.object({
  format: z.literal('nayar-backup'),
  version: z.literal(1),
  instanceId: z.string(),
  schemaVersion: z.number().int().positive(),
  madeAt: z.iso.datetime(),
  papers: z.number().int(),
  blobs: z.number().int(),
  files: z.array(z.object({ path: z.string(), bytes: z.number().int(), sha256: z.string() })),
});
export type Manifest = z.infer<typeof Manifest>;

/** The only paths that a backup may hold: nothing from a file ever names another place. */
export const isBackupPath = (name: string): boolean => PATHS.some((shape) => shape.test(name));
const PATHS = [
  /^(nayar|catalogue|openings|sign-in)\.json$/,
  /^audit\.log$/,
  /^(remarks|versions|work|notices)\/[\w-]{8,64}\.json$/,
  /^papers\/[\w-]{8,64}\/(log|snapshot|history-\d{10}|log\.torn-\d{1,10}(\.\d{1,4})?)$/,
  /^blobs\/([0-9a-f]{2})\/\1[0-9a-f]{62}$/,
];

/** What of the sign-in library is kept: who somebody is, not that they are signed in. */
const KEPT_OF_SIGN_IN: readonly (keyof SignInTables)[] = ['user', 'account'];

/** A backup without a catalogue would be a backup of nothing. */
export class NothingToBackUp extends Error {
  override readonly name = 'NothingToBackUp';
}

/**
 * Everything of a workspace, file by file, the manifest last. What refers comes before what it refers to: a card read
 * now has its text and its blobs in what is read later, because texts and blobs are on disk before their cards. So have
 * remarks the marks that tie them to a text, versions their texts, and pre-reads their versions.
 */
export async function* backupContents(dataDir: string, at: Date): AsyncGenerator<TarEntry> {
  const mark = await readMark(dataDir);
  const files: Manifest['files'] = [];
  const count = { papers: 0, blobs: 0 };
  for await (const entry of filesOf(dataDir, mark)) {
    const sha256 = createHash('sha256').update(entry.bytes).digest('hex');
    files.push({ path: entry.name, bytes: entry.bytes.length, sha256 });
    if (entry.name.endsWith('/log')) count.papers += 1;
    if (entry.name.startsWith(`${FILES.blobs}/`)) count.blobs += 1;
    yield entry;
  }
  const { instanceId, schemaVersion } = mark;
  const manifest: Manifest = {
    format: 'nayar-backup',
    version: 1,
    instanceId,
    schemaVersion,
    madeAt: at.toISOString(),
    ...count,
    files,
  };
  yield { name: MANIFEST, bytes: Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`) };
}

async function* filesOf(dataDir: string, mark: Mark): AsyncGenerator<TarEntry> {
  yield { name: FILES.mark, bytes: Buffer.from(`${JSON.stringify(mark, null, 2)}\n`) };
  yield await tablesOf(dataDir, FILES.catalogue, (texts) => texts);
  yield await tablesOf(dataDir, FILES.openings, (texts) => texts);
  yield await tablesOf(dataDir, FILES.signIn, withoutSessions);
  const audit = await unlessMissing(readFile(path.join(dataDir, FILES.audit)));
  if (audit) yield { name: FILES.audit, bytes: wholeLines(audit) };
  for (const folder of [FILES.notices, FILES.work, FILES.remarks, FILES.versions]) {
    for (const id of (await unlessMissing(papersIn(path.join(dataDir, folder)))) ?? [])
      yield await tablesOf(dataDir, `${folder}/${id}.json`, (texts) => texts);
  }
  for (const id of await paperIdsIn(path.join(dataDir, FILES.papers))) {
    const files = await copyPaper(path.join(dataDir, FILES.papers, id));
    for (const [name, bytes] of files) yield { name: `${FILES.papers}/${id}/${name}`, bytes };
  }
  for (const hash of await hashesIn(path.join(dataDir, FILES.blobs))) {
    const name = `${FILES.blobs}/${hash.slice(0, 2)}/${hash}`;
    yield { name, bytes: await readFile(path.join(dataDir, name)) };
  }
}

async function tablesOf(
  dataDir: string,
  name: string,
  choose: (texts: Texts) => Texts,
): Promise<TarEntry> {
  const file = path.join(dataDir, name);
  const reading = await readNewest(file);
  if (!reading) throw new NothingToBackUp(`${file} is missing or damaged: nothing was backed up.`);
  const text = composeTables(name, { ...reading, texts: choose(reading.texts) });
  return { name, bytes: Buffer.from(text) };
}

function withoutSessions(texts: Texts): Texts {
  const kept: readonly string[] = KEPT_OF_SIGN_IN;
  return new Map([...texts].map(([name, rows]) => [name, kept.includes(name) ? rows : []]));
}
