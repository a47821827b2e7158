import type { ContentNode } from '#shared/paper/content.ts';
import { type Entry, parseEntries } from '#shared/suggestion/entry.ts';
import { entryOfMark } from '#shared/suggestion/marks.ts';

/**
 * Which tracked changes of a file were in it when it went out. Word gives revisions new numbers and keeps their moments, to
 * the second; a change is known by what it does and when it was made.
 */
export class KnownChanges {
  readonly #classes: ReadonlySet<string>;

  constructor(sent: readonly ContentNode[]) {
    const classes = new Set<string>();
    for (const entry of entriesIn(sent)) classes.add(classOf(entry));
    this.#classes = classes;
  }

  get isEmpty(): boolean {
    return this.#classes.size === 0;
  }

  has(entry: Entry): boolean {
    return this.#classes.has(classOf(entry));
  }

  /** Whether any of these stands in a text; then none of the file's own text is another without suggestions. */
  isAnyIn(content: readonly ContentNode[]): boolean {
    for (const entry of entriesIn(content)) if (this.has(entry)) return true;
    return false;
  }
}

/** Equal for one and the same change as it went out and as it comes home. */
export function classOf({ kind, at }: Entry): string {
  return `${kind} ${String(Math.floor(at / 1000))}`;
}

/** All entries of suggestions in a text, on letters and on blocks. */
export function* entriesIn(content: readonly ContentNode[]): Generator<Entry> {
  for (const { attrs, marks = [], content: inner = [] } of content) {
    yield* parseEntries(attrs?.['proposed']);
    for (const mark of marks) {
      const entry = entryOfMark(mark);
      if (entry) yield entry;
    }
    yield* entriesIn(inner);
  }
}
