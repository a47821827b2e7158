import { Fragment, type ReactNode } from 'react';
import { useSay } from '#client/locale/Locale.tsx';
import type { WordKey } from '#client/locale/word-key.ts';

interface SentenceProps {
  readonly of: WordKey;
  /** Names, titles and other people's words, each isolated; `count` chooses the plural form. */
  readonly values?: Readonly<Record<string, ReactNode>>;
}

// Private-use letters: they mark where a value stands while the sentence is put together, and are never shown.
const OPEN = '\uE000';
const CLOSE = '\uE001';

/**
 * A sentence with values in it. Each value is isolated with `<bdi>`, so that a Latin name or a number in brackets cannot
 * turn the words around it; and no value is ever read as part of the catalogue.
 */
export function Sentence({ of, values = {} }: SentenceProps) {
  const say = useSay();
  const names = Object.keys(values);
  const marked = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      name === 'count' && typeof value === 'number'
        ? value
        : `${OPEN}${String(names.indexOf(name))}${CLOSE}`,
    ]),
  );
  const parts = say(of, marked).split(new RegExp(`${OPEN}(\\d+)${CLOSE}`));
  return parts.map((part, place) =>
    place % 2 === 0 ? (
      // oxlint-disable-next-line react/no-array-index-key -- the parts of a sentence have no other name than their place
      <Fragment key={place}>{part}</Fragment>
    ) : (
      // oxlint-disable-next-line react/no-array-index-key -- as above
      <bdi key={place}>{values[names[Number(part)] ?? '']}</bdi>
    ),
  );
}
