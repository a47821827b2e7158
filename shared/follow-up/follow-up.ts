import * as z from 'zod';
import { isPlainLine } from '#shared/contract/plain-line.ts';

/** What a paper that continues another says, a year after, about what the other recommended. */

/** The authors' own word on a recommendation or a challenge of the source. */
export const FOLLOW_UP_STATUSES = ['done', 'partly', 'not-yet', 'dropped', 'changed'] as const;
export type FollowUpStatus = (typeof FOLLOW_UP_STATUSES)[number];

/** What is followed up, in the order in which it is shown. */
export const FOLLOWED_BLOCKS = ['recommendation', 'challenge'] as const;
export type FollowedBlock = (typeof FOLLOWED_BLOCKS)[number];

/** The whole text, or only its recommendations, each under the headings of its chapter. */
export const TAKES = ['whole', 'recommendations'] as const;

/** What becomes, in the new paper, of what was only suggested in the version. */
export const TAKEN_SUGGESTIONS = ['reject', 'accept', 'keep'] as const;

/** What came of it, in a few words; may stay empty. */
export const Outcome = z
  .string()
  .trim()
  .max(600)
  .refine(
    (text) => text === '' || text.split('\n').every((line) => line === '' || isPlainLine(line)),
    {
      error: 'control-character',
    },
  );

/** What the new paper says now about what it took over, read out of its text. */
export const FATES = ['unchanged', 'changed', 'joined', 'dropped'] as const;
export type Fate = (typeof FATES)[number];
