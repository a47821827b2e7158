import { randomBytes } from 'node:crypto';
import type { ContentNode } from '#shared/paper/content.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import { newId } from '#server/member/new-id.ts';
import { firstUpdate } from '#server/paper/start-paper.ts';
import type { TestNayar } from '#test/harness/start-nayar.ts';

const aBlockId = () => randomBytes(9).toString('base64url');

/** A paragraph with an id of its own. */
export function aParagraph(text: string): ContentNode {
  return { type: 'paragraph', attrs: { id: aBlockId() }, content: [{ type: 'text', text }] };
}

export function aHeading(text: string): ContentNode {
  return {
    type: 'heading',
    attrs: { id: aBlockId(), level: 2 },
    content: [{ type: 'text', text }],
  };
}

/** Lays a paper with this content into a running workspace, as starting one does. */
export async function layPaper(
  { nayar }: TestNayar,
  card: Pick<PaperCard, 'forumId' | 'title'> & Partial<PaperCard>,
  content: readonly ContentNode[] = [aParagraph('')],
): Promise<PaperCard> {
  const at = new Date().toISOString();
  const whole: PaperCard = {
    id: newId(),
    groupId: null,
    sessionId: null,
    kind: 'plain',
    stage: 'draft',
    direction: 'rtl',
    exceptions: [],
    createdAt: at,
    createdBy: null,
    changedAt: at,
    changedBy: null,
    ...card,
  };
  await nayar.storage.papers.create(whole.id, firstUpdate(content));
  await nayar.storage.catalogue.transact(({ papers }) => papers.put(whole));
  return whole;
}
