import { may } from '#shared/member/access.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import type { PlacedReservation } from '#shared/position/position-contract.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { PublishedPaper } from '#shared/version/version-contract.ts';
import type { Bus } from '#server/bus/bus.ts';
import { newId } from '#server/member/new-id.ts';
import { accessByCard } from '#server/paper/access.ts';
import type { Publication } from '#server/storage/catalogue.ts';
import type { Storage } from '#server/storage/storage.ts';
import type { VersionRow } from '#server/storage/versions.ts';
import type { VersionShelf } from '#server/version/version-shelf.ts';
import { nameOf, publicationView, type VersionViews } from '#server/version/version-views.ts';

export type ReservationsOn = (
  paperId: string,
  content: readonly ContentNode[],
) => Promise<PlacedReservation[]>;

interface Deps {
  readonly storage: Pick<Storage, 'catalogue' | 'audit'>;
  readonly shelf: VersionShelf;
  readonly views: VersionViews;
  readonly bus: Bus;
  readonly now: () => Date;
  /** The signed reservations that stand on a text of a paper. Without it none are published. */
  readonly reservationsOn?: ReservationsOn;
}

/** Versions under lasting addresses that anybody may read. An address is never given to anything else. */
export class Publications {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Publishes a named version; one that is published already stays as it is, one taken back comes back under its address. */
  async publish(
    row: VersionRow,
    personId: string,
    { withReservations = false }: { readonly withReservations?: boolean } = {},
  ): Promise<void> {
    if (nameOf(row) === null) throw new Refusal('invalid-input');
    // What cannot be read must not be promised to anybody.
    const { content } = await this.#deps.shelf.read(row);
    const { storage, now, reservationsOn } = this.#deps;
    // Kept as they stand now: what is published does not change by what is signed later.
    const reservations = withReservations ? await reservationsOn?.(row.paperId, content) : [];
    const at = now().toISOString();
    const made = await storage.catalogue.transact(async ({ papers, publications }) => {
      const card = await papers.get(row.paperId);
      if (!card) throw new Refusal('not-found');
      const there = (await publications.find({ versionId: row.id })).at(-1);
      if (there && !there.withdrawn) return null;
      const { forumId } = card;
      const { paperId, id: versionId } = row;
      const id = there?.id ?? newId();
      const fresh: Publication = {
        id,
        forumId,
        paperId,
        versionId,
        at,
        by: personId,
        withdrawn: null,
        ...(reservations?.length && { reservations }),
      };
      await publications.put(fresh);
      return fresh;
    });
    if (made) await this.#record(made, 'version-published', personId);
  }

  async withdraw(row: VersionRow, personId: string): Promise<void> {
    const { storage, now } = this.#deps;
    const at = now().toISOString();
    const taken = await storage.catalogue.transact(async ({ publications }) => {
      const there = (await publications.find({ versionId: row.id })).at(-1);
      if (!there) throw new Refusal('not-found');
      if (there.withdrawn) return null;
      await publications.put({ ...there, withdrawn: { at, by: personId } });
      return there;
    });
    if (taken) await this.#record(taken, 'version-withdrawn', personId);
  }

  /** What lies under an address. */
  async find(slug: string): Promise<Publication | undefined> {
    return this.#deps.storage.catalogue.tables.publications.get(slug);
  }

  /** The published versions of a forum's papers that this person may read, newest first. */
  async listed(forumId: string, personId: string): Promise<PublishedPaper[]> {
    const { storage, shelf, views } = this.#deps;
    const { tables } = storage.catalogue;
    // A paper that was moved takes its published versions along.
    const cards = await tables.papers.find({ forumId });
    const ofForum = new Set(cards.map(({ id }) => id));
    const all = (await tables.publications.find({})).filter(
      (one) => !one.withdrawn && ofForum.has(one.paperId),
    );
    const names = await views.namesOf(all.map(({ by }) => by));
    const seen = await Promise.all(
      all.map(async (publication): Promise<PublishedPaper[]> => {
        const { paperId, versionId, by } = publication;
        const card = await tables.papers.get(paperId);
        const access = card && (await accessByCard(storage.catalogue, card, personId));
        const row = access && may(access, 'read') && (await shelf.find(paperId, versionId));
        if (!row) return [];
        const view = publicationView(publication, names.get(by) ?? '');
        const versionName = nameOf(row)?.name ?? '';
        return [{ ...view, paperId, versionId, title: row.title, versionName }];
      }),
    );
    return seen.flat().toSorted((one, other) => (one.at < other.at ? 1 : -1));
  }

  async #record(
    { id, forumId, paperId, versionId }: Publication,
    action: string,
    by: string,
  ): Promise<void> {
    const { storage, bus, now } = this.#deps;
    bus.announce({ kind: 'versions-changed', forumId, paperId });
    const detail = { version: versionId, publication: id };
    await storage.audit.append({
      at: now().toISOString(),
      by,
      action,
      subject: paperId,
      forumId,
      detail,
    });
  }
}
