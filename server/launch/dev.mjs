import { spawn } from 'node:child_process';
import path from 'node:path';
import { ensureInstalled, root } from './install.mjs';

ensureInstalled();
const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs');
const child = spawn(
  process.execPath,
  // The server's own settings: without them tsx takes its .tsx files for an older kind of JSX.
  [
    tsx,
    'watch',
    '--clear-screen=false',
    '--tsconfig=server/tsconfig.json',
    'server/launch/dev-server.ts',
  ],
  {
    cwd: root,
    stdio: 'inherit',
  },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 0));
