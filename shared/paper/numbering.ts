import { hebrewNumeral } from '#shared/paper/hebrew-numeral.ts';
import type { PaperLayout } from '#shared/paper/layout.ts';
import type { BlockParts, PaperPart, PartKind } from '#shared/paper/paper-part.ts';

/** A part with its number; null for one that has none, such as a heading that was taken out of the count. */
export interface NumberedPart<N> extends PaperPart<N> {
  readonly number: string | null;
  /** Place of its first-level block among the paper's. */
  readonly block: number;
}

export interface Numbering<N> {
  /** All parts in the paper's order. */
  readonly parts: readonly NumberedPart<N>[];
  /** The parts of each first-level block. */
  readonly blocks: readonly (readonly NumberedPart<N>[])[];
  /** The first part of each id: what a reference to it means. */
  readonly byId: ReadonlyMap<string, NumberedPart<N>>;
}

/**
 * The one rule for numbers, for the editor, the reading view and whatever leaves the house.
 *
 * - Headings count within the nearest counted heading above them of a lower level: 1, 1.1, 1.2, 2. A level that was left
 *   out leaves no zero. In Hebrew the chapter is a letter: א, א.1, א.1.1. A heading out of the count has no number, nor
 *   have those under it, and it ends the chapter.
 * - Typed blocks count by kind within their chapter, `<chapter>.<n>`, where chapters have numbers; before the first, or
 *   without, they run through the paper.
 * - Tables (by their caption), figures that have a caption, footnotes and paragraphs run through the paper.
 *
 * Numbers of one kind differ from each other and rise in the paper's order, whatever is merged.
 */
export function numberParts<N>(
  blocks: readonly BlockParts<N>[],
  layout: PaperLayout,
): Numbering<N> {
  const headings = new HeadingCount(layout.headings);
  const counts = new Map<string, number>();
  const next = (name: string) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return count;
  };
  const numberOf = (part: PaperPart<N>): string | null => {
    if (part.kind === 'heading') return headings.next(part);
    if (!part.counts) return null;
    if (!countsByChapter(part.kind) || headings.chapter === null) return String(next(part.kind));
    return `${headings.chapter}.${String(next(`${part.kind} ${headings.chapter}`))}`;
  };
  const byId = new Map<string, NumberedPart<N>>();
  const numbered = blocks.map(({ parts }, block) =>
    parts.map((part) => {
      const known: NumberedPart<N> = { ...part, number: numberOf(part), block };
      if (part.id !== null && !byId.has(part.id)) byId.set(part.id, known);
      return known;
    }),
  );
  return { parts: numbered.flat(), blocks: numbered, byId };
}

function countsByChapter(kind: PartKind): boolean {
  return kind === 'challenge' || kind === 'interventionPoint' || kind === 'recommendation';
}

class HeadingCount {
  /** The number of the chapter in which the paper stands now. */
  chapter: string | null = null;
  readonly #style: PaperLayout['headings'];
  #chapters = 0;
  readonly #open: { readonly level: number; readonly number: string; inside: number }[] = [];
  /** Level of the heading out of the count under which the paper stands now. */
  #outside: number | null = null;

  constructor(style: PaperLayout['headings']) {
    this.#style = style;
  }

  next({ level, counts }: PaperPart<unknown>): string | null {
    if (this.#style === 'none') return null;
    if (this.#outside !== null && level > this.#outside) return null;
    this.#outside = counts ? null : level;
    while ((this.#open.at(-1)?.level ?? 0) >= level) this.#open.pop();
    const above = this.#open.at(-1);
    if (!counts) {
      if (!above) this.chapter = null;
      return null;
    }
    const number = above ? `${above.number}.${String(++above.inside)}` : this.#nextChapter();
    this.#open.push({ level, number, inside: 0 });
    return number;
  }

  #nextChapter(): string {
    this.#chapters++;
    this.chapter =
      this.#style === 'hebrew' ? hebrewNumeral(this.#chapters) : String(this.#chapters);
    return this.chapter;
  }
}
