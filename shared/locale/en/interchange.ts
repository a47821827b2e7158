import type { interchange as hebrew } from '#shared/locale/he/interchange.ts';
import type { Wording } from '#shared/locale/wording.ts';

export const interchange: Wording<typeof hebrew> = {
  open: 'Download as a Word file',
  title: 'Download as a Word file',
  lead: 'The file opens in Word. What is changed in it is kept there as tracked changes.',
  leadOnly: 'The file opens in Word.',
  which: 'Which text',
  clean: 'Clean: as if all suggestions were accepted',
  marked: 'With the suggestions, as tracked changes',
  original: 'The original, without the suggestions',
  remarks: 'With the remarks and answers that I see',
  private: 'Remarks of your group alone will be in the file. Whoever gets it can read them.',
  internal: 'Files with the suggestions or with remarks are for those who write in the paper.',
  download: 'Download',
  somebody: 'Unknown',
  noImage: 'Missing image',
  text: {
    marked: 'The suggestions are marked as tracked changes',
    since:
      'What changed since version {{number}} ({{when}}) is marked as tracked changes. Suggestions that are still open are not in this file',
  },
  changes: 'Download the changes as a Word file',
  sinceAuthor: 'Nayar: changes since version {{number}}',
  proposes: 'Proposed: {{name}} – {{new}} instead of {{old}}',
  became: 'Changed: {{name}} – {{new}} instead of {{old}}',
  value: {
    checked: { set: 'done', unset: 'not done' },
    numbered: { set: 'without a number', unset: 'with a number' },
    dir: { rtl: 'right to left', ltr: 'left to right', unset: 'as the paper' },
    align: {
      center: 'centre',
      end: 'end of the line',
      justify: 'both sides',
      unset: 'start of the line',
    },
    ownWidth: 'its own width',
  },
  remark: {
    gone: 'On words that are no longer in this text: “{{quote}}”',
  },
};
