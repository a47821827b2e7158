import { randomBytes } from 'node:crypto';
import type * as z from 'zod';
import { agreed } from '#shared/inclusion/same-text.ts';
import type {
  answerInclusion,
  changeInclusion,
  listInclusions,
  takeIn,
} from '#shared/inclusion/inclusion-contract.ts';
import { may, whyNot } from '#shared/member/access.ts';
import { readContent } from '#shared/paper/content.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { suggestionIdFrom } from '#shared/suggestion/entry.ts';
import type { Bus } from '#server/bus/bus.ts';
import { Following, type FollowingDeps } from '#server/inclusion/following.ts';
import { type Judged, judge } from '#server/inclusion/judged.ts';
import { viewInclusions } from '#server/inclusion/inclusion-views.ts';
import { moveInclusions } from '#server/inclusion/move-inclusions.ts';
import { PapersRead } from '#server/inclusion/papers-read.ts';
import { propose } from '#server/inclusion/propose.ts';
import { mayFlow } from '#server/inclusion/reach.ts';
import { type ReadPaper, takenNow } from '#server/inclusion/source-text.ts';
import { TakingIn } from '#server/inclusion/taking-in.ts';
import { accessToPaper, type PaperAccess } from '#server/paper/access.ts';
import type { AuditEntry } from '#server/storage/audit-log.ts';
import type { Storage } from '#server/storage/storage.ts';

export interface InclusionDeskDeps extends FollowingDeps {
  readonly storage: Pick<Storage, 'catalogue' | 'work' | 'audit'>;
  readonly bus: Bus;
}

/** A text is looked at so long after it changed, in milliseconds: once for all that is typed meanwhile. */
const REST_MS = 300;
/** A block that has only just been made has no name yet: so long it is given to get one, in milliseconds. */
const UNNAMED_MS = 1500;

/** Text of other papers in papers: taking it in, keeping it right, and what becomes of it where both were changed. */
export class InclusionDesk {
  readonly #deps: InclusionDeskDeps;
  readonly #following: Following;
  readonly #taking: TakingIn;
  readonly #timers = new Map<string, NodeJS.Timeout>();
  /** What was last told of each paper that somebody asked about. */
  readonly #told = new Map<string, string>();
  readonly #stopListening: () => void;
  #working: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(deps: InclusionDeskDeps) {
    this.#deps = deps;
    this.#following = new Following(deps);
    this.#taking = new TakingIn(deps);
    this.#stopListening = deps.bus.listen((announcement) => {
      if (announcement.kind !== 'paper-changed') return;
      const { paperId } = announcement;
      void this.#quietly(() => moveInclusions(deps.storage, paperId));
      this.noteChange(paperId);
    });
  }

  /** Hears that a paper's text or card changed and is on disk. */
  noteChange(paperId: string, afterMs = REST_MS): void {
    if (this.#isClosed || this.#timers.has(paperId)) return;
    const timer = setTimeout(() => {
      this.#timers.delete(paperId);
      void this.#quietly(() => this.#settleAround(paperId));
    }, afterMs);
    timer.unref();
    this.#timers.set(paperId, timer);
  }

  /** After a start: whatever the end of the program left half done is brought to its end. */
  async resume(): Promise<void> {
    await this.#quietly(async () => {
      const { work } = this.#deps.storage;
      for (const forumId of await work.list()) {
        const { tables } = await work.of(forumId);
        const papers = (await tables.inclusions.find({})).map(({ paperId }) => paperId);
        for (const paperId of new Set(papers)) {
          // One paper that cannot be read keeps none of the others from being brought to its end.
          await moveInclusions(this.#deps.storage, paperId)
            .then(() => this.#follow(paperId))
            .catch(this.#deps.onFault);
        }
      }
    });
  }

  view(access: PaperAccess, personId: string): Promise<z.infer<typeof listInclusions.answer>> {
    return viewInclusions(this.#deps, access, personId).then((view) => {
      const { id } = access.paper;
      if (!this.#told.has(id)) this.#told.set(id, '');
      return view;
    });
  }

  takeIn(
    { paper, forumId }: PaperAccess,
    personId: string,
    wish: z.output<typeof takeIn.body>,
  ): Promise<z.infer<typeof takeIn.answer>> {
    return this.#inTurn(async () => {
      const { isNew, ...answer } = await this.#taking.takeIn(paper, personId, wish);
      if (!isNew) return answer;
      const sources = new Set(wish.parts.map(({ sourceId }) => sourceId));
      for (const paperId of [paper.id, ...sources])
        this.#deps.bus.announce({ kind: 'inclusions-changed', forumId, paperId });
      await this.#record({
        by: personId,
        action: 'taken-in',
        subject: paper.id,
        forumId,
        detail: {
          from: [...sources].join(' '),
          inclusions: answer.ids.join(' '),
        },
      });
      return answer;
    });
  }

  /** Carries out what was said about a part, if both wordings are those that were seen. */
  answer(
    access: PaperAccess,
    inclusionId: string,
    personId: string,
    { way, ours, theirs }: z.output<typeof answerInclusion.body>,
  ): Promise<boolean> {
    const { paper, forumId } = access;
    return this.#inTurn(async () => {
      const { judged, here, source } = await this.#find(access, inclusionId, personId);
      if (judged.ours !== ours || judged.taken.hash !== theirs)
        throw new Refusal('changed-meanwhile');
      // A block without a name would stand here as nobody's, and be taken a second time.
      if (way === 'take' && judged.taken.isUnnamed) throw new Refusal('changed-meanwhile');
      const { row, taken } = judged;
      let done = true;
      if (way === 'take') {
        if (!(await this.#following.takeOver({ row, taken }, here, personId, ours)))
          throw new Refusal('changed-meanwhile');
      } else if (way === 'keep') {
        await this.#put(forumId, row.id, { kept: theirs, proposed: null });
      } else done = await this.#propose(judged, source, personId);
      if (!done) return false;
      this.#tell(forumId, [paper.id, row.sourceId]);
      await this.#record({
        by: personId,
        action: 'inclusion-answered',
        subject: paper.id,
        forumId,
        detail: {
          inclusion: row.id,
          way,
        },
      });
      return true;
    });
  }

  change(
    access: PaperAccess,
    inclusionId: string,
    personId: string,
    { mode }: z.output<typeof changeInclusion.body>,
  ): Promise<void> {
    const { paper, forumId } = access;
    return this.#inTurn(async () => {
      const { judged, source } = await this.#find(access, inclusionId, personId);
      const { catalogue } = this.#deps.storage;
      if (mode === 'live' && !(await mayFlow(catalogue, judged.row, source.card, paper)))
        throw new Refusal('readers-differ');
      await this.#put(forumId, judged.row.id, { mode });
      await this.#follow(paper.id);
      this.#tell(forumId, [paper.id]);
      await this.#record({
        by: personId,
        action: 'inclusion-changed',
        subject: paper.id,
        forumId,
        detail: {
          inclusion: inclusionId,
          mode,
        },
      });
    });
  }

  close(): Promise<unknown> {
    this.#isClosed = true;
    this.#stopListening();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    return this.#working;
  }

  /** Suggests ours in the source, in the person's name; false where no words differ. */
  async #propose(
    { row, standing }: Judged,
    { card }: ReadPaper,
    personId: string,
  ): Promise<boolean> {
    const { storage, now, write } = this.#deps;
    const access = await accessToPaper(storage.catalogue, card.id, personId);
    if (!access || !may(access, 'suggest'))
      throw new Refusal(access ? whyNot(access, 'suggest') : 'not-found');
    const here = await storage.catalogue.tables.papers.get(row.paperId);
    const id = suggestionIdFrom(randomBytes(8));
    const at = now();
    let done = false;
    await write(card.id, personId, (doc) => {
      const taken = here && takenNow(row, { card, content: readContent(doc) }, here);
      if (!taken) throw new Refusal('changed-meanwhile');
      done = propose(doc, {
        taken,
        ours: agreed(standing),
        known: new Set(row.blockIds),
        entry: { kind: 'insertion', id, author: personId, at: at.getTime(), to: null },
      });
    });
    const proposed = { suggestionId: id, by: personId, at: at.toISOString() };
    if (done) await this.#put(card.forumId, row.id, { proposed });
    return done;
  }

  async #find(access: PaperAccess, inclusionId: string, personId: string) {
    const { catalogue, work } = this.#deps.storage;
    const { tables } = await work.of(access.forumId);
    const row = await tables.inclusions.get(inclusionId);
    const papers = new PapersRead({ ...this.#deps, catalogue });
    const here = await papers.of(access.paper.id);
    const source = row ? await papers.of(row.sourceId) : null;
    const judged = row && here && row.paperId === access.paper.id && judge(row, here, source);
    const mine = source && (await accessToPaper(catalogue, source.card.id, personId));
    if (!judged || !here || !source || !judged.taken || !mine || !may(mine, 'read'))
      throw new Refusal('not-found');
    return { judged: { ...judged, taken: judged.taken }, here, source };
  }

  async #put(
    forumId: string,
    id: string,
    change: Partial<Pick<Judged['row'], 'kept' | 'proposed' | 'mode'>>,
  ): Promise<void> {
    const store = await this.#deps.storage.work.of(forumId);
    await store.transact(async ({ inclusions }) => {
      const row = await inclusions.get(id);
      if (!row) throw new Refusal('not-found');
      await inclusions.put({ ...row, ...change });
    });
  }

  /** What took from this paper, and what it took itself, after it changed. */
  async #settleAround(paperId: string): Promise<void> {
    const { catalogue, work } = this.#deps.storage;
    const card = await catalogue.tables.papers.get(paperId);
    if (!card) return;
    const { tables } = await work.of(card.forumId);
    const rows = [
      ...(await tables.inclusions.find({ sourceId: paperId })),
      ...(await tables.inclusions.find({ paperId })),
    ];
    for (const id of new Set(rows.map((row) => row.paperId)))
      await this.#follow(id).catch(this.#deps.onFault);
    const concerned = new Set(rows.flatMap((row) => [row.paperId, row.sourceId]));
    for (const id of concerned) await this.#tellIfChanged(card.forumId, id);
  }

  async #follow(paperId: string): Promise<void> {
    const isWhole = await this.#following.follow(paperId);
    if (!isWhole) this.noteChange(paperId, UNNAMED_MS);
  }

  /** Only papers that somebody has asked about are looked at again. */
  async #tellIfChanged(forumId: string, paperId: string): Promise<void> {
    const before = this.#told.get(paperId);
    if (before === undefined) return;
    const { catalogue, work } = this.#deps.storage;
    const papers = new PapersRead({ ...this.#deps, catalogue });
    const { tables } = await work.of(forumId);
    const rows = [
      ...(await tables.inclusions.find({ paperId })),
      ...(await tables.inclusions.find({ sourceId: paperId })),
    ];
    const states: unknown[] = [];
    for (const row of rows) {
      const [here, source] = [await papers.tried(row.paperId), await papers.tried(row.sourceId)];
      const judged = here && judge(row, here, source ?? null);
      states.push([
        row.id,
        source === undefined || judged?.state,
        judged?.ours,
        judged?.taken?.hash,
        row.takenAt,
      ]);
    }
    const now = JSON.stringify(states);
    if (now === before) return;
    this.#told.set(paperId, now);
    this.#tell(forumId, [paperId]);
  }

  #tell(forumId: string, paperIds: readonly string[]): void {
    for (const paperId of paperIds)
      this.#deps.bus.announce({ kind: 'inclusions-changed', forumId, paperId });
  }

  async #record(entry: Omit<AuditEntry, 'at'>): Promise<void> {
    await this.#deps.storage.audit.append({ at: this.#deps.now().toISOString(), ...entry });
  }

  /** One piece of work at a time: none sees what another has half done. */
  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#working.then(work);
    this.#working = done.catch(() => undefined);
    return done;
  }

  async #quietly(work: () => Promise<void>): Promise<void> {
    await this.#inTurn(async () => {
      if (!this.#isClosed) await work();
    }).catch((fault: unknown) => {
      if (!this.#isClosed) this.#deps.onFault(fault);
    });
  }
}
