import { namesOfPeople } from '#server/member/names.ts';
import type { SessionMark } from '#shared/session/session-mark.ts';
import { verbsOf } from '#shared/member/role.ts';
import type { Baseline, PublicationView, VersionView } from '#shared/version/version-contract.ts';
import { activeMembership, type PaperAccess } from '#server/paper/access.ts';
import type { Publication } from '#server/storage/catalogue.ts';
import type { Storage } from '#server/storage/storage.ts';
import type { VersionRow } from '#server/storage/versions.ts';
import type { VersionShelf } from '#server/version/version-shelf.ts';

interface Deps {
  readonly storage: Pick<Storage, 'catalogue' | 'versions'>;
  readonly shelf: VersionShelf;
}

/** Whose eyes see a paper's versions. */
export interface Looker {
  readonly paperId: string;
  readonly personId: string;
  readonly access: PaperAccess;
}

const PAGE = 100;

/**
 * Versions as one person may see them. Who may not comment sees those that have a name, and the one they confirmed
 * reading: what stood between was meant for those who work on the paper.
 */
export class VersionViews {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** A page of versions, those with numbers below `before` when it is given; `next` is where the page after it begins. */
  async page(
    looker: Looker,
    before = Number.POSITIVE_INFINITY,
  ): Promise<{ readonly versions: VersionView[]; readonly next: number | null }> {
    const seen = (await this.seen(looker)).filter(({ number }) => number < before);
    const page = seen.slice(0, PAGE);
    const next = seen.length > PAGE ? (page.at(-1)?.number ?? null) : null;
    return { versions: await this.viewAll(looker.paperId, page), next };
  }

  /** The version, if this person may see it. */
  async visible(looker: Looker, versionId: string): Promise<VersionRow | null> {
    return (await this.seen(looker)).find(({ id }) => id === versionId) ?? null;
  }

  async view(row: VersionRow): Promise<VersionView> {
    const [view] = await this.viewAll(row.paperId, [row]);
    if (!view) throw new Error('a view was lost');
    return view;
  }

  async viewAll(paperId: string, rows: readonly VersionRow[]): Promise<VersionView[]> {
    const { tables } = this.#deps.storage.catalogue;
    const publications = await tables.publications.find({ paperId });
    const named = publications.flatMap(({ by }) => by);
    const people = rows.flatMap((row) => [row.by, nameOf(row)?.by, ...row.contributors]);
    const names = await this.namesOf([...people, ...named]);
    const somebody = (id: string) => ({ id, name: names.get(id) ?? '' });
    return rows.map((row) => {
      const { id, number, before, at, letters, hash, contributors } = row;
      const by = nameOf(row)?.by ?? row.by;
      const publication = publications.findLast(({ versionId }) => versionId === id);
      return {
        id,
        number,
        before,
        at,
        letters,
        hash,
        kind: row.laterName ? 'named' : row.kind,
        name: nameOf(row)?.name ?? null,
        reason: nameOf(row)?.reason ?? null,
        by: by === null ? null : somebody(by),
        contributors: contributors.map(somebody),
        publication: publication
          ? publicationView(publication, names.get(publication.by) ?? '')
          : null,
      };
    });
  }

  /** From where on this person is shown what changed. */
  async baseline({ paperId, personId }: Looker): Promise<Baseline | null> {
    const { shelf } = this.#deps;
    const { tables } = await this.#deps.storage.versions.of(paperId);
    const reading = await tables.readings.get(personId);
    const read = reading && (await shelf.find(paperId, reading.versionId));
    if (read) return { versionId: read.id, number: read.number, at: read.at, kind: 'read' };
    const named = (await shelf.all(paperId)).find((row) => nameOf(row) !== null);
    return named
      ? { versionId: named.id, number: named.number, at: named.at, kind: 'named' }
      : null;
  }

  /** The sessions that a paper is written towards, for a member of its forum: whoever was let in alone sees no plan. */
  async sessions({ personId, access: { forumId, paper } }: Looker): Promise<SessionMark[]> {
    const { catalogue } = this.#deps.storage;
    if (!(await activeMembership(catalogue, forumId, personId))) return [];
    const sessions = await catalogue.tables.sessions.find({ forumId });
    return sessions
      .filter(({ groupId }) => groupId === null || groupId === paper.groupId)
      .map(({ id, day, dayDoubtful, topics }) => ({ id, day, dayDoubtful, topics }));
  }

  async namesOf(ids: readonly (string | null | undefined)[]): Promise<ReadonlyMap<string, string>> {
    const wanted = [...new Set(ids.flatMap((id) => id ?? []))];
    return namesOfPeople(this.#deps.storage.catalogue.tables, wanted);
  }

  /** The versions that this person may see, newest first. */
  async seen({ paperId, personId, access }: Looker): Promise<readonly VersionRow[]> {
    const { shelf, storage } = this.#deps;
    const rows = await shelf.all(paperId);
    if (access.role !== null && verbsOf(access.role).has('comment')) return rows;
    const reading = await (await storage.versions.of(paperId)).tables.readings.get(personId);
    return rows.filter((row) => nameOf(row) !== null || row.id === reading?.versionId);
  }
}

/** The name a version goes by, and who gave it; null for one without. */
export function nameOf(row: VersionRow): {
  readonly name: string;
  readonly reason: string | null;
  readonly by: string | null;
} | null {
  if (row.laterName) return row.laterName;
  return row.name === null ? null : { name: row.name, reason: row.reason, by: row.by };
}

export function publicationView(
  { id, at, withdrawn }: Publication,
  byName: string,
): PublicationView {
  return { slug: id, at, byName, withdrawnAt: withdrawn?.at ?? null };
}
