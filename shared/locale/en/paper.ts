import type { paper as hebrew } from '#shared/locale/he/paper.ts';
import type { Wording } from '#shared/locale/wording.ts';

export const paper: Wording<typeof hebrew> = {
  kind: {
    'challenge-map': 'Challenge map',
    recommendations: 'Session recommendations',
    'pre-read': 'Pre-read',
    minutes: 'Minutes',
    'update-round': 'Update round',
    plain: 'Plain paper',
  },
  kindIs: {
    'challenge-map':
      'The challenges in six dimensions, with the intervention points and recommendations that belong to them.',
    recommendations: 'The recommendations of one session: wording, reasons and validation.',
    'pre-read': 'Reading before a session, with questions to those who take part.',
    minutes: 'What was discussed, what was decided and who does what.',
    'update-round': 'A short update from each member before the session, in one paper.',
    plain: 'An empty page without a fixed structure.',
  },
  stage: { draft: 'Draft', review: 'In review', frozen: 'Frozen', published: 'Published' },
  stageIs: {
    draft: 'Authors and coordinators write in it.',
    review: 'Open to comments and suggestions; authors suggest, leads decide.',
    frozen: 'The wording is fixed; comments only.',
    published: 'Final wording, for reading.',
  },
  list: {
    title: 'Papers',
    new: 'New to you',
    neverOpened: 'You have not opened it yet',
    changed: 'Changed {{when}}',
    changedBy: 'Changed {{when}} by {{name}}',
    present_one: 'One person has it open now',
    present_two: '2 people have it open now',
    present_other: '{{count}} people have it open now',
    open: 'Open',
    allStages: 'All stages',
    filterByStage: 'Filter by stage',
    none: 'No matching papers',
    noneMore: 'Try another stage or another group.',
    empty: 'The forum has no papers yet',
    emptyMore:
      '“New paper” starts the first one. Those who are members here can write in it together at once.',
    emptyForReader: 'A paper that the writers or the coordinators start will appear in this list.',
  },
  start: {
    open: 'New paper',
    title: 'Start a new paper',
    name: 'Title',
    kind: 'Kind',
    group: 'For whom',
    wholeForum: 'The whole forum',
    session: 'Session',
    noSession: 'No session',
    send: 'Start the paper',
  },
};
