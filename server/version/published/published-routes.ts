import { createRequire } from 'node:module';
import { type Response, Router } from 'express';
import type { ContentNode } from '#shared/paper/content.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { untied } from '#shared/version/untied.ts';
import type { Storage } from '#server/storage/storage.ts';
import type { Publications } from '#server/version/publications.ts';
import { publishedNothing, publishedPage } from '#server/version/published/published-page.tsx';
import { PUBLISHED_POLICY } from '#server/version/published/published-style.ts';
import type { VersionShelf } from '#server/version/version-shelf.ts';
import { nameOf } from '#server/version/version-views.ts';

interface Deps {
  readonly storage: Pick<Storage, 'catalogue' | 'blobs'>;
  readonly publications: Publications;
  readonly shelf: VersionShelf;
}

/** A page as it goes out, with the images that it shows. */
interface Drawn {
  readonly paperId: string;
  readonly page: string;
  readonly images: ReadonlySet<string>;
}

type Why = 'gone' | 'unknown' | 'damaged';
const STATUS = { gone: 410, unknown: 404, damaged: 500 } as const;

const FONT = /^noto-serif-hebrew-(?:hebrew|latin)-(?:400|700)-normal\.woff2$/;
/** Pages that were drawn lately: a link that went out to hundreds is drawn once. */
const MOST_KEPT = 50;

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
    if (typeof drawn !== 'string') return send(res, 200, drawn.page);
    const language = req.acceptsLanguages('he', 'en') === 'en' ? 'en' : 'he';
    return send(res, STATUS[drawn], publishedNothing(drawn, language));
  });
  return router;
}

function send(res: Response, status: number, page: string): void {
  res
    .status(status)
    // Taken back, it must be gone at once.
    .set({ 'content-security-policy': PUBLISHED_POLICY, 'cache-control': 'no-cache' })
    .type('html')
    .send(page);
}

/** Pages by their address, drawn when first asked for. Whether one was taken back is read each time. */
class PublishedPages {
  readonly #deps: Deps;
  readonly #drawn = new Map<string, Drawn>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async at(slug: string): Promise<Drawn | Why> {
    const { storage, publications, shelf } = this.#deps;
    const publication = await publications.find(slug);
    if (!publication) return 'unknown';
    if (publication.withdrawn) return 'gone';
    const { paperId, versionId, at } = publication;
    const { papers, forums } = storage.catalogue.tables;
    const card = await papers.get(paperId);
    const row = await shelf.find(paperId, versionId);
    if (!card || !row) return 'unknown';
    const about = {
      slug,
      title: row.title,
      name: nameOf(row)?.name ?? '',
      forumName: (await forums.get(card.forumId))?.name ?? '',
      at: new Date(at),
      direction: card.direction,
      layout: row.layout,
    };
    const key = JSON.stringify(about);
    const known = this.#drawn.get(key);
    if (known) return known;
    const text = await shelf.read(row).catch((fault: unknown) => {
      if (fault instanceof Refusal) return null;
      throw fault;
    });
    if (!text) return 'damaged';
    const content = untied(project(text.content, REJECT_ALL));
    const page = publishedPage({ ...about, content });
    return this.#keep(key, { paperId, page, images: new Set(filesIn(content)) });
  }

  #keep(key: string, drawn: Drawn): Drawn {
    this.#drawn.set(key, drawn);
    const [oldest] = this.#drawn.keys();
    if (oldest !== undefined && this.#drawn.size > MOST_KEPT) this.#drawn.delete(oldest);
    return drawn;
  }
}

function filesIn(content: readonly ContentNode[]): string[] {
  return content.flatMap(({ type, attrs, content: inner = [] }) => {
    const file = attrs?.['file'];
    return type === 'figure' && typeof file === 'string' ? [file] : filesIn(inner);
  });
}
