import path from 'node:path';
import { entryBreaksIn } from '#server/storage/decision-chain.ts';
import { FILES } from '#server/storage/embedded/data-folder.ts';
import { readNewest } from '#server/storage/embedded/table/table-file.ts';
import type { LogEntryRow } from '#server/storage/work/meeting.ts';

/** The breaks in the chains of the forums' decision logs. */
export async function verifyDecisions(
  dataDir: string,
  forumIds: readonly string[],
): Promise<readonly { readonly file: string; readonly kind: string; readonly place: string }[]> {
  const found = forumIds.map(async (id) => {
    const file = `${FILES.work}/${id}.json`;
    const texts = (await readNewest(path.join(dataDir, file)))?.texts;
    const entries = (texts?.get('logEntries') ?? []).map((text) => JSON.parse(text) as LogEntryRow);
    return entryBreaksIn(entries).map((number) => ({
      file,
      kind: 'chain',
      place: `decision ${String(number)}`,
    }));
  });
  return (await Promise.all(found)).flat();
}
