import type { ContentNode } from '#shared/paper/content.ts';
import type {
  ChangedThing,
  ChangeKind,
  Comparison,
  Counts,
  Difference,
  Piece,
  Section,
  Stop,
} from '#shared/compare/comparison.ts';

type Tallied = Pick<
  Comparison,
  | 'differences'
  | 'stops'
  | 'sections'
  | 'counts'
  | 'things'
  | 'wordsAdded'
  | 'wordsRemoved'
  | 'coarse'
>;

/** Gives each change its place on the way through, and counts them by section, by kind and by what they are about. */
export function tally(differences: readonly Difference[]): Tallied {
  return new Tally().of(differences);
}

type Growing<T> = { -readonly [Name in keyof T]: T[Name] };

const noCounts = (): Growing<Counts> => ({
  added: 0,
  removed: 0,
  changed: 0,
  formatted: 0,
  moved: 0,
});

const THINGS: Readonly<Record<string, ChangedThing>> = {
  paragraph: 'paragraph',
  heading: 'heading',
  bulletList: 'list',
  orderedList: 'list',
  taskList: 'list',
  listItem: 'item',
  taskItem: 'item',
  blockquote: 'quote',
  callout: 'callout',
  figure: 'figure',
  caption: 'caption',
  table: 'table',
  tableRow: 'row',
  tableCell: 'cell',
  tableHeader: 'cell',
  challenge: 'challenge',
  interventionPoint: 'interventionPoint',
  recommendation: 'recommendation',
  pageBreak: 'break',
  horizontalRule: 'break',
  tableOfContents: 'contents',
};

/** How a block looks, and nothing that it says. */
const LOOKS = new Set(['align', 'dir', 'style', 'colwidth', 'width', 'numbered']);

/** What the blocks above a block hand down to it. */
interface Above {
  /** Inside a table that stands in both papers: names it, and the place of the cell in its row. */
  readonly table: ContentNode | null;
  readonly column: number;
  /** Directly inside a cell or an item: a change of its text is one of that. */
  readonly holder: 'cell' | 'item' | null;
}

const AT_TOP: Above = { table: null, column: 0, holder: null };

class Tally {
  readonly #stops: Stop[] = [];
  readonly #sections: {
    heading: ContentNode | null;
    state: Section['state'];
    counts: Growing<Counts>;
  }[] = [{ heading: null, state: 'both', counts: noCounts() }];
  readonly #counts = noCounts();
  readonly #things: Partial<Record<ChangedThing, number>> = {};
  readonly #moves = new Map<number, number>();
  readonly #columns = new Map<ContentNode, Map<string, number>>();
  #wordsAdded = 0;
  #wordsRemoved = 0;
  #coarse = 0;

  of(differences: readonly Difference[]): Tallied {
    const told = differences.map((difference) => {
      this.#openSection(difference);
      return this.#tell(difference, AT_TOP);
    });
    const [first] = this.#sections;
    const isNeeded = first && Object.values(first.counts).some((count) => count > 0);
    // Stops name sections by place, so an empty beginning is kept where others follow.
    const sections = isNeeded || this.#sections.length > 1 ? this.#sections : [];
    return {
      differences: told,
      stops: this.#stops,
      sections,
      counts: this.#counts,
      things: this.#things,
      wordsAdded: this.#wordsAdded,
      wordsRemoved: this.#wordsRemoved,
      coarse: this.#coarse,
    };
  }

  #openSection({ kind, old, new: next }: Difference): void {
    const heading = next ?? old;
    if (heading?.type !== 'heading' || kind === 'left') return;
    const state = kind === 'added' ? 'added' : kind === 'removed' ? 'removed' : 'both';
    this.#sections.push({ heading, state, counts: noCounts() });
  }

  #tell(difference: Difference, above: Above): Difference {
    const stop = this.#stopOf(difference, above);
    if (difference.isCoarse) this.#coarse++;
    this.#countWords(difference);
    if (!difference.children) return { ...difference, stop };
    const node = difference.new ?? difference.old;
    const isRow =
      node?.type === 'tableRow' && difference.kind !== 'added' && difference.kind !== 'removed';
    const table = node?.type === 'table' ? node : isRow ? above.table : null;
    const thing = THINGS[node?.type ?? ''];
    const holder = thing === 'cell' || thing === 'item' ? thing : null;
    const children = difference.children.map((child, column) =>
      this.#tell(child, { table, column, holder }),
    );
    return { ...difference, stop, children };
  }

  #stopOf(difference: Difference, { table, column, holder }: Above): number | null {
    const { kind, move, old, new: next } = difference;
    const node = next ?? old;
    if (!node || kind === 'left') return null;
    const thing = THINGS[node.type] ?? 'other';
    if (kind === 'added' || kind === 'removed') {
      // A column is one change, in however many rows it shows.
      if (table && thing === 'cell') return this.#column(table, column, kind, difference);
      return this.#add(kind, thing, difference);
    }
    const change = changeOf(difference);
    if (change) {
      if (move !== null) this.#move(move, difference, false);
      return this.#add(
        change.kind,
        change.thing ?? (thing === 'paragraph' && holder !== null ? holder : thing),
        difference,
      );
    }
    return move === null ? null : this.#move(move, difference, true);
  }

  #add(kind: ChangeKind, thing: ChangedThing, { new: next }: Difference): number {
    const section = this.#sections.length - 1;
    const id = next?.attrs?.['id'];
    this.#stops.push({ kind, thing, section, blockId: typeof id === 'string' ? id : null });
    this.#count(kind);
    this.#things[thing] = (this.#things[thing] ?? 0) + 1;
    return this.#stops.length - 1;
  }

  #count(kind: ChangeKind): void {
    this.#counts[kind]++;
    const section = this.#sections.at(-1);
    if (section) section.counts[kind]++;
  }

  /** Blocks that went together are one change; a block that also changed is counted as both. */
  #move(move: number, difference: Difference, isStop: boolean): number | null {
    const known = this.#moves.get(move);
    if (known !== undefined) return isStop && known >= 0 ? known : null;
    if (!isStop) {
      this.#count('moved');
      this.#moves.set(move, -1);
      return null;
    }
    const thing = THINGS[difference.new?.type ?? ''] ?? 'other';
    const stop = this.#add('moved', thing, difference);
    this.#moves.set(move, stop);
    return stop;
  }

  #column(table: ContentNode, column: number, kind: 'added' | 'removed', difference: Difference) {
    const columns = this.#columns.get(table) ?? new Map<string, number>();
    this.#columns.set(table, columns);
    const name = `${kind} ${String(column)}`;
    const stop = columns.get(name) ?? this.#add(kind, 'column', difference);
    columns.set(name, stop);
    return stop;
  }

  #countWords({ kind, old, new: next, pieces, children }: Difference): void {
    if (kind === 'added' && next && !children) this.#wordsAdded += wordsIn([next]);
    if (kind === 'removed' && old && !children) this.#wordsRemoved += wordsIn([old]);
    this.#countPieces(pieces ?? []);
  }

  #countPieces(pieces: readonly Piece[]): void {
    for (const piece of pieces) {
      if (piece.kind === 'added') this.#wordsAdded += wordsIn(piece.new);
      if (piece.kind === 'removed') this.#wordsRemoved += wordsIn(piece.old);
      if (piece.kind === 'note') this.#countPieces(piece.pieces);
    }
  }
}

/** What changed about a block itself; null where only something inside it did. */
function changeOf({ kind, attributes, pieces, new: next }: Difference): {
  readonly kind: ChangeKind;
  readonly thing?: ChangedThing;
} | null {
  if (kind !== 'changed') return null;
  const own = (pieces ?? []).filter((piece) => piece.kind !== 'same');
  if (own.length === 0 && attributes.length === 0) return null;
  const isLook = (piece: Piece) => piece.kind === 'restyled';
  if (own.every(isLook) && attributes.every(({ name }) => LOOKS.has(name)))
    return { kind: 'formatted' };
  const isOfNote = (piece: Piece) =>
    piece.kind === 'note' ||
    ((piece.kind === 'added' ? piece.new : piece.kind === 'removed' ? piece.old : []).every(
      isNote,
    ) &&
      piece.kind !== 'restyled');
  const isNotesOnly = attributes.length === 0 && own.length > 0 && own.every(isOfNote);
  if (isNotesOnly && next?.type !== 'footnote') return { kind: 'changed', thing: 'footnote' };
  return { kind: 'changed' };
}

function isNote({ marks = [] }: ContentNode): boolean {
  return marks.some(({ type }) => type === 'footnote');
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'"׳״’]*/gu;

function wordsIn(nodes: readonly ContentNode[]): number {
  return nodes.reduce(
    (sum, { text, content = [] }) => sum + (text?.match(WORD)?.length ?? 0) + wordsIn(content),
    0,
  );
}
