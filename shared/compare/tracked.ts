import type { AttributeChange, Comparison, Difference, Path } from '#shared/compare/comparison.ts';
import { type Pen, trackedWords } from '#shared/compare/tracked-words.ts';
import type { ContentMark, ContentNode } from '#shared/paper/content.ts';
import { NODES } from '#shared/paper/schema.ts';
import { type Entry, formatEntries } from '#shared/suggestion/entry.ts';
import { formatTo, RESTYLED_ATTRIBUTES } from '#shared/suggestion/restyling.ts';

/** Who is to stand beside a change. */
export interface Hand {
  /** What was put into this block of the new paper, or into none that has an id. */
  readonly came: (blockId: string | null) => string;
  readonly gone: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Two papers as one text with suggestions: rejecting all of them gives the old paper, accepting all the new one. What
 * moved is taken out and put in. Two things are as they are in the new paper, without a trace: what nobody reads (links
 * between blocks, widths of columns, descriptions of images), and ids.
 */
export function trackedContent(
  { old, new: next, differences }: Pick<Comparison, 'old' | 'new' | 'differences'>,
  hand: Hand,
): ContentNode[] {
  return new Tracking(next, hand).children(differences, old, []) ?? [];
}

/** Nobody reads these. */
const SILENT = new Set(['links', 'colwidth', 'alt', 'pixels']);

class Tracking implements Pen {
  readonly #hand: Hand;
  /** Ids that stand in the new paper: what is gone may not have them too. */
  readonly #taken = new Set<string>();
  #made = 0;
  /** The block in whose words we are. */
  #block: string | null = null;

  constructor(next: readonly ContentNode[], hand: Hand) {
    this.#hand = hand;
    for (const id of idsIn(next)) this.#taken.add(id);
  }

  entry(kind: Entry['kind'], to?: string): Entry {
    this.#made += 1;
    const id = `since${this.#made.toString(36).padStart(3, '0')}`.slice(-8);
    const author = kind === 'deletion' ? this.#hand.gone : this.#hand.came(this.#block);
    return { kind, id, author, at: this.#hand.at, to: to ?? null };
  }

  gone(nodes: readonly ContentNode[]): ContentNode[] {
    return nodes.map((node) => this.#withoutTakenIds(node));
  }

  /**
   * What stands in one block of both papers. Null where something in it came or went on which no suggestion can lie, such
   * as a cell: then the block as a whole has to go and come.
   */
  children(
    differences: readonly Difference[],
    old: readonly ContentNode[],
    path: Path,
  ): ContentNode[] | null {
    const kept: ContentNode[] = [];
    let isWhole = true;
    let at = 0;
    const mark = (node: ContentNode, kind: 'insertion' | 'deletion') => {
      if (!('proposed' in (NODES[node.type]?.attributes ?? {}))) isWhole = false;
      else kept.push(this.#proposed(node, this.entry(kind)));
    };
    const leave = (end: number) => {
      for (; at < end; at += 1) {
        const node = old[at];
        if (node) mark(this.#withoutTakenIds(node), 'deletion');
      }
    };
    for (const difference of differences) {
      const { kind, from, move, new: next } = difference;
      const place = from && isChildOf(from, path) ? (from.at(-1) ?? -1) : -1;
      if (kind === 'removed' || kind === 'left') {
        leave(place + 1);
        continue;
      }
      const stays = place >= at && move === null;
      const here = stays ? this.#here(difference) : null;
      if (stays) leave(here ? place : place + 1);
      if (here) {
        kept.push(here);
        at = place + 1;
      } else if (next) {
        this.#block = idOf(next) ?? this.#block;
        mark(next, 'insertion');
      }
    }
    leave(old.length);
    return isWhole ? kept : null;
  }

  /** A block that stands in both papers, with what changed in it; null where no suggestion can say what did. */
  #here({
    kind,
    old,
    new: next,
    from,
    attributes,
    pieces,
    children,
  }: Difference): ContentNode | null {
    if (!old || !next) return null;
    if (kind === 'same') return next;
    const outer = this.#block;
    this.#block = idOf(next) ?? outer;
    const changes = attributes.filter(({ name }) => !SILENT.has(name));
    const isSaid = changes.every((change) => canBeSaid(next.type, change));
    const content = pieces
      ? trackedWords(pieces, this)
      : children && isSaid
        ? this.children(children, old.content ?? [], from ?? [])
        : (next.content ?? []);
    const isBroken = next.type === 'table' && content !== null && reachesOut(old, next, content);
    const to = formatTo(Object.fromEntries(changes.map((change) => [change.name, change.new])));
    const entry = isSaid && changes.length > 0 ? this.entry('restyled', to) : null;
    this.#block = outer;
    if (!isSaid || content === null || isBroken) return null;
    const attrs = { ...next.attrs };
    for (const { name, old: before } of changes) {
      if (before === null) delete attrs[name];
      else attrs[name] = before;
    }
    const node = { type: next.type, attrs, content };
    return entry ? this.#proposed(node, entry) : node;
  }

  #proposed(node: ContentNode, entry: Entry): ContentNode {
    return { ...node, attrs: { ...node.attrs, proposed: formatEntries([entry]) } };
  }

  #withoutTakenIds({ attrs, marks, content, ...node }: ContentNode): ContentNode {
    const { id, ...rest } = attrs ?? {};
    const own = typeof id === 'string' && this.#taken.has(id) ? rest : (attrs ?? {});
    return {
      ...node,
      ...(Object.keys(own).length > 0 && { attrs: own }),
      ...(marks && { marks: marks.map((mark) => this.#ownNote(mark)) }),
      ...(content && { content: this.gone(content) }),
    };
  }

  /** A note has to have an id. */
  #ownNote(mark: ContentMark): ContentMark {
    const id = mark.attrs?.['id'];
    if (mark.type !== 'footnote' || typeof id !== 'string' || !this.#taken.has(id)) return mark;
    return { ...mark, attrs: { ...mark.attrs, id: `gone-${id}`.slice(0, 24) } };
  }
}

function isChildOf(path: Path, parent: Path): boolean {
  return path.length === parent.length + 1 && parent.every((at, level) => path[level] === at);
}

function idOf({ attrs }: ContentNode): string | null {
  const id = attrs?.['id'];
  return typeof id === 'string' ? id : null;
}

function idsIn(nodes: readonly ContentNode[]): string[] {
  return nodes.flatMap((node) => {
    const notes = (node.marks ?? []).filter(({ type }) => type === 'footnote');
    const ids = [node, ...notes].map(({ attrs }) => attrs?.['id']);
    const own = ids.filter((id): id is string => typeof id === 'string');
    return [...own, ...idsIn(node.content ?? [])];
  });
}

function canBeSaid(type: string, { name, old, new: next }: AttributeChange): boolean {
  const rules = NODES[type]?.attributes ?? {};
  const rule = rules[name];
  const isKnown = RESTYLED_ATTRIBUTES.some((known) => known === name);
  if (!rule || !isKnown || !('proposed' in rules)) return false;
  return [old, next].every((value) => value === null || rule.accepts(value));
}

/** Whether a row came or went in a table whose cells reach over rows: what reached into it would reach elsewhere. */
function reachesOut(old: ContentNode, next: ContentNode, rows: readonly ContentNode[]): boolean {
  const isTall = ({ content = [] }: ContentNode) =>
    content.some((row) => (row.content ?? []).some(({ attrs }) => Number(attrs?.['rowspan']) > 1));
  const isOther = rows.some(({ attrs }) => attrs?.['proposed'] !== undefined);
  return isOther && (isTall(old) || isTall(next));
}
