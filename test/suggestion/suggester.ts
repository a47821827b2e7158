import * as Y from 'yjs';
import { formatOfMark } from '#shared/paper/content.ts';
import { type Entry, keyOf, readEntry, valueOf } from '#shared/suggestion/entry.ts';
import { BREAK_CHARACTER, BREAK_MARK, markOfEntry } from '#shared/suggestion/marks.ts';
import { entriesOf, formattedRuns, type Run } from '#shared/suggestion/runs.ts';
import { formatTo } from '#shared/suggestion/restyling.ts';
import { NOON } from '#test/room/desk.ts';

/** One act of a writer: `at` and `to` are fractions, so that any act fits any paper. */
export interface Act {
  readonly kind: keyof typeof SUGGESTING;
  readonly at: number;
  readonly to: number;
  readonly words: string;
}

/** A person at their own copy of a paper, as an editor in suggestion mode writes to it. */
export class Suggester {
  readonly doc: Y.Doc;
  readonly author: string;
  #made = 0;
  constructor(doc: Y.Doc, author: string) {
    this.doc = doc;
    this.author = author;
  }

  get root(): Y.XmlFragment {
    return this.doc.getXmlFragment('default');
  }

  /** A fresh entry; ids count up, so that a failing run can be read. */
  entry(kind: Entry['kind'], to: string | null = null): Entry {
    const id = `${this.author}${String(this.#made++)}`.padStart(8, '0').slice(-8);
    return { kind, id, author: this.author, at: NOON, to };
  }

  isOwn(entry: Entry): boolean {
    return entry.author === this.author;
  }

  /** The paragraph at a fraction of the paper, with its text. */
  paragraph(fraction: number): { element: Y.XmlElement; text: Y.XmlText } | null {
    const all = this.root
      .toArray()
      .filter((child): child is Y.XmlElement => child instanceof Y.XmlElement);
    const element = all[Math.min(all.length - 1, Math.floor(fraction * all.length))];
    const text = element?.toArray().find((child): child is Y.XmlText => child instanceof Y.XmlText);
    return element && text ? { element, text } : null;
  }

  act(act: Act): void {
    this.doc.transact(() => SUGGESTING[act.kind](this, act));
  }
}

function entryFormat(entry: Entry): Record<string, object> {
  return Object.fromEntries([formatOfMark(markOfEntry(entry))]);
}

function entriesOn(element: Y.XmlElement): Entry[] {
  return Object.entries<unknown>(element.getAttributes()).flatMap(([key, value]) => {
    const entry = readEntry(key, value);
    return entry ? [entry] : [];
  });
}

const place = (text: Y.XmlText, fraction: number) => Math.floor(fraction * text.length);

/** The runs of a short stretch of text, from the last, each cut to the stretch. */
function stretch(text: Y.XmlText, from: number, length: number): Run[] {
  const end = Math.min(text.length, from + length);
  return formattedRuns(text)
    .toReversed()
    .flatMap((run) => {
      const [index, last] = [Math.max(from, run.index), Math.min(end, run.index + run.length)];
      return index < last ? [{ ...run, index, length: last - index }] : [];
    });
}

/** What an editor in suggestion mode does to the shared paper, by what the person does. */
export const SUGGESTING = {
  type(person: Suggester, { at, to, words }: Act): void {
    const { text } = person.paragraph(at) ?? {};
    text?.insert(place(text, to), words || 'א', entryFormat(person.entry('insertion')));
  },
  erase(person: Suggester, { at, to }: Act): void {
    const { text } = person.paragraph(at) ?? {};
    for (const { index, length, formats } of text ? stretch(text, place(text, to), 4) : []) {
      const own = entriesOf(formats).filter((entry) => person.isOwn(entry));
      if (own.some(({ kind }) => kind === 'insertion')) text?.delete(index, length);
      else if (!own.some(({ kind }) => kind === 'deletion'))
        text?.format(index, length, entryFormat(person.entry('deletion')));
    }
  },
  enter(person: Suggester, { at, to }: Act): void {
    const { text } = person.paragraph(at) ?? {};
    text?.insert(place(text, to), BREAK_CHARACTER, {
      ...entryFormat(person.entry('insertion')),
      [BREAK_MARK]: {},
    });
  },
  join(person: Suggester, { at }: Act): void {
    const { element } = person.paragraph(at) ?? {};
    if (!element || person.root.get(0) === element) return;
    if (entriesOn(element).some((entry) => person.isOwn(entry) && entry.kind === 'joined')) return;
    const entry = person.entry('joined');
    element.setAttribute(keyOf(entry), valueOf(entry));
  },
  addBlock(person: Suggester, { at, words }: Act): void {
    const block = new Y.XmlElement('paragraph');
    const entry = person.entry('insertion');
    block.setAttribute(keyOf(entry), valueOf(entry));
    block.insert(0, [new Y.XmlText(words)]);
    person.root.insert(Math.floor(at * person.root.length), [block]);
  },
  dropBlock(person: Suggester, { at }: Act): void {
    const { element } = person.paragraph(at) ?? {};
    if (!element) return;
    const own = entriesOn(element).filter((entry) => person.isOwn(entry));
    // A colleague's words in one's own block are theirs: such a block is only proposed to go.
    if (own.some(({ kind }) => kind === 'insertion') && !holdsOthers(person, element))
      return person.root.delete((person.root.toArray() as unknown[]).indexOf(element), 1);
    if (own.some(({ kind }) => kind === 'deletion')) return;
    const entry = person.entry('deletion');
    element.setAttribute(keyOf(entry), valueOf(entry));
  },
  embolden(person: Suggester, { at, to }: Act): void {
    const { text } = person.paragraph(at) ?? {};
    for (const { index, length, formats } of text ? stretch(text, place(text, to), 5) : []) {
      if (entriesOf(formats).some((entry) => person.isOwn(entry) && entry.kind === 'restyled'))
        continue;
      const entry = person.entry('restyled', 'bold' in formats ? '-bold' : '+bold');
      text?.format(index, length, entryFormat(entry));
    }
  },
  align(person: Suggester, { at, to }: Act): void {
    const { element } = person.paragraph(at) ?? {};
    if (!element || entriesOn(element).some(({ kind }) => kind === 'restyled')) return;
    const entry = person.entry('restyled', formatTo({ align: to < 0.5 ? 'center' : 'end' }));
    element.setAttribute(keyOf(entry), valueOf(entry));
  },
} as const;

function holdsOthers(person: Suggester, element: Y.XmlElement): boolean {
  return element.toArray().some((child) => {
    if (!(child instanceof Y.XmlText)) return true;
    return formattedRuns(child).some(({ formats }) =>
      entriesOf(formats).some((entry) => !person.isOwn(entry)),
    );
  });
}
