import { idOfBookmark } from '#server/interchange/reading/identity.ts';
import type { Place } from '#server/interchange/reading/means.ts';
import { type Pointer, pointerIn } from '#server/interchange/reading/pointer.ts';
import { picturesIn } from '#server/interchange/reading/pictures.ts';
import type { Piece, Raw, RawWords } from '#server/interchange/reading/raw.ts';
import { restylings } from '#server/interchange/reading/restyling.ts';
import { revisionOf, takeRange } from '#server/interchange/reading/revisions.ts';
import { lookOf } from '#server/interchange/reading/run-look.ts';
import {
  below,
  child,
  type Element,
  elements,
  isOn,
  textIn,
  valueOf,
} from '#server/interchange/reading/xml-tree.ts';
import { isSafeAddress } from '#shared/paper/safe-address.ts';
import type { Entry } from '#shared/suggestion/entry.ts';
import { BREAK_CHARACTER } from '#shared/suggestion/marks.ts';

/** The running text of a paragraph. */
export interface LineRead {
  readonly pieces: readonly Piece[];
  readonly ids: readonly string[];
  /** True where a table of contents stands in it. */
  readonly isContents: boolean;
}

interface LineWish {
  readonly place: Place;
  /** The paragraph's style, where the look of its words is to be taken. */
  readonly style: string | undefined;
  /** Reads what stands in a text box. */
  readonly aside: (element: Element) => Raw[];
}

/** What is around a run. */
interface Around {
  readonly changes: readonly Entry[];
  readonly link: string | null;
}

/** Reads the runs of a paragraph with everything around and between them. */
export function readLine(paragraph: Element, wish: LineWish): LineRead {
  const line = new Line(wish);
  line.read(paragraph, { changes: wish.place.around, link: null });
  return line.end();
}

const WRAPPERS = new Set(['w:smartTag', 'w:customXml', 'w:dir', 'w:bdo', 'w:sdtContent']);
/** Styles of letters in which this house writes what it computes anew. */
const COMPUTED = new Set(['Paragraph Number', 'Heading Number']);
const SILENT = new Set([
  'w:rPr',
  'w:lastRenderedPageBreak',
  'w:footnoteRef',
  'w:endnoteRef',
  'w:annotationRef',
  'w:separator',
  'w:continuationSeparator',
  'w:delInstrText',
]);

class Line {
  readonly #wish: LineWish;
  readonly #pieces: Piece[] = [];
  readonly #ids: string[] = [];
  #isContents = false;
  /** The bookmark of a note stands directly before it. */
  #noteId: string | null = null;

  constructor(wish: LineWish) {
    this.#wish = wish;
  }

  get #place(): Place {
    return this.#wish.place;
  }

  end(): LineRead {
    const { ranges } = this.#place.means;
    for (const thread of ranges.takeWaiting()) this.#putOnWords(thread);
    return { pieces: this.#pieces, ids: this.#ids, isContents: this.#isContents };
  }

  read(parent: Element, around: Around): void {
    this.#isContents ||= this.#place.fields.state.isContents;
    for (const one of elements(parent)) this.#inline(one, around);
  }

  #inline(one: Element, around: Around): void {
    const { means } = this.#place;
    if (one.name === 'w:r') return this.#run(one, around);
    if (WRAPPERS.has(one.name)) return this.read(one, around);
    const entry = revisionOf(means, one);
    if (entry) return this.read(one, { ...around, changes: [...around.changes, entry] });
    if (takeRange(means, one)) return;
    switch (one.name) {
      case 'w:hyperlink':
        return this.read(one, { ...around, link: this.#linkOf(one) ?? around.link });
      case 'w:sdt':
        return this.#control(one, around);
      case 'w:fldSimple':
        return this.#simpleField(one, around);
      case 'w:bookmarkStart':
        return this.#bookmark(one);
      case 'mc:AlternateContent':
        return this.read(child(one, 'mc:Choice') ?? child(one, 'mc:Fallback') ?? one, around);
      case 'm:oMath':
      case 'm:oMathPara':
        means.tally.add('equations');
        return this.#words(below(one, 'm:t').map(textIn).join(''), around, undefined);
      default:
    }
  }

  #bookmark({ attrs }: Element): void {
    const { identity } = this.#place.means;
    const id = identity && idOfBookmark(attrs['w:name']);
    if (id && identity.blocks.has(id) && this.#pieces.length === 0) this.#ids.push(id);
    else if (id) this.#noteId = id;
  }

  #control(one: Element, around: Around): void {
    const properties = child(one, 'w:sdtPr');
    const box = child(properties, 'w14:checkbox');
    const pointer = this.#place.means.identity && pointerIn(one);
    if (box) {
      const state = child(box, 'w14:checked')?.attrs['w14:val'];
      this.#pieces.push({ kind: 'box', isDone: state === '1' || state === 'true' });
    } else if (pointer) this.#reference(pointer, around);
    else this.read(child(one, 'w:sdtContent') ?? one, around);
  }

  #reference({ to, run, revisions }: Pointer, around: Around): void {
    const { means } = this.#place;
    if (this.#place.fields.state.isSilent) return;
    const own = revisions.flatMap((one) => revisionOf(means, one) ?? []);
    if (around.changes.length + own.length === 0) means.book.pass();
    const { look, entries } = restylings(child(run, 'w:rPr'), this.#surroundings(around), means);
    const changes = [...around.changes, ...own, ...entries];
    const threads = means.ranges.onWords();
    this.#pieces.push({ kind: 'reference', to, target: null, look, changes, threads });
    this.#noteId = null;
  }

  #simpleField(one: Element, around: Around): void {
    const { fields } = this.#place;
    fields.sign('begin');
    fields.instruct(one.attrs['w:instr'] ?? '');
    this.#beginResult();
    this.read(one, around);
    fields.sign('end');
  }

  #beginResult(): void {
    const { fields, means } = this.#place;
    if (/^(?:REF|NOTEREF|PAGEREF)$/.test(fields.name) && !fields.state.isContents)
      means.tally.add('references-as-words');
    fields.sign('separate');
  }

  #linkOf({ attrs }: Element): string | null {
    const { relations } = this.#place;
    const target = relations.get(attrs['r:id'] ?? '')?.target;
    const anchor = attrs['w:anchor'];
    return this.#safe(target === undefined && anchor !== undefined ? `#${anchor}` : target);
  }

  #safe(address: string | undefined): string | null {
    const { tally } = this.#place.means;
    if (address === undefined) return null;
    if (address.startsWith('#')) {
      if (!this.#place.fields.state.isContents) tally.add('inside-links');
      return null;
    }
    const spelled = address.trim().replaceAll(' ', '%20');
    if (isSafeAddress(spelled)) tally.add('links');
    else tally.add('unsafe-links');
    return isSafeAddress(spelled) ? spelled : null;
  }

  #surroundings({ link }: Around) {
    const { place, style } = this.#wish;
    return { styles: place.means.styles, paragraphStyle: style, link };
  }

  #run(run: Element, around: Around): void {
    const { styles, tally } = this.#place.means;
    const properties = child(run, 'w:rPr');
    if (COMPUTED.has(styles.name(valueOf(child(properties, 'w:rStyle'))))) return;
    if (isOn(child(properties, 'w:vanish')) && textIn(run).trim() !== '') {
      tally.add('hidden-words');
      return;
    }
    for (const one of elements(run)) this.#inRun(one, around, properties);
  }

  #inRun(one: Element, around: Around, properties: Element | undefined): void {
    const { fields, means } = this.#place;
    const sign = SIGNS[one.name];
    if (sign !== undefined) return this.#words(sign, around, properties);
    switch (one.name) {
      case 'w:t':
      case 'w:delText':
        return this.#words(spaced(one), around, properties);
      case 'w:br':
      case 'w:cr':
        return this.#break(one, around);
      case 'w:sym':
        return this.#symbol(one, around, properties);
      case 'w:footnoteReference':
        return this.#note('footnote', one, around);
      case 'w:endnoteReference':
        return this.#note('endnote', one, around);
      case 'w:commentReference':
        return means.ranges.point(one.attrs['w:id'] ?? '');
      case 'w:fldChar':
        return this.#fieldSign(one.attrs['w:fldCharType']);
      case 'w:instrText':
        return fields.instruct(textIn(one));
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        return this.#drawing(one, around);
      case 'mc:AlternateContent': {
        const chosen = child(one, 'mc:Choice') ?? child(one, 'mc:Fallback');
        for (const inner of elements(chosen)) this.#inRun(inner, around, properties);
        return;
      }
      default:
        if (!SILENT.has(one.name)) means.tally.add('objects');
    }
  }

  #fieldSign(type: string | undefined): void {
    const { fields, means } = this.#place;
    if (type === 'separate') {
      this.#beginResult();
      this.#isContents ||= fields.state.isContents;
      const { link } = fields.state;
      if (link !== null && fields.name === 'HYPERLINK')
        means.tally.add(isSafeAddress(link) ? 'links' : 'unsafe-links');
    } else fields.sign(type);
  }

  #symbol({ attrs }: Element, around: Around, properties: Element | undefined): void {
    const code = Number.parseInt(attrs['w:char'] ?? '', 16);
    // Above F000 are pictures of a font that nobody else may have.
    if (code > 0x20 && code < 0xd800) this.#words(String.fromCodePoint(code), around, properties);
    else this.#place.means.tally.add('symbols');
  }

  #break({ attrs }: Element, { changes }: Around): void {
    if (this.#place.fields.state.isSilent) return;
    const { means } = this.#place;
    const inserted = changes.find(({ kind }) => kind === 'insertion');
    if (attrs['w:type'] === 'page') this.#pieces.push({ kind: 'page-break' });
    else if (inserted) {
      means.tally.add('breaks-as-ends');
      const look = lookOf(undefined, this.#surroundings({ changes, link: null }));
      const threads = means.ranges.onWords();
      this.#pieces.push({ kind: 'proposed-end', text: BREAK_CHARACTER, look, changes, threads });
    } else {
      if (changes.length > 0) means.tally.add('structure-proposed');
      this.#pieces.push({ kind: 'line-break' });
    }
  }

  #note(kind: 'footnote' | 'endnote', { attrs }: Element, { changes }: Around): void {
    const { note, fields } = this.#place;
    if (!note || fields.state.isSilent) return;
    const found = note(kind, attrs['w:id'] ?? '');
    if (!found) return;
    const inline = found.inline.map((one) => ({ ...one, changes: [...changes, ...one.changes] }));
    this.#pieces.push({ ...found, inline, id: this.#noteId ?? found.id });
    this.#noteId = null;
    if (changes.length === 0) this.#place.means.book.pass();
  }

  #drawing(one: Element, { changes }: Around): void {
    const { pictures, asides } = picturesIn(one, this.#place, changes);
    this.#pieces.push(...pictures);
    for (const aside of asides) {
      const blocks = this.#wish.aside(aside);
      if (blocks.length > 0) this.#pieces.push({ kind: 'aside', blocks });
    }
  }

  #words(text: string, around: Around, properties: Element | undefined): void {
    const { fields, means } = this.#place;
    const { isSilent, link, sequence } = fields.state;
    const plain = this.#withoutSigns(text);
    if (isSilent || plain === '') return;
    const address = around.link ?? (link !== null && isSafeAddress(link) ? link : null);
    const surroundings = this.#surroundings({ ...around, link: address });
    if (around.changes.length === 0) means.book.pass();
    const { look, entries } = restylings(properties, surroundings, means);
    const changes = [...around.changes, ...entries];
    const threads = means.ranges.onWords();
    const words: RawWords = { kind: 'words', text: plain, look, changes, threads };
    this.#pieces.push(sequence === null ? words : { ...words, sequence });
    this.#noteId = null;
  }

  #withoutSigns(text: string): string {
    const plain = text.replaceAll(/[\u202A-\u202E\uFFFC\uFFFE\uFFFF]/g, '');
    if (plain.length < text.length) this.#place.means.tally.add('direction-signs');
    return plain;
  }

  /** A comment without a range goes to the words before it, else to those after it. */
  #putOnWords(thread: string): void {
    const { ranges } = this.#place.means;
    const at = this.#pieces.findLastIndex(({ kind }) => kind === 'words');
    const found = this.#pieces[at];
    if (found?.kind !== 'words') return;
    this.#pieces[at] = { ...found, threads: [...found.threads, thread] };
    ranges.place(thread);
  }
}

const SIGNS: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:noBreakHyphen': '\u2011',
  'w:softHyphen': '\u00AD',
};

/** Blanks at the ends count only where the file says so. */
function spaced(element: Element): string {
  const text = textIn(element).replaceAll(/[\t\r\n]/g, ' ');
  return element.attrs['xml:space'] === 'preserve' ? text : text.trim();
}
