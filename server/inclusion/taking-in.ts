import type * as z from 'zod';
import type { takeIn } from '#shared/inclusion/inclusion-contract.ts';
import { filesIn } from '#shared/image/files-in.ts';
import { idOfBlock } from '#shared/inclusion/inclusion.ts';
import { may } from '#shared/member/access.ts';
import { isListed, type PaperCard } from '#shared/paper/paper.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { judge } from '#server/inclusion/judged.ts';
import type { FollowingDeps } from '#server/inclusion/following.ts';
import { bringImages } from '#server/inclusion/images.ts';
import { PapersRead } from '#server/inclusion/papers-read.ts';
import { confirmedBy, isNarrower } from '#server/inclusion/reach.ts';
import { hashOf, type ReadPaper, type Taken, takenNow } from '#server/inclusion/source-text.ts';
import { putIn, standingInDoc } from '#server/inclusion/write-over.ts';
import { accessByCard } from '#server/paper/access.ts';
import type { InclusionRow } from '#server/storage/work/inclusions.ts';

type Wish = z.output<typeof takeIn.body>;
type Answer = z.infer<typeof takeIn.answer>;

/** A part under the name that its wish gives it: the same for the same part, however often it is sent. */
type Named = Wish['parts'][number] & { readonly id: string };

interface Making {
  readonly row: InclusionRow;
  readonly taken: Taken;
  /** What is kept of it since it was asked for before; whether it came to stand here is not known. */
  readonly before: InclusionRow | undefined;
}

/**
 * Taking parts of other papers in. What is about to be written is on disk before the text is touched; what was asked for
 * before, and may or may not stand there, is looked for first.
 */
export class TakingIn {
  readonly #deps: FollowingDeps;

  constructor(deps: FollowingDeps) {
    this.#deps = deps;
  }

  /** The person may edit the paper; whether they may read each source is asked here. */
  async takeIn(
    card: PaperCard,
    personId: string,
    wish: Wish,
  ): Promise<Answer & { isNew: boolean }> {
    const { storage, now } = this.#deps;
    const papers = new PapersRead({ ...this.#deps, catalogue: storage.catalogue });
    const sources = new Map<string, ReadPaper>();
    for (const { sourceId } of wish.parts)
      if (!sources.has(sourceId))
        sources.set(sourceId, await this.#source(card, sourceId, personId, papers));
    const narrower = await this.#narrower(card, [...sources.values()]);
    if (narrower.length > 0 && !wish.confirmed) return { ids: [], narrower, isNew: false };
    const named = namedParts(wish, `${card.id} ${personId}`);
    const { tables } = await storage.work.of(card.forumId);
    const found = await Promise.all(named.map(({ id }) => tables.inclusions.get(id)));
    const known = new Map(found.flatMap((row) => (row ? [[row.id, row]] : [])));
    const missing = named.filter(({ id }) => known.get(id)?.writing.length !== 0);
    const at = now().toISOString();
    const made = missing.map(({ id, sourceId, scope, mode }): Making => {
      const source = sources.get(sourceId);
      const taken = source ? takenNow({ id, scope }, source, card) : null;
      // A block without a name would be another one at the next reading.
      if (!taken || taken.isUnnamed) throw new Refusal('not-found');
      const isConfirmed = narrower.some(({ paperId }) => paperId === sourceId);
      const confirmed = source && isConfirmed ? confirmedBy(personId, source.card, card) : null;
      const part = { id, sourceId, scope, mode, confirmed };
      return { row: rowOf(part, { card, personId, at, taken }), taken, before: known.get(id) };
    });
    if (made.length > 0) await this.#write(card, made, wish.after, personId);
    return { ids: named.map(({ id }) => id), narrower: [], isNew: made.length > 0 };
  }

  async #write(
    card: PaperCard,
    made: readonly Making[],
    after: string | null,
    personId: string,
  ): Promise<void> {
    const { storage, write } = this.#deps;
    const store = await storage.work.of(card.forumId);
    const ended = await this.#closeCircles(card, made);
    await store.transact(async ({ inclusions }) => {
      for (const id of ended) await inclusions.remove(id);
      for (const one of made) await inclusions.put(uncertain(one));
    });
    for (const { row, taken } of made)
      await bringImages(storage.catalogue, card.id, row.sourceId, filesIn(taken.blocks));
    // A write that seems to fail may stand there all the same: what is on disk about it stays until that is known.
    let fresh: readonly Making[] = [];
    await write(card.id, personId, (doc) => {
      fresh = made.filter((one) => standingInDoc(doc, uncertain(one).blockIds).length === 0);
      const blocks = fresh.flatMap(({ taken }) => taken.blocks);
      if (blocks.length > 0) putIn(doc, blocks, after);
    });
    await store.transact(async ({ inclusions }) => {
      for (const { row } of fresh) await inclusions.put({ ...row, writing: [] });
    });
  }

  async #source(
    card: PaperCard,
    sourceId: string,
    personId: string,
    papers: PapersRead,
  ): Promise<ReadPaper> {
    const source = await papers.of(sourceId);
    const access =
      source && (await accessByCard(this.#deps.storage.catalogue, source.card, personId));
    if (!source || !access || !may(access, 'read') || !isListed(source.card))
      throw new Refusal('not-found');
    if (source.card.forumId !== card.forumId) throw new Refusal('belongs-elsewhere');
    return source;
  }

  /** The sources that somebody who reads the paper may not read. */
  async #narrower(card: PaperCard, sources: readonly ReadPaper[]): Promise<Answer['narrower']> {
    const { catalogue } = this.#deps.storage;
    const narrower: Answer['narrower'] = [];
    for (const { card: source } of sources)
      if (await isNarrower(catalogue, source, card))
        narrower.push({ paperId: source.id, title: source.title });
    return narrower;
  }

  /**
   * Text that came round to where it was taken from would grow for ever: refuses where a source takes from this paper, over
   * however many papers. What has ended and would close a circle if it were brought back is named, to be forgotten.
   */
  async #closeCircles(card: PaperCard, made: readonly Making[]): Promise<readonly string[]> {
    const { storage } = this.#deps;
    const { tables } = await storage.work.of(card.forumId);
    const rows = await tables.inclusions.find({});
    const papers = new PapersRead({ ...this.#deps, catalogue: storage.catalogue });
    const ended: string[] = [];
    const seen = new Set<string>();
    const open = made.map(({ row }) => row.sourceId);
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (at === card.id) throw new Refusal('inclusion-circle');
      if (seen.has(at)) continue;
      seen.add(at);
      for (const row of rows.filter(({ paperId }) => paperId === at)) {
        const here = await papers.of(at);
        const stands = here && judge(row, here, null);
        if (stands) open.push(row.sourceId);
        else ended.push(row.id);
      }
    }
    return ended;
  }
}

/** As long as it is not known whether it stands here as it was to be written before, or as it is to be now. */
function uncertain({ row, before }: Making): InclusionRow {
  if (!before) return row;
  const writing = [...new Set([...before.writing, ...row.writing])];
  return { ...before, writing, blockIds: [...new Set([...before.blockIds, ...row.blockIds])] };
}

function namedParts({ id, parts }: Wish, by: string): readonly Named[] {
  const times = new Map<string, number>();
  return parts.map((part) => {
    const which = JSON.stringify([part.sourceId, part.scope]);
    const time = (times.get(which) ?? 0) + 1;
    times.set(which, time);
    return { ...part, id: hashOf(`${by} ${id} ${which} ${String(time)}`) };
  });
}

function rowOf(
  part: Pick<InclusionRow, 'id' | 'sourceId' | 'scope' | 'mode' | 'confirmed'>,
  made: {
    readonly card: PaperCard;
    readonly personId: string;
    readonly at: string;
    readonly taken: Taken;
  },
): InclusionRow {
  const { card, personId, at, taken } = made;
  return {
    ...part,
    paperId: card.id,
    by: personId,
    at,
    takenAt: at,
    taken: taken.hash,
    writing: [taken.hash],
    blockIds: taken.blocks.flatMap((node) => idOfBlock(node) ?? []),
    typed: taken.typed,
    kept: null,
    proposed: null,
  };
}
