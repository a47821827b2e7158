import { fileTypeFromBuffer } from 'file-type';
import sharp, { type Sharp } from 'sharp';
import type { IMAGE_TYPES } from '#shared/image/image.ts';
import { Refusal } from '#shared/refusal/refusal.ts';

/** An image drawn anew: pixels and nothing else. */
export interface Redrawn {
  readonly bytes: Uint8Array;
  readonly type: (typeof IMAGE_TYPES)[number];
  readonly width: number;
  readonly height: number;
}

/** By what the bytes are, never by what they are called; with the one reader of libvips that may open each. */
const READERS = new Map([
  ['image/jpeg', 'VipsForeignLoadJpeg'],
  ['image/png', 'VipsForeignLoadPng'],
  ['image/apng', 'VipsForeignLoadPng'],
  ['image/webp', 'VipsForeignLoadWebp'],
  ['image/gif', 'VipsForeignLoadNsgif'],
  ['image/avif', 'VipsForeignLoadHeif'],
  ['image/tiff', 'VipsForeignLoadTiff'],
]);

/** Fifty megapixels: the largest pictures of phones; four bytes each are 200 MB while one is drawn. */
const MOST_PIXELS = 50_000_000;
/** A figure on a large screen of double density, and on paper at 300 dots per inch. */
const LONGEST_SIDE = 2400;
/** Above this a picture without loss costs every reader more than it shows. */
const FEW_BYTES = 1_500_000;
const SECONDS = 20;

sharp.cache(false);
// One thread for a picture, and one picture at a time: people who type at this moment must not feel it.
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: [...new Set(READERS.values())] });

/**
 * Draws an image anew from its pixels: upright, in sRGB, the first frame, at a sane size; whatever else the file held
 * (places, cameras, comments, other files behind the picture) stays behind. Refuses what is no image that a paper takes.
 */
export async function redraw(bytes: Uint8Array): Promise<Redrawn> {
  if (bytes.length === 0) throw new Refusal('image-broken');
  const found = await fileTypeFromBuffer(bytes);
  if (!found || !READERS.has(found.mime)) throw new Refusal('image-kind');
  await measured(bytes);
  return drawn(bytes, found.mime).catch(() => {
    throw new Refusal('image-broken');
  });
}

function open(bytes: Uint8Array) {
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 });
}

/** The size stands in the file's head: a bomb is refused before any of it is unpacked. */
async function measured(bytes: Uint8Array): Promise<void> {
  const size = await sharp(bytes, { limitInputPixels: false, pages: 1 })
    .metadata()
    .catch(() => {
      throw new Refusal('image-broken');
    });
  if (size.width * size.height > MOST_PIXELS) throw new Refusal('image-pixels');
}

async function drawn(bytes: Uint8Array, mime: string): Promise<Redrawn> {
  const upright = open(bytes)
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .timeout({ seconds: SECONDS });
  const { data, info } = await upright.raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const pixels = () =>
    sharp(data, { raw: { width, height, channels } }).timeout({ seconds: SECONDS });
  const isPhoto = mime === 'image/jpeg' || mime === 'image/avif';
  const hasAlpha = channels === 4 || channels === 2;
  if (isPhoto && !hasAlpha) {
    return { bytes: await jpeg(pixels()), type: 'image/jpeg', width, height };
  }
  const png = await pixels().png({ compressionLevel: 9 }).toBuffer();
  if (png.length <= FEW_BYTES) return { bytes: png, type: 'image/png', width, height };
  if (hasAlpha) {
    const webp = await pixels().webp({ quality: 85 }).toBuffer();
    return { bytes: webp, type: 'image/webp', width, height };
  }
  return { bytes: await jpeg(pixels()), type: 'image/jpeg', width, height };
}

function jpeg(pixels: Sharp): Promise<Buffer> {
  return pixels.jpeg({ quality: 85, chromaSubsampling: '4:4:4', progressive: true }).toBuffer();
}
