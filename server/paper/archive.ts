import { may, whyNot } from '#shared/member/access.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Bus } from '#server/bus/bus.ts';
import { accessToPaper } from '#server/paper/access.ts';
import type { AuditLog } from '#server/storage/audit-log.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly audit: AuditLog;
  readonly bus: Bus;
  readonly now: () => Date;
}

/**
 * Puts papers away and brings them back. Nothing is ever deleted: an archived paper is read as before by the same
 * people, takes no writing, and leaves lists and search. Whoever leads it may do both.
 */
export class PaperArchive {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  putAway(paperId: string, personId: string): Promise<void> {
    return this.#set(paperId, personId, this.#deps.now().toISOString());
  }

  recover(paperId: string, personId: string): Promise<void> {
    return this.#set(paperId, personId, null);
  }

  async #set(paperId: string, personId: string, archivedAt: string | null): Promise<void> {
    const { catalogue, audit, bus, now } = this.#deps;
    const before = await catalogue.transact(async (tables) => {
      const access = await accessToPaper({ tables }, paperId, personId);
      if (!access || !may(access, 'read')) throw new Refusal('not-found');
      if (!may(access, 'milestone')) throw new Refusal(whyNot(access, 'milestone'));
      const { paper } = access;
      // Pressed twice, or by two: the first time stands.
      const isDone = Boolean(paper.archivedAt) === (archivedAt !== null);
      if (!isDone) await tables.papers.put({ ...paper, archivedAt });
      return { ...paper, isDone };
    });
    if (before.isDone) return;
    const { forumId, isTemplate } = before;
    // Announced first: what is put away must take no writing from now on, whatever the audit's disk says.
    bus.announce({ kind: 'paper-changed', forumId, paperId });
    const what = isTemplate ? 'template' : 'paper';
    await audit.append({
      at: now().toISOString(),
      by: personId,
      action: archivedAt === null ? `${what}-recovered` : `${what}-archived`,
      subject: paperId,
      forumId,
      detail: {},
    });
  }
}
