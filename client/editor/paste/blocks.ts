import type { ContentNode } from '#shared/paper/content.ts';
import type { Findings } from '#client/editor/paste/findings.ts';
import { Line } from '#client/editor/paste/line.ts';

/** What the words of a line become when it ends. */
interface Form {
  readonly type: string;
  readonly attrs: Readonly<Record<string, unknown>>;
}

const PARAGRAPH: Form = { type: 'paragraph', attrs: {} };

/** Blocks while they are gathered: loose words become paragraphs, an image follows the paragraph it stood in. */
export class Blocks {
  readonly line: Line;
  readonly #done: ContentNode[] = [];
  #figures: ContentNode[] = [];
  #form: Form = PARAGRAPH;
  #hasContents = false;

  constructor(findings: Findings) {
    this.line = new Line(findings);
  }

  /** Starts a block of this form; what was before goes on after it. */
  begin(form: Form): Form {
    const before = this.#form;
    this.#form = form;
    return before;
  }

  /** Ends the line that is open, if there are words in it. */
  end(next: Form = this.#form): void {
    const { type, attrs } = this.#form;
    for (const content of this.line.take()) {
      this.#done.push({ type, ...(Object.keys(attrs).length > 0 && { attrs }), content });
    }
    this.#done.push(...this.#figures);
    this.#figures = [];
    this.#form = next;
  }

  add(...blocks: readonly ContentNode[]): void {
    this.end();
    for (const block of blocks) this.#done.push(block);
  }

  addFigure(figure: ContentNode | string | null): void {
    if (typeof figure === 'string') this.line.add(figure, {});
    else if (figure) this.#figures.push(figure);
  }

  /** One table of contents stands for all its pasted lines. */
  addContents(): void {
    if (!this.#hasContents) this.add({ type: 'tableOfContents' });
    this.#hasContents = true;
  }

  take(): ContentNode[] {
    this.end();
    return this.#done;
  }
}
