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
  remark: {
    gone: 'On words that are no longer in this text: “{{quote}}”',
  },
};
