import type { InclusionView } from '#shared/inclusion/inclusion-contract.ts';
import { useSay } from '#client/locale/Locale.tsx';
import { isolated } from '#client/locale/isolated.ts';
import type { Say } from '#client/locale/speech.ts';

type Name = NonNullable<NonNullable<InclusionView['source']>['name']>;

/** Longer words of a passage than these are cut, in letters. */
const MOST = 60;

/** How a part of a paper is called in a sentence. */
export function partName({ kind, number, words }: Name, say: Say): string {
  const short = words.length > MOST ? `${words.slice(0, MOST)}…` : words;
  if (kind === 'passage') return say('inclusion.name.passage', { words: isolated(short) });
  if (kind === 'chapter')
    return say('inclusion.name.chapter', {
      words: isolated([number, short].filter(Boolean).join(' ')),
    });
  return say(`inclusion.name.${kind}`, { number: isolated(number) });
}

/** The same, for whatever is drawn. */
export function usePartName(): (name: Name) => string {
  const say = useSay();
  return (name) => partName(name, say);
}
