import { bookmarkOf, numberBookmarkOf } from '#server/interchange/word/bookmarks.ts';
import { firstOf } from '#server/interchange/word/first-of.ts';
import { pointerXml } from '#server/interchange/word/pointer.ts';
import type { Relations } from '#server/interchange/word/relations.ts';
import { restyledLook, runLook } from '#server/interchange/word/run-look.ts';
import type { Writing } from '#server/interchange/word/writing.ts';
import { escaped, tag } from '#server/interchange/word/xml.ts';
import type {
  Inline,
  Look,
  Note,
  ProposedEnd,
  Reference,
  Words,
} from '#shared/interchange/model.ts';
import { PLAIN_LOOK } from '#shared/interchange/model.ts';
import { type Direction, directionsOf, scriptRuns } from '#shared/interchange/script-runs.ts';
import type { Entry } from '#shared/suggestion/entry.ts';

/** What is around a line of running text. */
export interface Around {
  readonly writing: Writing;
  /** The part of the file in which it stands. */
  readonly relations: Relations;
  readonly direction: Direction;
  /** What is suggested about everything in it. */
  readonly changes: readonly Entry[];
  /** Writes a note and answers its number in the file; null in a note. */
  readonly addNote: ((note: Note) => number) | null;
  /** What begins and ends at a piece of text, such as the range of a remark. */
  readonly before: (inline: Inline) => string;
  readonly after: (inline: Inline) => string;
}

/** A stretch of a line up to a proposed end of its paragraph; the last one has none. */
export interface Stretch {
  readonly xml: string;
  readonly end: ProposedEnd | null;
}

/** A line of running text as runs: at least one stretch, however empty. */
export function stretchesOf(inline: readonly Inline[], around: Around): Stretch[] {
  const spoken = inline.map(spokenBy);
  const directions = directionsOf(spoken.join(''), around.direction);
  const line = new Line(around);
  const stretches: Stretch[] = [];
  let at = 0;
  for (const [place, one] of inline.entries()) {
    const text = spoken[place] ?? '';
    const own = directions.slice(at, at + text.length);
    at += text.length;
    if (one.kind === 'proposed-end' && around.addNote && endsParagraph(one)) {
      stretches.push({ xml: line.take() + around.before(one) + around.after(one), end: one });
    } else line.write(one, text, own);
  }
  return [...stretches, { xml: line.take(), end: null }];
}

const endsParagraph = ({ changes }: ProposedEnd): boolean =>
  changes.some(({ kind }) => kind === 'insertion');

/** What is read at a piece of text. */
function spokenBy(one: Inline): string {
  if (one.kind === 'reference') return plain(one.target?.label ?? '');
  if (one.kind === 'words' || one.kind === 'proposed-end') return one.text;
  return '';
}

/** Without isolates: Word takes directions from runs. */
const plain = (label: string): string => label.replaceAll(/[\u2066-\u2069]/g, '');

class Line {
  readonly #around: Around;
  #xml = '';
  /** The link that is open, and what is in it so far. */
  #link: { readonly href: string; xml: string } | null = null;

  constructor(around: Around) {
    this.#around = around;
  }

  write(one: Inline, text: string, directions: readonly Direction[]): void {
    const { before, after } = this.#around;
    const link = 'look' in one ? one.look.link : null;
    if (this.#link && this.#link.href !== link) this.#closeLink();
    if (link !== null) this.#link ??= { href: link, xml: '' };
    this.#put(before(one) + this.#piece(one, text, directions) + after(one));
  }

  take(): string {
    this.#closeLink();
    const xml = this.#xml;
    this.#xml = '';
    return xml;
  }

  #put(xml: string): void {
    if (this.#link) this.#link.xml += xml;
    else this.#xml += xml;
  }

  #closeLink(): void {
    if (!this.#link) return;
    const { href, xml } = this.#link;
    this.#link = null;
    const id = this.#around.relations.link(href);
    this.#xml += tag('w:hyperlink', { 'r:id': id, 'w:history': 1 }, xml);
  }

  #piece(one: Inline, text: string, directions: readonly Direction[]): string {
    if (one.kind === 'line-break') return this.#changed([], '<w:r><w:br/></w:r>');
    if (one.kind === 'note') return this.#note(one);
    if (one.kind === 'reference') return this.#reference(one, text, directions);
    return this.#changed(one.changes, this.#runs(one, text, directions));
  }

  #runs(
    { look, changes }: Pick<Words, 'look' | 'changes'>,
    text: string,
    directions: readonly Direction[],
    style: string | null = null,
  ): string {
    const isGone = this.#isGone(changes);
    return scriptRuns(text, directions)
      .map((run) => {
        const properties = this.#properties({ look, changes, direction: run.direction, style });
        return tag('w:r', {}, properties, textXml(run.text, isGone));
      })
      .join('');
  }

  #isGone(changes: readonly Entry[]): boolean {
    return [...changes, ...this.#around.changes].some(({ kind }) => kind === 'deletion');
  }

  #properties(given: {
    readonly look: Look;
    readonly changes: readonly Entry[];
    readonly direction: Direction;
    readonly style: string | null;
  }): string {
    const { look, changes, direction, style } = given;
    const restyled = changes.filter(({ kind }) => kind === 'restyled');
    const before = runLook(look, direction, style);
    const last = restyled.toSorted((one, other) => one.at - other.at).at(-1);
    if (!last) return before === '' ? '' : tag('w:rPr', {}, before);
    const change = tag(
      'w:rPrChange',
      this.#around.writing.revision(last),
      tag('w:rPr', {}, before),
    );
    return tag('w:rPr', {}, runLook(restyledLook(look, restyled), direction, style), change);
  }

  /** Runs under their insertion and deletion. Word knows one of each: the first that was made. */
  #changed(changes: readonly Entry[], runs: string): string {
    if (runs === '') return '';
    const all = [...changes, ...this.#around.changes];
    const deletion = firstOf(all, 'deletion');
    const insertion = firstOf(all, 'insertion');
    const { writing } = this.#around;
    const inner = deletion ? tag('w:del', writing.revision(deletion), runs) : runs;
    return insertion ? tag('w:ins', writing.revision(insertion), inner) : inner;
  }

  #note(note: Note): string {
    const { addNote, writing, direction } = this.#around;
    if (!addNote) return '';
    const number = addNote(note);
    const properties = tag('w:rPr', {}, runLook(PLAIN_LOOK, direction, 'FootnoteReference'));
    const run = tag('w:r', {}, properties, tag('w:footnoteReference', { 'w:id': number }));
    return writing.tied(note.id, this.#changed(ofAll(note), run));
  }

  #reference(one: Reference, text: string, directions: readonly Direction[]): string {
    const { writing, changes } = this.#around;
    const label = one.target === null ? writing.wish.say('structure.reference.broken') : text;
    const shown = this.#pointed(one, text, directions);
    return pointerXml(writing, { to: one.to, label, changes: [...one.changes, ...changes] }, shown);
  }

  #pointed(one: Reference, text: string, directions: readonly Direction[]): string {
    const { target, changes, to } = one;
    if (target === null) {
      const broken = this.#around.writing.wish.say('structure.reference.broken');
      const own = directionsOf(broken, this.#around.direction);
      return this.#changed(changes, this.#runs(one, broken, own, 'BrokenReference'));
    }
    // A field whose words are struck out would come back with the next update.
    if (this.#isGone(changes)) return this.#changed(changes, this.#runs(one, text, directions));
    const number = target.number ?? '';
    const from = number === '' ? -1 : text.lastIndexOf(number);
    const field = fieldTo(one);
    if (from === -1 || field === null) {
      const runs = this.#changed(changes, this.#runs(one, text, directions));
      return tag('w:hyperlink', { 'w:anchor': bookmarkOf(to), 'w:history': 1 }, runs);
    }
    const cut = (start: number, end?: number) =>
      this.#runs(one, text.slice(start, end), directions.slice(start, end));
    const runs = [
      cut(0, from),
      fieldRuns(field, cut(from, from + number.length)),
      cut(from + number.length),
    ];
    return this.#changed(changes, runs.join(''));
  }
}

/** The field that shows the number of what is pointed to, and keeps it right. */
function fieldTo({ to, target }: Reference): string | null {
  const [block, number] = [bookmarkOf(to), numberBookmarkOf(to)];
  switch (target?.kind) {
    case 'heading':
      return block && `REF ${block} \\r \\h`;
    case 'footnote':
      return block && `NOTEREF ${block} \\h`;
    case 'paragraph':
      return null;
    default:
      return number && `REF ${number} \\h`;
  }
}

/** A field with what it shows. */
export function fieldRuns(instruction: string, shown: string): string {
  const sign = (type: string) => tag('w:r', {}, tag('w:fldChar', { 'w:fldCharType': type }));
  const words = tag('w:instrText', { 'xml:space': 'preserve' }, escaped(` ${instruction} `));
  return `${sign('begin')}<w:r>${words}</w:r>${sign('separate')}${shown}${sign('end')}`;
}

/** What is suggested about every word of a note is suggested about the note. */
function ofAll({ inline }: Note): readonly Entry[] {
  const [first, ...rest] = inline;
  return (first?.changes ?? []).filter(
    ({ kind, id, author }) =>
      kind !== 'restyled' &&
      rest.every(({ changes }) =>
        changes.some((one) => one.kind === kind && one.id === id && one.author === author),
      ),
  );
}

/** Letters of a run, its tabs and line ends as Word has them. */
function textXml(text: string, isGone: boolean): string {
  const name = isGone ? 'w:delText' : 'w:t';
  return text
    .split(/(\t|\r\n|[\n\r\u2028\u2029])/)
    .map((piece) => {
      if (piece === '') return '';
      if (piece === '\t') return '<w:tab/>';
      if (/^[\n\r\u2028\u2029]/.test(piece)) return '<w:br/>';
      return tag(name, { 'xml:space': 'preserve' }, escaped(piece));
    })
    .join('');
}
