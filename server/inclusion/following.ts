import type * as Y from 'yjs';
import { exactText } from '#shared/inclusion/same-text.ts';
import { filesIn } from '#shared/image/files-in.ts';
import { may } from '#shared/member/access.ts';
import { idOfBlock } from '#shared/inclusion/inclusion.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import { type Judged, judge } from '#server/inclusion/judged.ts';
import { bringImages } from '#server/inclusion/images.ts';
import { PapersRead } from '#server/inclusion/papers-read.ts';
import { mayFlow } from '#server/inclusion/reach.ts';
import { hashOf, type ReadPaper, type Taken } from '#server/inclusion/source-text.ts';
import { standingInDoc, writeOver } from '#server/inclusion/write-over.ts';
import type { Storage } from '#server/storage/storage.ts';
import type { InclusionRow } from '#server/storage/work/inclusions.ts';

/** Name of the server's own hand. */
const SYSTEM = 'system';

export interface FollowingDeps {
  readonly storage: Pick<Storage, 'catalogue' | 'work'>;
  readonly now: () => Date;
  readonly content: (paperId: string) => Promise<Uint8Array>;
  readonly write: (
    paperId: string,
    personId: string,
    change: (doc: Y.Doc) => void,
  ) => Promise<void>;
  /** The server's own hand changed a text: nobody else tells of that. */
  readonly onWritten: (paperId: string) => void;
  readonly onFault: (fault: unknown) => void;
}

/** An inclusion that is to be written anew, and what is to be written. */
interface Due {
  readonly row: InclusionRow;
  readonly taken: Taken;
}

/**
 * Keeps what a paper took in right. Before the text is touched, the names of what is about to stand there are on disk, so
 * that after a crash between the two it is known for ours, whichever of them stands.
 */
export class Following {
  readonly #deps: FollowingDeps;

  constructor(deps: FollowingDeps) {
    this.#deps = deps;
  }

  /**
   * Brings all live inclusions of one paper to what their sources say, as far as nobody changed them here. False when a
   * block that is new in a source has no name yet, and it must be asked again.
   */
  async follow(paperId: string): Promise<boolean> {
    const { storage, onWritten } = this.#deps;
    const card = await storage.catalogue.tables.papers.get(paperId);
    if (!card) return true;
    const { tables } = await storage.work.of(card.forumId);
    const rows = await tables.inclusions.find({ paperId });
    if (rows.length === 0) return true;
    const papers = new PapersRead({ ...this.#deps, catalogue: storage.catalogue });
    const here = await papers.of(paperId);
    if (!here) return true;
    const judged: Judged[] = [];
    const due: Due[] = [];
    for (const row of rows) {
      const source = await papers.tried(row.sourceId);
      // One source that cannot be read now keeps nothing of the others from being followed.
      if (source === undefined) continue;
      const one = judge(row, here, source);
      if (one) judged.push(one);
      else await this.#settleEnded(card.forumId, row);
      const next = one && mayChange(card) ? dueIn(one) : null;
      if (next && source && (await mayFlow(storage.catalogue, row, source.card, card)))
        due.push(next);
    }
    await this.#adopt(card.forumId, judged);
    const isWhole = !judged.some(({ row, taken }) => row.mode === 'live' && taken?.isUnnamed);
    if (due.length === 0) return isWhole;
    await this.#bringImages(due);
    await this.#announceWriting(card.forumId, due);
    const written = await this.#write(paperId, due);
    await this.#remember(card.forumId, due, written);
    if (written.size > 0) onWritten(paperId);
    return isWhole;
  }

  /** Writes what is taken now over what stands here; whoever asked for it has seen both. */
  async takeOver(
    { row, taken }: Due,
    { card }: ReadPaper,
    personId: string,
    seen: string,
  ): Promise<boolean> {
    const due = { row, taken };
    await this.#bringImages([due]);
    await this.#announceWriting(card.forumId, [due]);
    const written = await this.#write(row.paperId, [due], { personId, seen });
    await this.#remember(card.forumId, [due], written);
    return written.has(row.id);
  }

  /** What was written and reads as its source again, however that came, is remembered as taken. */
  async #adopt(forumId: string, judged: readonly Judged[]): Promise<void> {
    const same = judged.flatMap(({ row, state, taken }) =>
      state === 'same' && taken && !isRemembered(row, taken) ? [{ row, taken }] : [],
    );
    const store = await this.#deps.storage.work.of(forumId);
    if (same.length > 0)
      await store.transact(async ({ inclusions }) => {
        for (const { row, taken } of same) {
          const known = await inclusions.get(row.id);
          // Its blocks may have other names here than those that follow from the source's.
          const blockIds = [...new Set([...row.blockIds, ...idsOf(taken)])];
          if (known) await inclusions.put({ ...this.#settled(known, taken), blockIds });
        }
      });
  }

  #settled(row: InclusionRow, taken: Taken): InclusionRow {
    return {
      ...row,
      taken: taken.hash,
      takenAt: row.taken === taken.hash ? row.takenAt : this.#deps.now().toISOString(),
      writing: [],
      typed: taken.typed,
      kept: null,
      proposed: null,
    };
  }

  async #bringImages(due: readonly Due[]): Promise<void> {
    const { catalogue } = this.#deps.storage;
    for (const { row, taken } of due)
      await bringImages(catalogue, row.paperId, row.sourceId, filesIn(taken.blocks));
  }

  async #announceWriting(forumId: string, due: readonly Due[]): Promise<void> {
    const store = await this.#deps.storage.work.of(forumId);
    await store.transact(async ({ inclusions }) => {
      for (const { row, taken } of due) {
        const known = await inclusions.get(row.id);
        if (!known) continue;
        const writing = [...new Set([...known.writing, taken.hash])];
        const blockIds = [...new Set([...known.blockIds, ...idsOf(taken)])];
        await inclusions.put({ ...known, writing, blockIds });
      }
    });
  }

  /** Returns the inclusions that were written; the others read otherwise by the time it was their turn. */
  async #write(
    paperId: string,
    due: readonly Due[],
    asked?: { readonly personId: string; readonly seen: string },
  ): Promise<ReadonlySet<string>> {
    const written = new Set<string>();
    await this.#deps.write(paperId, asked?.personId ?? SYSTEM, (doc) => {
      for (const { row, taken } of due) {
        const ids = [...new Set([...row.blockIds, ...idsOf(taken)])];
        const standing = standingInDoc(doc, ids);
        const ours = hashOf(exactText(standing));
        const mayGo = asked ? [asked.seen] : [row.taken, ...row.writing, taken.hash];
        if (standing.length === 0 || !mayGo.includes(ours)) continue;
        writeOver(doc, ids, taken.blocks);
        written.add(row.id);
      }
    });
    return written;
  }

  async #remember(
    forumId: string,
    due: readonly Due[],
    written: ReadonlySet<string>,
  ): Promise<void> {
    const store = await this.#deps.storage.work.of(forumId);
    await store.transact(async ({ inclusions }) => {
      for (const { row, taken } of due) {
        const known = await inclusions.get(row.id);
        if (!known) continue;
        await inclusions.put(
          written.has(row.id)
            ? { ...this.#settled(known, taken), blockIds: idsOf(taken) }
            : { ...known, writing: [] },
        );
      }
    });
  }

  /** One that was never written, because the program ended before: nobody can bring it back, so it is forgotten. */
  async #settleEnded(forumId: string, row: InclusionRow): Promise<void> {
    if (!row.writing.includes(row.taken)) return;
    const store = await this.#deps.storage.work.of(forumId);
    await store.transact(({ inclusions }) => inclusions.remove(row.id));
  }
}

const idsOf = ({ blocks }: Taken): string[] => blocks.flatMap((node) => idOfBlock(node) ?? []);

function isRemembered(row: InclusionRow, taken: Taken): boolean {
  return (
    row.taken === taken.hash &&
    row.writing.length === 0 &&
    row.kept === null &&
    row.proposed === null &&
    JSON.stringify(row.typed) === JSON.stringify(taken.typed)
  );
}

/** A text that nobody may change any more does not change by itself either. */
function mayChange({ stage, archivedAt }: PaperCard): boolean {
  return may({ role: 'coordinator', stage, isArchived: Boolean(archivedAt) }, 'edit');
}

function dueIn({ row, state, taken }: Judged): Due | null {
  const isDue = row.mode === 'live' && state === 'behind' && taken !== null && !taken.isUnnamed;
  return isDue ? { row, taken } : null;
}
