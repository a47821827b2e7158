import type { structure as hebrew } from '#shared/locale/he/structure.ts';
import type { Wording } from '#shared/locale/wording.ts';

export const structure: Wording<typeof hebrew> = {
  label: {
    chapter: 'Chapter {{number}}',
    section: 'Section {{number}}',
    title: '“{{title}}”',
    untitled: 'Heading without words',
    table: 'Table {{number}}',
    figure: 'Figure {{number}}',
    figurePlain: 'Figure',
    footnote: 'Note {{number}}',
    paragraph: 'Paragraph {{number}}',
    paragraphPlain: 'Paragraph',
  },
  keys: {
    footnote: 'Footnote',
    reference: 'Reference to another part of the paper',
    follow: 'Go where the reference beside the caret leads, or open the note there',
  },
  captionInsert: 'Caption of the table',
  captionHint: 'What the table shows',
  contents: {
    title: 'Contents',
    empty:
      'Headings written in the paper appear here. A heading is chosen from the list of styles.',
  },
  note: {
    list: 'Notes',
    open: 'Note {{number}}',
    pending: 'Note {{number}}:',
    back: 'To note {{number}} in the text',
    insert: 'Footnote',
  },
  reference: {
    title: 'Reference',
    mend: 'Broken reference: choose a new target',
    broken: 'Broken reference: its target was deleted',
    search: 'Search by number or words',
    clear: 'Clear the search',
    none: 'No target matches.',
    empty: 'The paper has no headings, blocks, tables, figures or notes to refer to yet.',
    results_one: 'One target',
    results_two: 'Two targets',
    results_other: '{{count}} targets',
    remove: 'Remove the reference',
    group: {
      heading: 'Headings',
      block: 'Challenges, intervention points and recommendations',
      table: 'Tables',
      figure: 'Figures',
      footnote: 'Notes',
      paragraph: 'Paragraphs',
    },
  },
  mention: {
    title: 'Mention',
    list: 'People who may read the paper',
    none: 'Nobody matches',
    failed: 'The list of people did not arrive.',
    results_one: 'One person matches',
    results_two: 'Two people match',
    results_other: '{{count}} people match',
  },
};
