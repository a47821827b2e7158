/** The joint paper: parts of other papers in a paper. */
export const inclusion = {
  elsewhere: '{{label}} ב„{{title}}”',
  nowhere: 'קטע ב„{{title}}”',
};
