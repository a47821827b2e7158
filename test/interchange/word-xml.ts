import { unpacked } from '#test/interchange/unpacked.ts';

/** Somebody at work in Word, by the name that Word was given. */
export interface Hand {
  readonly author: string;
  /** The clock on their wall, as Word writes it. */
  readonly date: string;
}

const PARAGRAPH = /<w:p(?: [^>]*)?>(?:(?!<\/?w:p[ >]).)*<\/w:p>/gsu;
export const RUN = /<w:r>(<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?<w:t[^>]*>([^<]*)<\/w:t><\/w:r>/gsu;

/** The parts of a Word file, in which places are found by their words. */
export class WordXml {
  protected readonly parts: Map<string, Buffer>;
  protected revision = 9000;

  constructor(file: Buffer) {
    this.parts = new Map(unpacked(file));
  }

  /** Changes the first paragraph with these words. */
  protected inParagraph(words: string, change: (paragraph: string) => string): this {
    let isFound = false;
    this.change('word/document.xml', (xml) =>
      xml.replaceAll(PARAGRAPH, (paragraph) => {
        const text = paragraph.replaceAll(/<[^>]*>/gu, '');
        if (isFound || !text.includes(words)) return paragraph;
        isFound = true;
        return change(paragraph);
      }),
    );
    if (!isFound) throw new Error(`there is no paragraph with: ${words}`);
    return this;
  }

  /** Changes the rows of tables in which a cell begins or ends with these words. */
  protected inRow(words: string, change: (row: string) => string): this {
    return this.change('word/document.xml', (xml) =>
      xml.replaceAll(/<w:tr(?: [^>]*)?>(?:(?!<\/w:tr>).)*<\/w:tr>/gsu, (row) =>
        row.includes(`>${words}<`) ? change(row) : row,
      ),
    );
  }

  /** Changes the first run with these words: it is told what stands before and behind them, and how they look. */
  protected inRun(
    words: string,
    change: (before: string, after: string, look: string) => string,
    part = 'word/document.xml',
  ): this {
    let isFound = false;
    this.change(part, (xml) =>
      xml.replaceAll(RUN, (whole, look: string | undefined, text: string) => {
        const at = text.indexOf(words);
        if (isFound || at === -1) return whole;
        isFound = true;
        return change(text.slice(0, at), text.slice(at + words.length), look ?? '');
      }),
    );
    if (!isFound) throw new Error(`there is no run with: ${words}`);
    return this;
  }

  /** A revision of somebody, as attributes. */
  protected by({ author, date }: Hand): string {
    this.revision += 1;
    return `w:id="${String(this.revision)}" w:author="${author}" w:date="${date}"`;
  }

  /** The XML of a part. */
  protected text(name: string): string {
    const bytes = this.parts.get(name);
    if (!bytes) throw new Error(`there is no ${name}`);
    return bytes.toString();
  }

  /** Writes a part anew. */
  protected change(name: string, change: (xml: string) => string): this {
    this.parts.set(name, Buffer.from(change(this.text(name))));
    return this;
  }
}

/** A run with words; nothing for none, unless it is kept. */
export function run(text: string, look: string, name = 'w:t', isKept = false): string {
  if (text === '' && !isKept) return '';
  return `<w:r>${look}<${name} xml:space="preserve">${text}</${name}></w:r>`;
}
