import { changeKept, dropKept, readAllKept, readKept } from '#client/offline/device-store.ts';

/** Words that the server did not take, kept until the person has put them away. */
export interface Rescued {
  readonly paperId: string;
  /** A refusal's code. */
  readonly why: string;
  readonly text: string;
  readonly changes: number;
}

/** Keeps what could not be delivered: it outlives the page, and the paper's copy on this device. */
export async function keepRescued(personId: string, rescued: Rescued): Promise<void> {
  await changeKept<Rescued>('rescued', [personId, rescued.paperId], () => rescued);
}

export async function rescuedOf(personId: string, paperId: string): Promise<Rescued | null> {
  return (await readKept<Rescued>('rescued', [personId, paperId])) ?? null;
}

/** Everything of this person that was not taken and not put away. */
export function allRescued(personId: string): Promise<readonly Rescued[]> {
  return readAllKept<Rescued>('rescued', personId);
}

/** The person has the words, or does not want them. */
export async function putAwayRescued(personId: string, paperId: string): Promise<void> {
  await dropKept('rescued', [personId, paperId]);
}
