import * as Y from 'yjs';
import { PLAIN_COMPARE } from '#shared/compare/comparison.ts';
import { matchTrees } from '#shared/compare/matching.ts';
import { Budget } from '#shared/compare/sequence.ts';
import { type Block, blocksUnder, Keys, treeOf } from '#shared/compare/tree.ts';
import { alignLetters } from '#shared/interchange/returning/align.ts';
import { type Letter, lettersOf } from '#shared/interchange/returning/letters.ts';
import { readContent, textOf } from '#shared/paper/content.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { type Entry, parseEntries } from '#shared/suggestion/entry.ts';
import { type LiveLetter, liveLetters } from '#server/interchange/returning/live-letters.ts';

const STEPS = 20_000_000;

/** A line of the text that went out beside the same line as it stands now. */
export interface LiveLine {
  readonly element: Y.XmlElement;
  readonly sent: readonly Letter[];
  readonly live: readonly LiveLetter[];
  /** Where each sent letter stands among the live ones. */
  readonly places: readonly number[];
}

/** Finds in the live paper the blocks and letters of a text that went out; by their ids first, else by what they say. */
export class LiveBlocks {
  readonly #doc: Y.Doc;
  readonly #isPassedOver: (entry: Entry) => boolean;
  readonly #budget = new Budget(STEPS);
  readonly #blocks: ReadonlyMap<string, Block>;
  readonly #elements = new Map<string, Y.XmlElement | null>();
  readonly #children = new Map<Y.XmlFragment, readonly Y.XmlElement[]>();
  readonly #lines = new Map<string, LiveLine | null>();
  /** What stands in the agreed text and did not go out. */
  readonly newTexts: ReadonlySet<string>;

  constructor(doc: Y.Doc, sent: Block, isPassedOver: (entry: Entry) => boolean) {
    this.#doc = doc;
    this.#isPassedOver = isPassedOver;
    const keys = new Keys();
    const old = treeOf(sent.node.content ?? [], keys, PLAIN_COMPARE);
    const now = treeOf(readContent(doc), keys, PLAIN_COMPARE);
    matchTrees(old, now, this.#budget);
    this.#blocks = new Map(blocksUnder(old).map((block) => [keyOf(block), block]));
    const isAgreed = ({ node }: Block) =>
      !parseEntries(node.attrs?.['proposed']).some(isPassedOver);
    const fresh = blocksUnder(now).filter((block) => !block.partner && isAgreed(block));
    this.newTexts = new Set(fresh.map(({ node }) => textOf([node])).filter(Boolean));
  }

  /** The block as it stands now; null where it is gone. */
  elementOf(sent: Block): Y.XmlElement | null {
    const key = keyOf(sent);
    const known = this.#elements.get(key);
    if (known !== undefined) return known;
    const found = this.#find(sent);
    this.#elements.set(key, found);
    return found;
  }

  #find(sent: Block): Y.XmlElement | null {
    const now = this.#blocks.get(keyOf(sent))?.partner;
    if (!now) return null;
    let at: Y.XmlFragment = this.#doc.getXmlFragment(CONTENT_ROOT);
    for (const step of now.path) {
      const child: Y.XmlElement | undefined = this.#childrenOf(at)[step];
      if (!child) return null;
      at = child;
    }
    return at instanceof Y.XmlElement && at.nodeName === now.node.type ? at : null;
  }

  /** Read once: nothing is written before everything is found. */
  #childrenOf(parent: Y.XmlFragment): readonly Y.XmlElement[] {
    const known = this.#children.get(parent);
    if (known) return known;
    const children = parent.toArray().filter((one) => one instanceof Y.XmlElement);
    this.#children.set(parent, children);
    return children;
  }

  lineOf(sent: Block): LiveLine | null {
    const key = keyOf(sent);
    const known = this.#lines.get(key);
    if (known !== undefined) return known;
    const element = this.elementOf(sent);
    const made = element && this.#line(sent, element);
    this.#lines.set(key, made);
    return made;
  }

  /** Whether all words in a block are those that went out. */
  isAsSent(sent: Block, element: Y.XmlElement): boolean {
    const was = linesIn(sent).flatMap(({ node }) => [...lettersOf(node).map(({ key }) => key), '']);
    const is = linesOf(element).flatMap((line) => [
      ...liveLetters(line, this.#isPassedOver).map(({ key }) => key),
      '',
    ]);
    return was.join('\0') === is.join('\0');
  }

  #line(sent: Block, element: Y.XmlElement): LiveLine {
    const letters = lettersOf(sent.node);
    const live = liveLetters(element, this.#isPassedOver);
    return { element, sent: letters, live, places: alignLetters(letters, live, this.#budget) };
  }
}

const keyOf = ({ path }: Block) => path.join('.');

function linesIn(block: Block): Block[] {
  return block.children.length === 0 ? [block] : block.children.flatMap(linesIn);
}

function linesOf(element: Y.XmlElement): Y.XmlElement[] {
  const inner = element.toArray().filter((child) => child instanceof Y.XmlElement);
  const isLine = inner.every(({ nodeName }) => nodeName === 'hardBreak');
  return isLine ? [element] : inner.flatMap(linesOf);
}
