import { getImage } from '#shared/image/image-contract.ts';
import { ImageHash } from '#shared/image/image.ts';

/** Where an image of a paper is seen; null for what is no image's name. */
export function imageAddress(paperId: string, file: unknown): string | null {
  if (!ImageHash.safeParse(file).success) return null;
  return getImage.path
    .replace('{paperId}', encodeURIComponent(paperId))
    .replace('{hash}', String(file));
}

/** Width and height of an image in its own pixels, from a figure's attribute. */
export function pixelsOf(
  value: unknown,
): { readonly width: number; readonly height: number } | null {
  const [, width, height] = /^(\d+)x(\d+)$/.exec(typeof value === 'string' ? value : '') ?? [];
  return width && height ? { width: Number(width), height: Number(height) } : null;
}
