import type { words } from '#shared/locale/he/words.ts';

/** Strips the plural form from a key: `count_one`, `count_two` and `count_other` are one sentence, `count`. */
type Bare<Key extends string> = Key extends `${infer Stem}_${'one' | 'two' | 'other'}` ? Stem : Key;

type Keys<Words, Path extends string> = {
  [Key in keyof Words & string]: Words[Key] extends string
    ? `${Path}${Bare<Key>}`
    : Keys<Words[Key], `${Path}${Key}.`>;
}[keyof Words & string];

/** Every sentence of the catalogue by its path: a wrong one does not compile. */
export type WordKey = Keys<typeof words, ''>;
