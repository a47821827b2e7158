import type { FoundSuggestion } from '#shared/suggestion/found.ts';
import type { DecisionView } from '#shared/suggestion/suggestion-contract.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Bus } from '#server/bus/bus.ts';
import { newId } from '#server/member/new-id.ts';
import type { PaperAccess } from '#server/paper/access.ts';
import type { AuditLog } from '#server/storage/audit-log.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { DecisionRow, Remarks } from '#server/storage/remarks.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly remarks: Remarks;
  readonly audit: AuditLog;
  readonly bus: Bus;
  readonly now: () => Date;
}

/** Who decided, and how. */
interface Deciding extends Pick<DecisionRow, 'by' | 'decision' | 'reason'> {
  readonly access: PaperAccess;
}

/** Kept for ever: who decided what about a suggestion, when, why, and on what wording. So what was rejected is found again. */
export class Decisions {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  async keep(decided: readonly FoundSuggestion[], deciding: Deciding): Promise<void> {
    if (decided.length === 0) return;
    const { remarks, bus, audit, now } = this.#deps;
    const { access, by, decision, reason } = deciding;
    const { forumId, paper } = access;
    const at = now();
    const rows = decided.map((suggestion) => rowOf(suggestion, { by, decision, reason }, at));
    const store = await remarks.of(paper.id);
    try {
      await store.transact(async ({ decisions }) => {
        for (const row of rows) await decisions.put(row);
      });
    } catch (fault) {
      throw Object.assign(new Refusal('storage-trouble'), { cause: fault });
    } finally {
      // Whatever became of the record, the text is decided.
      bus.announce({ kind: 'decisions-changed', forumId, paperId: paper.id });
    }
    const lines = rows.map(({ suggestionId: suggestion, authorId: author, ...row }) =>
      audit.append({
        at: row.at,
        by,
        action: `suggestion-${decision}ed`,
        subject: paper.id,
        forumId,
        detail: {
          suggestion,
          author,
          inserted: row.inserted,
          deleted: row.deleted,
          changes: row.changes.join(' '),
          ...(reason !== null && { reason }),
        },
      }),
    );
    await Promise.all(lines);
  }

  /** The newest first; `waiting` are the suggestions that stand in the text now: an older version may have brought one back. */
  async list(
    paperId: string,
    personId: string,
    waiting: readonly Pick<FoundSuggestion, 'id' | 'author'>[],
  ): Promise<DecisionView[]> {
    const { remarks, catalogue } = this.#deps;
    const { tables } = await remarks.of(paperId);
    const rows = (await tables.decisions.find({})).toReversed();
    const open = new Set(waiting.map(({ id, author }) => `${id} ${author}`));
    const ids = new Set(rows.flatMap(({ authorId, by }) => [authorId, by]));
    const people = await catalogue.tables.people.pick([...ids]);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return rows.map(({ by, ...row }) => ({
      ...row,
      changes: [...row.changes],
      authorName: names.get(row.authorId) ?? '',
      byName: names.get(by) ?? '',
      isMine: row.authorId === personId,
      isWithdrawal: row.authorId === by,
      waitsAgain: open.has(`${row.suggestionId} ${row.authorId}`),
    }));
  }
}

function rowOf(
  { id, author, at: suggestedAt, inserted, deleted, changes, blockId }: FoundSuggestion,
  deciding: Pick<DecisionRow, 'by' | 'decision' | 'reason'>,
  at: Date,
): DecisionRow {
  return {
    id: newId(),
    suggestionId: id,
    authorId: author,
    // The time stands in the text as its author's editor wrote it: it may be any.
    suggestedAt: new Date(Math.min(suggestedAt, at.getTime())).toISOString(),
    ...deciding,
    at: at.toISOString(),
    inserted,
    deleted,
    changes,
    blockId,
  };
}
