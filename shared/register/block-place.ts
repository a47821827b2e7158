/** One end of a link, or the place of a typed block: a block of a paper. */
export interface BlockPlace {
  readonly paperId: string;
  readonly blockId: string;
}

/** One text for one block of one paper. */
export function keyOfPlace({ paperId, blockId }: BlockPlace): string {
  return `${paperId}/${blockId}`;
}

/** What is suggested about a typed block as a whole: it is not part of the paper yet, or may leave it. */
export const PROPOSALS = ['insertion', 'deletion'] as const;
export type Proposal = (typeof PROPOSALS)[number];
