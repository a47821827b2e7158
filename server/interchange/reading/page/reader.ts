import { alignIn } from '#server/interchange/reading/page/align.ts';
import { figureBlocks } from '#server/interchange/reading/page/figures.ts';
import { frameOf } from '#server/interchange/reading/page/frames.ts';
import { leftBehind } from '#server/interchange/reading/page/left-behind.ts';
import { changesOf, told } from '#server/interchange/reading/page/house.ts';
import { imageOf } from '#server/interchange/reading/page/images.ts';
import { linesIn } from '#server/interchange/reading/page/direction.ts';
import { Lines, type Tied, trimmed } from '#server/interchange/reading/page/lines.ts';
import { listBlock } from '#server/interchange/reading/page/lists.ts';
import { lookIn } from '#server/interchange/reading/page/look.ts';
import type { PageMeans, PageParts } from '#server/interchange/reading/page/means.ts';
import { wordsOf } from '#server/interchange/reading/page/notes.ts';
import { NO_LEVEL, type Place, TOP } from '#server/interchange/reading/page/place.ts';
import type { Style } from '#server/interchange/reading/page/style.ts';
import { tableBlocks } from '#server/interchange/reading/page/tables.ts';
import {
  attributeOf,
  childrenOf,
  type Element,
  hasClass,
  isElement,
  type Node,
  textIn,
} from '#server/interchange/reading/page/tree.ts';
import { WordItems } from '#server/interchange/reading/page/word-items.ts';
import type { Block, Inline, Note } from '#shared/interchange/model.ts';
import { isBlockId } from '#shared/paper/block-id.ts';
import { isSafeAddress } from '#shared/paper/safe-address.ts';
import { BREAK_CHARACTER } from '#shared/suggestion/marks.ts';

/** Elements that stand on lines of their own. */
const BLOCKS: ReadonlySet<string> = new Set(
  'address article aside body center dd details div dl dt fieldset figcaption figure footer form header hgroup html legend main nav p section summary caption td th tr tbody thead tfoot li'.split(
    ' ',
  ),
);
/** Elements by which a page of this house says what is suggested. */
const CHANGES: ReadonlySet<string> = new Set(['ins', 'del', 'span']);

/** Letters that turn what is read around, and those that nothing shows. */
const TURNING = /[\u202A-\u202E\u2066-\u2069]/g;
// oxlint-disable-next-line no-control-regex -- naming the control characters is the point
const UNSEEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFC\uFEFF]/g;

/** Reads the elements of a page into blocks. Nothing in it runs, and nothing that it points to is asked for. */
export class PageReader implements PageParts {
  readonly means: PageMeans;

  constructor(means: PageMeans) {
    this.means = means;
  }

  blocks(nodes: readonly Node[], place: Place): Block[] {
    const lines = new Lines(this.means.isOwn);
    this.#walk(nodes, place, lines);
    lines.end();
    return lines.blocks;
  }

  /** Everything below as one line of words, such as a caption or a note. */
  line(nodes: readonly Node[], place: Place): Inline[] {
    return this.#joined([...linesIn(this.blocks(nodes, place))], place).inline;
  }

  #walk(nodes: readonly Node[], place: Place, lines: Lines): void {
    const items = new WordItems(this, place);
    for (const node of nodes) {
      if (this.means.notes.isTaken(node)) continue;
      if ('value' in node) {
        if (!items.isOpen || node.value.trim() !== '') lines.words(this.#plain(node.value), place);
        continue;
      }
      if (!isElement(node)) continue;
      const style = this.means.sheet.of(node);
      if (!this.means.isOwn && items.take(node, style)) continue;
      if (items.isOpen) lines.push(...items.close());
      this.#element(node, style, place, lines);
    }
    if (items.isOpen) lines.push(...items.close());
  }

  #plain(text: string): string {
    const plain = text.replaceAll(TURNING, '');
    if (plain.length < text.length) this.means.tally.add('direction-signs');
    return plain.replaceAll(UNSEEN, '');
  }

  #element(element: Element, style: Style, place: Place, lines: Lines): void {
    const { tagName: name } = element;
    if (this.#isLeft(element, style)) return;
    const at = this.placeIn(element, style, place);
    if (this.#breaksPage(element, style)) lines.push(sign('page-break', this.tied(element)));
    if (name === 'br') return lines.lineBreak(at);
    if (name === 'hr')
      return lines.push(
        sign(hasClass(element, 'page-break') ? 'page-break' : 'rule', this.tied(element)),
      );
    if (name === 'img') return this.#image(element, style, lines);
    if (name === 'ul' || name === 'ol' || name === 'menu' || name === 'dir')
      return lines.push(...listBlock(this, element, style, at));
    if (name === 'table') return lines.push(...tableBlocks(this, element, at));
    if (name === 'figure') return lines.push(...figureBlocks(this, element, at));
    if (name === 'pre' || name === 'xmp' || name === 'listing')
      return this.#code(element, at, lines);
    if (/^h[1-6]$/.test(name)) return this.#heading(element, at, lines);
    if (name === 'blockquote' || (this.means.isOwn && attributeOf(element, 'data-of') !== null))
      return lines.push(frameOf(this, element, at));
    if (this.means.isOwn && hasClass(element, 'contents'))
      return lines.push(sign('contents', this.tied(element)));
    if (BLOCKS.has(name)) return this.#block(element, at, lines);
    return this.#inline(element, at, lines);
  }

  /** What is left behind, and told where it is more than nothing. */
  #isLeft(element: Element, style: Style): boolean {
    const code = leftBehind(element, style, this.means.isOwn);
    if (code !== null && code !== 'silent') this.means.tally.add(code);
    return code !== null;
  }

  placeIn(element: Element, style: Style, place: Place): Place {
    const { isOwn, book } = this.means;
    const { tagName: name } = element;
    const told = (attributeOf(element, 'dir') ?? style.get('direction') ?? '').toLowerCase();
    const dir = told === 'rtl' || told === 'ltr' ? told : told === 'auto' ? null : place.dir;
    // What is put in and taken out in a page of this house is suggested there, and no look.
    const isChange = isOwn && CHANGES.has(name);
    const changes = isChange ? changesOf(element, book) : [];
    return {
      ...place,
      dir,
      align: alignIn(element, style, { ...place, dir }, this.means),
      look: isChange ? place.look : lookIn(element, isOwn ? NO_STYLE : style, place.look),
      changes: changes.length > 0 ? [...place.changes, ...changes] : place.changes,
    };
  }

  /** Which block of a paper it was, where this house wrote it. */
  tied(element: Element): Tied {
    const { isOwn, book } = this.means;
    if (!isOwn) return { id: null, changes: [] };
    return {
      id: told('paragraph', 'id', attributeOf(element, 'data-id')),
      changes: changesOf(element, book),
    };
  }

  #breaksPage({ tagName }: Element, style: Style): boolean {
    const told = style.get('page-break-before') ?? style.get('break-before') ?? '';
    return !this.means.isOwn && /^(?:always|page|left|right)/.test(told) && tagName !== 'tr';
  }

  #block(element: Element, around: Place, lines: Lines): void {
    const isCaption = this.means.isOwn && hasClass(element, 'caption');
    if (isCaption) return lines.push(this.caption(element, this.#lettered(around)));
    const place = element.tagName === 'p' ? this.#lettered(around) : around;
    if (element.tagName === 'p') lines.begin(place, this.tied(element));
    else lines.end();
    const at = element.tagName === 'dt' ? { ...place, look: { ...place.look, bold: true } } : place;
    this.#walk(childrenOf(element), at, lines);
    return lines.end();
  }

  /** In a line that this house wrote, blanks are letters. */
  #lettered(place: Place): Place {
    return this.means.isOwn ? { ...place, keepsBlanks: true } : place;
  }

  caption(element: Element, place: Place): Block {
    const inline = this.line(childrenOf(element), place);
    return {
      kind: 'caption',
      ...this.tied(element),
      dir: place.dir,
      inline,
      number: null,
      label: null,
    };
  }

  #heading(element: Element, place: Place, lines: Lines): void {
    const { isOwn } = this.means;
    const shown = Number(element.tagName.slice(1)) - (isOwn ? 1 : 0);
    const level = isOwn && attributeOf(element, 'data-level') === 'none' ? null : shown;
    const counts = !isOwn || attributeOf(element, 'data-counts') !== 'no';
    // Bold is how a heading looks, and no word of it is meant more than another.
    const look = isOwn ? place.look : { ...place.look, bold: false };
    const at = { ...this.#lettered(place), look, level: level ?? NO_LEVEL, counts };
    lines.begin(at, this.tied(element));
    this.#walk(childrenOf(element), at, lines);
    lines.end();
  }

  #image(element: Element, style: Style, lines: Lines): void {
    const figure = imageOf(element, style, this.means);
    if (figure) lines.put(figure);
  }

  /** Code has no place in a paper but as words: its lines stay lines. */
  #code(element: Element, place: Place, lines: Lines): void {
    this.means.tally.add('code');
    lines.begin(place, { id: null, changes: [] });
    const all = textIn(element).replace(/^\n/, '').replace(/\s+$/, '').split('\n');
    for (const [at, line] of all.entries()) {
      if (at > 0) lines.piece({ kind: 'line-break' }, place);
      const text = this.#plain(line).replace(/^[ \t]+/, (blanks) => '\u00A0'.repeat(blanks.length));
      if (text !== '')
        lines.piece({ kind: 'words', text, look: place.look, changes: [], threads: [] }, place);
    }
    lines.end();
  }

  #inline(element: Element, place: Place, lines: Lines): void {
    const note = this.means.notes.of(element);
    // A note within a note leads nowhere.
    if (note) return place.inNote ? undefined : this.#note(element, wordsOf(note), place, lines);
    const { look, changes } = place;
    const worded = { look, changes, threads: [] };
    const isOwn = (name: string) => this.means.isOwn && attributeOf(element, name) !== null;
    if (isOwn('data-end'))
      return lines.piece({ kind: 'proposed-end', text: BREAK_CHARACTER, ...worded }, place);
    const to = isOwn('data-to') ? attributeOf(element, 'data-to') : null;
    if (isBlockId(to))
      return lines.piece({ kind: 'reference', to, target: null, ...worded }, place);
    if (element.tagName === 'math') this.means.tally.add('equations');
    const inner = element.tagName === 'a' ? this.#linked(element, place) : place;
    return this.#walk(childrenOf(element), inner, lines);
  }

  #linked(element: Element, place: Place): Place {
    const href = attributeOf(element, 'href')?.trim() ?? '';
    if (href === '') return place;
    const { tally } = this.means;
    // A link is underlined by being one.
    const look = { ...place.look, underline: this.means.isOwn && place.look.underline };
    const isInside = href.startsWith('#');
    if (isSafeAddress(href)) {
      tally.add('links');
      return { ...place, look: { ...look, link: href } };
    }
    tally.add(isInside ? 'inside-links' : 'unsafe-links');
    return place;
  }

  #note(sign: Element, nodes: readonly Node[], place: Place, lines: Lines): void {
    const { tally, newId, isOwn } = this.means;
    const at = { ...TOP, keepsBlanks: isOwn, dir: place.dir, inNote: true };
    const all = this.#joined([...linesIn(this.blocks(nodes, at))], at);
    const inline = all.inline.flatMap((one): Note['inline'] => {
      if (one.kind === 'line-break') return [blankOf(at)];
      return one.kind === 'note' ? [] : [one];
    });
    if (inline.length === 0) return;
    tally.add('notes');
    if (all.count > 1) tally.add('joined-notes');
    const { parentNode: around } = sign;
    const own = around && 'tagName' in around ? attributeOf(around, 'data-note') : null;
    const id = isOwn && isBlockId(own) ? own : `note-${newId()}`;
    lines.piece({ kind: 'note', id, number: null, inline }, place);
  }

  /** Lines as one, with a blank between them. */
  #joined(all: readonly (readonly Inline[])[], place: Place) {
    const inline = all.flatMap((one, at) => (at === 0 ? one : [blankOf(place), ...one]));
    return { inline: this.means.isOwn ? inline : trimmed(inline), count: all.length };
  }
}

const NO_STYLE: Style = new Map();

const blankOf = ({ look }: Place) =>
  ({ kind: 'words', text: ' ', look, changes: [], threads: [] }) as const;

function sign(kind: 'page-break' | 'rule' | 'contents', tied: Tied): Block {
  return { kind, ...tied };
}
