import * as z from 'zod';
import { isPlainLine } from '#shared/contract/plain-line.ts';

/** As many people as one act takes. */
export const MOST_INVITED = 500;
/** The longest that somebody adds to a mail in their own words. */
export const MOST_PERSONAL_LETTERS = 600;

/** Some lines of somebody's own words, to be set into a mail: no control and no bidi character in any of them. */
export const PersonalWords = z
  .string()
  .trim()
  .max(MOST_PERSONAL_LETTERS)
  .refine(
    (text) => text.split('\n').every((line) => isPlainLine(line.trim())),
    'control-character',
  );
