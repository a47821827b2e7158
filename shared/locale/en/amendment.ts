import type { amendment as hebrew } from '#shared/locale/he/amendment.ts';
import type { Wording } from '#shared/locale/wording.ts';

export const amendment: Wording<typeof hebrew> = {
  title: 'Table of amendments',
  open: 'Table of amendments',
  caption: 'Suggestions by paragraph, in their present and their proposed wording',
  none: 'Nothing is suggested in this paper',
  noneHow:
    'What is written in suggestion mode, and what was decided about it, appears here in the order of the paragraphs.',
  noneSuch: 'No amendment fits these filters.',
  count_one: 'One amendment',
  count_two: '{{count}} amendments',
  count_other: '{{count}} amendments',
  pending_one: 'one waits for a decision',
  pending_two: '{{count}} wait for a decision',
  pending_other: '{{count}} wait for a decision',
  pending_zero: 'nothing to decide',
  column: {
    place: 'Place',
    old: 'Present wording',
    next: 'Proposed wording',
    author: 'From',
    changes: 'Other changes',
    state: 'Decision',
    reason: 'Reason',
    decider: 'Decided by',
    date: 'Date',
    remarks: 'Remarks',
  },
  state: {
    pending: 'Waits for a decision',
    accepted: 'Accepted',
    rejected: 'Rejected',
    withdrawn: 'Withdrawn',
  },
  gone: 'No longer in the text',
  competing: 'Competing wordings of one paragraph',
  nothing: '(none)',
  added: 'Added:',
  removed: 'Deleted:',
  remark: 'Remark {{number}}',
  filter: {
    author: 'From',
    state: 'Decision',
    all: 'All',
  },
};
