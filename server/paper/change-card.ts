import { may, whyNot } from '#shared/member/access.ts';
import type { Verb } from '#shared/member/role.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import type { Stage } from '#shared/paper/stage.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Bus } from '#server/bus/bus.ts';
import { accessToPaper } from '#server/paper/access.ts';
import type { AuditLog } from '#server/storage/audit-log.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

interface CardChange {
  readonly title?: string | undefined;
  readonly stage?: Stage | undefined;
}
export type CardChanger = (paperId: string, change: CardChange, personId: string) => Promise<void>;

interface Deps {
  readonly catalogue: Catalogue;
  readonly audit: AuditLog;
  readonly bus: Bus;
  readonly now: () => Date;
}

/**
 * Changes a paper's title or stage, on the record. The right is read again inside: it may have gone while this waited.
 * A title is text: it changes only where the text may, also when a stage is named beside it.
 */
export function cardChanger({ catalogue, audit, bus, now }: Deps): CardChanger {
  return async (paperId, change, personId) => {
    const changed = await catalogue.transact(async (tables) => {
      const access = await accessToPaper({ tables }, paperId, personId);
      if (!access) throw new Refusal('not-found');
      const { paper: before } = access;
      for (const verb of verbsFor(before, change))
        if (!may(access, verb)) throw new Refusal(whyNot(access, verb));
      const after: PaperCard = {
        ...before,
        title: change.title ?? before.title,
        stage: change.stage ?? before.stage,
      };
      await tables.papers.put(after);
      return { before, after };
    });
    const { before, after } = changed;
    if (before.stage === after.stage && before.title === after.title) return;
    // Announced first: a stage that closes a paper must hold at once, whatever the audit's disk says.
    bus.announce({ kind: 'paper-changed', forumId: after.forumId, paperId });
    const stageMoved = before.stage !== after.stage;
    await audit.append({
      at: now().toISOString(),
      by: personId,
      action: stageMoved ? 'stage-changed' : 'paper-renamed',
      subject: paperId,
      forumId: after.forumId,
      detail: stageMoved
        ? { from: before.stage, to: after.stage }
        : { from: before.title, to: after.title },
    });
  };
}

function verbsFor(before: PaperCard, { title, stage }: CardChange): readonly Verb[] {
  const movesStage = stage !== undefined;
  const renames = title !== undefined && title !== before.title;
  return [...(movesStage ? ['milestone' as const] : []), ...(renames ? ['edit' as const] : [])];
}
