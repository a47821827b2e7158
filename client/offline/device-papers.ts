import { changeKept, dropKept, readAllKept } from '#client/offline/device-store.ts';

/** What waits on this device for the server. */
export interface Unsent {
  readonly changes: number;
  /** Words among them; none when only something was deleted or changed in form. */
  readonly words: number;
}

/** A paper whose text lies on this device. */
export interface DevicePaper {
  readonly paperId: string;
  /** Of the text, as it would be sent. */
  readonly bytes: number;
  /** When it was open last, in milliseconds since 1970. */
  readonly usedAt: number;
  readonly unsent: Unsent;
}

const NOTHING: Unsent = { changes: 0, words: 0 };

/** Notes what is new about a paper on this device. */
export async function notePaper(
  personId: string,
  paperId: string,
  news: Partial<DevicePaper>,
): Promise<void> {
  await changeKept<DevicePaper>('papers', [personId, paperId], (before) => ({
    bytes: 0,
    unsent: NOTHING,
    ...before,
    usedAt: Date.now(),
    ...news,
    paperId,
  }));
}

/** The papers of a person on this device, the last used first. */
export async function devicePapers(personId: string): Promise<readonly DevicePaper[]> {
  const papers = await readAllKept<DevicePaper>('papers', personId);
  return papers.toSorted((one, other) => other.usedAt - one.usedAt);
}

export async function dropDevicePaper(personId: string, paperId: string): Promise<void> {
  await dropKept('papers', [personId, paperId]);
}
