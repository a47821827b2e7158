import { randomBytes } from 'node:crypto';
import type * as z from 'zod';
import * as Y from 'yjs';
import type { PaperImage } from '#shared/image/image.ts';
import type { Membership } from '#shared/member/person.ts';
import { type ContentNode, writeContent } from '#shared/paper/content.ts';
import type { startPaper } from '#shared/paper/paper-contract.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import type { Bus } from '#server/bus/bus.ts';
import { OPERATOR } from '#server/member/actor.ts';
import { newId } from '#server/member/new-id.ts';
import { assertMayStartIn } from '#server/paper/place.ts';
import { templateFor } from '#server/paper/template/templates.ts';
import type { AuditEntry, AuditLog } from '#server/storage/audit-log.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { PaperLogs } from '#server/storage/paper-logs.ts';

type Wish = Omit<z.output<typeof startPaper.body>, 'templateId'>;
/** Starts a paper in a member's forum: with this content, or from the program's own template of its kind. */
export type PaperMaker = (
  wish: Wish,
  by: Pick<Membership, 'forumId' | 'personId'>,
  text?: Pick<NewPaper, 'content' | 'images' | 'id'> & Partial<Pick<PaperCard, 'direction'>>,
) => Promise<PaperCard>;

/** A paper's first content as one Yjs update, made by the server alone so that it is never doubled. */
export function firstUpdate(content: readonly ContentNode[]): Uint8Array {
  const doc = new Y.Doc();
  writeContent(doc, content);
  return Y.encodeStateAsUpdate(doc);
}

export interface LayingDeps {
  readonly catalogue: Catalogue;
  readonly papers: PaperLogs;
  readonly audit: AuditLog;
  readonly bus: Bus;
  readonly now: () => Date;
}

/** A paper that is about to be: what is told of it, its text, and the images that it takes over. */
export interface NewPaper {
  /** Made beforehand by who writes it down elsewhere first; no paper has it yet. */
  readonly id?: string;
  readonly told: Pick<PaperCard, 'title' | 'kind' | 'forumId' | 'groupId' | 'sessionId'> &
    Partial<Pick<PaperCard, 'direction' | 'layout' | 'isTemplate' | 'derivedFrom'>>;
  readonly content: readonly ContentNode[];
  readonly images?: readonly PaperImage[];
  readonly record: Pick<AuditEntry, 'action' | 'detail'>;
  /** What else is to be on disk before there is a card. */
  readonly alongside?: (paperId: string) => Promise<void>;
}
export type PaperLayer = (paper: NewPaper, personId: string) => Promise<PaperCard>;

/** Lays down new papers: the text first, then the card, so that no card ever points to a text that is not on disk. */
export function paperLayer({ catalogue, papers, audit, bus, now }: LayingDeps): PaperLayer {
  return async ({ id = newId(), told, content, images = [], record, alongside }, personId) => {
    await assertMayStartIn(catalogue, told, personId);
    const at = now().toISOString();
    // The operator is nobody's name on a card.
    const by = personId === OPERATOR.id ? null : personId;
    const card: PaperCard = {
      direction: 'rtl',
      ...told,
      id,
      stage: 'draft',
      exceptions: [],
      createdAt: at,
      createdBy: by,
      changedAt: at,
      changedBy: by,
    };
    await papers.create(card.id, firstUpdate(content));
    await alongside?.(card.id);
    await catalogue.transact(async (tables) => {
      // Asked again inside: the place may have been lost meanwhile. A text without a card is nobody's and harms nobody.
      await assertMayStartIn({ tables }, told, personId);
      await tables.papers.put(card);
      for (const image of images)
        await tables.images.put({ ...image, id: `${card.id}.${image.hash}`, paperId: card.id });
    });
    const { forumId } = card;
    await audit.append({ at, by: personId, subject: id, forumId, ...record });
    bus.announce({ kind: 'paper-changed', forumId, paperId: id });
    return card;
  };
}

/** Starts papers from a template. */
export function paperMaker(lay: PaperLayer): PaperMaker {
  return (wish, { forumId, personId }, text) => {
    const { title, kind, groupId, sessionId } = wish;
    const { direction = 'rtl', ...given } = text ?? {
      content: templateFor(kind, { title, direction: 'rtl', random: randomBytes }),
    };
    return lay(
      {
        told: { title, kind, direction, forumId, groupId, sessionId },
        ...given,
        record: { action: 'paper-started', detail: { kind } },
      },
      personId,
    );
  };
}
