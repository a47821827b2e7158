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
    // Small files inlined as data: addresses would need a laxer content security policy.
    assetsInlineLimit: 0,
  },
  test: {
    testTimeout: 20_000,
    hookTimeout: 30_000,
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
          include: ['test/browser/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
