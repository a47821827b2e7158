import { isPlainLine } from '#shared/contract/plain-line.ts';
import { isBlockId } from '#shared/paper/block-id.ts';
import { isSafeAddress } from '#shared/paper/safe-address.ts';
import { formatEntries, isSuggestionId, parseEntries, RESTYLES } from '#shared/suggestion/entry.ts';

/**
 * The schema of a paper, as data: the editor builds its Tiptap nodes from it, the gate judges every update by it, and
 * a test holds the two together.
 *
 * Two rules keep a merge of honest edits from ever destroying text:
 * - every content expression is one set repeated (`(a | b)+` or `*`), so a node that is invalid after a merge can only be
 *   an empty one, never one that holds text;
 * - every attribute is null by default (tables excepted, whose numbers are written when the cell is made), so that
 *   opening a paper never writes.
 */
export interface AttributeRule {
  readonly default: string | number | null;
  /** Judges a value that is not the default. Anything but a plain string or number never gets this far. */
  readonly accepts: (value: unknown) => boolean;
}
export interface NodeRule {
  readonly content: string;
  readonly group?: 'block' | 'inline';
  readonly attributes: Readonly<Record<string, AttributeRule>>;
}
export interface MarkRule {
  /** Several of it may lie on the same text, told apart by their `id`. */
  readonly overlaps?: true;
  readonly attributes: Readonly<Record<string, AttributeRule>>;
}

/** The six dimensions of a challenge, in the order of the forum's picture. */
export const DIMENSIONS = [
  'regulation',
  'structure',
  'coordination',
  'human-capital',
  'mechanisms',
  'government-system',
] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Typed blocks: the register is read out of them. */
export const TYPED_BLOCKS = ['challenge', 'interventionPoint', 'recommendation'] as const;
export type TypedBlock = (typeof TYPED_BLOCKS)[number];

/** How an ordered list counts where it differs from the habit of its depth. */
export const LIST_STYLES = ['decimal', 'hebrew', 'latin', 'roman'] as const;

/** What a call-out says at a glance; none is a plain note. */
export const CALLOUT_TONES = ['important', 'example', 'question'] as const;

export const HIGHLIGHTS = ['yellow', 'green', 'blue', 'pink'] as const;

/** The one character that a reference marks: U+FFFC, which no keyboard makes. */
export const REFERENCE_CHARACTER = '\uFFFC';

const oneOf = (...values: readonly (string | number)[]): AttributeRule => ({
  default: null,
  accepts: (value) => values.some((allowed) => allowed === value),
});
const wholeNumber = (fallback: number | null, min: number, max: number): AttributeRule => ({
  default: fallback,
  accepts: (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max,
});

const shaped = (shape: RegExp): AttributeRule => ({
  default: null,
  accepts: (value) => typeof value === 'string' && shape.test(value),
});

const BLOCK_ID: AttributeRule = { default: null, accepts: isBlockId };
/** Stored only where it differs from the paper's own direction. */
const DIRECTION = oneOf('ltr', 'rtl');
/** Ids of linked blocks, parted by single blanks; `paperId/blockId` for a block of another paper. */
const LINKS: AttributeRule = {
  default: null,
  accepts: (value) =>
    typeof value === 'string' &&
    value.length <= 4000 &&
    /^[\w-]+(?:\/[\w-]+)?(?: [\w-]+(?:\/[\w-]+)?)*$/.test(value),
};
/** Column widths in CSS pixels, parted by commas: a text, because an array in a shared attribute can brick a page. */
const COLUMN_WIDTHS = shaped(/^\d{1,4}(?:,\d{1,4}){0,49}$/);
/** An image of the paper, by the SHA-256 of its bytes in hexadecimal. */
const FILE = shaped(/^[0-9a-f]{64}$/);
/** Width and height of an image in its own pixels, so that its place is kept before it has arrived. */
const PIXELS = shaped(/^[1-9]\d{0,4}x[1-9]\d{0,4}$/);
const PERSON_ID = shaped(/^[\w-]{8,40}$/);
const ALT: AttributeRule = {
  default: null,
  accepts: (value) =>
    typeof value === 'string' && value !== '' && value.length <= 1000 && isPlainLine(value),
};

/** What is suggested about a block: entries as `suggestion/entry.ts` writes them, each under a key of its own in the paper. */
const PROPOSED: AttributeRule = {
  default: null,
  accepts: (value) =>
    typeof value === 'string' && value !== '' && formatEntries(parseEntries(value)) === value,
};
const SUGGESTION = {
  id: { default: null, accepts: isSuggestionId },
  author: shaped(/^[\w-]{1,40}$/),
  at: wholeNumber(null, 1.5e12, 1e15),
};

const BLOCK = { id: BLOCK_ID, proposed: PROPOSED };
const FLOW = '(paragraph | bulletList | orderedList | taskList)+';
const CELL_FLOW = '(paragraph | bulletList | orderedList | taskList | figure)+';
/** `align` is stored only where it differs from the start of the line. */
const TEXT_BLOCK = { ...BLOCK, dir: DIRECTION, align: oneOf('center', 'end', 'justify') };
const TYPED = { ...BLOCK, dimension: oneOf(...DIMENSIONS), links: LINKS };
const CELL = {
  colspan: wholeNumber(1, 1, 50),
  rowspan: wholeNumber(1, 1, 500),
  colwidth: COLUMN_WIDTHS,
};

export const NODES: Readonly<Record<string, NodeRule>> = {
  doc: { content: 'block+', attributes: {} },
  paragraph: { content: 'inline*', group: 'block', attributes: TEXT_BLOCK },
  heading: {
    content: 'inline*',
    group: 'block',
    // `numbered` takes a heading out of the automatic numbers, such as an abstract.
    attributes: { ...TEXT_BLOCK, level: wholeNumber(null, 1, 4), numbered: oneOf('no') },
  },
  bulletList: { content: 'listItem+', group: 'block', attributes: BLOCK },
  orderedList: {
    content: 'listItem+',
    group: 'block',
    attributes: {
      ...BLOCK,
      start: wholeNumber(null, 0, 100_000),
      style: oneOf(...LIST_STYLES),
    },
  },
  listItem: { content: FLOW, attributes: { proposed: PROPOSED } },
  taskList: { content: 'taskItem+', group: 'block', attributes: BLOCK },
  taskItem: { content: FLOW, attributes: { checked: oneOf('yes'), proposed: PROPOSED } },
  blockquote: { content: FLOW, group: 'block', attributes: BLOCK },
  callout: {
    content: FLOW,
    group: 'block',
    attributes: { ...BLOCK, tone: oneOf(...CALLOUT_TONES) },
  },
  // Its inline content is the caption.
  figure: {
    content: 'inline*',
    group: 'block',
    attributes: {
      ...BLOCK,
      dir: DIRECTION,
      file: FILE,
      alt: ALT,
      pixels: PIXELS,
      /** In percent of the text's width. */
      width: wholeNumber(null, 10, 100),
    },
  },
  // The numbered line over a table; a figure carries its own.
  caption: { content: 'inline*', group: 'block', attributes: { ...BLOCK, dir: DIRECTION } },
  pageBreak: { content: '', group: 'block', attributes: BLOCK },
  tableOfContents: { content: '', group: 'block', attributes: BLOCK },
  horizontalRule: { content: '', group: 'block', attributes: BLOCK },
  table: { content: 'tableRow+', group: 'block', attributes: BLOCK },
  tableRow: { content: '(tableCell | tableHeader)+', attributes: { proposed: PROPOSED } },
  tableCell: { content: CELL_FLOW, attributes: CELL },
  tableHeader: { content: CELL_FLOW, attributes: CELL },
  challenge: { content: FLOW, group: 'block', attributes: TYPED },
  interventionPoint: { content: FLOW, group: 'block', attributes: TYPED },
  recommendation: { content: FLOW, group: 'block', attributes: TYPED },
  hardBreak: { content: '', group: 'inline', attributes: {} },
  text: { content: '', group: 'inline', attributes: {} },
};

/**
 * Marks whose attributes are all set when they stand; one that lacks a value is not shown.
 *
 * Notes, references and mentions are marks and not inline nodes: an inline node cuts its paragraph's text in two, and
 * what colleagues type around it at that moment can be displaced. So the words of a footnote stand in the paragraph that
 * they belong to, move with it and are drawn elsewhere; a reference marks one placeholder character, whose words are
 * made from what it points to and are never stored.
 */
export const MARKS: Readonly<Record<string, MarkRule>> = {
  bold: { attributes: {} },
  italic: { attributes: {} },
  underline: { attributes: {} },
  strike: { attributes: {} },
  superscript: { attributes: {} },
  subscript: { attributes: {} },
  highlight: { attributes: { colour: oneOf(...HIGHLIGHTS) } },
  /** The words of a footnote; `id` tells one note from the next. */
  footnote: { attributes: { id: BLOCK_ID } },
  /** On one REFERENCE_CHARACTER: points to a block, or to a footnote, of the same paper. */
  reference: { attributes: { to: BLOCK_ID } },
  mention: { attributes: { person: PERSON_ID } },
  /** Entries of suggestions on text (`suggestion/`), and the sign of a proposed paragraph end. */
  insertion: { overlaps: true, attributes: SUGGESTION },
  deletion: { overlaps: true, attributes: SUGGESTION },
  restyled: {
    overlaps: true,
    attributes: {
      ...SUGGESTION,
      to: oneOf(...RESTYLES.flatMap((mark) => [`+${mark}`, `-${mark}`])),
    },
  },
  proposedBreak: { attributes: {} },
  /**
   * Words on which somebody remarked: `id` is the thread's, and all that the text says of it. Written by the server alone,
   * carried along by whoever edits, and without any look of its own.
   */
  comment: { overlaps: true, attributes: { id: { default: null, accepts: isSuggestionId } } },
  link: { attributes: { href: { default: null, accepts: isSafeAddress } } },
};

/** How deep elements may nest: far beyond any paper, far below what a recursive reader minds. */
export const MAX_DEPTH = 24;

const childrenOf = new Map<string, ReadonlySet<string>>();
for (const [name, rule] of Object.entries(NODES)) {
  const named = rule.content.match(/[A-Za-z]+/g) ?? [];
  const inGroup = (group: string) =>
    Object.entries(NODES).flatMap(([node, { group: own }]) => (own === group ? [node] : []));
  childrenOf.set(name, new Set(named.flatMap((word) => (word in NODES ? [word] : inGroup(word)))));
}

/** Names of the nodes that may stand directly inside `name`; empty for a node the schema does not know. */
export function childrenAllowedIn(name: string): ReadonlySet<string> {
  return childrenOf.get(name) ?? new Set();
}

/** Whether running text may stand directly inside `name`. */
export function takesText(name: string): boolean {
  return childrenAllowedIn(name).has('text');
}
