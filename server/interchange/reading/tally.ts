import { WORD_CODES, type WordCode, type WordReport } from '#shared/interchange/word-report.ts';

/** Counts what becomes of what stands in a file. */
export class Tally {
  readonly #counts = new Map<WordCode, number>();

  add(code: WordCode, times = 1): void {
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + times);
  }

  /** In the order in which it is told. */
  report(): WordReport {
    return WORD_CODES.flatMap((code) => {
      const count = this.#counts.get(code) ?? 0;
      return count > 0 ? [{ code, count }] : [];
    });
  }
}
