import type { Catalogue } from '#server/storage/catalogue.ts';

/** Lets those who read a paper see images of another that stand in it from now on. */
export async function bringImages(
  catalogue: Catalogue,
  paperId: string,
  sourceId: string,
  files: readonly string[],
): Promise<void> {
  if (files.length === 0) return;
  const wanted = new Set(files);
  await catalogue.transact(async ({ images }) => {
    for (const image of await images.find({ paperId: sourceId })) {
      const id = `${paperId}.${image.hash}`;
      if (wanted.has(image.hash) && !(await images.get(id)))
        await images.put({ ...image, id, paperId });
    }
  });
}
