import { useEffect, useState } from 'react';
import { getPaper, PaperView } from '#shared/paper/paper-contract.ts';
import { watchDevice } from '#client/offline/device-changes.ts';
import { type DevicePaper, devicePapers } from '#client/offline/device-papers.ts';
import { readAllKept } from '#client/offline/device-store.ts';
import type { KeptImage } from '#client/offline/kept-images.ts';
import { keptAnswersOf } from '#client/offline/kept-answers.ts';
import { allRescued, type Rescued } from '#client/offline/rescued.ts';

/** A paper on this device with its card as the server last gave it. */
export interface PaperHere extends DevicePaper {
  readonly card: PaperView | null;
  readonly imageBytes: number;
}

/** Everything of one person that lies on this device. */
export interface OnDevice {
  readonly papers: readonly PaperHere[];
  readonly rescued: readonly Rescued[];
}

/** What lies on this device, read again when it changes; null until it has been read. */
export function useOnDevice(personId: string): OnDevice | null {
  const [found, setFound] = useState<OnDevice | null>(null);
  useEffect(() => {
    let isOver = false;
    const look = async () => {
      const on = await onDevice(personId);
      if (!isOver) setFound(on);
    };
    void look();
    const stop = watchDevice(() => void look());
    return () => {
      isOver = true;
      stop();
    };
  }, [personId]);
  return found;
}

async function onDevice(personId: string): Promise<OnDevice> {
  const [papers, answers, images, rescued] = await Promise.all([
    devicePapers(personId),
    keptAnswersOf(personId, getPaper.path),
    readAllKept<KeptImage>('images', personId),
    allRescued(personId),
  ]);
  const cards = new Map<string, PaperView>();
  for (const answer of answers) {
    const card = PaperView.safeParse(answer);
    if (card.success) cards.set(card.data.id, card.data);
  }
  const bytesOf = (paperId: string) =>
    images.filter((image) => image.paperId === paperId).reduce((sum, { bytes }) => sum + bytes, 0);
  return {
    rescued,
    papers: papers.map((paper) => ({
      ...paper,
      card: cards.get(paper.paperId) ?? null,
      imageBytes: bytesOf(paper.paperId),
    })),
  };
}
