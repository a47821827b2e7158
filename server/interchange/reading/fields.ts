/** Fields of a text: what Word computes, with the words that it computed last. */

interface Field {
  instruction: string;
  isResult: boolean;
}

/** What a field is for its words. */
export interface FieldState {
  /** Its words are no words of the text: an instruction, or a table of contents. */
  readonly isSilent: boolean;
  readonly isContents: boolean;
  readonly link: string | null;
  readonly sequence: string | null;
}

const DEEPEST = 30;

/** The fields that are open at a place of the text; they may go on over paragraphs. */
export class Fields {
  readonly #open: Field[] = [];

  sign(type: string | undefined): void {
    const last = this.#open.at(-1);
    if (type === 'begin') {
      if (this.#open.length < DEEPEST) this.#open.push({ instruction: '', isResult: false });
    } else if (type === 'separate') {
      if (last) last.isResult = true;
    } else if (type === 'end') this.#open.pop();
  }

  instruct(text: string): void {
    const last = this.#open.at(-1);
    if (last && !last.isResult && last.instruction.length < 4000) last.instruction += text;
  }

  get state(): FieldState {
    if (this.#open.length === 0) return NOTHING;
    const [, link = null] = this.#find(/^\s*HYPERLINK\s+"([^"]*)"/i) ?? [];
    const [, sequence = null] = this.#find(/^\s*SEQ\s+(\S+)/i) ?? [];
    const isContents = this.#find(/^\s*(?:TOC|INDEX|TOA)\b/i) !== null;
    const isSilent = isContents || this.#open.some(({ isResult }) => !isResult);
    return { isSilent, isContents, link, sequence };
  }

  /** What the innermost field does, by its first word; asked when its words begin. */
  get name(): string {
    return (/^\s*([A-Za-z]+)/.exec(this.#open.at(-1)?.instruction ?? '')?.[1] ?? '').toUpperCase();
  }

  #find(shape: RegExp): RegExpExecArray | null {
    for (const { instruction } of this.#open) {
      const found = shape.exec(instruction);
      if (found) return found;
    }
    return null;
  }
}

const NOTHING: FieldState = { isSilent: false, isContents: false, link: null, sequence: null };
