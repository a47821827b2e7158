import { may } from '#shared/member/access.ts';
import { isListed, type PaperCard } from '#shared/paper/paper.ts';
import type { PositionView, RecommendationView } from '#shared/position/position-contract.ts';
import { neighboursIn } from '#shared/register/graph.ts';
import { mayLead } from '#shared/register/rights.ts';
import { type BlockPlace, keyOfPlace } from '#shared/register/block-place.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { Aliases } from '#server/inclusion/aliases.ts';
import type { PaperAccess } from '#server/paper/access.ts';
import {
  isOpenTo,
  type RegisterReading,
  settingsIn,
  standsOn,
} from '#server/position/recommendation-rows.ts';
import {
  type Whereabouts,
  whereaboutsIn,
  type WhereaboutsOf,
} from '#server/position/whereabouts.ts';
import { type ForumPapers, forumPapers, papersOfForum } from '#server/register/forum-papers.ts';
import type { RegisterDeps } from '#server/register/register-view.ts';
import type { IndexedEntry } from '#server/register/typed-index.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { Deed, PositionRow, RegisterSettingsRow } from '#server/storage/work/register.ts';

/** A recommendation as one person finds it at an address. */
export interface FoundRecommendation extends Whereabouts {
  readonly forumId: string;
  readonly papers: ForumPapers;
  /** The paper of the address. */
  readonly access: PaperAccess;
  /** The person's standing where it is now; null when it is nowhere, or where they may not read. */
  readonly accessNow: PaperAccess | null;
  readonly tables: RegisterReading;
  /** Whether all papers of the forum could be read. */
  readonly isWhole: boolean;
  /** Whether the person may read where it stands now or, when it stands nowhere, where it was last read. */
  readonly mayKnow: boolean;
  readonly includedIn: RecommendationView['includedIn'];
}

/** Looks up a recommendation for somebody; refuses as if it were not there when they may not read the paper of the address. */
export async function findRecommendation(
  { catalogue, work, index }: RegisterDeps,
  asked: BlockPlace,
  personId: string,
): Promise<FoundRecommendation> {
  const card = await catalogue.tables.papers.get(asked.paperId);
  if (!card) throw new Refusal('not-found');
  const papers = await forumPapers(catalogue, card.forumId, personId);
  if (!papers.known.has(asked.paperId)) throw new Refusal('not-found');
  const looked = await lookUp({ work, index }, asked, papers.cards, (id) =>
    papers.readable.has(id),
  );
  const { place, found, all, aliases, tables, isWhole } = looked;
  const access = papers.known.get(place.paperId);
  if (!access || !found) throw new Refusal(isWhole ? 'not-found' : 'storage-trouble');
  const accessNow = found.at ? (papers.known.get(found.at.paperId) ?? null) : null;
  const { row, at } = found;
  const mayKnow = papers.known.has(at?.paperId ?? row.lastIn ?? row.paperId);
  const { forumId } = card;
  const includedIn = includedFrom(all, { place, aliases, papers });
  return { ...found, forumId, papers, access, accessNow, tables, isWhole, mayKnow, includedIn };
}

/** The same for the server's own hand, from which no paper of the forum is kept. */
export async function recommendationAt(
  { catalogue, work, index }: RegisterDeps,
  asked: BlockPlace,
): Promise<Whereabouts & { readonly tables: RegisterReading }> {
  const card = await catalogue.tables.papers.get(asked.paperId);
  const cards = card ? await papersOfForum(catalogue, card.forumId) : [];
  const listed = new Set(cards.filter(isListed).map(({ id }) => id));
  const looked = await lookUp({ work, index }, asked, cards, (id) => listed.has(id));
  const { found, tables, isWhole } = looked;
  if (!found) throw new Refusal(isWhole ? 'not-found' : 'storage-trouble');
  return { ...found, tables };
}

/** One that was taken in is the one that it was taken from, as far as that is open. */
async function lookUp(
  { work, index }: Pick<RegisterDeps, 'work' | 'index'>,
  asked: BlockPlace,
  cards: readonly PaperCard[],
  isOpen: (paperId: string) => boolean,
) {
  const forumId = cards.find(({ id }) => id === asked.paperId)?.forumId;
  if (forumId === undefined) throw new Refusal('not-found');
  const { tables } = await work.of(forumId);
  const { all, isWhole } = await whereaboutsIn(index, cards, tables);
  const aliases = new Aliases(await tables.inclusions.find({}));
  const stands = (at: BlockPlace) => isOpen(at.paperId) && all.find(at)?.at?.paperId === at.paperId;
  const place = aliases.originOf(asked, '', stands) ?? asked;
  return { place, found: all.find(place), all, aliases, tables, isWhole };
}

interface Including {
  readonly place: BlockPlace;
  readonly aliases: Aliases;
  readonly papers: ForumPapers;
}

/** Where a recommendation was taken in, in papers that the person may read. */
function includedFrom(
  all: WhereaboutsOf,
  { place, aliases, papers }: Including,
): RecommendationView['includedIn'] {
  return all.standing().flatMap(({ at }) => {
    const title = papers.readable.get(at.paperId)?.paper.title;
    const origin = aliases.originOf(at, at.entry.hash, (from) => all.find(from)?.at !== null);
    if (title === undefined || !origin || keyOfPlace(origin) !== keyOfPlace(place)) return [];
    const { paperId, blockId } = at;
    return [{ paperId, blockId, title, isWordedAlike: origin.isWordedAlike }];
  });
}

/** All that one person may know of a recommendation. */
export async function viewRecommendation(
  deps: RegisterDeps,
  place: BlockPlace,
  personId: string,
): Promise<RecommendationView> {
  const found = await findRecommendation(deps, place, personId);
  const { row, at, access, accessNow, tables, forumId, papers, mayKnow } = found;
  const { tables: catalogue } = deps.catalogue;
  const settings = await settingsIn(tables);
  const entry = accessNow && at ? at.entry : null;
  const { id, title, stage, direction } = access.paper;
  return {
    forumId,
    forumName: (await catalogue.forums.get(forumId))?.name ?? '',
    paper: { id, title, stage, direction },
    ...standingOf(found, found.at && found.access.paper.id === found.at.paperId ? found.at : place),
    includedIn: found.includedIn,
    number: entry?.number ?? (papers.known.has(row.lastIn ?? row.paperId) ? row.lastNumber : ''),
    // Of one that went where they may not read, not even its last words are told.
    words: entry?.words ?? (mayKnow ? row.lastWords : ''),
    wording: entry?.hash ?? NO_WORDING,
    amended: entry?.amended ?? null,
    dimension: entry?.dimension ?? null,
    links: entry && at ? await linksOf(deps, found, at) : [],
    ...(await wayOf(deps.catalogue, found)),
    followUps: await followUpsOf(deps, found),
    forumOpenness: settings.openness,
    ...(await positionsOn(deps.catalogue, found, settings, personId)),
    reservationWords: settings.words,
    mayTake:
      accessNow !== null &&
      at?.entry.proposal !== 'insertion' &&
      at !== null &&
      may(accessNow, 'position'),
    mayLead: (!at || accessNow !== null) && mayLead(accessNow ?? access),
  };
}

/** The last word on it in each paper that continues its own. */
async function followUpsOf(
  { versions }: RegisterDeps,
  { row, papers }: FoundRecommendation,
): Promise<RecommendationView['followUps']> {
  const derived = [...papers.readable.values()].filter(
    ({ paper }) => paper.derivedFrom?.paperId === row.paperId,
  );
  const told = derived.map(async ({ paper }) => {
    const { tables } = await versions.of(paper.id);
    const [line] = await tables.followUps.find({ originId: row.blockId });
    const last = line?.words.at(-1);
    if (!last || last.status === null) return [];
    const { status, outcome, at } = last;
    return [{ paperId: paper.id, title: paper.title, status, outcome, at }];
  });
  return (await Promise.all(told)).flat();
}

async function wayOf(
  catalogue: Catalogue,
  { row, papers, mayKnow }: FoundRecommendation,
): Promise<
  Pick<RecommendationView, 'state' | 'owners' | 'outcome' | 'reviewOn' | 'openness' | 'history'>
> {
  const { state, ownerIds, outcome, reviewOn, openness, history } = row;
  const nameOf = await namesIn(catalogue, [
    ...ownerIds,
    ...history.flatMap(({ by, what, from, to }) =>
      what === 'owners' ? [by, ...from.split(' '), ...to.split(' ')] : [by],
    ),
  ]);
  const isTold = ({ what, paperId = row.paperId }: Deed) =>
    (what !== 'outcome' || mayKnow) &&
    (what !== 'editorial' || (mayKnow && papers.known.has(paperId)));
  const shown = (deed: Deed, said: string) =>
    deed.what === 'owners' ? names(said) : isTold(deed) ? said : '';
  const names = (ids: string) => ids.split(' ').filter(Boolean).map(nameOf).join(', ');
  return {
    state,
    outcome: mayKnow ? outcome : '',
    reviewOn,
    openness,
    owners: ownerIds.map((id) => ({ id, name: nameOf(id) })),
    history: history.map((deed) => ({
      at: deed.at,
      what: deed.what,
      byName: nameOf(deed.by),
      from: shown(deed, deed.from),
      to: shown(deed, deed.to),
    })),
  };
}

async function positionsOn(
  catalogue: Catalogue,
  found: FoundRecommendation,
  settings: RegisterSettingsRow,
  personId: string,
): Promise<Pick<RecommendationView, 'positions' | 'standing' | 'stale' | 'mine' | 'earlier'>> {
  const { row, at, tables, mayKnow } = found;
  const taken = await tables.positions.find({ recommendationId: row.id });
  const stands = at ? standsOn(at.entry.hash, row) : () => false;
  const standing = taken.filter(stands);
  const views = await viewPositions(catalogue, taken, personId, stands);
  const hasAnswered = standing.some((position) => position.personId === personId);
  const isOpen = mayKnow && isOpenTo(row, settings, hasAnswered);
  const stale = taken.filter((position) => !stands(position));
  return {
    positions: isOpen ? views : null,
    standing: standing.length,
    stale: stale.length,
    mine: views.find(({ isMine }) => isMine) ?? null,
    earlier: mayKnow ? await earlierWordings(found, stale) : [],
  };
}

/** What stands in the place of a wording that nobody may see or that is nowhere; no position is on it. */
const NO_WORDING = 'no-wording-there';

function standingOf(
  { at, accessNow }: FoundRecommendation,
  place: BlockPlace,
): Pick<RecommendationView, 'place' | 'now'> {
  if (!at) return { place: 'gone', now: null };
  if (at.paperId === place.paperId)
    return { place: at.entry.proposal === 'insertion' ? 'suggested' : 'here', now: null };
  const { paperId, blockId } = at;
  const title = accessNow?.paper.title;
  return { place: 'moved', now: title === undefined ? null : { paperId, blockId, title } };
}

/** Positions as one person sees them, those open to them given. */
export async function viewPositions(
  { tables }: Catalogue,
  positions: readonly PositionRow[],
  me: string,
  stands: (position: PositionRow) => boolean,
): Promise<PositionView[]> {
  const named = positions.flatMap(({ personId, recordedBy = personId }) => [personId, recordedBy]);
  const people = await tables.people.pick([...new Set(named)]);
  const byId = new Map(people.map((person) => [person.id, person]));
  return positions.map((position) => {
    const { personId, stance, reason, satisfy, reservation, at, recordedBy } = position;
    const person = byId.get(personId);
    return {
      person: { id: personId, name: person?.name ?? '' },
      about: [person?.title, person?.office].filter(Boolean).join(' · '),
      stance,
      reason,
      satisfy,
      reservation,
      at,
      recordedBy: (recordedBy !== undefined && byId.get(recordedBy)?.name) || null,
      isStale: !stands(position),
      isMine: personId === me,
    };
  });
}

async function linksOf(
  { index }: RegisterDeps,
  { papers }: FoundRecommendation,
  at: BlockPlace & { readonly entry: IndexedEntry },
): Promise<RecommendationView['links']> {
  const { entries } = await index.of([...papers.readable.values()].map(({ paper }) => paper));
  const blocks = [...entries].flatMap(([paperId, all]) =>
    all.map((entry) => ({ paperId, ...entry })),
  );
  const near = neighboursIn(blocks).get(keyOfPlace(at));
  return blocks
    .filter((block) => near?.has(keyOfPlace(block)))
    .map(({ paperId, blockId, kind, number, words }) => ({
      paperId,
      blockId,
      kind,
      number,
      words,
    }));
}

async function earlierWordings(
  { tables, row, papers }: FoundRecommendation,
  stale: readonly PositionRow[],
): Promise<RecommendationView['earlier']> {
  const wordings = await tables.positionWordings.find({ recommendationId: row.id });
  return wordings
    .filter(({ paperIds = [row.paperId] }) => paperIds.some((id) => papers.known.has(id)))
    .map(({ wording, words, at }) => ({
      wording,
      words,
      at,
      positions: stale.filter((position) => position.wording === wording).length,
    }))
    .filter(({ positions }) => positions > 0)
    .toSorted((one, other) => (one.at < other.at ? 1 : -1))
    .map(({ wording, words, positions }) => ({ wording, words, positions }));
}

async function namesIn(
  { tables }: Catalogue,
  ids: readonly string[],
): Promise<(id: string) => string> {
  const people = await tables.people.pick([...new Set(ids.filter(Boolean))]);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? '';
}
