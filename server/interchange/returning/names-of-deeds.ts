import { createHash } from 'node:crypto';
import { suggestionIdFrom } from '#shared/suggestion/entry.ts';

/**
 * What is made of one thing in one file is called the same whenever it is made: so a file that is brought again, or whose
 * taking was broken off, brings nothing twice, and nothing has to be remembered beside the paper.
 */
export class NamesOfDeeds {
  readonly #paperId: string;
  readonly #text: string;

  /** `text` names the text that went out. */
  constructor(paperId: string, text: string) {
    this.#paperId = paperId;
    this.#text = text;
  }

  /** Of a suggestion, or of the thread that stands in for one. */
  short(key: string): string {
    return suggestionIdFrom(this.#hash(key));
  }

  /** Of a comment, and of the deed itself. */
  long(key: string): string {
    return `word-${this.#hash(key).toString('hex').slice(0, 32)}`;
  }

  #hash(key: string): Buffer {
    return createHash('sha256').update(`${this.#paperId} ${this.#text} ${key}`).digest();
  }
}
