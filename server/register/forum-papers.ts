import { may } from '#shared/member/access.ts';
import { isListed, type PaperCard } from '#shared/paper/paper.ts';
import { accessByCard, type PaperAccess } from '#server/paper/access.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

/** The papers of a forum, and which of them one person may read. */
export interface ForumPapers {
  /** Every paper that is no template: also those that are put away, because what stands in them is not gone. */
  readonly cards: readonly PaperCard[];
  /** By id: what the person may read and lists show. */
  readonly readable: ReadonlyMap<string, PaperAccess>;
  /** By id: what the person may read at all, put away or not. */
  readonly known: ReadonlyMap<string, PaperAccess>;
}

export async function forumPapers(
  catalogue: Catalogue,
  forumId: string,
  personId: string,
): Promise<ForumPapers> {
  const cards = await papersOfForum(catalogue, forumId);
  const known = new Map<string, PaperAccess>();
  for (const card of cards) {
    const access = await accessByCard(catalogue, card, personId);
    if (access && may(access, 'read')) known.set(card.id, access);
  }
  const readable = new Map([...known].filter(([, { paper }]) => isListed(paper)));
  return { cards, readable, known };
}

/** All papers of a forum, whoever may read them; templates are none. */
export async function papersOfForum(
  catalogue: Catalogue,
  forumId: string,
): Promise<readonly PaperCard[]> {
  const cards = await catalogue.tables.papers.find({ forumId });
  return cards.filter((card) => !card.isTemplate);
}
