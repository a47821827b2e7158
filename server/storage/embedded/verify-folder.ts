import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { verifyChain } from '#server/storage/embedded/audit-chain.ts';
import { blobsFolder } from '#server/storage/embedded/blobs-folder.ts';
import { FILES, type Mark } from '#server/storage/embedded/data-folder.ts';
import { unlessMissing } from '#server/storage/embedded/durable-file.ts';
import { paperIdsIn } from '#server/storage/embedded/paper/embedded-paper-logs.ts';
import { verifyPaper } from '#server/storage/embedded/paper/verify-paper.ts';
import { papersIn } from '#server/storage/embedded/table/embedded-paper-stores.ts';
import { copiesOf, readNewest, readTables } from '#server/storage/embedded/table/table-file.ts';
import { verifyDecisions } from '#server/storage/embedded/verify-decisions.ts';
import { verifyVersions } from '#server/storage/embedded/verify-versions.ts';

/** One thing that is wrong in a data folder. */
export interface Problem {
  /** The file, from the data folder on. */
  readonly file: string;
  /** What is wrong with it: a damage of a log, or one of `missing`, `checksum`, `hash`, `chain`. */
  readonly kind: string;
  /** Where, when it is known: `byte 4711`, `line 12`. */
  readonly place: string | null;
}

export interface Findings {
  readonly papers: number;
  readonly records: number;
  /** Papers that something is said about. */
  readonly remarked: number;
  readonly versions: number;
  /** Forums that have tables of their work. */
  readonly worked: number;
  readonly blobs: number;
  readonly auditLines: number;
  /** Papers without a card, as a crash between text and card leaves them. Harmless. */
  readonly cardless: number;
  readonly problems: readonly Problem[];
}

/** Checks every checksum, record, hash and chain in a folder and changes nothing, beside a running server too. */
export async function verifyFolder(dataDir: string, mark: Mark): Promise<Findings> {
  const problems: Problem[] = [];
  // First, so that whatever it speaks of is on disk when it is looked for.
  const log = await unlessMissing(readFile(path.join(dataDir, FILES.audit)));
  for (const name of [FILES.catalogue, FILES.openings, FILES.signIn])
    problems.push(...(await tableProblems(dataDir, name)));
  const remarked = (await unlessMissing(papersIn(path.join(dataDir, FILES.remarks)))) ?? [];
  const versioned = (await unlessMissing(papersIn(path.join(dataDir, FILES.versions)))) ?? [];
  for (const id of remarked)
    problems.push(...(await tableProblems(dataDir, `${FILES.remarks}/${id}.json`)));
  for (const id of versioned)
    problems.push(...(await tableProblems(dataDir, `${FILES.versions}/${id}.json`)));
  const worked = (await unlessMissing(papersIn(path.join(dataDir, FILES.work)))) ?? [];
  for (const id of worked)
    problems.push(...(await tableProblems(dataDir, `${FILES.work}/${id}.json`)));
  problems.push(...(await verifyDecisions(dataDir, worked, log ?? Buffer.alloc(0))));
  const mailed = (await unlessMissing(papersIn(path.join(dataDir, FILES.notices)))) ?? [];
  for (const id of mailed)
    problems.push(...(await tableProblems(dataDir, `${FILES.notices}/${id}.json`)));
  const versions = await verifyVersions(dataDir);
  const papers = await verifyPapers(dataDir);
  const blobs = await blobsFolder(path.join(dataDir, FILES.blobs)).verify();
  for (const hash of blobs.broken)
    problems.push({
      file: `${FILES.blobs}/${hash.slice(0, 2)}/${hash}`,
      kind: 'hash',
      place: null,
    });
  const audit = verifyAudit(log, mark.instanceId);
  return {
    ...papers,
    remarked: remarked.length,
    worked: worked.length,
    versions: versions.count,
    blobs: blobs.count,
    auditLines: audit.lines,
    problems: [...problems, ...versions.problems, ...papers.problems, ...audit.problems],
  };
}

async function tableProblems(dataDir: string, name: string): Promise<readonly Problem[]> {
  const file = path.join(dataDir, name);
  const problems: Problem[] = [];
  for (const [one, isMain] of [file, ...copiesOf(file)].map(
    (each, at) => [each, at === 0] as const,
  )) {
    const found = await readTables(one);
    const kind = found === undefined ? 'missing' : 'checksum';
    const isGood = found === undefined ? !isMain : 'texts' in found;
    if (!isGood) problems.push({ file: path.relative(dataDir, one), kind, place: null });
  }
  return problems;
}

async function verifyPapers(
  dataDir: string,
): Promise<Pick<Findings, 'papers' | 'records' | 'cardless' | 'problems'>> {
  const folder = path.join(dataDir, FILES.papers);
  const cards = await cardIds(dataDir);
  const ids = await paperIdsIn(folder);
  const problems: Problem[] = [];
  let records = 0;
  for (const id of ids) {
    const verdict = await settledVerdict(path.join(folder, id));
    records += verdict?.records ?? 0;
    for (const { file, offset, kind } of verdict?.damage ?? [])
      problems.push({ file: `${FILES.papers}/${id}/${file}`, kind, place: `byte ${offset}` });
    if (!verdict)
      problems.push({ file: `${FILES.papers}/${id}/log`, kind: 'missing', place: null });
  }
  const there = new Set(ids);
  for (const id of cards.filter((id) => !there.has(id)))
    problems.push({ file: `${FILES.papers}/${id}`, kind: 'missing', place: null });
  const carded = new Set(cards);
  return {
    papers: ids.length,
    records,
    cardless: ids.filter((id) => !carded.has(id)).length,
    problems,
  };
}

/** A torn end may be a record that a running server is writing this moment: looked at once more, a little later. */
async function settledVerdict(folder: string): ReturnType<typeof verifyPaper> {
  const verdict = await verifyPaper(folder);
  if (!verdict?.damage.some(({ kind }) => kind === 'torn-tail')) return verdict;
  await new Promise((resolve) => setTimeout(resolve, 100));
  return verifyPaper(folder);
}

async function cardIds(dataDir: string): Promise<readonly string[]> {
  const catalogue = await readNewest(path.join(dataDir, FILES.catalogue));
  const cards = catalogue?.texts.get('papers') ?? [];
  return cards.map((text) => (JSON.parse(text) as { readonly id: string }).id);
}

function verifyAudit(
  log: Buffer | undefined,
  instanceId: string,
): { readonly lines: number; readonly problems: readonly Problem[] } {
  if (!log) return { lines: 0, problems: [{ file: FILES.audit, kind: 'missing', place: null }] };
  const { lines, brokenAt } = verifyChain(wholeLines(log), instanceId);
  const problems =
    brokenAt === null ? [] : [{ file: FILES.audit, kind: 'chain', place: `line ${brokenAt}` }];
  return { lines, problems };
}

/** Without what a running server may be writing this moment; a torn end is told at the next start. */
export const wholeLines = (log: Buffer): Buffer => log.subarray(0, log.lastIndexOf('\n') + 1);
