import { may, whyNot } from '#shared/member/access.ts';
import type { Verb } from '#shared/member/role.ts';
import { isSameLayout, type PaperLayout, PLAIN_LAYOUT } from '#shared/paper/layout.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import type { Stage } from '#shared/paper/stage.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Bus } from '#server/bus/bus.ts';
import { accessToPaper } from '#server/paper/access.ts';
import type { AuditEntry, AuditLog } from '#server/storage/audit-log.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

interface CardChange {
  readonly title?: string | undefined;
  readonly stage?: Stage | undefined;
  readonly layout?: PaperLayout | undefined;
  /** What the asker saw of it. */
  readonly seen?:
    | { readonly title?: string | undefined; readonly stage?: Stage | undefined }
    | undefined;
}
export type CardChanger = (paperId: string, change: CardChange, personId: string) => Promise<void>;

interface Deps {
  readonly catalogue: Catalogue;
  readonly audit: AuditLog;
  readonly bus: Bus;
  readonly now: () => Date;
}

/**
 * Changes a paper's title, stage or layout, on the record. The right is read again inside: it may have gone while this
 * waited. A title and a layout belong to the text: they change only where it may, also when a stage is named beside them.
 */
export function cardChanger({ catalogue, audit, bus, now }: Deps): CardChanger {
  return async (paperId, change, personId) => {
    const { before, after } = await catalogue.transact(async (tables) => {
      const access = await accessToPaper({ tables }, paperId, personId);
      if (!access) throw new Refusal('not-found');
      const { paper: card } = access;
      if (card.archivedAt) throw new Refusal('stage-closed');
      for (const verb of verbsFor(card, change))
        if (!may(access, verb)) throw new Refusal(whyNot(access, verb));
      if (hasMoved(card, change)) throw new Refusal('changed-meanwhile');
      const changed = changedCard(card, change);
      await tables.papers.put(changed);
      return { before: card, after: changed };
    });
    const changes = whatChanged(before, after);
    if (changes.length === 0) return;
    const { forumId } = after;
    // Announced first: a stage that closes a paper must hold at once, whatever the audit's disk says.
    bus.announce({ kind: 'paper-changed', forumId, paperId });
    const at = now().toISOString();
    for (const one of changes)
      await audit.append({ at, by: personId, subject: paperId, forumId, ...one });
  };
}

const layoutOf = (card: PaperCard): PaperLayout => card.layout ?? PLAIN_LAYOUT;

function changedCard(card: PaperCard, { title, stage, layout }: CardChange): PaperCard {
  return {
    ...card,
    title: title ?? card.title,
    stage: stage ?? card.stage,
    ...(layout && { layout }),
  };
}

/** Two people who change the same thing at once: the second has not seen what the first made of it. */
function hasMoved(card: PaperCard, { title, stage, seen }: CardChange): boolean {
  const wasTitle = title !== undefined && seen?.title !== undefined && seen.title !== card.title;
  const wasStage = stage !== undefined && seen?.stage !== undefined && seen.stage !== card.stage;
  return wasTitle || wasStage;
}

function verbsFor(before: PaperCard, { title, stage, layout }: CardChange): readonly Verb[] {
  const movesStage = stage !== undefined;
  const renames = title !== undefined && title !== before.title;
  const laysOut = layout !== undefined && !isSameLayout(layout, layoutOf(before));
  return [
    ...(movesStage ? ['milestone' as const] : []),
    ...(renames || laysOut ? ['edit' as const] : []),
  ];
}

/** One line of the record for each thing that is different now. */
function whatChanged(
  before: PaperCard,
  after: PaperCard,
): readonly Pick<AuditEntry, 'action' | 'detail'>[] {
  const changes: Pick<AuditEntry, 'action' | 'detail'>[] = [];
  if (before.stage !== after.stage)
    changes.push({ action: 'stage-changed', detail: { from: before.stage, to: after.stage } });
  if (before.title !== after.title)
    changes.push({ action: 'paper-renamed', detail: { from: before.title, to: after.title } });
  const [from, to] = [layoutOf(before), layoutOf(after)];
  if (!isSameLayout(from, to))
    changes.push({
      action: 'paper-laid-out',
      detail: { from: inShort(from), to: inShort(to) },
    });
  return changes;
}

const inShort = ({ headings, paragraphs }: PaperLayout): string =>
  paragraphs ? `${headings}, paragraphs` : headings;
