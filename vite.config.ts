import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const QUICK = {
  extends: true,
  test: {
    name: 'quick',
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/browser/**', 'test/faults/**', '**/node_modules/**'],
  },
} as const;

interface Module {
  readonly importers: readonly string[];
}
interface ModuleGraph {
  readonly getModuleInfo: (id: string) => Module | null;
}

const inFirst = new Map<string, boolean>();

/** Whether a module is imported by the client's start, through whatever others but never on demand. */
function isInFirst(id: string, graph: ModuleGraph, seen = new Set<string>()): boolean {
  const known = inFirst.get(id);
  if (known !== undefined) return known;
  if (id.endsWith('/client/main.tsx')) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  const importers = graph.getModuleInfo(id)?.importers ?? [];
  const found = importers.some((importer) => isInFirst(importer, graph, seen));
  // In a circle of imports only the module that was asked about has been looked at from all sides.
  if (found || seen.size === 1) inFirst.set(id, found);
  return found;
}

function firstFile(id: string, graph: ModuleGraph): string | null {
  return isInFirst(id, graph) ? 'first' : null;
}

export default defineConfig({
  root: process.env['VITEST'] ? '.' : 'client',
  plugins: [react()],
  // Replaced by the server with a fresh nonce for each page it sends; see server/http/pages.ts.
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    sourcemap: true,
    target: 'es2022',
    // The editor and the first visit are each one chunk on purpose; a test watches what a visit loads.
    chunkSizeWarningLimit: 800,
    // Small files inlined as data: addresses would need a laxer content security policy.
    assetsInlineLimit: 0,
    // What every visit needs is one file: on a slow line thirty small ones wait for each other.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: firstFile, debugName: 'first' }] } },
    },
  },
  test: {
    // Hundreds of random meetings of real editors take their time on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    setupFiles: ['#test/harness/seed.ts'],
    projects: [
      QUICK,
      // kill -9 and damaged logs: anywhere a process can be started.
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['test/faults/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
      // Full disk, read-only disk, failing writes: Linux and root only, run by `npm run test:faults`.
      {
        extends: true,
        test: {
          name: 'disk',
          include: ['test/faults/disk/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 60_000,
        },
      },
      // One Chromium at a time: the machine has two cores.
      {
        extends: true,
        test: {
          name: 'browser',
          // A person's page may take a moment on a busy machine; what never comes still fails.
          expect: { poll: { timeout: 20_000 } },
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['#test/harness/built.ts'],
          // A browser on a machine shared by many may miss its moment once; what is broken fails twice, and is told as retried.
          retry: process.env['CI'] ? 1 : 0,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
