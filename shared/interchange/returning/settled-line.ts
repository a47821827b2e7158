import type { Budget } from '#shared/compare/sequence.ts';
import { alignLetters, GONE } from '#shared/interchange/returning/align.ts';
import { classOf } from '#shared/interchange/returning/known.ts';
import type { Letter } from '#shared/interchange/returning/letters.ts';
import type { Entry } from '#shared/suggestion/entry.ts';

/** A suggestion that went out as one and came home as settled text. */
export interface Decided {
  readonly id: string;
  readonly author: string;
  readonly isAccepted: boolean;
}

interface SettledLine {
  /** Where each letter that went out stands in the other text; `GONE` for one that does not. */
  readonly places: readonly number[];
  readonly decided: readonly Decided[];
  /** Whether a letter went because a suggestion was decided on, and not because anybody took it away. */
  readonly isSettled: (index: number) => boolean;
}

/** More suggestions than this in one block are tried one after the other. */
const MOST_TRIED = 5;

/**
 * Finds a block's letters again in what came home of it, where suggestions of others may have been accepted or rejected:
 * of all that can have been decided, that under which the most letters stand where they stood.
 */
export function settledLine(
  sent: readonly Letter[],
  old: readonly Letter[],
  budget: Budget,
): SettledLine {
  const present = new Set(old.flatMap(({ entries }) => entries.map(classOf)));
  const missing = suggestionsOn(sent).filter(
    ({ classes }) => !classes.some((one) => present.has(one)),
  );
  const tried = (fates: readonly Fate[]) => {
    const gone = goneUnder(sent, fates);
    const kept = sent.flatMap((_, at) => (gone.has(at) ? [] : [at]));
    const found = alignLetters(
      kept.flatMap((at) => sent[at] ?? []),
      old,
      budget,
    );
    const stays = found.filter((at) => at !== GONE).length;
    return { fates, gone, kept, found, cost: kept.length + old.length - 2 * stays };
  };
  let best = tried([]);
  if (missing.length > 0 && missing.length <= MOST_TRIED) {
    const all = choicesOf(missing).map((fates) => tried(fates));
    best = all.reduce((one, other) => (other.cost < one.cost ? other : one), all[0] ?? best);
  } else
    for (const one of missing) {
      const [yes, no] = [true, false].map((isAccepted) =>
        tried([...best.fates, { ...one, isAccepted }]),
      );
      if (yes && no) best = no.cost <= yes.cost ? no : yes;
    }
  const places = sent.map(() => GONE);
  for (const [at, index] of best.kept.entries()) places[index] = best.found[at] ?? GONE;
  const { gone } = best;
  return {
    places,
    decided: best.fates.map(({ id, author, isAccepted }) => ({ id, author, isAccepted })),
    isSettled: (index) => gone.has(index),
  };
}

interface Named {
  readonly id: string;
  readonly author: string;
  readonly classes: readonly string[];
}

interface Fate extends Named {
  readonly isAccepted: boolean;
}

function suggestionsOn(letters: readonly Letter[]): Named[] {
  const found = new Map<string, { id: string; author: string; classes: string[] }>();
  for (const { entries } of letters)
    for (const entry of entries) {
      const key = keyOf(entry);
      const known = found.get(key) ?? { id: entry.id, author: entry.author, classes: [] };
      if (!known.classes.includes(classOf(entry))) known.classes.push(classOf(entry));
      found.set(key, known);
    }
  return [...found.values()];
}

const keyOf = ({ id, author }: Pick<Entry, 'id' | 'author'>) => `${id} ${author}`;

function choicesOf(missing: readonly Named[]): Fate[][] {
  let choices: Fate[][] = [[]];
  for (const one of missing)
    choices = choices.flatMap((fates) => [
      [...fates, { ...one, isAccepted: false }],
      [...fates, { ...one, isAccepted: true }],
    ]);
  return choices;
}

/** The letters that are not there any more when these were decided on. */
function goneUnder(letters: readonly Letter[], fates: readonly Fate[]): ReadonlySet<number> {
  const isAccepted = new Map(fates.map((fate) => [keyOf(fate), fate.isAccepted]));
  const gone = new Set<number>();
  if (fates.length === 0) return gone;
  for (const [at, { entries }] of letters.entries())
    for (const entry of entries) {
      const fate = isAccepted.get(keyOf(entry));
      if (fate === undefined || (entry.kind !== 'insertion' && entry.kind !== 'deletion')) continue;
      if ((entry.kind === 'insertion') !== fate) gone.add(at);
    }
  return gone;
}
