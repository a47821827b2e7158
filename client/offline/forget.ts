import { getPaper } from '#shared/paper/paper-contract.ts';
import {
  copiesHere,
  holdsUnsaved,
  nameOfCopy,
  removeCopy,
  removeSavedCopy,
} from '#client/offline/copies.ts';
import { devicePapers, dropDevicePaper } from '#client/offline/device-papers.ts';
import { dropAllKept, dropKept, readAllKept } from '#client/offline/device-store.ts';
import { dropAnswer, THREADS_OF_PAPER } from '#client/offline/kept-answers.ts';
import { imagesOf, imagesWaiting, type KeptImage } from '#client/offline/kept-images.ts';
import { leastUsed } from '#client/offline/least-used.ts';
import { waitingRemarks } from '#client/offline/remark-outbox.ts';
import { allRescued } from '#client/offline/rescued.ts';
import { hasWaitingImages } from '#client/offline/waiting-images.ts';

/** The texts of one person's papers together may take this much of a device. */
const MOST_TEXT_BYTES = 80 * 1024 * 1024;

/** Takes everything of a person off this device, also what the server lacks: they have been asked. */
export async function forgetPerson(personId: string): Promise<void> {
  const copies = (await copiesHere()).filter((copy) => copy.personId === personId);
  await Promise.all(copies.map(({ name }) => removeCopy(name)));
  await dropAllKept('papers', personId);
  await dropAllKept('rescued', personId);
  await globalThis.caches?.delete(imagesWaiting(personId)).catch(() => false);
  await dropAllKept('remarks', personId);
  await forgetAnswersAndImages(personId);
}

/**
 * Takes everything of a person off this device but what the server lacks: that waits, unseen by anybody else, until they
 * sign in again.
 */
export async function forgetSaved(personId: string): Promise<void> {
  const copies = (await copiesHere()).filter((copy) => copy.personId === personId);
  for (const { name, paperId } of copies) {
    if (await removeSavedCopy(name)) await dropDevicePaper(personId, paperId);
  }
  await forgetAnswersAndImages(personId);
}

/** Takes one paper off this device; false when a tab has it open or the server lacks something of it. */
export async function forgetPaper(personId: string, paperId: string): Promise<boolean> {
  if (!(await removeSavedCopy(nameOfCopy(personId, paperId)))) return false;
  await dropDevicePaper(personId, paperId);
  await dropAnswer(personId, getPaper.path, { paperId });
  await dropAnswer(personId, THREADS_OF_PAPER, { paperId });
  const images = await readAllKept<KeptImage>('images', personId);
  await dropImages(
    personId,
    images.filter((image) => image.paperId === paperId),
  );
  return true;
}

/** Takes the papers that were used least off this device, when together they take too much of it. */
export async function forgetLeastUsed(personId: string, most = MOST_TEXT_BYTES): Promise<void> {
  for (const { paperId } of leastUsed(await devicePapers(personId), most)) {
    await forgetPaper(personId, paperId);
  }
}

/** The device is full: half of what is here goes, the least used first. */
export async function makeRoom(personId: string): Promise<void> {
  const images = await readAllKept<KeptImage>('images', personId);
  await dropImages(personId, leastUsed(images, sumOf(images) / 2));
  await forgetLeastUsed(personId, sumOf(await devicePapers(personId)) / 2);
}

/** Whether anything of this person is here that the server lacks, or did not take and was not put away. */
export async function holdsUnsentWork(personId: string): Promise<boolean> {
  const copies = (await copiesHere()).filter((copy) => copy.personId === personId);
  for (const { name } of copies) if (await holdsUnsaved(name)) return true;
  if ((await waitingRemarks(personId)).length > 0) return true;
  if (await hasWaitingImages(personId)) return true;
  return (await allRescued(personId)).length > 0;
}

async function forgetAnswersAndImages(personId: string): Promise<void> {
  await dropAllKept('answers', personId);
  await dropAllKept('images', personId);
  await globalThis.caches?.delete(imagesOf(personId)).catch(() => false);
}

async function dropImages(personId: string, images: readonly KeptImage[]): Promise<void> {
  if (images.length === 0 || !('caches' in globalThis)) return;
  const cache = await caches.open(imagesOf(personId));
  for (const { url } of images) {
    await cache.delete(url, { ignoreVary: true });
    await dropKept('images', [personId, url]);
  }
}

function sumOf(things: readonly { readonly bytes: number }[]): number {
  return things.reduce((sum, { bytes }) => sum + bytes, 0);
}
