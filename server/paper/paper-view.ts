import { may } from '#shared/member/access.ts';
import { VERBS } from '#shared/member/role.ts';
import { PLAIN_LAYOUT } from '#shared/paper/layout.ts';
import type { PaperView } from '#shared/paper/paper-contract.ts';
import { SCHEMA_VERSION } from '#shared/paper/paper.ts';
import { accessToPaper, type PaperAccess } from '#server/paper/access.ts';
import type { Catalogue, Openings } from '#server/storage/catalogue.ts';

export interface PaperViewDeps {
  readonly catalogue: Catalogue;
  readonly openings: Openings;
  /** How many people have a paper open now. */
  readonly present: (paperId: string) => number;
  /** The newest change of a text that has not reached its card yet. */
  readonly freshChange: (
    paperId: string,
  ) => { readonly at: string; readonly by: string | null } | undefined;
}

/** Key of an opening: one row per person and paper. */
export const openingId = (personId: string, paperId: string) => `${personId}.${paperId}`;

/** A paper's card as one person sees it. */
export async function viewPaper(
  deps: PaperViewDeps,
  access: PaperAccess,
  personId: string,
): Promise<PaperView> {
  const { paper } = access;
  const { exceptions: _, derivedFrom, ...card } = paper;
  const fresh = deps.freshChange(paper.id);
  const changedAt = fresh?.at ?? paper.changedAt;
  const changedBy = fresh?.by ?? paper.changedBy;
  const [forum, changer, opening] = await Promise.all([
    deps.catalogue.tables.forums.get(paper.forumId),
    changedBy ? deps.catalogue.tables.people.get(changedBy) : undefined,
    deps.openings.tables.openings.get(openingId(personId, paper.id)),
  ]);
  return {
    ...card,
    layout: card.layout ?? PLAIN_LAYOUT,
    archivedAt: card.archivedAt ?? null,
    isTemplate: card.isTemplate ?? false,
    isDerived: derivedFrom !== undefined,
    changedAt,
    changedBy,
    schema: SCHEMA_VERSION,
    forumName: forum?.name ?? '',
    // `accessToPaper` gives no access without a role.
    myRole: access.role ?? 'reader',
    myVerbs: VERBS.filter((verb) => may(access, verb)),
    changedByName: changer?.name ?? null,
    openedAt: opening?.at ?? null,
    newToMe: changedBy !== personId && (!opening || opening.at < changedAt),
    present: deps.present(paper.id),
  };
}

/** The papers out of `ids` that a person may read, last changed first. */
export async function viewReadable(
  deps: PaperViewDeps,
  ids: readonly string[],
  personId: string,
): Promise<PaperView[]> {
  const views = await Promise.all(
    ids.map(async (id) => {
      const access = await accessToPaper(deps.catalogue, id, personId);
      return access && may(access, 'read') ? [await viewPaper(deps, access, personId)] : [];
    }),
  );
  return views.flat().toSorted((one, other) => (one.changedAt < other.changedAt ? 1 : -1));
}
