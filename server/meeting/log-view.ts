import type { EntryDeed } from '#shared/meeting/entry.ts';
import type { EntryView, LogView } from '#shared/meeting/log-contract.ts';
import { roleAtMeeting } from '#shared/meeting/sight.ts';
import { may } from '#shared/member/access.ts';
import type { Membership } from '#shared/member/person.ts';
import { type KeptSession, titleOf } from '#server/meeting/door.ts';
import { accessToPaper } from '#server/paper/access.ts';
import { viewReaders } from '#server/paper/paper-readers.ts';
import { isOpenTo, settingsIn } from '#server/position/recommendation-rows.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import { entryBreaksIn } from '#server/storage/decision-chain.ts';
import type { LogEntryRow } from '#server/storage/work/meeting.ts';
import type { Work } from '#server/storage/work.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly work: Work;
}

type Reader = Pick<Membership, 'forumId' | 'personId' | 'role' | 'groupIds'>;

/** Entries in one answer. */
const PAGE = 100;

interface Page {
  readonly entries: EntryView[];
  /** Where the page before begins; null at the beginning of the log. */
  readonly next: number | null;
}

/** A forum's log as one member reads it: of meetings and papers that are not open to them nothing is told. */
export class LogViews {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Of one session, from the first entry to the last. */
  async ofSession(reader: Reader, sessionId: string): Promise<LogView> {
    const all = await this.#newestFirst(reader.forumId);
    const rows = all.filter((row) => row.sessionId === sessionId).toReversed();
    return { ...(await this.#head(reader.forumId, all)), entries: await this.view(reader, rows) };
  }

  /** Of the whole forum, the last entry first: a page of it. */
  async ofForum(reader: Reader): Promise<LogView & Page> {
    const all = await this.#newestFirst(reader.forumId);
    return { ...(await this.#head(reader.forumId, all)), ...(await this.#page(reader, all, all)) };
  }

  /** The page that ends before a number. */
  async before(reader: Reader, number: number): Promise<Page> {
    const all = await this.#newestFirst(reader.forumId);
    const earlier = all.filter((row) => row.number < number);
    return this.#page(reader, earlier, all);
  }

  async #newestFirst(forumId: string): Promise<readonly LogEntryRow[]> {
    const { tables } = await this.#deps.work.of(forumId);
    const all = await tables.logEntries.find({});
    return all.toSorted((one, other) => other.number - one.number);
  }

  async #head(forumId: string, all: readonly LogEntryRow[]): Promise<Omit<LogView, 'entries'>> {
    const forum = await this.#deps.catalogue.tables.forums.get(forumId);
    return { forumId, forumName: forum?.name ?? '', breaks: [...entryBreaksIn(all)] };
  }

  async #page(
    reader: Reader,
    rows: readonly LogEntryRow[],
    all: readonly LogEntryRow[],
  ): Promise<Page> {
    const page = rows.slice(0, PAGE);
    const next = rows.length > PAGE ? (page.at(-1)?.number ?? null) : null;
    return { entries: await this.view(reader, page, all), next };
  }

  /** Entries as they are told; what puts one of them right is looked for among all. */
  async view(
    reader: Reader,
    rows: readonly LogEntryRow[],
    all: readonly LogEntryRow[] = rows,
  ): Promise<EntryView[]> {
    const sessions = await this.#sessions(reader, rows);
    const papers = await this.#papers(reader, rows);
    const readable = rows.filter(
      ({ sessionId, place }) => sessions.has(sessionId) && (!place || papers.has(place.paperId)),
    );
    const nameOf = await this.#names(readable);
    const correctedBy = correctionsIn(all);
    const views: EntryView[] = [];
    for (const row of readable) {
      const session = sessions.get(row.sessionId);
      if (!session) continue;
      const isOpen = await this.#isPositionOpen(reader, row.deed);
      views.push({
        ...plainView(row),
        ...deedView(row.deed, nameOf, isOpen),
        by: { id: row.by, name: nameOf(row.by) },
        sessionTitle: titleOf(session),
        correctedBy: [...correctedBy(row)],
      });
    }
    return views;
  }

  /** An entry of which only is told that it is there. */
  numberOf(row: LogEntryRow, rows: readonly LogEntryRow[]): EntryView {
    return {
      ...plainView(row),
      ...deedView(row.deed, () => '', false),
      by: { id: row.by, name: '' },
      sessionTitle: '',
      correctedBy: [...correctionsIn(rows)(row)],
      place: null,
      wording: null,
      text: '',
      suggestions: [],
      positions: [],
    };
  }

  /**
   * What has to be kept from a text that all these people read: entries about papers that one of them may not read, and
   * positions that are closed to one of them. As many readings for a thousand people as for one.
   */
  async keptFrom(
    readers: readonly string[],
    rows: readonly LogEntryRow[],
    forumId: string,
  ): Promise<{ readonly closed: ReadonlySet<string>; readonly unsaid: ReadonlySet<string> }> {
    const { catalogue, work } = this.#deps;
    const open = new Set<string>();
    for (const paperId of new Set(rows.flatMap(({ place }) => place?.paperId ?? []))) {
      const card = await catalogue.tables.papers.get(paperId);
      const known = card && (await viewReaders(catalogue, card, false)).readers;
      const there = new Set(known?.map(({ personId }) => personId));
      if (readers.every((id) => there.has(id))) open.add(paperId);
    }
    const { tables } = await work.of(forumId);
    const settings = await settingsIn(tables);
    const unsaid = new Set<string>();
    for (const { id, deed } of rows) {
      if (deed.kind !== 'position') continue;
      const { recommendationId, personId } = deed;
      const row = await tables.recommendations.get(recommendationId);
      if (row && isOpenTo(row, settings, false)) continue;
      const taken = await tables.positions.find({ recommendationId });
      const answered = new Set([personId, ...taken.map((one) => one.personId)]);
      if (!row || !readers.every((one) => answered.has(one))) unsaid.add(id);
    }
    const closed = rows.filter(({ place }) => place && !open.has(place.paperId));
    return { closed: new Set(closed.map(({ id }) => id)), unsaid };
  }

  async #sessions(
    reader: Reader,
    rows: readonly LogEntryRow[],
  ): Promise<ReadonlyMap<string, KeptSession>> {
    const ids = [...new Set(rows.map(({ sessionId }) => sessionId))];
    const found = await this.#deps.catalogue.tables.sessions.pick(ids);
    const seen = found.filter((session) => roleAtMeeting(session, reader) !== null);
    return new Map(seen.map((session) => [session.id, session]));
  }

  async #papers({ personId }: Reader, rows: readonly LogEntryRow[]): Promise<ReadonlySet<string>> {
    const ids = new Set(rows.flatMap(({ place }) => place?.paperId ?? []));
    const readable = new Set<string>();
    for (const id of ids) {
      const access = await accessToPaper(this.#deps.catalogue, id, personId);
      if (access && may(access, 'read')) readable.add(id);
    }
    return readable;
  }

  async #names(rows: readonly LogEntryRow[]): Promise<(id: string) => string> {
    const ids = new Set(rows.flatMap(({ by, deed }) => [by, ...peopleIn(deed)]));
    const people = await this.#deps.catalogue.tables.people.pick([...ids]);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return (id) => names.get(id) ?? '';
  }

  /** Where positions are closed until one has answered, one that was said aloud is closed here as well. */
  async #isPositionOpen({ forumId, personId }: Reader, deed: EntryDeed): Promise<boolean> {
    if (deed.kind !== 'position' || deed.personId === personId) return true;
    const { tables } = await this.#deps.work.of(forumId);
    const row = await tables.recommendations.get(deed.recommendationId);
    if (!row) return false;
    const own = await tables.positions.get(`${row.id}.${personId}`);
    return isOpenTo(row, await settingsIn(tables), own !== undefined);
  }
}

/** The numbers of the entries that put one right, looked up once for all. */
function correctionsIn(rows: readonly LogEntryRow[]): (row: LogEntryRow) => readonly number[] {
  const later = new Map<string, number[]>();
  const keyOf = (sessionId: string, number: number) => `${sessionId} ${String(number)}`;
  for (const { sessionId, corrects, number } of rows) {
    if (corrects === null) continue;
    const key = keyOf(sessionId, corrects);
    later.set(key, [...(later.get(key) ?? []), number]);
  }
  return ({ sessionId, number }) => later.get(keyOf(sessionId, number)) ?? [];
}

function plainView(row: LogEntryRow) {
  const { id, number, sessionId, at, item, corrects, place, version, wording, hash } = row;
  return { id, number, sessionId, at, item, corrects, place, version, wording, hash };
}

function peopleIn(deed: EntryDeed): readonly string[] {
  if (deed.kind === 'suggestions') return deed.suggestions.map(({ authorId }) => authorId);
  if (deed.kind === 'recommendation') return (deed.positions ?? []).map(({ personId }) => personId);
  if (deed.kind === 'position') return [deed.personId];
  return deed.kind === 'action' ? deed.ownerIds : [];
}

type OfDeed = Pick<
  EntryView,
  | 'kind'
  | 'text'
  | 'decision'
  | 'suggestions'
  | 'from'
  | 'to'
  | 'positions'
  | 'owners'
  | 'owner'
  | 'dueOn'
>;

function deedView(deed: EntryDeed, nameOf: (id: string) => string, isOpen: boolean): OfDeed {
  const none = { decision: null, suggestions: [], from: null, to: null, positions: [] };
  const plain = { ...none, owners: [], owner: null, dueOn: null, kind: deed.kind };
  const named = (id: string) => ({ id, name: nameOf(id) });
  switch (deed.kind) {
    case 'suggestions': {
      const suggestions = deed.suggestions.map(({ authorId, inserted, deleted, changes }) => ({
        author: named(authorId),
        inserted,
        deleted,
        changes: [...changes],
      }));
      return { ...plain, text: deed.reason, decision: deed.decision, suggestions };
    }
    case 'recommendation': {
      const positions = (deed.positions ?? []).map(({ personId, ...stand }) => ({
        ...stand,
        person: named(personId),
        satisfy: '',
      }));
      return { ...plain, text: deed.reason, from: deed.from, to: deed.to, positions };
    }
    case 'position': {
      const { personId, stance, reason, satisfy } = deed;
      const said = { person: named(personId), stance, reason, satisfy, isSpoken: true };
      return { ...plain, text: '', positions: isOpen ? [said] : [] };
    }
    case 'action': {
      const { text, ownerIds, owner, dueOn } = deed;
      return { ...plain, text, owners: ownerIds.map(named), owner, dueOn };
    }
    default:
      return { ...plain, text: deed.text };
  }
}
