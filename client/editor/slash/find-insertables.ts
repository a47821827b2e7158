import { hebrewLetterOn } from '#client/keyboard/hebrew-layout.ts';
import { INSERT_GROUPS, type Insertable } from '#client/editor/slash/insertables.ts';
import { fold } from '#shared/search/fold.ts';

const LATIN = Array.from('abcdefghijklmnopqrstuvwxyz');
const TO_HEBREW = new Map(LATIN.map((letter) => [letter, hebrewLetterOn(letter) ?? letter]));
const TO_LATIN = new Map(
  LATIN.flatMap((letter): [string, string][] => {
    const hebrew = hebrewLetterOn(letter);
    return hebrew === null ? [] : [[hebrew, letter]];
  }),
);

/** The same keys pressed with the other layout: people forget to switch it. */
function otherLayout(query: string): string {
  const letters = Array.from(query.toLowerCase());
  return letters.map((letter) => TO_HEBREW.get(letter) ?? TO_LATIN.get(letter) ?? letter).join('');
}

/** The insertables that a query names, the closest first within each group; all of them for an empty one. */
export function findInsertables(all: readonly Insertable[], query: string): readonly Insertable[] {
  const wanted = [query, otherLayout(query)].map((text) => fold(text).text.trim());
  const rank = ({ words, also }: Insertable): number => {
    const names = ` ${fold(words).text} ${fold(also).text}`;
    if (wanted.some((text) => fold(words).text.startsWith(text))) return 0;
    if (wanted.some((text) => names.includes(` ${text}`))) return 1;
    return wanted.some((text) => names.includes(text)) ? 2 : 3;
  };
  return INSERT_GROUPS.flatMap((group) =>
    all
      .filter((one) => one.group === group && rank(one) < 3)
      .toSorted((one, other) => rank(one) - rank(other)),
  );
}
