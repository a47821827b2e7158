import type { print as hebrew } from '#shared/locale/he/print.ts';
import type { Wording } from '#shared/locale/wording.ts';

export const print: Wording<typeof hebrew> = {
  open: 'Print the paper',
  title: 'Print the paper',
  lead: 'Only the paper is printed, on A4 pages, black on white. Ctrl+P does the same.',
  titleBlock: 'Title block: title, forum, kind, stage and date',
  blockLinks: 'The links between challenges, intervention points and recommendations',
  addresses: 'Whole addresses beside links',
  size: 'Text size',
  s: 'Small',
  m: 'Normal',
  l: 'Large',
  print: 'Print',
  text: {
    marked: 'Suggestions are marked: additions underlined, deletions struck',
    accepted: 'As if all suggestions were accepted',
    original: 'The original, without suggestions',
  },
  asOf: 'As of {{when}}',
  page: 'Page {{page}} of {{pages}}',
};
