/** Ours, as `npm start` runs it, without the checks of packages and build that come before. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const { built } = JSON.parse(process.argv[2] ?? '{}') as { readonly built: string };
process.setSourceMapsEnabled(true);
const { serve } = (await import(pathToFileURL(path.join(built, 'serve.js')).href)) as {
  readonly serve: () => Promise<void>;
};
await serve();
