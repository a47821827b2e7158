import { may } from '#shared/member/access.ts';
import type { Role } from '#shared/member/role.ts';
import { STANCES } from '#shared/position/position.ts';
import { gapsIn } from '#shared/register/graph.ts';
import type { RegisterBlock, RegisterView } from '#shared/register/register-contract.ts';
import { mayLead } from '#shared/register/rights.ts';
import { type BlockPlace, keyOfPlace } from '#shared/register/block-place.ts';
import { Aliases } from '#server/inclusion/aliases.ts';
import type { PaperAccess } from '#server/paper/access.ts';
import {
  isOpenTo,
  type RegisterReading,
  settingsIn,
  standsOn,
} from '#server/position/recommendation-rows.ts';
import { whereaboutsIn, type WhereaboutsOf } from '#server/position/whereabouts.ts';
import { forumPapers } from '#server/register/forum-papers.ts';
import { repeatsIn, saidOnce } from '#server/register/repeats.ts';
import type { IndexedEntry, TypedIndex } from '#server/register/typed-index.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { Versions } from '#server/storage/versions.ts';
import type { Work } from '#server/storage/work.ts';
import type { PositionRow, RegisterSettingsRow } from '#server/storage/work/register.ts';

export interface RegisterDeps {
  readonly catalogue: Catalogue;
  readonly work: Work;
  readonly index: TypedIndex;
  readonly versions: Versions;
}

/** So many letters of a block stand in the register; the rest is read in the paper. */
const WORDS_SHOWN = 700;

/** The register of a forum as one member sees it: of what they may not read not even that it is linked to. */
export async function registerFor(
  deps: RegisterDeps,
  forumId: string,
  { personId, role }: { readonly personId: string; readonly role: Role },
): Promise<RegisterView> {
  const { catalogue, work, index, versions } = deps;
  const { cards, readable } = await forumPapers(catalogue, forumId, personId);
  const { tables } = await work.of(forumId);
  const { all, isWhole } = await whereaboutsIn(index, cards, tables);
  const shown = [...readable.values()].map(({ paper }) => paper);
  const { entries: said } = await index.of(shown);
  const entries = saidOnce(said, await repeatsIn(versions, shown, said));
  const settings = await settingsIn(tables);
  const known = await recommendationsIn({ catalogue, tables, all, personId, readable, settings });
  const blocks = blocksOf(entries, known, new Aliases(await tables.inclusions.find({})));
  return {
    forumName: (await catalogue.tables.forums.get(forumId))?.name ?? '',
    papers: [...readable.values()].map((access) => paperOf(access)),
    sessions: await sessionsIn(catalogue, forumId),
    blocks,
    settings: { openness: settings.openness, words: settings.words },
    maySettle: mayLead({ role, stage: null }),
    isWhole,
  };
}

type InRegister = NonNullable<RegisterBlock['recommendation']>;

function paperOf(access: PaperAccess): RegisterView['papers'][number] {
  const { id, title, stage, sessionId, direction } = access.paper;
  return { id, title, stage, sessionId, direction, mayEdit: may(access, 'edit') };
}

async function sessionsIn(
  { tables }: Catalogue,
  forumId: string,
): Promise<RegisterView['sessions']> {
  const sessions = await tables.sessions.find({ forumId });
  return sessions.map(({ id, day, topics }) => ({
    id,
    day,
    title: topics.map(({ title }) => title).join(' · '),
  }));
}

function blocksOf(
  entries: ReadonlyMap<string, readonly IndexedEntry[]>,
  known: ReadonlyMap<string, InRegister>,
  aliases: Aliases,
): RegisterBlock[] {
  const there = new Set<string>();
  for (const [paperId, all] of entries)
    for (const { blockId } of all) there.add(keyOfPlace({ paperId, blockId }));
  const stands = (place: BlockPlace) => there.has(keyOfPlace(place));
  const includedIn = new Map<string, RegisterBlock['includedIn']>();
  for (const [paperId, all] of entries) {
    for (const { blockId, hash } of all) {
      const origin = aliases.originOf({ paperId, blockId }, hash, stands);
      if (!origin) continue;
      const { isWordedAlike } = origin;
      const of = includedIn.get(keyOfPlace(origin)) ?? [];
      includedIn.set(keyOfPlace(origin), [...of, { paperId, blockId, isWordedAlike }]);
    }
  }
  // Counted once: where it comes from.
  const rootOf = ({ paperId, blockId }: BlockPlace): BlockPlace => {
    const origin = aliases.originOf({ paperId, blockId }, '', stands);
    return origin ? { paperId: origin.paperId, blockId: origin.blockId } : { paperId, blockId };
  };
  const blocks = [...entries].flatMap(([paperId, all]) =>
    all.flatMap((entry): RegisterBlock[] => {
      const { blockId, kind, number, words, dimension, proposal, amended, links } = entry;
      if (aliases.originOf({ paperId, blockId }, '', stands)) return [];
      return [
        {
          paperId,
          blockId,
          kind,
          number,
          words: words.slice(0, WORDS_SHOWN),
          dimension,
          proposal,
          hasSuggestions: amended !== null,
          links: distinct(links.filter(stands).map(rootOf)),
          gaps: [],
          includedIn: includedIn.get(keyOfPlace({ paperId, blockId })) ?? [],
          recommendation: known.get(keyOfPlace({ paperId, blockId })) ?? null,
        },
      ];
    }),
  );
  const gaps = gapsIn(
    blocks.map(({ recommendation, ...block }) => ({
      ...block,
      hasOwner: (recommendation?.owners.length ?? 0) > 0,
      hasPosition: (recommendation?.standing ?? 0) > 0,
      isDropped: recommendation?.state === 'dropped',
    })),
  );
  return blocks.map((block) => ({ ...block, gaps: [...(gaps.get(keyOfPlace(block)) ?? [])] }));
}

function distinct(places: readonly BlockPlace[]): BlockPlace[] {
  return [...new Map(places.map((place) => [keyOfPlace(place), place])).values()];
}

interface Reading {
  readonly catalogue: Catalogue;
  readonly tables: RegisterReading;
  readonly all: WhereaboutsOf;
  readonly personId: string;
  readonly readable: ReadonlyMap<string, PaperAccess>;
  readonly settings: RegisterSettingsRow;
}

async function recommendationsIn(reading: Reading): Promise<ReadonlyMap<string, InRegister>> {
  const { catalogue, tables, all, personId, readable, settings } = reading;
  const positions = new Map<string, PositionRow[]>();
  for (const position of await tables.positions.find({})) {
    const of = positions.get(position.recommendationId);
    if (of) of.push(position);
    else positions.set(position.recommendationId, [position]);
  }
  const names = new Map<string, string>();
  const found = new Map<string, InRegister>();
  for (const { row, at } of all.standing()) {
    const access = readable.get(at.paperId);
    if (!access) continue;
    const taken = positions.get(row.id) ?? [];
    const stands = taken.filter(standsOn(at.entry.hash, row));
    const mine = stands.find((position) => position.personId === personId);
    for (const id of row.ownerIds)
      if (!names.has(id)) names.set(id, (await catalogue.tables.people.get(id))?.name ?? '');
    const isOpen = isOpenTo(row, settings, mine !== undefined);
    found.set(keyOfPlace(at), {
      state: row.state,
      owners: row.ownerIds.map((id) => ({ id, name: names.get(id) ?? '' })),
      reviewOn: row.reviewOn,
      outcome: row.outcome,
      counts: isOpen ? countsOf(stands) : null,
      standing: stands.length,
      stale: taken.length - stands.length,
      mine: mine?.stance ?? null,
      mayTake: at.entry.proposal !== 'insertion' && may(access, 'position'),
      mayLead: mayLead(access),
    });
  }
  return found;
}

function countsOf(positions: readonly PositionRow[]): NonNullable<InRegister['counts']> {
  const count = (stance: string) => positions.filter((one) => one.stance === stance).length;
  return Object.fromEntries(STANCES.map((stance) => [stance, count(stance)])) as NonNullable<
    InRegister['counts']
  >;
}
