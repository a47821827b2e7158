import * as z from 'zod';

/** Kinds in which an image is kept, whatever it came as. */
export const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const;

/** Kinds that a paper takes, for file pickers: a phone then hands over its HEIC pictures as JPEG. */
export const TAKEN_IMAGE_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/avif',
  'image/tiff',
] as const;

/** The description of an image that says nothing by itself: HTML's own way to write it, and not yet a missing one. */
export const DECORATIVE = ' ';

/** The most that one image may weigh on its way in, in bytes. */
export const MAX_IMAGE_BYTES = 20 * 1024 * 1024;

/** The SHA-256 of an image's bytes, in hexadecimal. */
export const ImageHash = z.string().regex(/^[0-9a-f]{64}$/);

/** That a paper holds an image: by it the right to see the image follows the right to read the paper. */
export const PaperImage = z.object({
  /** `<paperId>.<hash>`. */
  id: z.string(),
  paperId: z.string(),
  hash: ImageHash,
  type: z.enum(IMAGE_TYPES),
  bytes: z.int().positive(),
  /** Width and height, as the paper's figure holds them. */
  pixels: z.string(),
  by: z.string(),
  at: z.iso.datetime(),
});
export type PaperImage = z.infer<typeof PaperImage>;
