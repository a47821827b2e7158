import type { ContentNode } from '#shared/paper/content.ts';
import { numberContent } from '#shared/paper/content-parts.ts';
import type { PaperLayout } from '#shared/paper/layout.ts';
import type { NumberedPart } from '#shared/paper/numbering.ts';
import { partLabel, type SayLabel } from '#shared/paper/part-label.ts';

type Part = NumberedPart<ContentNode>;

/** Where in a paper a block stands, as people name places to each other. */
export interface Whereabouts {
  /** The heading of the highest level above it. */
  readonly chapter: Part | null;
  /** The nearest heading above it, or itself. */
  readonly section: Part | null;
  /** What it is counted as, where it is counted: a paragraph, a table, a recommendation. */
  readonly part: Part | null;
}

const NOWHERE: Whereabouts = { chapter: null, section: null, part: null };

/** Tells of every block of a paper, by its id, where it stands. Unknown ids stand nowhere. */
export class PaperPlaces {
  readonly layout: PaperLayout;
  readonly #places = new Map<string, Whereabouts>();

  constructor(content: readonly ContentNode[], layout: PaperLayout) {
    this.layout = layout;
    const { parts, blocks } = numberContent(content, layout);
    const levels = parts.flatMap(({ kind, level }) => (kind === 'heading' ? [level] : []));
    const highest = Math.min(...levels);
    let above = NOWHERE;
    for (const [at, block] of content.entries()) {
      for (const part of blocks[at] ?? []) {
        if (part.kind === 'heading') {
          const chapter = part.level === highest ? part : above.chapter;
          above = { chapter, section: part, part: null };
        }
        const isCounted = part.number !== null && part.kind !== 'heading';
        if (part.id !== null) this.#note(part.id, { ...above, part: isCounted ? part : null });
      }
      // Lists, tables and whatever else is no part of its own stand where their block stands.
      this.#noteAll(block, above, null);
    }
  }

  of(blockId: string | null): Whereabouts {
    return (blockId !== null && this.#places.get(blockId)) || NOWHERE;
  }

  #note(id: string, where: Whereabouts): void {
    if (!this.#places.has(id)) this.#places.set(id, where);
  }

  #noteAll({ attrs, content = [] }: ContentNode, above: Whereabouts, outer: Part | null): void {
    const id: unknown = attrs?.['id'];
    let part = outer;
    if (typeof id === 'string') {
      this.#note(id, { ...above, part: outer });
      part = this.of(id).part ?? outer;
    }
    for (const child of content) if (child.type !== 'text') this.#noteAll(child, above, part);
  }
}

/** "סעיף 2.1 · פסקה 14": the nearest heading, and the block where readers see its number. Empty when there is neither. */
export function placeInWords(
  { section, part }: Whereabouts,
  { paragraphs }: PaperLayout,
  say: SayLabel,
): string {
  const isSeen = part !== null && (part.kind !== 'paragraph' || paragraphs);
  const named = [section, isSeen ? part : null].flatMap((one) =>
    one ? [partLabel(one, say)] : [],
  );
  return named.join(' · ');
}

/** A chapter by its number and its words. */
export function chapterInWords(chapter: Part, say: SayLabel): string {
  const label = partLabel(chapter, say);
  return chapter.number === null || chapter.words === '' ? label : `${label}: ${chapter.words}`;
}
