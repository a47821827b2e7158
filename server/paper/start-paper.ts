import { randomBytes } from 'node:crypto';
import type * as z from 'zod';
import * as Y from 'yjs';
import type { Membership } from '#shared/member/person.ts';
import { verbsOf } from '#shared/member/role.ts';
import { type ContentNode, writeContent } from '#shared/paper/content.ts';
import type { startPaper } from '#shared/paper/paper-contract.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Bus } from '#server/bus/bus.ts';
import { newId } from '#server/member/new-id.ts';
import { templateFor } from '#server/paper/template/templates.ts';
import type { AuditLog } from '#server/storage/audit-log.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { PaperLogs } from '#server/storage/paper-logs.ts';

type Wish = z.output<typeof startPaper.body>;
export type PaperMaker = (wish: Wish, by: Membership) => Promise<PaperCard>;

/** A paper's first content as one Yjs update, made by the server alone so that it is never doubled. */
export function firstUpdate(content: readonly ContentNode[]): Uint8Array {
  const doc = new Y.Doc();
  writeContent(doc, content);
  return Y.encodeStateAsUpdate(doc);
}

interface Deps {
  readonly catalogue: Catalogue;
  readonly papers: PaperLogs;
  readonly audit: AuditLog;
  readonly bus: Bus;
  readonly now: () => Date;
}

/** Starts papers: the text first, then the card, so that no card ever points to a text that is not on disk. */
export function paperMaker({ catalogue, papers, audit, bus, now }: Deps): PaperMaker {
  return async (wish, by) => {
    const at = now().toISOString();
    const forum = await catalogue.tables.forums.get(by.forumId);
    const session = wish.sessionId ? await catalogue.tables.sessions.get(wish.sessionId) : null;
    const groupExists =
      wish.groupId === null || forum?.groups.some((group) => group.id === wish.groupId);
    // An id of another forum's session answers like one that does not exist.
    if (!forum || !groupExists || (wish.sessionId && session?.forumId !== forum.id))
      throw new Refusal('not-found');
    if (wish.groupId && by.role !== 'coordinator' && !by.groupIds.includes(wish.groupId))
      throw new Refusal('not-found');
    const card: PaperCard = {
      ...wish,
      id: newId(),
      forumId: forum.id,
      stage: 'draft',
      direction: 'rtl',
      exceptions: [],
      createdAt: at,
      createdBy: by.personId,
      changedAt: at,
      changedBy: by.personId,
    };
    const content = templateFor(wish.kind, {
      title: wish.title,
      direction: card.direction,
      random: randomBytes,
    });
    await papers.create(card.id, firstUpdate(content));
    await catalogue.transact(async (tables) => {
      // Asked again inside: the place may have been lost meanwhile. A text without a card is nobody's and harms nobody.
      const place = await tables.memberships.get(by.id);
      if (!place || place.suspended || !verbsOf(place.role).has('edit'))
        throw new Refusal('not-found');
      await tables.papers.put(card);
    });
    await audit.append({
      at,
      by: by.personId,
      action: 'paper-started',
      subject: card.id,
      forumId: forum.id,
      detail: { kind: card.kind },
    });
    bus.announce({ kind: 'paper-changed', forumId: forum.id, paperId: card.id });
    return card;
  };
}
