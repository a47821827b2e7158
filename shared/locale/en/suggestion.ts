import type { suggestion as hebrew } from '#shared/locale/he/suggestion.ts';
import type { Wording } from '#shared/locale/wording.ts';

export const suggestion: Wording<typeof hebrew> = {
  title: 'Suggestions',
  open: 'Suggestions ({{count}})',
  openNone: 'Suggestions',
  none: 'Nothing is suggested in this paper.',
  noneSuggest:
    'Nothing is suggested in this paper. What is written in suggestion mode appears here until those who lead the paper decide.',
  inserted: 'Add',
  deleted: 'Delete',
  changes: {
    joined: 'Join two paragraphs',
    'block-inserted': 'Add a whole passage',
    'block-deleted': 'Delete a whole passage',
    restyled: 'Change the look',
  },
  accept: 'Accept',
  reject: 'Reject',
  withdraw: 'Withdraw',
  acceptAll: 'Accept all',
  rejectAll: 'Reject all',
  allQuestion: 'Decide on {{count}} suggestions at once?',
  allMeaning: 'The decision is recorded in your name for each of them.',
  reason: 'Reason',
  show: 'Show in the text',
  gone: 'Somebody else has decided on this suggestion already.',
  refused: 'This change cannot be suggested. The text has not changed.',
};
