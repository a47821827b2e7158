import {
  BOLD,
  colour,
  fonts,
  HEAD_FONT,
  INK,
  RTL,
  SOFT,
  type Style,
  size,
  space,
} from '#server/interchange/word/styles.ts';
import { val } from '#server/interchange/word/xml.ts';

/** What words in a cell are beside plain ones, and the style that shows it. */
export const LOOKS = {
  strong: 'CellStrong',
  soft: 'CellSoft',
  added: 'CellAdded',
  removed: 'CellRemoved',
} as const;

/** The styles of a table that is a file of its own: many columns on a turned page. */
export const TABLE_STYLES: readonly Style[] = [
  {
    id: 'CellText',
    name: 'Cell Text',
    paragraph: `${RTL}${space(20, 20, 240)}`,
    run: size(9.5),
  },
  {
    id: 'CellHead',
    name: 'Cell Head',
    basedOn: 'CellText',
    run: `${fonts(HEAD_FONT)}${BOLD}${colour(INK)}${size(9)}`,
  },
  {
    id: 'CellGroup',
    name: 'Cell Group',
    basedOn: 'CellText',
    paragraph: `<w:keepNext/>${RTL}${space(60, 40, 240)}`,
    run: `${fonts(HEAD_FONT)}${BOLD}${colour(INK)}${size(9.5)}`,
  },
  { id: 'Empty', name: 'Empty', paragraph: `${RTL}${space(240, 120)}`, run: colour(SOFT) },
  { of: 'run', id: LOOKS.strong, name: 'Cell Strong', run: BOLD },
  { of: 'run', id: LOOKS.soft, name: 'Cell Soft', run: `${colour(SOFT)}${size(8.5)}` },
  // Told by more than colour: what is printed is often grey.
  {
    of: 'run',
    id: LOOKS.added,
    name: 'Cell Added',
    run: `${BOLD}${colour('1B5E20')}${val('u', 'single')}`,
  },
  {
    of: 'run',
    id: LOOKS.removed,
    name: 'Cell Removed',
    run: `<w:strike/>${colour('B00020')}`,
  },
];
