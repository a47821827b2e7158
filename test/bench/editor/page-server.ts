import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const OUTPUT = path.join(ROOT, 'test/.output/bench/editor');
const HERE = path.join(ROOT, 'test/bench/editor');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** Bundles the page of the bench as a production build does, and serves it with the states of papers beside it. */
export async function servePage(
  papers: ReadonlyMap<string, Uint8Array>,
): Promise<{ url: string; close: () => void }> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['test/bench/editor/page.ts'],
    outdir: OUTPUT,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
  const files = new Map([...papers].map(([name, state]) => [name, Buffer.from(state)]));
  for (const name of ['page.js', 'page.css']) {
    files.set(name, await readFile(path.join(OUTPUT, name)));
  }
  files.set('page.html', await readFile(path.join(HERE, 'page.html')));
  const server = createServer((request, response) => {
    const name = path.basename(request.url ?? '') || 'page.html';
    const body = files.get(name);
    const type = TYPES[path.extname(name)] ?? 'application/octet-stream';
    response.writeHead(body ? 200 : 404, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the page has no address');
  return { url: `http://127.0.0.1:${String(address.port)}/`, close: () => server.close() };
}
