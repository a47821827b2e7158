import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { filesIn } from '#shared/image/files-in.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { untied } from '#shared/version/untied.ts';
import type { Storage } from '#server/storage/storage.ts';
import type { VersionRow } from '#server/storage/versions.ts';
import type { Publications } from '#server/version/publications.ts';
import { publishedPage, type PublishedVersion } from '#server/version/published/published-page.tsx';
import type { VersionShelf } from '#server/version/version-shelf.ts';
import { nameOf } from '#server/version/version-views.ts';

interface Deps {
  readonly storage: Pick<Storage, 'catalogue'>;
  readonly publications: Pick<Publications, 'find'>;
  readonly shelf: Pick<VersionShelf, 'find' | 'read'>;
}

const zip = promisify(gzip);

/** A page as it goes out, with the images that it shows. */
interface Drawn {
  readonly paperId: string;
  readonly page: string;
  /** The same, compressed by gzip: it goes out to many, and over slow lines. */
  readonly zipped: Buffer;
  readonly images: ReadonlySet<string>;
}

type Why = 'gone' | 'unknown' | 'damaged';

/** Pages that were drawn lately. */
const MOST_KEPT = 50;

/**
 * Pages by their address, drawn when first asked for. Whether one was taken back is read each time. A link that goes out
 * to hundreds is asked for by many at once: they wait for one drawing.
 */
export class PublishedPages {
  readonly #deps: Deps;
  readonly #drawn = new Map<string, Promise<Drawn | null>>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async at(slug: string): Promise<Drawn | Why> {
    const { storage, publications, shelf } = this.#deps;
    const publication = await publications.find(slug);
    if (!publication) return 'unknown';
    if (publication.withdrawn) return 'gone';
    const { paperId, versionId, at, reservations = [] } = publication;
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
      reservations,
    };
    const key = JSON.stringify(about);
    const drawing = this.#drawn.get(key) ?? this.#keep(key, this.#draw(row, about));
    return (await drawing) ?? 'damaged';
  }

  /** Null for a version whose text cannot be read. */
  async #draw(row: VersionRow, about: Omit<PublishedVersion, 'content'>): Promise<Drawn | null> {
    const text = await this.#deps.shelf.read(row).catch((fault: unknown) => {
      if (fault instanceof Refusal) return null;
      throw fault;
    });
    if (!text) return null;
    const content = untied(project(text.content, REJECT_ALL));
    const page = publishedPage({ ...about, content });
    const zipped = await zip(page);
    return { paperId: row.paperId, page, zipped, images: new Set(filesIn(content)) };
  }

  #keep(key: string, drawing: Promise<Drawn | null>): Promise<Drawn | null> {
    this.#drawn.set(key, drawing);
    const [oldest] = this.#drawn.keys();
    if (oldest !== undefined && this.#drawn.size > MOST_KEPT) this.#drawn.delete(oldest);
    // What could not be drawn is tried again by whoever asks next.
    const forget = () => {
      if (this.#drawn.get(key) === drawing) this.#drawn.delete(key);
    };
    drawing.then((drawn) => drawn ?? forget(), forget);
    return drawing;
  }
}
