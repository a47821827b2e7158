/** An image of a paper that lies on this device. */
export interface KeptImage {
  readonly url: string;
  readonly paperId: string;
  readonly bytes: number;
  /** Milliseconds since 1970. */
  readonly usedAt: number;
}

/** The images of one person's papers together may take this much of a device; the least used go first. */
export const MOST_IMAGE_BYTES = 150 * 1024 * 1024;

/** The cache of one person's images. */
export function imagesOf(personId: string): string {
  return `nayar/images/${personId}`;
}

/** The cache of one person's images that the server lacks. */
export function imagesWaiting(personId: string): string {
  return `nayar/waiting-images/${personId}`;
}
