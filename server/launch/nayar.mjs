import { ensureBuilt } from './build.mjs';
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();
await ensureBuilt();
process.setSourceMapsEnabled(true);
const { runCommandLine } = await import(`${root}/dist/server/command/command-line.js`);
process.exitCode = await runCommandLine(process.argv.slice(2));
