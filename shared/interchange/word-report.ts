import * as z from 'zod';

/** Why a Word file is not read. Each is told to the person in a sentence of its own. */
export const WORD_REFUSALS = [
  /** It is no Word file, whatever it is called. */
  'word-kind',
  /** A .doc of Word 97–2003. */
  'word-old',
  /** It has a password. */
  'word-locked',
  'word-broken',
  /** Reading it would cost more than a paper may. */
  'word-heavy',
  /** It holds what only files made to do harm hold. */
  'word-unsafe',
  /** It is of no kind that papers are made of. */
  'file-kind',
  /** Nobody can tell which letters its bytes stand for. */
  'text-letters',
] as const;
export type WordRefusal = (typeof WORD_REFUSALS)[number];

/** What of a file came over as it is. */
export const TAKEN_CODES = [
  'paragraphs',
  'headings',
  'list-items',
  'tables',
  'images',
  'notes',
  'links',
  'insertions',
  'deletions',
  'moves',
  'restylings',
  'remarks',
  'replies',
] as const;

/** What came over in another shape. */
export const CHANGED_CODES = [
  'deep-headings',
  'headings-inside',
  'images-outside',
  'nested-tables',
  'turned-tables',
  'endnotes',
  'joined-notes',
  'text-boxes',
  'equations',
  'references-as-words',
  'breaks-as-ends',
  'unplaced-remarks',
  'tables-outside',
  'quotes-inside',
  'code',
  'turned-lines',
] as const;

/** What did not come over. */
export const DROPPED_CODES = [
  'macros',
  'objects',
  'drawings',
  'outside-images',
  'unreadable-images',
  'heavy-images',
  'unsafe-links',
  'inside-links',
  'hidden-words',
  'symbols',
  'headers',
  'other-title',
  'included-files',
  'looks-proposed',
  'structure-proposed',
  'damaged-parts',
  'direction-signs',
  'scripts',
  'style-sheets',
  'form-fields',
  'listed-remarks',
  'damaged-letters',
] as const;

export const WORD_CODES = [...TAKEN_CODES, ...CHANGED_CODES, ...DROPPED_CODES] as const;
export type WordCode = (typeof WORD_CODES)[number];

/** What became of what stands in a file: how many times each, and nothing that did not occur. */
export const WordReport = z.array(
  z.strictObject({ code: z.enum(WORD_CODES), count: z.int().positive() }),
);
export type WordReport = z.infer<typeof WordReport>;
