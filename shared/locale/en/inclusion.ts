/** The joint paper: parts of other papers in a paper. */
export const inclusion = {
  elsewhere: '{{label}} in “{{title}}”',
  nowhere: 'a passage in “{{title}}”',
};
