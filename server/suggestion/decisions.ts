import * as Y from 'yjs';
import { readContent } from '#shared/paper/content.ts';
import { type FoundSuggestion, suggestionsIn } from '#shared/suggestion/found.ts';
import type { DecisionView } from '#shared/suggestion/suggestion-contract.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Bus } from '#server/bus/bus.ts';
import { newId } from '#server/member/new-id.ts';
import type { PaperAccess } from '#server/paper/access.ts';
import type { AuditLog } from '#server/storage/audit-log.ts';
import type { Catalogue, Openings, UnfinishedDecisions } from '#server/storage/catalogue.ts';
import type { DecisionRow, Remarks } from '#server/storage/remarks.ts';
import { decisionsOnRecord } from '#server/suggestion/decisions-on-record.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly remarks: Remarks;
  readonly openings: Openings;
  readonly audit: AuditLog;
  readonly bus: Bus;
  readonly now: () => Date;
  /** The content that is on disk, as one Yjs update. */
  readonly content: (paperId: string) => Promise<Uint8Array>;
}

/** Who decided, and how. */
interface Deciding extends Pick<DecisionRow, 'by' | 'decision' | 'reason'> {
  readonly access: PaperAccess;
}

type Named = Pick<FoundSuggestion, 'id' | 'author'>;
/** One person's suggestion: somebody else may have used the same id. */
const nameOf = ({ id, author }: Named): string => `${id} ${author}`;
const subjectOf = ({ suggestionId: id, authorId: author }: DecisionRow): string =>
  nameOf({ id, author });

/**
 * Kept for ever: who decided what about a suggestion, when, why, and on what wording. So what was rejected is found again.
 *
 * The text and the record are two writes. What is about to be decided is written down before the first; when the second
 * never came (a crash, a disk that refused), the text tells what was done, and the record is made then.
 */
export class Decisions {
  readonly #deps: Deps;
  /** What is under way in this program: nothing is missing of that yet. */
  readonly #underWay = new Set<string>();
  readonly #turns = new Map<string, Promise<void>>();
  readonly #settling = new Map<string, Promise<void>>();

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Whether a person's suggestion was decided on before. */
  async isDecided(paperId: string, { id, author }: Named): Promise<boolean> {
    const { tables } = await this.#deps.remarks.of(paperId);
    const kept = await tables.decisions.find({ suggestionId: id, authorId: author });
    return kept.length > 0;
  }

  /**
   * Decides on suggestions, one press after the other in each paper. `find` tells which stand in the text now; `change`
   * changes the text, and resolves to those it decided on when they are on disk; it is told which it may: those that
   * were written down before.
   */
  async make(
    deciding: Deciding,
    find: () => Promise<readonly FoundSuggestion[]>,
    change: (isMeant: (one: Named) => boolean) => Promise<readonly FoundSuggestion[]>,
  ): Promise<void> {
    const paperId = deciding.access.paper.id;
    const before = this.#turns.get(paperId) ?? Promise.resolve();
    const made = before.then(() => this.#make(deciding, find, change));
    const turn = made.catch(() => undefined);
    this.#turns.set(paperId, turn);
    await made.finally(() => {
      if (this.#turns.get(paperId) === turn) this.#turns.delete(paperId);
    });
  }

  async #make(
    { access, by, decision, reason }: Deciding,
    find: () => Promise<readonly FoundSuggestion[]>,
    change: (isMeant: (one: Named) => boolean) => Promise<readonly FoundSuggestion[]>,
  ): Promise<void> {
    const { paper, forumId } = access;
    await this.settle(paper.id);
    const at = this.#deps.now();
    const rows = (await find()).map((one) => rowOf(one, { by, decision, reason }, at));
    if (rows.length === 0) return;
    const meant = new Map(rows.map((row) => [subjectOf(row), row]));
    const intent = { id: newId(), paperId: paper.id, forumId, rows };
    this.#underWay.add(intent.id);
    try {
      await this.#note(intent);
      const decided = await change((one) => meant.has(nameOf(one)));
      const records = decided.flatMap((one): DecisionRow[] => {
        const row = meant.get(nameOf(one));
        const { inserted, deleted, changes, blockId } = one;
        // Its wording as it was decided on: its author may have gone on typing until then.
        return row ? [{ ...row, inserted, deleted, changes, blockId }] : [];
      });
      await this.#finish(intent, records);
    } catch (fault) {
      this.#underWay.delete(intent.id);
      // The text tells what came of it, as soon as it can be read; else whoever asks next, or the next start.
      await this.settle(paper.id).catch(() => undefined);
      throw fault;
    } finally {
      this.#underWay.delete(intent.id);
    }
  }

  /** Makes the records that a crash or a refusing disk left unmade. Rejects when text or records cannot be had. */
  async settle(paperId: string): Promise<void> {
    const { unfinished } = this.#deps.openings.tables;
    const left = async () =>
      (await unfinished.find({ paperId })).filter(({ id }) => !this.#underWay.has(id));
    if ((await left()).length === 0) return;
    const settling = this.#settling.get(paperId) ?? this.#settle(paperId, left);
    this.#settling.set(paperId, settling);
    await settling.finally(() => this.#settling.delete(paperId));
  }

  /** Settles all that the last run of the program left; what cannot be settled is told and stays for later. */
  async resume(onFault: (fault: unknown) => void): Promise<void> {
    const left = await this.#deps.openings.tables.unfinished.find({});
    for (const paperId of new Set(left.map((one) => one.paperId)))
      await this.settle(paperId).catch(onFault);
  }

  async #settle(
    paperId: string,
    left: () => Promise<readonly UnfinishedDecisions[]>,
  ): Promise<void> {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await this.#deps.content(paperId));
    const standing = new Set(suggestionsIn(readContent(doc)).map(nameOf));
    doc.destroy();
    for (const intent of await left()) {
      const gone = intent.rows.filter((row) => !standing.has(subjectOf(row)));
      await this.#finish(intent, gone);
    }
  }

  async #note(intent: UnfinishedDecisions): Promise<void> {
    const { openings } = this.#deps;
    await openings
      .transact(({ unfinished }) => unfinished.put(intent))
      .catch((fault: unknown) => {
        throw Object.assign(new Refusal('storage-trouble'), { cause: fault });
      });
  }

  /** Puts what was decided on record, once however often it is tried. */
  async #finish(intent: UnfinishedDecisions, rows: readonly DecisionRow[]): Promise<void> {
    const { openings, bus } = this.#deps;
    const { paperId, forumId } = intent;
    try {
      const fresh = rows.length === 0 ? [] : await this.#keep(paperId, rows);
      await this.#record(intent, fresh);
      await openings.transact(({ unfinished }) => unfinished.remove(intent.id));
    } catch (fault) {
      throw Object.assign(new Refusal('storage-trouble'), { cause: fault });
    } finally {
      // Whatever became of the record, the text is decided.
      if (rows.length > 0) bus.announce({ kind: 'decisions-changed', forumId, paperId });
    }
  }

  /** Resolves to those that were not on record yet. */
  async #keep(paperId: string, rows: readonly DecisionRow[]): Promise<readonly DecisionRow[]> {
    const store = await this.#deps.remarks.of(paperId);
    return store.transact(async ({ decisions }) => {
      const there = new Set((await decisions.pick(rows.map(({ id }) => id))).map(({ id }) => id));
      const fresh = rows.filter(({ id }) => !there.has(id));
      for (const row of fresh) await decisions.put(row);
      return fresh;
    });
  }

  async #record(
    { paperId, forumId }: UnfinishedDecisions,
    rows: readonly DecisionRow[],
  ): Promise<void> {
    const { audit } = this.#deps;
    const lines = rows.map(({ suggestionId: suggestion, authorId: author, ...row }) =>
      audit.append({
        at: row.at,
        by: row.by,
        action: `suggestion-${row.decision}ed`,
        subject: paperId,
        forumId,
        detail: {
          suggestion,
          author,
          inserted: row.inserted,
          deleted: row.deleted,
          changes: row.changes.join(' '),
          ...(row.reason !== null && { reason: row.reason }),
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
    // What cannot be settled now hides nothing of what is on record.
    await this.settle(paperId).catch(() => undefined);
    return decisionsOnRecord({ remarks, catalogue }, paperId, personId, waiting);
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
