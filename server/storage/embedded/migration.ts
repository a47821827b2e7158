import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import {
  FILES,
  LAYOUT_VERSION,
  type Mark,
  writeMark,
} from '#server/storage/embedded/data-folder.ts';
import {
  syncFolder,
  syncTree,
  tempBeside,
  unlessMissing,
} from '#server/storage/embedded/durable-file.ts';
import { copiesOf } from '#server/storage/embedded/table/table-file.ts';
import { StartRefused } from '#server/storage/storage.ts';

/** One step of the layout. It may be stopped anywhere: the next start puts the copies back and runs it again. */
export interface Migration {
  /** The version it leads to; it starts from the one before. */
  readonly to: number;
  /** Files and folders in the data folder that it changes: copied before. */
  readonly touches: readonly string[];
  run(dataDir: string): Promise<void>;
}

export interface MigrationPlan {
  /** In order, each one version further. */
  readonly migrations: readonly Migration[];
  /** The version that this program reads and writes. */
  readonly version: number;
}

/** There is no older layout yet. */
export const PLAN: MigrationPlan = { migrations: [], version: LAYOUT_VERSION };

/**
 * Brings a workspace to the program's version, one migration after the other, each with a copy of what it changes in
 * `backups/before-<version>-<time>`. Resolves to the mark as it stands then. A workspace of a newer program is refused.
 */
export async function migrate(
  dataDir: string,
  mark: Mark,
  { plan, now }: { readonly plan: MigrationPlan; readonly now: () => Date },
): Promise<Mark> {
  if (mark.schemaVersion > plan.version) {
    throw new StartRefused(
      `${dataDir} was written by a newer Nayar (layout ${mark.schemaVersion}, this one knows ${plan.version}); start the newer program.`,
    );
  }
  let current = mark;
  while (current.schemaVersion < plan.version) {
    const to = current.schemaVersion + 1;
    const migration = plan.migrations.find((candidate) => candidate.to === to);
    if (!migration) throw new StartRefused(`${dataDir} cannot be brought to layout ${to}.`);
    current = await runOne(dataDir, current, migration);
  }
  await nameFinished(dataDir, current.schemaVersion, now);
  return current;
}

async function runOne(dataDir: string, mark: Mark, migration: Migration): Promise<Mark> {
  const { to, touches } = migration;
  const backups = path.join(dataDir, FILES.backups);
  // Stands only while the migration runs: when it is there at the start, the last attempt was stopped.
  const running = path.join(backups, `migrating-to-${to}`);
  await mkdir(backups, { recursive: true });
  const isAgain = (await readdir(backups)).includes(path.basename(running));
  if (isAgain) await copyAll(running, dataDir, touches);
  else await copyAside(dataDir, running, touches);
  await migration.run(dataDir);
  for (const name of touches) {
    await syncTree(path.join(dataDir, name));
    // The older copies of a file of tables are of the older layout: they must not be gone on from.
    for (const copy of copiesOf(path.join(dataDir, name))) await rm(copy, { force: true });
  }
  const migrated = { ...mark, schemaVersion: to };
  await writeMark(dataDir, migrated);
  return migrated;
}

/** Copies of migrations that are done, also of one that was stopped just after its mark was written. */
async function nameFinished(dataDir: string, version: number, now: () => Date): Promise<void> {
  const backups = path.join(dataDir, FILES.backups);
  const stamp = now().toISOString().replaceAll(/[:.]/g, '-');
  for (const name of (await unlessMissing(readdir(backups))) ?? []) {
    const to = Number(/^migrating-to-(\d+)$/.exec(name)?.[1] ?? Number.NaN);
    if (to <= version)
      await rename(path.join(backups, name), path.join(backups, `before-${to}-${stamp}`));
  }
}

/** The copy gets its name when it is whole and on disk. */
async function copyAside(
  dataDir: string,
  running: string,
  touches: readonly string[],
): Promise<void> {
  const temp = tempBeside(running);
  await mkdir(temp);
  await copyAll(dataDir, temp, touches);
  await syncTree(temp);
  await rename(temp, running);
  await syncFolder(path.dirname(running));
}

async function copyAll(from: string, to: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await rm(path.join(to, name), { recursive: true, force: true });
    await unlessMissing(
      cp(path.join(from, name), path.join(to, name), {
        recursive: true,
        preserveTimestamps: true,
      }),
    );
  }
}
