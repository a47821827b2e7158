import { createHash } from 'node:crypto';
import type { ImageView } from '#shared/image/image-contract.ts';
import type { PaperImage } from '#shared/image/image.ts';
import { may, whyNot } from '#shared/member/access.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Redrawn } from '#server/image/redraw.ts';
import { accessToPaper } from '#server/paper/access.ts';
import type { Blobs } from '#server/storage/blobs.ts';
import type { Catalogue, CatalogueTables } from '#server/storage/catalogue.ts';
import type { WritableTable } from '#server/storage/store.ts';

/** What one paper may hold. Three hundred pages with a hundred images stay far below. */
const MOST_IMAGES = 1000;
const MOST_BYTES = 500 * 1024 * 1024;

interface Deps {
  readonly catalogue: Catalogue;
  readonly blobs: Blobs;
  readonly now: () => Date;
}

type Tables = { readonly [K in keyof CatalogueTables]: WritableTable<CatalogueTables[K]> };
type NewImage = Pick<PaperImage, 'hash' | 'type' | 'bytes' | 'pixels'>;

/** Which paper holds which image. Bytes are on disk before a record names them, so that a backup never lacks any. */
export class PaperImages {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Keeps an image in a paper; the same one twice is one. The right is read again: it may have gone meanwhile. */
  async keep(paperId: string, image: Redrawn, personId: string): Promise<ImageView> {
    const { catalogue, blobs } = this.#deps;
    const { bytes, type, width, height } = image;
    const pixels = `${String(width)}x${String(height)}`;
    // Asked before the bytes go to disk: nobody would ever take them away again.
    await assertMaySuggest(catalogue.tables, paperId, personId);
    const here = await catalogue.tables.images.find({ paperId });
    if (!held(here, hashOf(bytes))) assertRoom(here, bytes.length);
    const hash = await blobs.put(bytes);
    return catalogue.transact(async (tables) => {
      await assertMaySuggest(tables, paperId, personId);
      return this.#record(tables, paperId, { hash, type, bytes: bytes.length, pixels }, personId);
    });
  }

  /** Takes an image over from any other paper that this person may read; unknown and foreign ones answer alike. */
  async bring(paperId: string, hash: string, personId: string): Promise<ImageView> {
    return this.#deps.catalogue.transact(async (tables) => {
      await assertMaySuggest(tables, paperId, personId);
      const own = await tables.images.get(idOf(paperId, hash));
      if (own) return own;
      for (const held of await tables.images.find({ hash })) {
        const access = await accessToPaper({ tables }, held.paperId, personId);
        if (access && may(access, 'read')) return this.#record(tables, paperId, held, personId);
      }
      throw new Refusal('not-found');
    });
  }

  /** An image of a paper; `not-found` when the paper does not hold it, whoever else does. */
  async find(paperId: string, hash: string): Promise<PaperImage> {
    const image = await this.#deps.catalogue.tables.images.get(idOf(paperId, hash));
    if (!image) throw new Refusal('not-found');
    return image;
  }

  async bytesOf({ hash }: PaperImage): Promise<Uint8Array> {
    const bytes = await this.#deps.blobs.get(hash);
    if (!bytes) throw new Refusal('not-found');
    return bytes;
  }

  async #record(
    { images }: Tables,
    paperId: string,
    { hash, type, bytes, pixels }: NewImage,
    personId: string,
  ): Promise<ImageView> {
    const here = await images.find({ paperId });
    const same = held(here, hash);
    if (same) return same;
    assertRoom(here, bytes);
    const at = this.#deps.now().toISOString();
    const image = { id: idOf(paperId, hash), paperId, hash, type, bytes, pixels, by: personId, at };
    await images.put(image);
    return image;
  }
}

const idOf = (paperId: string, hash: string) => `${paperId}.${hash}`;

const held = (images: readonly PaperImage[], hash: string) =>
  images.find((image) => image.hash === hash);

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function assertRoom(here: readonly PaperImage[], bytes: number): void {
  const weight = here.reduce((sum, image) => sum + image.bytes, bytes);
  if (here.length >= MOST_IMAGES || weight > MOST_BYTES) throw new Refusal('images-full');
}

async function assertMaySuggest(
  tables: Catalogue['tables'],
  paperId: string,
  personId: string,
): Promise<void> {
  const access = await accessToPaper({ tables }, paperId, personId);
  if (!access || !may(access, 'read')) throw new Refusal('not-found');
  if (!may(access, 'suggest')) throw new Refusal(whyNot(access, 'suggest'));
}
