import { isListed, type PaperCard } from '#shared/paper/paper.ts';
import type { KeptSession } from '#server/meeting/door.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

/** In which direction, and so in which language, is written about a meeting: as most of its papers are, else most of its forum's. */
export async function meetingDirection(
  catalogue: Catalogue,
  { id, forumId }: Pick<KeptSession, 'id' | 'forumId'>,
): Promise<PaperCard['direction']> {
  const ofForum = (await catalogue.tables.papers.find({ forumId })).filter(isListed);
  const ofSession = ofForum.filter(({ sessionId }) => sessionId === id);
  const papers = ofSession.length > 0 ? ofSession : ofForum;
  const rtl = papers.filter(({ direction }) => direction === 'rtl').length;
  return rtl * 2 >= papers.length ? 'rtl' : 'ltr';
}
