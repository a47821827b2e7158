import { createRequire } from 'node:module';
import { type Response, Router } from 'express';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Storage } from '#server/storage/storage.ts';
import type { Publications } from '#server/version/publications.ts';
import { publishedNothing } from '#server/version/published/published-page.tsx';
import { PublishedPages } from '#server/version/published/published-pages.ts';
import { PUBLISHED_POLICY } from '#server/version/published/published-style.ts';
import type { VersionShelf } from '#server/version/version-shelf.ts';

interface Deps {
  readonly storage: Pick<Storage, 'catalogue' | 'blobs'>;
  readonly publications: Publications;
  readonly shelf: VersionShelf;
}

const STATUS = { gone: 410, unknown: 404, damaged: 500 } as const;

const FONT = /^noto-serif-hebrew-(?:hebrew|latin)-(?:400|700)-normal\.woff2$/;

/** What anybody may read: published versions under their lasting addresses, their images, and the fonts of the page. */
export function publishedRoutes(
  storage: Deps['storage'],
  desk: Pick<Deps, 'publications' | 'shelf'>,
): Router {
  const router = Router();
  const pages = new PublishedPages({ storage, ...desk });
  const { resolve } = createRequire(import.meta.url);

  router.get('/p/fonts/:name', (req, res, next) => {
    if (!FONT.test(req.params.name)) return next(new Refusal('not-found'));
    res.set({ 'cache-control': 'public, max-age=31536000, immutable' });
    return res.sendFile(resolve(`@fontsource/noto-serif-hebrew/files/${req.params.name}`));
  });
  router.get('/p/:slug/images/:hash', async (req, res) => {
    const { slug, hash } = req.params;
    const drawn = await pages.at(slug);
    if (typeof drawn === 'string' || !drawn.images.has(hash)) throw new Refusal('not-found');
    const { paperId } = drawn;
    const [image] = await storage.catalogue.tables.images.find({ paperId, hash });
    const bytes = image && (await storage.blobs.get(hash));
    if (!image || !bytes) throw new Refusal('not-found');
    res.set({
      'content-type': image.type,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-cache',
    });
    res.end(bytes);
  });
  router.get('/p/:slug', async (req, res) => {
    const drawn = await pages.at(req.params.slug);
    if (typeof drawn !== 'string') {
      res.set('vary', 'accept-encoding');
      if (req.acceptsEncodings('gzip') !== 'gzip') return send(res, 200, drawn.page);
      res.set('content-encoding', 'gzip');
      return send(res, 200, drawn.zipped);
    }
    const language = req.acceptsLanguages('he', 'en') === 'en' ? 'en' : 'he';
    return send(res, STATUS[drawn], publishedNothing(drawn, language));
  });
  return router;
}

function send(res: Response, status: number, page: string | Buffer): void {
  res
    .status(status)
    // Taken back, it must be gone at once.
    .set({ 'content-security-policy': PUBLISHED_POLICY, 'cache-control': 'no-cache' })
    .type('html')
    .send(page);
}
