import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Router } from 'express';
import { pageFor } from '#server/http/pages.ts';
import { serve } from '#server/serve.ts';

/** The client with hot reload on the server's own port: one address for page, API and socket. */
await serve({
  async pages(httpServer) {
    const { createServer } = await import('vite');
    const vite = await createServer({
      configFile: path.resolve('vite.config.ts'),
      appType: 'custom',
      // On its own path, so that the rooms never see the reload socket.
      server: { middlewareMode: true, hmr: { server: httpServer, path: '/hot-reload' } },
    });
    const router = Router();
    router.use(vite.middlewares);
    router.use(
      pageFor(async (url) =>
        vite.transformIndexHtml(url, await readFile(path.resolve('client/index.html'), 'utf8')),
      ),
    );
    return router;
  },
});
