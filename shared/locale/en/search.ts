import type { search as hebrew } from '#shared/locale/he/search.ts';
import type { Wording } from '#shared/locale/wording.ts';

export const search: Wording<typeof hebrew> = {
  open: 'Search papers',
  title: 'Search',
  field: 'What to search the papers for',
  clear: 'Clear the search',
  hint: 'Searches all papers that are open to you. Hebrew words are found in their other forms too.',
  all: 'All results',
  results: 'Results',
  found_one: 'One paper found',
  found_two: '2 papers found',
  found_other: '{{count}} papers found',
  foundMany:
    'The {{count}} best papers; there are more. A filter or one more word brings them closer.',
  loose: 'These words were not found. Here are papers with similar words.',
  partial:
    'The server is still reading the papers, and something may be missing. Try again in a moment.',
  none: 'Nothing found',
  noneMore: 'The search covers the papers that are open to you. Try another word, or fewer.',
  noneFiltered: 'There may be results outside the filter.',
  unfilter: 'Search without a filter',
  forum: 'Forum',
  allForums: 'All forums',
  kind: 'Kind',
  allKinds: 'All kinds',
  stage: 'Stage',
  allStages: 'All stages',
  archived: 'The archive too',
  inArchive: 'Archived',
  inTitle: 'Found in the title',
  sessions: 'Sessions',
  members: 'Members',
  keys: {
    title: 'Searching',
    open: 'Search all papers',
    fromText: 'Search all papers, also from within the text',
  },
  arrived: 'The paper has opened at the paragraph that was found',
  gone: 'The paragraph that was found is not in the paper any more',
};
