import path from 'node:path';
import { parseLine } from '#server/storage/embedded/audit-chain.ts';
import type { AuditEntry } from '#server/storage/audit-log.ts';
import { entryBreaksIn } from '#server/storage/decision-chain.ts';
import { FILES } from '#server/storage/embedded/data-folder.ts';
import { readNewest } from '#server/storage/embedded/table/table-file.ts';
import type { LogEntryRow } from '#server/storage/work/meeting.ts';

/** The hash of each entry by its number, by forum, as they were told elsewhere. */
type Told = ReadonlyMap<string, ReadonlyMap<number, string>>;

/**
 * The breaks in the chains of the forums' decision logs. A chain cannot show that its last entries are missing, or that all
 * of it was made anew; the audit log, which has the hash of each, shows it. That one must have been read before: entries
 * are on disk before their lines.
 */
export async function verifyDecisions(
  dataDir: string,
  forumIds: readonly string[],
  audit: Buffer,
): Promise<readonly { readonly file: string; readonly kind: string; readonly place: string }[]> {
  const told = toldIn(audit);
  const found = [...new Set([...forumIds, ...told.keys()])].map(async (id) => {
    const file = `${FILES.work}/${id}.json`;
    const texts = (await readNewest(path.join(dataDir, file)))?.texts;
    const entries = (texts?.get('logEntries') ?? []).map((text) => JSON.parse(text) as LogEntryRow);
    const hashes = new Map(entries.map(({ number, hash }) => [number, hash]));
    const others = [...(told.get(id) ?? [])].filter(
      ([number, hash]) => hashes.get(number) !== hash,
    );
    const breaks = new Set([...entryBreaksIn(entries), ...others.map(([number]) => number)]);
    return [...breaks].map((number) => ({
      file,
      kind: 'chain',
      place: `decision ${String(number)}`,
    }));
  });
  return (await Promise.all(found)).flat();
}

/** What an audit log says of recorded decisions. Its oldest lines do not have the hash. */
function toldIn(audit: Buffer): Told {
  const told = new Map<string, Map<number, string>>();
  for (let at = audit.indexOf(RECORDED); at !== -1; at = audit.indexOf(RECORDED, at + 1)) {
    const start = audit.lastIndexOf('\n', at) + 1;
    const end = audit.indexOf('\n', at);
    const line = parseLine(audit.toString('utf8', start, end === -1 ? audit.length : end));
    const entry = line && (JSON.parse(line.entryText) as AuditEntry);
    const { forumId, action, detail } = entry ?? {};
    if (action !== 'decision-recorded' || !forumId || detail?.['hash'] === undefined) continue;
    const hashes = told.get(forumId) ?? new Map<number, string>();
    told.set(forumId, hashes);
    // A number that was given twice was taken from the first that had it.
    const number = Number(detail['number']);
    if (!hashes.has(number)) hashes.set(number, detail['hash']);
  }
  return told;
}

const RECORDED = '"action":"decision-recorded"';
