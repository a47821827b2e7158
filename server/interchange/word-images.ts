import sharp from 'sharp';
import type { WordImage } from '#server/interchange/word/writing.ts';
import type { Blobs } from '#server/storage/blobs.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import { filesIn } from '#shared/image/files-in.ts';
import type { PaperImage } from '#shared/image/image.ts';
import type { ContentNode } from '#shared/paper/content.ts';

/** Above this all images of a file together are drawn smaller: a mail would not take it, nor this machine many at once. */
const MOST_BYTES = 40 * 1024 * 1024;
const SMALLER = { width: 1200, height: 1200, fit: 'inside', withoutEnlargement: true } as const;

interface Deps {
  readonly catalogue: Catalogue;
  readonly blobs: Blobs;
}

/** The images that a text shows, in kinds that every Word reads; only those that the paper itself holds. */
export async function wordImages(
  { catalogue, blobs }: Deps,
  paperId: string,
  content: readonly ContentNode[],
  gone?: AbortSignal,
): Promise<ReadonlyMap<string, WordImage>> {
  const wanted = new Set(filesIn(content));
  const held = (await catalogue.tables.images.find({ paperId })).filter(({ hash }) =>
    wanted.has(hash),
  );
  const isSmaller = held.reduce((sum, { bytes }) => sum + bytes, 0) > MOST_BYTES;
  const images = new Map<string, WordImage>();
  for (const image of held) {
    gone?.throwIfAborted();
    const bytes = await blobs.get(image.hash);
    if (bytes) images.set(image.hash, await wordImage(image, bytes, isSmaller));
  }
  return images;
}

async function wordImage(
  { type, pixels }: PaperImage,
  bytes: Uint8Array,
  isSmaller: boolean,
): Promise<WordImage> {
  const [width = 1, height = 1] = pixels.split('x').map(Number);
  if (isSmaller) {
    const drawn = sharp(bytes).resize(SMALLER).flatten({ background: '#fff' }).jpeg();
    return { bytes: await drawn.toBuffer(), type: 'jpeg', width, height };
  }
  if (type === 'image/jpeg') return { bytes, type: 'jpeg', width, height };
  // Older Words do not know WebP.
  const png = type === 'image/png' ? bytes : await sharp(bytes).png().toBuffer();
  return { bytes: png, type: 'png', width, height };
}
