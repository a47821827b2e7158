import { PLAIN_COMPARE } from '#shared/compare/comparison.ts';
import { matchTrees } from '#shared/compare/matching.ts';
import { markMoves } from '#shared/compare/moves.ts';
import { Budget } from '#shared/compare/sequence.ts';
import { type Block, blocksUnder, Keys, treeOf } from '#shared/compare/tree.ts';
import { GONE } from '#shared/interchange/returning/align.ts';
import type { Change } from '#shared/interchange/returning/change.ts';
import { Changes } from '#shared/interchange/returning/changes.ts';
import { KnownChanges } from '#shared/interchange/returning/known.ts';
import { lettersOf } from '#shared/interchange/returning/letters.ts';
import { lineChanges } from '#shared/interchange/returning/line-changes.ts';
import type { Decided } from '#shared/interchange/returning/settled-line.ts';
import { Spots } from '#shared/interchange/returning/spots.ts';
import { stripped, withoutStrayIds } from '#shared/interchange/returning/stripped.ts';
import { isUnit, newEntry, restylingOf } from '#shared/interchange/returning/units.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { type Entry, parseEntries } from '#shared/suggestion/entry.ts';
import { threadsOn } from '#shared/thread/comment-mark.ts';

/** The words that a remark of the file is about, in terms of the text that went out. */
export interface ThreadSpot {
  readonly sent: Block | null;
  /** Letters of that block; none where it is about words that the file itself brought. */
  readonly letters: readonly number[];
  /** The change that brought its words. */
  readonly change: Change | null;
}

interface GrowingSpot {
  readonly sent: Block | null;
  readonly letters: number[];
  change: Change | null;
}

/** All that became of a text between going out and coming home. */
export interface FileChanges {
  readonly changes: readonly Change[];
  /** Suggestions of the paper that came home accepted or rejected. */
  readonly decided: readonly Decided[];
  /** Tracked changes that the file itself took back. */
  readonly undone: readonly Entry[];
  readonly threads: ReadonlyMap<string, ThreadSpot>;
  /** The text that went out, as a tree of blocks. */
  readonly root: Block;
}

/** Steps that one file may cost; what is beyond is told coarsely. */
const STEPS = 20_000_000;

/** Compares a file's text, with all that it proposes, with the text that went out, whose suggestions stand in both. */
export function fileChanges(
  sent: readonly ContentNode[],
  returned: readonly ContentNode[],
): FileChanges {
  const reading = new Reading(sent, returned);
  reading.read();
  return reading;
}

class Reading implements FileChanges {
  readonly #decided = new Map<string, Decided>();
  readonly undone: Entry[] = [];
  readonly root: Block;
  readonly #known: KnownChanges;
  readonly #budget = new Budget(STEPS);
  readonly #returned: readonly ContentNode[];
  readonly #blockOf: (node: ContentNode) => Block | null;
  readonly #changes = new Changes();
  readonly #spots = new Map<string, GrowingSpot>();
  readonly #places: Spots;

  constructor(sent: readonly ContentNode[], returned: readonly ContentNode[]) {
    this.#known = new KnownChanges(sent);
    const keys = new Keys();
    this.root = treeOf(sent, keys, PLAIN_COMPARE);
    const ids = new Map(
      blocksUnder(this.root).flatMap(({ id, node }) => (id === null ? [] : [[id, node]])),
    );
    this.#returned = withoutStrayIds(returned, ids);
    const { content, of } = stripped(this.#returned, this.#known);
    const home = treeOf(content, keys, PLAIN_COMPARE);
    matchTrees(this.root, home, this.#budget);
    markMoves(home);
    const blocks = new Map(blocksUnder(home).map((block) => [block.node, block]));
    this.#blockOf = (node) => {
      const made = of.get(node);
      return (made && blocks.get(made)) ?? null;
    };
    const partnerOf = (node: ContentNode) => {
      const block = this.#blockOf(node);
      return block && isPaired(block) ? block.partner : null;
    };
    this.#places = new Spots({ partnerOf, content: this.#returned });
  }

  get decided(): readonly Decided[] {
    return [...this.#decided.values()];
  }

  get threads(): ReadonlyMap<string, ThreadSpot> {
    return this.#spots;
  }

  get changes(): readonly Change[] {
    return this.#changes.all;
  }

  read(): void {
    this.#children(this.#returned, [], false);
    this.#gone(this.root);
  }

  /** Blocks side by side; `around` are the blocks that hold them, the innermost first. */
  #children(nodes: readonly ContentNode[], around: readonly ContentNode[], isGoing: boolean): void {
    for (const [at, node] of nodes.entries()) {
      const block = this.#blockOf(node);
      if (block && isPaired(block))
        this.#both(node, block, { around, before: nodes[at - 1], isGoing });
      else if (block && !block.partner && holdsPaired(block)) {
        this.#children(node.content ?? [], [node, ...around], isGoing);
      } else this.#inserted(node, nodes, around);
    }
  }

  #both(
    node: ContentNode,
    { partner: sent }: Block,
    where: {
      readonly around: readonly ContentNode[];
      readonly before: ContentNode | undefined;
      readonly isGoing: boolean;
    },
  ): void {
    if (!sent) return;
    const deleted = newEntry(node, 'deletion', this.#known);
    if (deleted) this.#changes.deleted(sent, deleted);
    this.#settled(node, sent);
    const isGoing = where.isGoing || deleted !== null;
    if (!isGoing) this.#frame(node, sent, where.before);
    if (sent.isText) this.#line(node, sent, isGoing);
    else this.#children(node.content ?? [], [node, ...where.around], isGoing);
  }

  /** What a block is and how it looks, its words aside. */
  #frame(node: ContentNode, sent: Block, before: ContentNode | undefined): void {
    if (node.type !== sent.node.type && isUnit(node.type)) this.#changes.kind(sent, node);
    for (const { to, tracked } of restylingOf(node, sent.node, this.#known))
      this.#changes.restyled(sent, to, tracked);
    const joined = newEntry(node, 'joined', this.#known);
    if (!joined) return;
    const with_ = before ? (this.#blockOf(before)?.partner ?? null) : null;
    this.#changes.joined(sent, with_, joined);
  }

  /** Suggestions about a block as a whole that came home without their sign. */
  #settled(node: ContentNode, sent: Block): void {
    const here = new Set(parseEntries(node.attrs?.['proposed']).map(({ kind }) => kind));
    for (const entry of parseEntries(sent.node.attrs?.['proposed']))
      if (!here.has(entry.kind) && (entry.kind === 'insertion' || entry.kind === 'deletion'))
        this.#decide(entry, entry.kind === 'insertion');
  }

  #decide({ id, author }: Pick<Entry, 'id' | 'author'>, isAccepted: boolean): void {
    const name = `${id} ${author}`;
    if (!this.#decided.has(name)) this.#decided.set(name, { id, author, isAccepted });
  }

  #line(node: ContentNode, sent: Block, isGoing: boolean): void {
    if (isSame(node, sent.node)) return;
    const [was, is] = [lettersOf(sent.node), lettersOf(node)];
    const found = lineChanges(was, is, { known: this.#known, budget: this.#budget });
    for (const one of found.decided) this.#decide(one, one.isAccepted);
    this.undone.push(...found.undone);
    const isMeant = (one: { readonly text: readonly unknown[] }) => !isGoing || one.text.length > 0;
    const words = found.words.filter(isMeant).map((one) => this.#changes.words(sent, was, one));
    if (!isGoing) for (const look of found.looks) this.#changes.look(sent, was, look);
    const sentAt = new Map(
      found.places.flatMap((at, index) => (at === GONE ? [] : [[at, index] as const])),
    );
    const bringers = new Map(
      words.flatMap((change) => change.words.text.map((letter) => [letter, change] as const)),
    );
    for (const [at, letter] of is.entries())
      for (const thread of letter.threads)
        this.#thread(thread, sent, sentAt.get(at) ?? null, bringers.get(letter) ?? null);
  }

  #thread(id: string, sent: Block | null, letter: number | null, change: Change | null): void {
    const known = this.#spots.get(id);
    if (known && known.sent !== sent && known.letters.length > 0) return;
    const spot =
      known?.sent === sent ? known : { sent, letters: [], change: known?.change ?? null };
    if (letter !== null) spot.letters.push(letter);
    spot.change ??= change;
    this.#spots.set(id, spot);
  }

  #inserted(
    node: ContentNode,
    siblings: readonly ContentNode[],
    around: readonly ContentNode[],
  ): void {
    const spots = this.#places.of(node, siblings, around);
    const tracked = firstNew(node, this.#known);
    const change = this.#changes.inserted(node, spots, tracked);
    for (const thread of threadsIn(node))
      if (!this.#spots.has(thread)) this.#thread(thread, spots[0]?.sent ?? null, null, change);
  }

  /** Blocks that went out and did not come home. */
  #gone(parent: Block): void {
    for (const sent of parent.children) {
      const home = sent.partner;
      if (home && sent.stays) this.#gone(sent);
      else if (!home && holdsPaired(sent)) this.#gone(sent);
      else {
        const settled = parseEntries(sent.node.attrs?.['proposed']).find(
          ({ kind }) => kind === 'insertion' || kind === 'deletion',
        );
        if (settled && !home) this.#decide(settled, settled.kind === 'deletion');
        else this.#changes.deleted(sent, null);
      }
    }
  }
}

const isPaired = ({ partner, stays }: Block): boolean => partner !== null && stays;

function holdsPaired({ children }: Block): boolean {
  return children.some((child) => isPaired(child) || (!child.partner && holdsPaired(child)));
}

function isSame(node: ContentNode, sent: ContentNode): boolean {
  return JSON.stringify(node.content ?? []) === JSON.stringify(sent.content ?? []);
}

function firstNew(node: ContentNode, known: KnownChanges): Entry | null {
  const own = newEntry(node, 'insertion', known);
  if (own) return own;
  for (const child of node.content ?? []) {
    const found = firstNew(child, known);
    if (found) return found;
  }
  return null;
}

function threadsIn({ marks, content = [] }: ContentNode): string[] {
  return [...threadsOn(marks), ...content.flatMap(threadsIn)];
}
