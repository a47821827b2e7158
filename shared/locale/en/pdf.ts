import type { pdf as hebrew } from '#shared/locale/he/pdf.ts';
import type { Wording } from '#shared/locale/wording.ts';

export const pdf: Wording<typeof hebrew> = {
  remarks: 'Remarks and answers',
  remarksLead: 'Each remark by its number in the text. The number leads back to its place.',
  noRemarks: 'There are no remarks on this paper.',
  letters: 'Who suggests what: the letter after each suggestion',
  gaps: 'In place of signs that have no shape in print, such as small pictures, there is □.',
  noAlt: 'Image without a description',
  putIn: 'Suggested to be put in',
  takenOut: 'Suggested to be taken out',
  done: 'Done',
  undone: 'Not done',
  pack: {
    time: 'Time',
    item: 'Item',
    purpose: 'Purpose',
    person: 'Opened by',
    nothing: 'Nothing was sent ahead of this session.',
    version: 'Version {{number}}',
    withheld: 'Your role on this paper does not let you take it out, so it is not in the file.',
    withdrawn: 'Withdrawn',
    withdrawnMore: 'Those who sent it have withdrawn it, so it is not in the file.',
    open: 'The session’s papers as one PDF',
  },
};
