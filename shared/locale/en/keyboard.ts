import type { keyboard as hebrew } from '#shared/locale/he/keyboard.ts';
import type { Wording } from '#shared/locale/wording.ts';

export const keyboard: Wording<typeof hebrew> = {
  title: 'Keyboard shortcuts',
  lead: 'Shortcuts go by the place of the key, so they work with a Hebrew keyboard layout too.',
  open: 'Keyboard shortcuts',
  key: {
    space: 'Space',
    up: 'Up arrow',
    down: 'Down arrow',
    left: 'Left arrow',
    right: 'Right arrow',
    arrows: 'Arrow keys',
  },
  everywhere: {
    title: 'On every screen',
    help: 'Show this list (outside of text)',
    next: 'Go to the next button or field',
    previous: 'Go to the previous button or field',
    within: 'Move within a menu, a toolbar or a group of choices',
    close: 'Close a dialog or a menu',
  },
  paper: {
    title: 'On the paper’s screen',
    saved: 'State of saving (everything is saved by itself)',
  },
  editor: {
    title: 'While writing',
    undo: 'Take back my last change',
    redo: 'Do it again',
    bold: 'Bold',
    italic: 'Italic',
    paragraph: 'Plain paragraph',
    heading1: 'Main heading',
    heading2: 'Subheading',
    heading3: 'Third-level heading',
    heading4: 'Fourth-level heading',
    bullets: 'Bulleted list',
    numbers: 'Numbered list',
    quote: 'Quotation',
    direction: 'Switch the direction of the paragraph',
    line: 'New line in the same paragraph',
    cell: 'Next cell of a table, or indent in a list',
    leave: 'Leave the text: Tab then goes to the next button',
  },
};
