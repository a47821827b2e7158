import type { ByWhom, Looked, NoteRun, Run } from '#server/interchange/pdf/sheet/sheet.ts';
import type { PaperWriting } from '#server/interchange/pdf/sheet/writing.ts';
import type { RemarkSigns } from '#server/interchange/pdf/sheet/remarks.ts';
import type { Inline, Look, Note, Reference } from '#shared/interchange/model.ts';
import type { Entry } from '#shared/suggestion/entry.ts';

/** What is around a line of running text. */
export interface Around {
  readonly writing: PaperWriting;
  readonly signs: RemarkSigns;
  /** The places that something in the paper points to. */
  readonly wanted: ReadonlySet<string>;
  readonly isRtl: boolean;
  /** What is suggested about everything in it. */
  readonly changes: readonly Entry[];
  /** Letters of a word after which it may be broken. */
  readonly most: number;
}

/** Longer addresses are no links: no program follows them. */
const MOST_ADDRESS = 2000;
const RIGHT_MARK = '\u200F';

/** A line of running text as runs, after each change the sign of whoever suggests it. */
export function runsOf(inline: readonly Inline[], around: Around): Run[] {
  const line = new Line(around);
  for (const one of inline) line.write(one);
  return line.end();
}

class Line {
  readonly #around: Around;
  readonly #runs: Run[] = [];
  /** What is suggested about the words before this place, as one text. */
  #open: { readonly key: string; readonly signs: readonly ByWhom[] } | null = null;

  constructor(around: Around) {
    this.#around = around;
  }

  write(one: Inline): void {
    const own = one.kind === 'line-break' || one.kind === 'note' ? [] : one.changes;
    this.#turn([...own, ...this.#around.changes]);
    switch (one.kind) {
      case 'line-break':
        this.#runs.push({ br: 1 });
        break;
      case 'note':
        this.#runs.push(this.#note(one));
        break;
      case 'reference':
        this.#reference(one);
        break;
      case 'proposed-end':
        this.#words('¶', one.look, one.changes);
        break;
      default:
        this.#words(one.text, one.look, one.changes);
    }
    this.#runs.push(...this.#around.signs.after(one));
  }

  end(): Run[] {
    this.#turn([]);
    return this.#runs;
  }

  /** Where what is suggested begins or ends, those are named who suggested what stood before. */
  #turn(changes: readonly Entry[]): void {
    const key = changes
      .map(({ kind, author }) => `${kind} ${author}`)
      .toSorted()
      .join();
    if (this.#open?.key === key) return;
    if (this.#open) this.#runs.push(...this.#open.signs);
    this.#open = key === '' ? null : { key, signs: this.#around.writing.byWhom(changes) };
  }

  #words(text: string, look: Look, changes: readonly Entry[]): void {
    const { writing, most } = this.#around;
    const looked = { ...lookOf(look), ...this.#changeOf(changes) };
    for (const [at, line] of writing.lines(text, most).entries()) {
      if (at > 0) this.#runs.push({ br: 1 });
      this.#put(line, looked);
    }
  }

  #put(text: string, looked: Omit<Looked, 't'>): void {
    if (text === '') return;
    const last = this.#runs.at(-1);
    const isPlain = Object.keys(looked).length === 0;
    if (isPlain && typeof last === 'string') this.#runs[this.#runs.length - 1] = last + text;
    else this.#runs.push(isPlain ? text : { t: text, ...looked });
  }

  #changeOf(changes: readonly Entry[]): Pick<Looked, 'ins' | 'del' | 'fmt'> {
    const all = [...changes, ...this.#around.changes];
    const has = (kind: Entry['kind']) => all.some((one) => one.kind === kind);
    return {
      ...(has('insertion') && { ins: 1 as const }),
      ...(has('deletion') && { del: 1 as const }),
      ...(has('restyled') && { fmt: 1 as const }),
    };
  }

  #note(note: Note): NoteRun {
    const { writing, isRtl } = this.#around;
    writing.once += 1;
    const inNote: Around = { ...this.#around, isRtl: writing.file.isRtl, most: 56 };
    return {
      note: note.number ?? '*',
      ...placeOf(this.#around, note.id),
      ...(isRtl && { rlm: RIGHT_MARK }),
      runs: runsOf(note.inline, inNote),
    };
  }

  #reference({ to, target, look, changes }: Reference): void {
    const { writing } = this.#around;
    const own = this.#changeOf(changes);
    if (target === null) {
      this.#put(writing.say('structure.reference.broken'), { ...own, bad: 1 });
      return;
    }
    // Whether that place stands in the file is known when all of it is written: the template looks.
    const label = writing.file.label(target.label);
    this.#put(label, { ...lookOf(look), ...own, to: writing.placeName(to) });
  }
}

/** The place of a block or a note that something points to; it stands in the file once. */
export function placeOf(
  { writing, wanted }: Pick<Around, 'writing' | 'wanted'>,
  id: string | null,
): { readonly id?: string } {
  if (id === null || !wanted.has(id)) return {};
  const name = writing.placeName(id);
  if (writing.file.places.has(name)) return {};
  writing.file.places.add(name);
  writing.once += 1;
  return { id: name };
}

function lookOf(look: Look): Omit<Looked, 't'> {
  const { bold, italic, underline, strike, superscript, subscript } = look;
  const { highlight, link, mention } = look;
  return {
    ...(bold && { b: 1 as const }),
    ...(italic && { i: 1 as const }),
    ...(underline && { u: 1 as const }),
    ...(strike && { s: 1 as const }),
    ...(superscript && { sup: 1 as const }),
    ...(subscript && { sub: 1 as const }),
    ...(mention !== null && { m: 1 as const }),
    ...(highlight !== null && { h: highlight }),
    ...(link !== null && link !== '' && link.length <= MOST_ADDRESS && { href: link }),
  };
}
