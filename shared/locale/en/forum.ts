import type { forum as hebrew } from '#shared/locale/he/forum.ts';
import type { Wording } from '#shared/locale/wording.ts';

export const forum: Wording<typeof hebrew> = {
  purpose: 'Purpose of the forum',
  myRole: 'Your role here: {{role}}',
  members: 'Members',
  toMembers_one: 'Members (1)',
  toMembers_two: 'Members (2)',
  toMembers_other: 'Members ({{count}})',
  allGroups: 'Whole forum',
  filterByGroup: 'Filter by group',
  common: 'Brought forward together',
  plan: 'Plan of action',
  seen: {
    title: 'Who sees what is here',
    whole_one: 'A paper of the whole forum is open to its one member.',
    whole_two: 'A paper of the whole forum is open to both its members.',
    whole_other: 'A paper of the whole forum is open to all {{count}} members.',
    group:
      'A paper of a group is open to its members, to coordinators and to those named for its session.',
    exceptions:
      'One paper may name another right for one person. Each paper says who sees it, behind "Who sees this paper".',
    outside: 'People outside the forum see nothing of it.',
  },
  found: {
    title: 'Found a forum',
    name: 'Name of the forum',
    purpose: 'Purpose of the forum',
    send: 'Found the forum',
  },
  session: {
    title: 'Sessions',
    date: 'Date',
    topic: 'Topic',
    lead: 'Lead',
    papers: 'Papers',
    toBeSet: 'To be set',
    dayToBeSet: 'Date to be set',
    doubtfulDay: 'This date may be wrong',
    tentativeTopic: 'Topic to be confirmed',
    tentativeLead: 'To be confirmed',
    noLead: 'Not named yet',
    held: 'Held',
    next: 'Next session',
    host: 'Hosted by {{host}}',
    empty: 'No sessions are planned',
    emptyMore: 'A session will appear here even before its date is known.',
    none: 'This group has no sessions',
    noneMore: 'Choose another group or the whole forum.',
    caption: 'Sessions of the forum: date, topic and lead',
  },
};
