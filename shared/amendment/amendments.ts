import type { ContentMark, ContentNode } from '#shared/paper/content.ts';
import { takesText } from '#shared/paper/schema.ts';
import { type Entry, parseEntries } from '#shared/suggestion/entry.ts';
import { type FoundSuggestion, suggestionsIn } from '#shared/suggestion/found.ts';
import { entryOfMark } from '#shared/suggestion/marks.ts';
import { type FateOf, project, REJECT_ALL } from '#shared/suggestion/projection.ts';

/** On words that one wording has and the other has not. Of this room alone; no paper carries it. */
export const CHANGED = 'changed';

/** What one person proposes for a passage. */
export interface Variant {
  readonly author: string;
  readonly suggestions: readonly FoundSuggestion[];
  /** The passage as it stands, what this person would take away under the mark `changed`. */
  readonly old: readonly ContentNode[];
  /** The passage with this person's suggestions accepted and everybody else's left out, what comes under `changed`. */
  readonly next: readonly ContentNode[];
}

/** Neighbouring blocks that are amended together, mostly one. */
export interface AmendedPassage {
  /** The first block that has an id. */
  readonly blockId: string | null;
  /** Ids of all its blocks and of what is in them. */
  readonly blockIds: ReadonlySet<string>;
  /** Place of its first block among the paper's. */
  readonly order: number;
  /** How many blocks of the paper's first level it takes up. */
  readonly blocks: number;
  /** The passage without anybody's suggestions; nothing where all of it is proposed. */
  readonly base: readonly ContentNode[];
  /** In the order in which they appear in it. Several are competing variants of one passage. */
  readonly variants: readonly Variant[];
}

/** Every passage of a paper for which something is suggested, in the paper's order. */
export function amendedPassages(content: readonly ContentNode[]): AmendedPassage[] {
  let order = 0;
  return passagesOf(content).flatMap((blocks) => {
    const first = order;
    order += blocks.length;
    const found = suggestionsIn(blocks);
    if (found.length === 0) return [];
    const authors = [...new Set(found.map(({ author }) => author))];
    const ids = blocks.flatMap(idsIn);
    return {
      blockId: ids[0] ?? null,
      blockIds: new Set(ids),
      order: first,
      blocks: blocks.length,
      base: project(blocks, REJECT_ALL),
      variants: authors.map((author) => variantOf(blocks, author, found)),
    };
  });
}

function variantOf(
  blocks: readonly ContentNode[],
  author: string,
  found: readonly FoundSuggestion[],
): Variant {
  const only: FateOf = (entry) => (entry.author === author ? 'accept' : 'reject');
  const goes = (entry: Entry) => entry.author === author && entry.kind === 'deletion';
  const comes = (entry: Entry) => entry.author === author && entry.kind === 'insertion';
  return {
    author,
    suggestions: found.filter((suggestion) => suggestion.author === author),
    old: project(marked(blocks, goes), REJECT_ALL),
    next: project(marked(blocks, comes), only),
  };
}

/**
 * The blocks of a paper in groups that can be projected each by itself. A block that is to go on in the one before it stands
 * with that one, and with whatever between them may vanish: so the parts put together are the projection of the whole.
 */
function passagesOf(content: readonly ContentNode[]): ContentNode[][] {
  const passages: ContentNode[][] = [];
  for (const block of content) {
    passages.push([block]);
    const joins = entriesOf(block).some(({ kind }) => kind === 'joined');
    if (!joins) continue;
    let first = passages.length - 1;
    while (first > 0) {
      first -= 1;
      if (passages[first]?.every(mayVanish) === false) break;
    }
    passages.splice(first, passages.length - first, passages.slice(first).flat());
  }
  return passages;
}

/** Whether nothing may be left of a block, depending on whose suggestions are taken. */
function mayVanish(block: ContentNode): boolean {
  const kinds = new Set(entriesOf(block).map(({ kind }) => kind));
  if (kinds.has('insertion') || kinds.has('deletion') || kinds.has('joined')) return true;
  return !takesText(block.type) && suggestionsIn([block]).length > 0;
}

function entriesOf({ attrs }: ContentNode): Entry[] {
  return parseEntries(attrs?.['proposed']);
}

/** The same content with the words under such entries marked as changed. */
function marked(
  content: readonly ContentNode[],
  isChange: (entry: Entry) => boolean,
  within = false,
): ContentNode[] {
  return content.map((node) => {
    if (node.type === 'text') {
      const own = (node.marks ?? []).some((mark) => {
        const entry = entryOfMark(mark);
        return entry !== null && isChange(entry);
      });
      return within || own ? { ...node, marks: [...(node.marks ?? []), MARK] } : node;
    }
    const whole = within || entriesOf(node).some(isChange);
    return node.content ? { ...node, content: marked(node.content, isChange, whole) } : node;
  });
}

const MARK: ContentMark = { type: CHANGED };

function idsIn({ attrs, content = [] }: ContentNode): string[] {
  const id: unknown = attrs?.['id'];
  return [...(typeof id === 'string' ? [id] : []), ...content.flatMap(idsIn)];
}

/** Words of one look within a line. */
export interface WordRun {
  readonly words: string;
  readonly isChanged: boolean;
}

/** A wording as lines, each a block of running text: what a table of amendments shows. */
export function wordingOf(content: readonly ContentNode[]): WordRun[][] {
  return content.flatMap(linesOf);
}

function linesOf(node: ContentNode): WordRun[][] {
  const children = node.content ?? [];
  if (children.length === 0) return [];
  if (!children.every(({ type }) => type === 'text' || type === 'hardBreak'))
    return children.flatMap(linesOf);
  const runs: WordRun[] = [];
  for (const { text = ' ', marks } of children) {
    const isChanged = marks?.some(({ type }) => type === CHANGED) ?? false;
    const last = runs.at(-1);
    if (last?.isChanged === isChanged) runs.splice(-1, 1, { words: last.words + text, isChanged });
    else runs.push({ words: text, isChanged });
  }
  return [runs];
}
