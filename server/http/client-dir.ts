import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the built client lies: beside the built server, or in the tree's `dist` where the sources run. */
export function clientDir(): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const root = here.includes(`${path.sep}dist${path.sep}`)
    ? path.join(here, '..')
    : path.join(here, '../../dist');
  return path.join(root, 'client');
}
