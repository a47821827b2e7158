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
    const hash = await blobs.put(bytes);
    const pixels = `${String(width)}x${String(height)}`;
    return catalogue.transact(async (tables) => {
      await assertMayEdit(tables, paperId, personId);
      return this.#record(tables, paperId, { hash, type, bytes: bytes.length, pixels }, personId);
    });
  }

  /** Takes an image over from any other paper that this person may read; unknown and foreign ones answer alike. */
  async bring(paperId: string, hash: string, personId: string): Promise<ImageView> {
    return this.#deps.catalogue.transact(async (tables) => {
      await assertMayEdit(tables, paperId, personId);
      const own = await tables.images.get(idOf(paperId, hash));
      if (own) return own;
      for (const held of await tables.images.find({ hash })) {
        const access = await accessToPaper({ tables }, held.paperId, personId);
        if (access && may(access, 'read')) return this.#record(tables, paperId, held, personId);
      }
      throw new Refusal('not-found');
    });
  }

  /** An image of a paper with its bytes; `not-found` when the paper does not hold it, whoever else does. */
  async read(paperId: string, hash: string): Promise<{ image: PaperImage; bytes: Uint8Array }> {
    const { catalogue, blobs } = this.#deps;
    const image = await catalogue.tables.images.get(idOf(paperId, hash));
    const bytes = image && (await blobs.get(hash));
    if (!image || !bytes) throw new Refusal('not-found');
    return { image, bytes };
  }

  async #record(
    { images }: Tables,
    paperId: string,
    { hash, type, bytes, pixels }: NewImage,
    personId: string,
  ): Promise<ImageView> {
    const held = await images.find({ paperId });
    const same = held.find((image) => image.hash === hash);
    if (same) return same;
    const weight = held.reduce((sum, image) => sum + image.bytes, bytes);
    if (held.length >= MOST_IMAGES || weight > MOST_BYTES) throw new Refusal('images-full');
    const at = this.#deps.now().toISOString();
    const image = { id: idOf(paperId, hash), paperId, hash, type, bytes, pixels, by: personId, at };
    await images.put(image);
    return image;
  }
}

const idOf = (paperId: string, hash: string) => `${paperId}.${hash}`;

async function assertMayEdit(tables: Tables, paperId: string, personId: string): Promise<void> {
  const access = await accessToPaper({ tables }, paperId, personId);
  if (!access || !may(access, 'read')) throw new Refusal('not-found');
  if (!may(access, 'edit')) throw new Refusal(whyNot(access, 'edit'));
}
