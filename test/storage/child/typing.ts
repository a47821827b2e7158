/**
 * Writes to a workspace and acknowledges each thing on standard output as soon as it is told that it is on disk:
 * `have N` at the start with the last number found, then `edit N`, `row N`, `audit N`. Meant to be killed.
 * Every update holds one number, counted on from what was found; a snapshot holds the numbers it covers.
 */
import { writeSync } from 'node:fs';
import { openEmbedded } from '#server/storage/embedded/open.ts';
import { numbersIn } from '#test/storage/child/numbers.ts';

const [dataDir = '', paperId = ''] = process.argv.slice(2);
const say = (line: string) => void writeSync(1, `${line}\n`);

const storage = await openEmbedded({ dataDir, warn: (line) => say(`warn ${line}`) });
if (!(await storage.papers.list()).includes(paperId)) {
  await storage.papers.create(paperId, Buffer.from('1'));
}
const { log, state } = await storage.papers.open(paperId);
const numbers = [...numbersIn(state)];
say(`have ${numbers.join(' ')}`);

for (;;) {
  const next = (numbers.at(-1) ?? 0) + 1;
  await log.append({ update: Buffer.from(String(next)), clients: [[next, 'person-0001']] });
  numbers.push(next);
  say(`edit ${next}`);
  if (next % 3 === 0) {
    const row = { id: 'opening-1', personId: 'p', paperId, at: String(next) };
    await storage.openings.transact(async ({ openings }) => openings.put(row));
    say(`row ${next}`);
  }
  if (next % 4 === 0) {
    await storage.audit.append({
      at: 'now',
      by: 'system',
      action: `edit ${next}`,
      subject: paperId,
      forumId: null,
      detail: {},
    });
    say(`audit ${next}`);
  }
  if (next % 7 === 0) await log.compact(Buffer.from(numbers.join(' ')));
}
