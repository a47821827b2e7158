import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { codeOf, replaceFile, unlessMissing } from '#server/storage/embedded/durable-file.ts';
import { StartRefused } from '#server/storage/storage.ts';

/**
 * What stands in a data folder:
 *
 *     nayar.json       the mark of a workspace: its id, when it was made, the version of the layout
 *     lock             who holds the folder (folder-lock.ts)
 *     admin.json       where the running server takes commands (server-door.ts)
 *     catalogue.json   people, forums, cards of papers, sessions        \
 *     openings.json    who opened what                                   } table/table-file.ts
 *     sign-in.json     rows of the sign-in library, for the owner only  /
 *     papers/<id>/     the text of each paper (paper/)
 *     remarks/<id>.json  what is said about each paper (table/embedded-paper-stores.ts); missing where nothing is
 *     versions/<id>.json  the versions of each paper, whose texts are blobs; missing where there are none
 *     work/<id>.json   what each forum works on: pre-reads, responses and what follows; missing where nothing is
 *     notices/<id>.json  each person's mails and what they chose about them; missing where there is nothing
 *     blobs/ab/<hash>  immutable bytes
 *     audit.log        hash-chained lines (audit-chain.ts)
 *     backups/         what migrations changed, as it was
 *
 * `secret` and `outbox/` belong to other rooms.
 */
export const FILES = {
  mark: 'nayar.json',
  lock: 'lock',
  catalogue: 'catalogue.json',
  openings: 'openings.json',
  signIn: 'sign-in.json',
  papers: 'papers',
  remarks: 'remarks',
  versions: 'versions',
  work: 'work',
  notices: 'notices',
  blobs: 'blobs',
  audit: 'audit.log',
  backups: 'backups',
} as const;

/** Layout that this program reads and writes; a migration raises it. */
export const LAYOUT_VERSION = 1;

const Mark = z.object({
  format: z.literal('nayar'),
  instanceId: z.string().min(1),
  schemaVersion: z.number().int().positive(),
  createdAt: z.iso.datetime(),
  /** `making` until everything else stands: a folder left so by a crash holds nothing yet and is made anew. */
  state: z.enum(['making', 'ready']),
});
/** The mark of a workspace, in `nayar.json`. */
export type Mark = z.infer<typeof Mark>;

export async function writeMark(dataDir: string, mark: Mark): Promise<void> {
  await replaceFile(path.join(dataDir, FILES.mark), `${JSON.stringify(mark, null, 2)}\n`);
}

/** What a start may expect of the folder. */
export interface Expectation {
  /** Only this workspace will do, and there must be one. */
  readonly workspaceId?: string | null | undefined;
  /** An empty folder will not do. */
  readonly mustExist?: boolean;
}

/**
 * Looks at a folder without touching it: the mark of its workspace, or null for an empty or missing folder that may
 * become one. Everything else throws `StartRefused`: a wrong or unmounted folder is never taken for a new workspace.
 */
export async function inspectFolder(dataDir: string, expected: Expectation): Promise<Mark | null> {
  const names = await namesIn(dataDir);
  if (!names.includes(FILES.mark)) return inspectUnmarked(dataDir, names, expected);
  const mark = await readMark(dataDir);
  if (mark.state === 'making') {
    refuseMissing(dataDir, expected);
    return null;
  }
  const { workspaceId } = expected;
  if (workspaceId && workspaceId !== mark.instanceId) {
    throw new StartRefused(
      `${dataDir} holds the workspace ${mark.instanceId}, but ${workspaceId} is expected there.`,
    );
  }
  refuseIncomplete(dataDir, names);
  return mark;
}

/** Without these the workspace would go on as an empty one. */
function refuseIncomplete(dataDir: string, names: readonly string[]): void {
  const catalogues = [FILES.catalogue, `${FILES.catalogue}.1`, `${FILES.catalogue}.2`];
  const needed = [catalogues, [FILES.papers], [FILES.blobs]];
  const missing = needed.find((any) => !any.some((name) => names.includes(name)));
  if (missing) {
    throw new StartRefused(
      `${dataDir} is marked as a workspace, but its ${missing[0]} is missing; restore a backup.`,
    );
  }
}

/** Reads the mark. Throws `StartRefused` when it is missing or cannot be read. */
export async function readMark(dataDir: string): Promise<Mark> {
  const text = await unlessMissing(readFile(path.join(dataDir, FILES.mark), 'utf8'));
  if (text === undefined) throw new StartRefused(`${dataDir} holds no workspace of Nayar.`);
  try {
    return Mark.parse(JSON.parse(text));
  } catch {
    throw new StartRefused(`${path.join(dataDir, FILES.mark)} is damaged; restore a backup.`);
  }
}

/** True when nothing of anybody's is in the folder. */
export async function isVacant(dataDir: string): Promise<boolean> {
  return (await namesIn(dataDir)).every(isNobodys);
}

function inspectUnmarked(dataDir: string, names: readonly string[], expected: Expectation): null {
  const foreign = names.find((name) => !isNobodys(name));
  if (foreign !== undefined) {
    throw new StartRefused(
      `${dataDir} holds ${foreign}, but no workspace of Nayar; set DATA_DIR to an empty folder or to the right one.`,
    );
  }
  refuseMissing(dataDir, expected);
  return null;
}

function refuseMissing(dataDir: string, { workspaceId, mustExist }: Expectation): void {
  if (workspaceId) {
    throw new StartRefused(
      `${dataDir} is empty, but the workspace ${workspaceId} is expected there; is its disk mounted?`,
    );
  }
  if (mustExist) throw new StartRefused(`${dataDir} holds no workspace of Nayar.`);
}

/** What a fresh volume holds by itself, and what a process leaves that was killed before it made anything. */
const isNobodys = (name: string): boolean =>
  name === 'lost+found' || /^lock(\..+)?$/.test(name) || /^\.(lock|nayar)\b.*\.tmp$/.test(name);

async function namesIn(dataDir: string): Promise<readonly string[]> {
  try {
    return await readdir(dataDir);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw new StartRefused(`${dataDir} cannot be read: ${codeOf(error) ?? String(error)}.`);
  }
}
