import type { suggestion as hebrew } from '#shared/locale/he/suggestion.ts';
import type { Wording } from '#shared/locale/wording.ts';

export const suggestion: Wording<typeof hebrew> = {
  title: 'Suggestions',
  open: 'Suggestions ({{count}})',
  openNone: 'Suggestions',
  none: 'Nothing is suggested in this paper.',
  noneSuggest:
    'Nothing is suggested in this paper. What is written in suggestion mode appears here until those who lead the paper decide.',
  noneSuch: 'No suggestion fits these filters.',
  tab: {
    open: 'Waiting',
    decided: 'Decided',
  },
  filter: {
    author: 'By whom',
    everybody: 'Everybody',
    inWords: 'Only in the words selected in the text',
  },
  many: {
    choose: 'Choose the suggestion by {{name}}',
    accept_one: 'Accept one suggestion',
    accept_two: 'Accept {{count}} suggestions',
    accept_other: 'Accept {{count}} suggestions',
    reject_one: 'Reject one suggestion',
    reject_two: 'Reject {{count}} suggestions',
    reject_other: 'Reject {{count}} suggestions',
  },
  decided: {
    show: 'Which decisions to show',
    all: 'All',
    rejected: 'Rejected',
    mine: 'My suggestions',
    none: 'No decisions to show.',
    isMine: '(your suggestion)',
    by: 'Decided by {{name}}, {{when}}',
    outcome: {
      accepted: 'Accepted',
      rejected: 'Rejected',
      withdrawn: 'Withdrawn',
    },
    waitsAgain: 'Waits again: an older version was brought back',
  },
  told: {
    accept: 'Your suggestion was accepted by {{name}}.',
    reject: 'Your suggestion was rejected by {{name}}.',
    why: 'The reason: {{reason}}',
    many_one: 'One of your suggestions was decided. See the list of suggestions.',
    many_two: '{{count}} of your suggestions were decided. See the list of suggestions.',
    many_other: '{{count}} of your suggestions were decided. See the list of suggestions.',
  },
  view: {
    title: 'How suggestions are shown',
    now: 'Suggestions are shown',
    short: {
      marked: 'With marks',
      accepted: 'As if accepted',
      original: 'Original',
    },
    marked: 'With marks',
    accepted: 'As if all were accepted',
    original: 'The original, without suggestions',
    meaning: {
      marked: 'The text, with what would be added and deleted marked in it.',
      accepted: 'How the paper would read with all suggestions accepted. Reading only.',
      original: 'How the paper would read with all suggestions rejected. Reading only.',
    },
    said: {
      accepted:
        'This is how the paper would read with all suggestions accepted. Nothing in it has changed, and here you can only read.',
      original:
        'This is how the paper would read with all suggestions rejected. Nothing in it has changed, and here you can only read.',
    },
    label: {
      accepted: '{{title}}, as if all suggestions were accepted, reading only',
      original: '{{title}}, the original without suggestions, reading only',
    },
    mode: 'A view only.',
    back: 'Back to the text with marks',
    print: 'What to print',
  },
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
