import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { takesText } from '#shared/paper/schema.ts';
import { ACCEPT_ALL, type FateOf, project, REJECT_ALL } from '#shared/suggestion/projection.ts';

/** How much a text is that which a file was made of: paragraphs that both have, less those that only the text has. */
export class Nearness {
  readonly #lines: ReadonlySet<string>;

  /** `file`: what stands in the file, with its tracked changes. */
  constructor(file: readonly ContentNode[]) {
    this.#lines = new Set(linesOf(file, REJECT_ALL));
  }

  /** The greater the nearer. A copy may have been clean or original, so that the better of both counts. */
  to(text: readonly ContentNode[]): number {
    return Math.max(...[ACCEPT_ALL, REJECT_ALL].map((fate) => this.#toLines(linesOf(text, fate))));
  }

  #toLines(lines: readonly string[]): number {
    return lines.reduce((sum, line) => sum + (this.#lines.has(line) ? 1 : -1), 0);
  }
}

function linesOf(content: readonly ContentNode[], fate: FateOf): string[] {
  const lines: string[] = [];
  const left = [...project(content, fate)];
  for (let node = left.pop(); node; node = left.pop()) {
    if (!takesText(node.type)) left.push(...(node.content ?? []));
    else {
      const line = textOf([node]).replaceAll(/\s+/g, ' ').trim();
      if (line !== '') lines.push(line);
    }
  }
  return lines;
}
