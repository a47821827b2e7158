import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { giveUp, root } from './install.mjs';

const SOURCES = ['client', 'server', 'shared', 'package-lock.json', 'vite.config.ts'];
const STAMP = path.join(root, 'dist/built-from');

function* filesBelow(entry) {
  const whole = path.join(root, entry);
  if (!existsSync(whole)) return;
  if (path.extname(entry) !== '') {
    yield entry;
    return;
  }
  for (const child of readdirSync(whole, { withFileTypes: true })) {
    const inner = path.join(entry, child.name);
    if (child.isDirectory()) yield* filesBelow(inner);
    else yield inner;
  }
}

function hashOfSources() {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => [...filesBelow(source)]).toSorted((one, other) =>
    one < other ? -1 : 1,
  )) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Lays a compressed twin beside each text that is worth it: done once here, never while somebody waits. */
function compressAssets(folder) {
  const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } };
  for (const name of readdirSync(folder).filter((one) => /\.(?:js|css|svg)$/.test(one))) {
    const file = path.join(folder, name);
    const text = readFileSync(file);
    if (text.length < 1024) continue;
    writeFileSync(`${file}.br`, brotliCompressSync(text, best));
    writeFileSync(`${file}.gz`, gzipSync(text, { level: 9 }));
  }
}

/** Every file that a screen may need, as the addresses they are asked for with; not what only developers look at. */
function filesOfProgram(folder) {
  const assets = readdirSync(path.join(folder, 'assets')).filter(
    (one) => !/\.(?:map|br|gz)$/.test(one),
  );
  return ['/before-paint.js', '/icon.svg', ...assets.toSorted().map((name) => `/assets/${name}`)];
}

/**
 * Gives the build its name, in the page and in the service worker: a hash of everything the page starts with. The
 * names of all other files are in there, and their names are hashes of what they hold.
 */
async function nameBuild(bundle, folder) {
  const page = path.join(folder, 'index.html');
  const html = readFileSync(page, 'utf8');
  const files = filesOfProgram(folder);
  const hash = createHash('sha256').update(html).update(files.join());
  const build = hash
    .update(readFileSync(path.join(folder, 'before-paint.js')))
    .digest('hex')
    .slice(0, 16);
  writeFileSync(page, html.replace('__BUILD__', build));
  await bundle({
    absWorkingDir: root,
    entryPoints: ['client/offline/worker/worker.ts'],
    outfile: path.join(folder, 'sw.js'),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    alias: { '#shared': path.join(root, 'shared'), '#client': path.join(root, 'client') },
    define: { __PROGRAM__: JSON.stringify({ build, files }) },
    logLevel: 'warning',
  });
}

/** Builds client and server unless that was done from exactly these sources. */
export async function ensureBuilt() {
  const hash = hashOfSources();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return;
  process.stderr.write('Building…\n');
  rmSync(STAMP, { force: true });
  const mode = process.env['NODE_ENV'];
  try {
    const [{ build: bundle }, { build: buildPages }] = await Promise.all([
      import('esbuild'),
      import('vite'),
    ]);
    await Promise.all([
      bundle({
        absWorkingDir: root,
        entryPoints: [
          'server/serve.ts',
          'server/command/command-line.ts',
          'server/interchange/reading/worker.ts',
          'server/interchange/pdf/press-child.ts',
          'server/interchange/slides/worker.ts',
          'server/interchange/marking/worker.ts',
        ],
        outdir: 'dist/server',
        bundle: true,
        splitting: true,
        platform: 'node',
        format: 'esm',
        target: 'node20',
        packages: 'external',
        alias: { '#shared': path.join(root, 'shared'), '#server': path.join(root, 'server') },
        jsx: 'automatic',
        sourcemap: true,
        logLevel: 'warning',
      }),
      buildPages({ configFile: path.join(root, 'vite.config.ts'), logLevel: 'warn' }),
    ]);
    await nameBuild(bundle, path.join(root, 'dist/client'));
    compressAssets(path.join(root, 'dist/client/assets'));
  } catch (fault) {
    giveUp(`The build failed: ${fault instanceof Error ? fault.message : String(fault)}`);
  } finally {
    // Vite sets it for itself; whatever this process starts next must not inherit that.
    if (mode === undefined) delete process.env['NODE_ENV'];
    else process.env['NODE_ENV'] = mode;
  }
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(`${STAMP}.new`, hash);
  renameSync(`${STAMP}.new`, STAMP);
}
