import { type Around, stretchesOf } from '#server/interchange/word/line.ts';
import { paragraphXml } from '#server/interchange/word/paragraph.ts';
import { Relations } from '#server/interchange/word/relations.ts';
import { runLook } from '#server/interchange/word/run-look.ts';
import type { Writing } from '#server/interchange/word/writing.ts';
import { part, tag } from '#server/interchange/word/xml.ts';
import { type Note, PLAIN_LOOK } from '#shared/interchange/model.ts';

const LINE = { 'w:type': 'separator', 'w:id': -1 };
const LONG_LINE = { 'w:type': 'continuationSeparator', 'w:id': 0 };

/** The footnotes of a file: a part of its own, with links of its own. */
export class Notes {
  readonly relations = new Relations();
  readonly #writing: Writing;
  readonly #notes: string[] = [];

  constructor(writing: Writing) {
    this.#writing = writing;
  }

  get isEmpty(): boolean {
    return this.#notes.length === 0;
  }

  /** Writes a note; answers the number by which the text names it. */
  add(note: Note, changes: Around['changes']): number {
    const direction = this.#writing.base;
    const [stretch] = stretchesOf(note.inline, {
      writing: this.#writing,
      relations: this.relations,
      direction,
      changes,
      addNote: null,
      before: () => '',
      after: () => '',
    });
    const id = this.#notes.length + 1;
    const look = tag('w:rPr', {}, runLook(PLAIN_LOOK, direction, 'FootnoteReference'));
    const sign = `${tag('w:r', {}, look, '<w:footnoteRef/>')}${blank(direction)}`;
    const paragraph = paragraphXml(
      { style: 'FootnoteText', direction },
      { id: this.#writing.paragraphId() },
      sign + (stretch?.xml ?? ''),
    );
    this.#notes.push(tag('w:footnote', { 'w:id': id }, paragraph));
    return id;
  }

  /** The part `footnotes.xml`, with the two lines that Word draws over notes. */
  xml(): string {
    const line = (attributes: typeof LINE | typeof LONG_LINE, sign: string) =>
      tag('w:footnote', attributes, `<w:p><w:r>${sign}</w:r></w:p>`);
    return part(
      'w:footnotes',
      line(LINE, '<w:separator/>'),
      line(LONG_LINE, '<w:continuationSeparator/>'),
      ...this.#notes,
    );
  }
}

function blank(direction: string): string {
  const look = direction === 'rtl' ? '<w:rPr><w:rtl/></w:rPr>' : '';
  return `<w:r>${look}<w:t xml:space="preserve"> </w:t></w:r>`;
}
