/** Opens the workspace in a folder and holds it until it is killed. Prints `ready` or `refused <line>`. */
import { writeSync } from 'node:fs';
import { openEmbedded } from '#server/storage/embedded/open.ts';
import { StartRefused } from '#server/storage/storage.ts';

const [dataDir = ''] = process.argv.slice(2);
try {
  await openEmbedded({ dataDir, warn: (line) => void writeSync(1, `warn ${line}\n`) });
  writeSync(1, 'ready\n');
  setInterval(() => undefined, 60_000);
} catch (error) {
  if (!(error instanceof StartRefused)) throw error;
  writeSync(1, `refused ${error.message}\n`);
}
