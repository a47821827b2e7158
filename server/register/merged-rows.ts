import type {
  Deed,
  PositionRow,
  PositionWordingRow,
  RecommendationRow,
} from '#server/storage/work/register.ts';

/**
 * One recommendation of which two forums keep something, as when the program ended while its paper was moving: nothing
 * that happened is lost, and each thing stands as it was settled last. `here` is where the paper is now.
 */
export function mergedRecommendation(
  here: RecommendationRow,
  there: RecommendationRow,
): RecommendationRow {
  const history = together(here.history, there.history);
  const lasting = (what: Deed['what']): RecommendationRow => {
    const last = history.findLast((deed) => deed.what === what);
    return last && !has(here.history, last) ? there : here;
  };
  const isOlder = here.lastWords === '' || (here.history.length === 0 && there.lastWords !== '');
  const { lastWords, lastNumber, lastIn } = isOlder ? there : here;
  return {
    ...here,
    state: lasting('state').state,
    ownerIds: lasting('owners').ownerIds,
    outcome: lasting('outcome').outcome,
    reviewOn: lasting('review').reviewOn,
    openness: lasting('openness').openness,
    editorial: together(here.editorial, there.editorial),
    lastWords,
    lastNumber,
    ...(lastIn !== undefined && { lastIn }),
    history,
  };
}

/** A person's position kept twice: the later one stands, and what either was before stays behind it. */
export function mergedPosition(here: PositionRow, there: PositionRow): PositionRow {
  const [last, first] = here.at >= there.at ? [here, there] : [there, here];
  const own = pastOf(last);
  const earlier = together(together(last.earlier, first.earlier), [pastOf(first)]);
  return { ...last, earlier: earlier.filter((one) => !has([own], one)) };
}

export function mergedWording(
  here: PositionWordingRow,
  there: PositionWordingRow,
  home: string,
): PositionWordingRow {
  const paperIds = [...(here.paperIds ?? [home]), ...(there.paperIds ?? [home])];
  return { ...here, paperIds: [...new Set(paperIds)] };
}

type Past = PositionRow['earlier'][number];

const pastOf = (position: PositionRow): Past => {
  const { stance, reason, satisfy, reservation, wording, at, recordedBy } = position;
  const past = { stance, reason, satisfy, reservation, wording, at };
  return recordedBy === undefined ? past : { ...past, recordedBy };
};

const has = (list: readonly object[], one: object) =>
  list.some((other) => JSON.stringify(other) === JSON.stringify(one));

/** Both lists without what stands in both, oldest first. */
function together<T extends { readonly at: string }>(one: readonly T[], other: readonly T[]): T[] {
  const added = other.filter((item) => !has(one, item));
  return [...one, ...added].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
