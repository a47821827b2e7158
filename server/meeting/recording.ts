import type { EntryWish } from '#shared/meeting/log-contract.ts';
import { may } from '#shared/member/access.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { languageOf } from '#shared/paper/paper.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { oneAtATime } from '#server/image/upload.ts';
import { DecisionLog, type DecisionLogDeps } from '#server/meeting/decision-log.ts';
import { type Begun, type DeedDeps, type DeedWish, MeetingDeeds } from '#server/meeting/deeds.ts';
import { type AtMeeting, titleOf } from '#server/meeting/door.ts';
import { sayIn } from '#server/notice/say-in.ts';
import { accessByCard, accessToPaper, activeMembership } from '#server/paper/access.ts';
import type { LogEntryRow, UnfinishedEntryRow } from '#server/storage/work/meeting.ts';
import type { VersionDesk } from '#server/version/version-desk.ts';

export interface RecordingDeps extends DecisionLogDeps, DeedDeps {
  readonly now: () => Date;
  readonly desk: Pick<VersionDesk, 'keeper' | 'shelf' | 'rename' | 'referTo'>;
}

type SaidWish = Exclude<EntryWish, DeedWish>;

/** The longest name of a version. */
const NAME = 120;

/**
 * What is decided in a meeting is done and recorded by one press. Deed and record are two writings: what is about to be done
 * is written down before, and when the record never came, whoever comes next, or the next start, makes it.
 */
export class Recording {
  readonly #deps: RecordingDeps;
  readonly #deeds: MeetingDeeds;
  readonly log: DecisionLog;
  readonly #turns = new Map<string, ReturnType<typeof oneAtATime>>();

  constructor(deps: RecordingDeps) {
    this.#deps = deps;
    this.#deeds = new MeetingDeeds(deps);
    this.log = new DecisionLog(deps);
  }

  /** Does and records what is wished, once however often it is sent; one after the other in each forum. */
  record(at: AtMeeting, wish: EntryWish): Promise<LogEntryRow> {
    return this.#inTurn(at.session.forumId, () => this.#record(at, wish));
  }

  /** Records what the last run of the program left done and unrecorded. */
  async resume(onFault: (fault: unknown) => void): Promise<void> {
    for (const forumId of await this.#deps.work.list())
      await this.#inTurn(forumId, () => this.#settle(forumId, onFault)).catch(onFault);
  }

  #inTurn<Result>(forumId: string, work: () => Promise<Result>): Promise<Result> {
    const turn = this.#turns.get(forumId) ?? oneAtATime();
    this.#turns.set(forumId, turn);
    return turn(work);
  }

  async #record(at: AtMeeting, wish: EntryWish): Promise<LogEntryRow> {
    const { session, person } = at;
    const { forumId } = session;
    const left = await this.#settle(forumId);
    const { tables } = await this.#deps.work.of(forumId);
    const known = await tables.logEntries.get(wish.id);
    if (known) {
      if (known.by !== person.id || known.sessionId !== session.id)
        throw new Refusal('already-exists');
      return known;
    }
    // Whether it was done cannot be told now: it must not be done twice.
    if (left.has(wish.id)) throw new Refusal('storage-trouble');
    return isDeed(wish) ? this.#perform(at, wish) : this.#say(at, wish);
  }

  async #perform({ session, person }: AtMeeting, wish: DeedWish): Promise<LogEntryRow> {
    const { forumId } = session;
    const at = this.#deps.now().toISOString();
    const begun = { id: wish.id, sessionId: session.id, by: person.id, at, wish };
    const store = await this.#deps.work.of(forumId);
    await store.transact(({ unfinishedEntries }) => unfinishedEntries.put(begun));
    try {
      await this.#deeds.perform(forumId, wish, person.id);
    } catch (fault) {
      await this.#settle(forumId);
      throw fault;
    }
    const row = await this.#finish(forumId, begun);
    // Somebody else was quicker: nothing of it was done here.
    if (!row) throw new Refusal('changed-meanwhile');
    return row;
  }

  /** Tells what cannot be settled now; that stands in nobody else's way. */
  async #settle(
    forumId: string,
    onFault: (fault: unknown) => void = () => undefined,
  ): Promise<ReadonlySet<string>> {
    const { tables } = await this.#deps.work.of(forumId);
    const left = new Set<string>();
    for (const begun of await tables.unfinishedEntries.find({})) {
      if (!isBegun(begun)) continue;
      try {
        await this.#finish(forumId, begun);
      } catch (fault) {
        left.add(begun.id);
        onFault(fault);
      }
    }
    return left;
  }

  /** Makes the record of what was done; null where nothing was. */
  async #finish(forumId: string, begun: Begun): Promise<LogEntryRow | null> {
    const { id, sessionId, by, at, wish } = begun;
    const done = await this.#deeds.evidence(begun);
    if (!done) {
      const store = await this.#deps.work.of(forumId);
      await store.transact(({ unfinishedEntries }) => unfinishedEntries.remove(id));
      return null;
    }
    const on = await this.#versionOf(done.place, sessionId, by);
    const told = { id, sessionId, at, by, item: wish.item, corrects: null, deed: done.deed };
    return this.log.add(forumId, { ...told, ...on });
  }

  async #say({ session, person }: AtMeeting, wish: SaidWish): Promise<LogEntryRow> {
    const { forumId, id: sessionId } = session;
    const { id, item, corrects, text, place } = wish;
    if (place) await this.#assertReadable(place.paperId, forumId, person.id);
    if (corrects !== null) {
      const earlier = await this.log.entries(forumId, sessionId);
      if (!earlier.some(({ number }) => number === corrects)) throw new Refusal('not-found');
    }
    if (wish.kind === 'action') await this.#assertMembers(wish.ownerIds, forumId);
    const deed =
      wish.kind === 'action'
        ? ({
            kind: 'action',
            text,
            ownerIds: wish.ownerIds,
            owner: wish.owner,
            dueOn: wish.dueOn,
          } as const)
        : ({ kind: wish.kind, text } as const);
    const on = place
      ? await this.#versionOf(place, sessionId, person.id)
      : { place: null, version: null, wording: null };
    const at = this.#deps.now().toISOString();
    return this.log.add(forumId, { id, sessionId, at, by: person.id, item, corrects, deed, ...on });
  }

  async #assertReadable(paperId: string, forumId: string, personId: string): Promise<void> {
    const access = await accessToPaper(this.#deps.reading.catalogue, paperId, personId);
    if (!access || !may(access, 'read') || access.forumId !== forumId)
      throw new Refusal('not-found');
  }

  async #assertMembers(ids: readonly string[], forumId: string): Promise<void> {
    for (const id of ids)
      if (!(await activeMembership(this.#deps.reading.catalogue, forumId, id)))
        throw new Refusal('belongs-elsewhere');
  }

  /** The paper as it stands now, as a version that stays, with a name where the person may give one; and the words of the block in it. */
  async #versionOf(
    { paperId, blockId }: { readonly paperId: string; readonly blockId: string | null },
    sessionId: string,
    by: string,
  ): Promise<Pick<LogEntryRow, 'place' | 'version' | 'wording'>> {
    const { desk, reading } = this.#deps;
    const { keeper, shelf } = desk;
    const { tables } = reading.catalogue;
    const kept = await keeper.current(paperId);
    await desk.referTo(paperId, kept.id);
    const card = await tables.papers.get(paperId);
    const access = card ? await accessByCard(reading.catalogue, card, by) : null;
    // One for each moment: what nothing was written after is the same version, and has its name.
    if (kept.name === null && kept.laterName === null && access && may(access, 'milestone')) {
      const session = await tables.sessions.get(sessionId);
      const words = { session: session ? titleOf(session) : '' };
      const name = sayIn(languageOf(access.paper))('meeting.versionName', words).slice(0, NAME);
      await desk.rename(paperId, kept.id, { name, reason: null }, by);
    }
    const { content } = await shelf.read(kept);
    const { id, number, hash } = kept;
    const title = card?.title ?? '';
    const block = blockId === null ? null : blockIn(content, blockId);
    const wording = blockId === null ? null : textOf(block ? project([block], REJECT_ALL) : []);
    return { place: { paperId, blockId, title }, version: { id, number, hash }, wording };
  }
}

const isDeed = (wish: EntryWish): wish is DeedWish =>
  wish.kind === 'suggestions' || wish.kind === 'recommendation' || wish.kind === 'position';

const isBegun = (row: UnfinishedEntryRow): row is Begun => isDeed(row.wish);

function blockIn(content: readonly ContentNode[], id: string): ContentNode | null {
  for (const node of content) {
    if (node.attrs?.['id'] === id) return node;
    const inner = blockIn(node.content ?? [], id);
    if (inner) return inner;
  }
  return null;
}
