import { ensureBuilt } from './build.mjs';
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();
await ensureBuilt();
process.setSourceMapsEnabled(true);
// The same process goes on to serve, so that a signal sent to it reaches the program itself.
const { serve } = await import(`${root}/dist/server/serve.js`);
await serve();
