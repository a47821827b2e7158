/**
 * Does one change to a workspace and kills itself with SIGKILL after the named step of it; prints `done` when the change
 * has no such step. Arguments: data folder, paper, what to do (`compact`, `row`, `create`), the step.
 */
import { writeSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedPaperLogs } from '#server/storage/embedded/paper/embedded-paper-logs.ts';
import { TableFile } from '#server/storage/embedded/table/table-file.ts';
import { TableStore } from '#server/storage/embedded/table/table-store.ts';
import { CONTRACT_TABLES } from '#test/contract/contract-tables.ts';
import { numbersIn } from '#test/storage/child/numbers.ts';

const [dataDir = '', paperId = '', change = '', crashAfter = ''] = process.argv.slice(2);
const now = () => new Date();
const warn = (line: string) => void writeSync(1, `warn ${line}\n`);
const onStep = (step: string) => {
  if (step === crashAfter) process.kill(process.pid, 'SIGKILL');
};
const papers = new EmbeddedPaperLogs({ folder: path.join(dataDir, 'papers'), now, warn, onStep });

if (change === 'create') await papers.create(paperId, Buffer.from('1'));
if (change === 'compact') {
  const { log, state } = await papers.open(paperId);
  await log.compact(Buffer.from(numbersIn(state).join(' ')));
}
if (change === 'row') {
  const file = new TableFile(path.join(dataDir, 'catalogue.json'), { now, warn, onStep });
  const store = await TableStore.open(file, CONTRACT_TABLES);
  await store.transact(async ({ drawers, letters }) => {
    await drawers.put({ id: 'new', label: 'new' });
    await letters.put({ id: 'new', drawer: 'new', stamps: 1 });
  });
}
writeSync(1, 'done\n');
