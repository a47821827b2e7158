import type { ContentMark, ContentNode } from '#shared/paper/content.ts';
import { cleanText } from '#client/editor/paste/clean-text.ts';
import type { Findings } from '#client/editor/paste/findings.ts';
import { type Ink, marksOf } from '#client/editor/paste/ink.ts';

const BREAK: ContentNode = { type: 'hardBreak' };

/** One paragraph's words while they are gathered: blanks as HTML means them, equal stretches as one. */
export class Line {
  readonly #findings: Findings;
  #parts: { text: string; readonly key: string; readonly marks: readonly ContentMark[] }[] = [];
  #lines: ContentNode[][] = [];

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  add(raw: string, ink: Ink): void {
    const clean = cleanText(raw, this.#findings);
    if (ink.pre) return this.#addPre(clean, ink);
    let text = clean.replaceAll(/[\s\u00a0]{2,}|[\t\n\v\f\r]/g, ' ');
    const last = this.#parts.at(-1);
    if (text.startsWith(' ') && (!last || last.text.endsWith(' '))) text = text.slice(1);
    this.#append(text, marksOf(ink));
  }

  /** Adds words that have been read already, in one line: what parted them becomes a blank. */
  addRuns(runs: readonly ContentNode[]): void {
    let marks: readonly ContentMark[] = [];
    for (const run of runs) {
      marks = run.marks ?? marks;
      this.#append(run.text ?? ' ', run.text === undefined ? footnoteIn(marks) : marks);
    }
  }

  #addPre(text: string, ink: Ink): void {
    for (const [place, line] of text.split(/\r\n|[\n\r]/).entries()) {
      if (place > 0) this.break();
      this.#append(line.replaceAll('\t', ' '), marksOf(ink));
    }
  }

  #append(text: string, marks: readonly ContentMark[]): void {
    if (text === '') return;
    const key = JSON.stringify(marks);
    const last = this.#parts.at(-1);
    if (last?.key === key) last.text += text;
    else this.#parts.push({ text, key, marks });
  }

  break(): void {
    this.#lines.push(this.#takeParts());
  }

  /**
   * The paragraphs that were gathered, none of them empty: one break is a line within its paragraph, and two in a row
   * are how mails and web pages part their paragraphs.
   */
  take(): ContentNode[][] {
    this.break();
    const paragraphs: ContentNode[][] = [];
    let current: ContentNode[] = [];
    for (const line of this.#lines) {
      if (line.length === 0) {
        if (current.length > 0) paragraphs.push(current);
        current = [];
      } else {
        if (current.length > 0) current.push(BREAK);
        current.push(...line);
      }
    }
    if (current.length > 0) paragraphs.push(current);
    this.#lines = [];
    return paragraphs;
  }

  #takeParts(): ContentNode[] {
    const parts = this.#parts;
    this.#parts = [];
    trimEnd(parts);
    const [first] = parts;
    if (first) first.text = first.text.trimStart();
    return parts.flatMap(({ text, marks }) => {
      if (text === '') return [];
      return [{ type: 'text', text, ...(marks.length > 0 && { marks }) }];
    });
  }
}

const footnoteIn = (marks: readonly ContentMark[]) =>
  marks.filter(({ type }) => type === 'footnote');

function trimEnd(parts: { text: string }[]): void {
  for (let last = parts.at(-1); last; last = parts.at(-1)) {
    last.text = last.text.trimEnd();
    if (last.text !== '') return;
    parts.pop();
  }
}
