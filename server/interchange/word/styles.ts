import { TEXT_WIDTH } from '#server/interchange/word/figures.ts';
import { HEADING_LIST } from '#server/interchange/word/lists.ts';
import type { Writing } from '#server/interchange/word/writing.ts';
import { part, tag, val } from '#server/interchange/word/xml.ts';

/** What every Hebrew desk has; a face of the same name from elsewhere stands in for it. */
const FONT = 'David';
export const HEAD_FONT = 'Arial';
export const INK = '1F3A5F';
export const SOFT = '595959';

export interface Style {
  readonly of?: 'run';
  readonly id: string;
  readonly name: string;
  readonly basedOn?: string;
  readonly next?: string;
  readonly paragraph?: string;
  readonly run?: string;
}

export const size = (points: number) => val('sz', points * 2) + val('szCs', points * 2);
export const BOLD = '<w:b/><w:bCs/>';
export const fonts = (name: string) =>
  tag('w:rFonts', { 'w:ascii': name, 'w:hAnsi': name, 'w:eastAsia': name, 'w:cs': name });
export const colour = (hex: string) => val('color', hex);
export const space = (before: number, after: number, line?: number) =>
  tag('w:spacing', {
    'w:before': before,
    'w:after': after,
    'w:line': line,
    'w:lineRule': line === undefined ? null : 'auto',
  });
const border = (side: string, shade: string, width = 4) =>
  tag(`w:${side}`, { 'w:val': 'single', 'w:sz': width, 'w:space': 4, 'w:color': shade });
const fill = (hex: string) => tag('w:shd', { 'w:val': 'clear', 'w:color': 'auto', 'w:fill': hex });
const endTab = (leader: string | null) =>
  tag('w:tabs', {}, tag('w:tab', { 'w:val': 'right', 'w:leader': leader, 'w:pos': TEXT_WIDTH }));

const HEADING_SIZES = [18, 15, 13, 12];

/** Pieces of paragraph properties stand in Word's order: keep, list, borders, shade, tabs, direction, space, indent, side. */
export const RTL = '<w:bidi/>';

const STYLES: readonly Style[] = [
  {
    id: 'TOCHeading',
    name: 'TOC Heading',
    next: 'Normal',
    paragraph: `<w:keepNext/>${RTL}${space(240, 120)}`,
    run: `${fonts(HEAD_FONT)}${BOLD}${colour(INK)}${size(15)}`,
  },
  {
    id: 'Title',
    name: 'Title',
    next: 'Normal',
    paragraph: `${RTL}${space(60, 120)}`,
    run: `${fonts(HEAD_FONT)}${BOLD}${colour(INK)}${size(24)}`,
  },
  {
    id: 'Forum',
    name: 'Forum',
    next: 'Title',
    paragraph: `${RTL}${space(0, 60)}`,
    run: `${colour(SOFT)}${size(12)}`,
  },
  {
    id: 'Facts',
    name: 'Facts',
    next: 'Normal',
    paragraph: `${RTL}${space(0, 120)}`,
    run: `${colour(SOFT)}${size(11)}`,
  },
  { id: 'ListParagraph', name: 'List Paragraph', paragraph: `${RTL}${space(0, 60)}` },
  {
    id: 'Quote',
    name: 'Quote',
    paragraph: `${RTL}${tag('w:ind', { 'w:left': 567, 'w:right': 567 })}`,
    run: '<w:i/><w:iCs/>',
  },
  {
    id: 'CalloutLabel',
    name: 'Callout Label',
    next: 'Callout',
    paragraph: `<w:keepNext/>${tag('w:pBdr', {}, border('top', 'B8860B', 8))}${fill('FBF3DC')}${RTL}${space(160, 0)}`,
    run: `${BOLD}${colour('6B4E00')}${size(11)}`,
  },
  { id: 'Callout', name: 'Callout', paragraph: `${fill('FBF3DC')}${RTL}${space(0, 60)}` },
  {
    id: 'BlockLabel',
    name: 'Block Label',
    next: 'BlockText',
    paragraph: `<w:keepNext/>${tag('w:pBdr', {}, border('top', INK, 8))}${fill('E8EDF3')}${RTL}${space(200, 60)}`,
    run: `${fonts(HEAD_FONT)}${BOLD}${colour(INK)}${size(11)}`,
  },
  { id: 'BlockText', name: 'Block Text', paragraph: RTL },
  {
    id: 'ReservationLabel',
    name: 'Reservation Label',
    next: 'Reservation',
    paragraph: `<w:keepNext/>${RTL}${space(120, 0)}${tag('w:ind', { 'w:left': 425 })}`,
    run: `${BOLD}${colour(SOFT)}${size(10.5)}`,
  },
  {
    id: 'Reservation',
    name: 'Reservation',
    paragraph: `${RTL}${space(0, 40)}${tag('w:ind', { 'w:left': 425 })}`,
    run: size(11),
  },
  {
    id: 'ReservationSignature',
    name: 'Reservation Signature',
    paragraph: `${RTL}${space(0, 160)}${tag('w:ind', { 'w:left': 425 })}`,
    run: `${BOLD}${size(10.5)}`,
  },
  {
    id: 'Figure',
    name: 'Figure',
    next: 'Caption',
    paragraph: `${RTL}${space(120, 60)}${val('jc', 'center')}`,
  },
  {
    id: 'Caption',
    name: 'caption',
    next: 'Normal',
    paragraph: `${RTL}${space(60, 120)}`,
    run: `${BOLD}${colour(SOFT)}${size(10.5)}`,
  },
  {
    id: 'TableText',
    name: 'Table Text',
    paragraph: `${RTL}${space(20, 20, 252)}`,
    run: size(11),
  },
  { id: 'TableHead', name: 'Table Head', basedOn: 'TableText', run: BOLD },
  {
    id: 'AfterTable',
    name: 'After Table',
    next: 'Normal',
    paragraph: `${RTL}${space(0, 0, 240)}`,
    run: size(4),
  },
  {
    id: 'Rule',
    name: 'Rule',
    next: 'Normal',
    paragraph: `${tag('w:pBdr', {}, border('bottom', 'A6A6A6'))}${RTL}`,
  },
  {
    id: 'Header',
    name: 'header',
    paragraph: `${endTab(null)}${RTL}${space(0, 0, 240)}`,
    run: `${colour(SOFT)}${size(9)}`,
  },
  {
    id: 'Footer',
    name: 'footer',
    paragraph: `${RTL}${space(0, 0, 240)}${val('jc', 'center')}`,
    run: `${colour(SOFT)}${size(9)}`,
  },
  {
    id: 'FootnoteText',
    name: 'footnote text',
    paragraph: `${RTL}${space(0, 20, 240)}`,
    run: size(10),
  },
  {
    id: 'CommentText',
    name: 'annotation text',
    paragraph: `${RTL}${space(0, 0, 240)}`,
    run: size(10),
  },
];

function headingStyles(wordCounts: boolean): Style[] {
  return HEADING_SIZES.map((points, at) => {
    const level = String(at + 1);
    const list = wordCounts ? tag('w:numPr', {}, val('ilvl', at), val('numId', HEADING_LIST)) : '';
    const before = at === 0 ? 360 : 240;
    return {
      id: `Heading${level}`,
      name: `heading ${level}`,
      next: 'Normal',
      paragraph: `<w:keepNext/><w:keepLines/>${list}${RTL}${space(before, 120)}${val('outlineLvl', at)}`,
      run: `${fonts(HEAD_FONT)}${BOLD}${colour(INK)}${size(points)}`,
    };
  });
}

function contentsStyles(): Style[] {
  return HEADING_SIZES.map((_, at) => {
    const level = String(at + 1);
    return {
      id: `TOC${level}`,
      name: `toc ${level}`,
      next: 'Normal',
      paragraph: `${endTab('dot')}${RTL}${space(0, 60)}${tag('w:ind', { 'w:left': 240 * at })}`,
      run: at === 0 ? BOLD : '',
    };
  });
}

const RUN_STYLES: readonly Style[] = [
  { id: 'Hyperlink', name: 'Hyperlink', run: `${colour('0B5394')}${val('u', 'single')}` },
  { id: 'Mention', name: 'Mention', run: BOLD },
  { id: 'BrokenReference', name: 'Broken Reference', run: colour('B00020') },
  { id: 'ParagraphNumber', name: 'Paragraph Number', run: `${colour('7F7F7F')}${size(8)}` },
  { id: 'HeadingNumber', name: 'Heading Number' },
  { id: 'FootnoteReference', name: 'footnote reference', run: val('vertAlign', 'superscript') },
  { id: 'CommentReference', name: 'annotation reference', run: size(8) },
];

/** The part `styles.xml`. What is bold, and every size, is said for complex script too: Hebrew takes it from there. */
export function stylesXml(
  { base }: Pick<Writing, 'base'>,
  wordCounts: boolean,
  more: readonly Style[] = [],
): string {
  const languages = tag('w:lang', { 'w:val': 'en-US', 'w:eastAsia': 'en-US', 'w:bidi': 'he-IL' });
  const defaults = tag(
    'w:docDefaults',
    {},
    tag('w:rPrDefault', {}, tag('w:rPr', {}, fonts(FONT), size(12), languages)),
    tag('w:pPrDefault', {}, tag('w:pPr', {}, space(0, 120, 300))),
  );
  const normal = tag(
    'w:style',
    { 'w:type': 'paragraph', 'w:default': 1, 'w:styleId': 'Normal' },
    val('name', 'Normal'),
    '<w:qFormat/>',
    tag('w:pPr', {}, RTL),
  );
  const all = [...headingStyles(wordCounts), ...contentsStyles(), ...STYLES, ...more];
  const ofRuns = (one: Style) => one.of === 'run';
  const styles = part(
    'w:styles',
    defaults,
    normal,
    ...all.filter((one) => !ofRuns(one)).map((style) => styleXml('paragraph', style)),
    ...[...RUN_STYLES, ...more.filter(ofRuns)].map((style) => styleXml('character', style)),
    gridXml(),
  );
  return base === 'rtl' ? styles : styles.replaceAll(RTL, '');
}

function styleXml(type: 'paragraph' | 'character', style: Style): string {
  const { id, name, next, paragraph = '', run = '' } = style;
  const basedOn = style.basedOn ?? (type === 'paragraph' ? 'Normal' : null);
  return tag(
    'w:style',
    { 'w:type': type, 'w:styleId': id },
    val('name', name),
    basedOn === null ? '' : val('basedOn', basedOn),
    next === undefined ? '' : val('next', next),
    '<w:qFormat/>',
    paragraph && tag('w:pPr', {}, paragraph),
    run && tag('w:rPr', {}, run),
  );
}

function gridXml(): string {
  const sides = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) =>
    tag(`w:${side}`, { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': 'A6A6A6' }),
  );
  const margins = ['left', 'right'].map((side) =>
    tag(`w:${side}`, { 'w:w': 100, 'w:type': 'dxa' }),
  );
  return tag(
    'w:style',
    { 'w:type': 'table', 'w:styleId': 'TableGrid' },
    val('name', 'Table Grid'),
    tag('w:tblPr', {}, tag('w:tblBorders', {}, ...sides), tag('w:tblCellMar', {}, ...margins)),
  );
}
