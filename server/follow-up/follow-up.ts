import { may } from '#shared/member/access.ts';
import { type Became, whatBecame } from '#shared/follow-up/became.ts';
import { FOLLOWED_BLOCKS, type FollowUpStatus } from '#shared/follow-up/follow-up.ts';
import type { FollowUpLine, FollowUpSource } from '#shared/follow-up/follow-up-contract.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import type { BlockPlace } from '#shared/register/block-place.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Bus } from '#server/bus/bus.ts';
import { accessToPaper, type PaperAccess } from '#server/paper/access.ts';
import { ReadOnce } from '#server/paper/read-once.ts';
import { withState } from '#server/storage/kept-history.ts';
import type { Storage } from '#server/storage/storage.ts';
import type { FollowUpRow } from '#server/storage/versions.ts';
import { nameOf, type VersionViews } from '#server/version/version-views.ts';

interface Deps {
  readonly storage: Pick<Storage, 'catalogue' | 'versions' | 'audit'>;
  readonly views: VersionViews;
  readonly bus: Bus;
  readonly now: () => Date;
  /** Marks a recommendation in the register, as far as the person leads it. */
  readonly mark: (place: BlockPlace, personId: string, outcome: string) => Promise<void>;
  /** The content that is on disk, as one Yjs update. */
  readonly content: (paperId: string) => Promise<Uint8Array>;
  readonly onFault: (fault: unknown) => void;
}

interface Word {
  readonly status: FollowUpStatus | null;
  readonly outcome: string;
  readonly seen: string | null;
}

/** What a paper tells of the version that it continues. */
export class FollowUp {
  readonly #deps: Deps;
  /** What became of each, by paper: what is asked about never changes, so the text alone decides. */
  readonly #became: ReadOnce<readonly Became[]>;

  constructor(deps: Deps) {
    this.#deps = deps;
    this.#became = new ReadOnce<readonly Became[]>(deps.content, () => []);
  }

  /** From where the paper continues, as far as this person may see it. Refuses for one that continues none. */
  async source({ paper }: PaperAccess, personId: string): Promise<FollowUpSource> {
    const { derivedFrom } = paper;
    if (!derivedFrom) throw new Refusal('not-found');
    const { storage, views } = this.#deps;
    const { paperId, versionId } = derivedFrom;
    const access = await accessToPaper(storage.catalogue, paperId, personId);
    if (!access || !may(access, 'read')) return { paperId, versionId, title: null, version: null };
    const row = await views.visible({ paperId, personId, access }, versionId);
    const version = row && { number: row.number, name: nameOf(row)?.name ?? null, at: row.at };
    return { paperId, versionId, title: access.paper.title, version };
  }

  async lines(paperId: string): Promise<FollowUpLine[]> {
    const { tables } = await this.#deps.storage.versions.of(paperId);
    return this.#view(paperId, await tables.followUps.find({}));
  }

  async fill(access: PaperAccess, blockId: string, word: Word, by: string): Promise<FollowUpLine> {
    const { storage, bus, now } = this.#deps;
    const { forumId, paper } = access;
    await this.#settle(paper);
    const at = now().toISOString();
    const { status, outcome, seen } = word;
    const store = await storage.versions.of(paper.id);
    let isDone = false;
    const fill = store.transact(async ({ followUps }) => {
      const row = await followUps.get(blockId);
      if (!row) throw new Refusal('not-found');
      if ((row.words.at(-1)?.at ?? null) !== seen) throw new Refusal('changed-meanwhile');
      // Two words within one millisecond are told apart by nobody: the later one gets the next.
      const stamp = seen !== null && seen >= at ? new Date(Date.parse(seen) + 1).toISOString() : at;
      const words = withState(row.words, { status, outcome, by, at: stamp });
      await followUps.put({ ...row, words, marking: status === null ? null : { by, outcome } });
      isDone = true;
    });
    await fill.catch((fault: unknown) => {
      // Past the work it is the disk that refuses.
      throw isDone ? Object.assign(new Refusal('storage-trouble'), { cause: fault }) : fault;
    });
    bus.announce({ kind: 'paper-changed', forumId, paperId: paper.id });
    await this.#settle(paper);
    const detail = { block: blockId, status: status ?? 'none' };
    await storage.audit.append({
      at,
      by,
      action: 'follow-up-filled',
      subject: paper.id,
      forumId,
      detail,
    });
    const line = (await this.lines(paper.id)).find((one) => one.blockId === blockId);
    if (!line) throw new Refusal('not-found');
    return line;
  }

  /** After a start: words whose mark in the register the end of the program left out. */
  async resume(): Promise<void> {
    for (const card of await this.#deps.storage.catalogue.tables.papers.find({}))
      if (card.derivedFrom) await this.#settle(card);
  }

  /**
   * Marks in the register what is still to be marked. The words stand already: what cannot be marked now takes nothing away
   * from them, and is tried again with the next word and at the next start.
   */
  async #settle({ id, derivedFrom }: PaperCard): Promise<void> {
    const { storage, mark, onFault } = this.#deps;
    if (!derivedFrom) return;
    try {
      const store = await storage.versions.of(id);
      for (const { id: blockId, wording, originId, marking } of await store.tables.followUps.find(
        {},
      )) {
        if (!marking) continue;
        const place = { paperId: derivedFrom.paperId, blockId: originId };
        if (wording.type === 'recommendation')
          await mark(place, marking.by, marking.outcome).catch(unlessPassing);
        await store.transact(async ({ followUps }) => {
          const row = await followUps.get(blockId);
          if (row?.marking === marking) await followUps.put({ ...row, marking: null });
        });
      }
    } catch (fault) {
      onFault(fault);
    }
  }

  async #view(paperId: string, rows: readonly FollowUpRow[]): Promise<FollowUpLine[]> {
    const wordings = rows.map(({ wording }) => wording);
    const became = await this.#became.of(paperId, (content) => whatBecame(wordings, content));
    const people = rows.flatMap(({ words }) => words.at(-1)?.by ?? []);
    const names = await this.#deps.views.namesOf(people);
    return rows.flatMap(({ id, originId, wording, words }, place): FollowUpLine[] => {
      const kind = FOLLOWED_BLOCKS.find((type) => type === wording.type);
      const last = words.at(-1);
      if (!kind) return [];
      return [
        {
          blockId: id,
          originId,
          kind,
          wording,
          fate: became[place]?.fate ?? 'dropped',
          now: became[place]?.now ?? null,
          status: last?.status ?? null,
          outcome: last?.outcome ?? '',
          filled: last ? { byName: names.get(last.by) ?? '', at: last.at } : null,
        },
      ];
    });
  }
}

/** A refusal that stays one is an answer; what the disk cannot do now is none. */
function unlessPassing(fault: unknown): void {
  if (!(fault instanceof Refusal) || fault.code === 'storage-trouble') throw fault;
}
