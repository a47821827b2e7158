import { imagesWaiting } from '#client/offline/kept-images.ts';

/** An image that is on its way to a paper's figure, as it lies on this device until the server has it. */
export interface WaitingImage {
  readonly figureId: string;
  readonly blob: Blob;
}

/** The images of one paper, of one person, that the server lacks. None of it throws: a device may keep nothing. */
export interface WaitingImages {
  /** False when this device does not take it. */
  keep(image: WaitingImage): Promise<boolean>;
  drop(figureId: string): Promise<void>;
  all(): Promise<readonly WaitingImage[]>;
}

/** Where the images wait that a person puts into a paper. */
export function waitingImages(personId: string, paperId: string): WaitingImages {
  const folder = `/waiting/${paperId}/`;
  const address = (figureId: string) => folder + encodeURIComponent(figureId);
  return {
    keep: ({ figureId, blob }) =>
      kept(
        personId,
        async (cache) => {
          await cache.put(address(figureId), new Response(blob));
          return true;
        },
        false,
      ),
    drop: async (figureId) => {
      await within(personId, (cache) => cache.delete(address(figureId)), false);
    },
    all: () =>
      within(
        personId,
        async (cache) => {
          const found: WaitingImage[] = [];
          for (const request of await cache.keys()) {
            const { pathname } = new URL(request.url);
            const answer = pathname.startsWith(folder) ? await cache.match(request) : undefined;
            const figureId = decodeURIComponent(pathname.slice(folder.length));
            if (answer) found.push({ figureId, blob: await answer.blob() });
          }
          return found;
        },
        [],
      ),
  };
}

/** Whether any image of this person waits on this device. */
export function hasWaitingImages(personId: string): Promise<boolean> {
  return within(personId, async (cache) => (await cache.keys()).length > 0, false);
}

async function within<Result>(
  personId: string,
  work: (cache: Cache) => Promise<Result>,
  otherwise: Result,
): Promise<Result> {
  // Looking for one must not make one.
  const isThere = await globalThis.caches?.has(imagesWaiting(personId)).catch(() => false);
  return isThere ? kept(personId, work, otherwise) : otherwise;
}

async function kept<Result>(
  personId: string,
  work: (cache: Cache) => Promise<Result>,
  otherwise: Result,
): Promise<Result> {
  try {
    return await work(await caches.open(imagesWaiting(personId)));
  } catch {
    // No cache where a page is not served safely, or a full device: then the image lives in the page alone.
    return otherwise;
  }
}
