import * as Y from 'yjs';
import { GONE } from '#shared/interchange/returning/align.ts';
import type { Change, Spot } from '#shared/interchange/returning/change.ts';
import type { FileChanges, ThreadSpot } from '#shared/interchange/returning/file-changes.ts';
import type { Letter } from '#shared/interchange/returning/letters.ts';
import { isUnit } from '#shared/interchange/returning/units.ts';
import { type ContentNode, textOf } from '#shared/paper/content.ts';
import { MOST_QUOTE } from '#shared/thread/thread.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { childrenAllowedIn } from '#shared/paper/schema.ts';
import { type Entry, parseEntries } from '#shared/suggestion/entry.ts';
import { restyledAttributes } from '#shared/suggestion/restyling.ts';
import type { NewAnchor } from '#shared/thread/thread-contract.ts';
import { anchorOf, blockIdOf } from '#server/interchange/returning/anchoring.ts';
import { LiveBlocks, type LiveLine } from '#server/interchange/returning/live-blocks.ts';
import { Proposals, type Signature } from '#server/interchange/returning/proposals.ts';
import { standingWords } from '#server/interchange/returning/standing-words.ts';

/** A remark that stands in for a change that no suggestion can say here. */
export interface Wished {
  readonly anchor: NewAnchor;
  /** The wording that is wanted instead of the words it is about; null where there is none. */
  readonly proposal: string | null;
}

/** What becomes of a change in the live paper. */
export type Fate =
  | { readonly kind: 'suggested'; readonly by: Signature; readonly blockId: string | null }
  /** The paper says so already. */
  | { readonly kind: 'there'; readonly blockId: string | null }
  | { readonly kind: 'remark'; readonly wished: Wished; readonly blockId: string | null };

interface Means {
  readonly maySuggest: boolean;
  /** Whose suggestion a change becomes; null for one that was taken before. */
  readonly signatureOf: (change: Change) => Signature | null;
  /** Letters under such an entry are only suggested in the live paper, and were not in what went out. */
  readonly isPassedOver: (entry: Entry) => boolean;
  /** New content under names of its own. */
  readonly named: (node: ContentNode) => ContentNode;
}

/**
 * Brings the changes of a file into a live paper as suggestions, each where its place still stands; nothing of the agreed
 * text changes. What has no place any more, or cannot be suggested, is told as a remark. Call it inside one transaction.
 */
export function takeChanges(doc: Y.Doc, file: FileChanges, means: Means): Taken {
  const taking = new Taking(doc, file, means);
  for (const change of file.changes) taking.take(change);
  const anchors = taking.anchorsOf(file.threads);
  taking.proposals.write();
  return { fates: taking.fates, anchors };
}

export interface Taken {
  /** Of each change that was not taken before. */
  readonly fates: ReadonlyMap<Change, Fate>;
  /** Where the remarks of the file belong, by their ids in the file; those that have a place. */
  readonly anchors: ReadonlyMap<string, NewAnchor>;
}

class Taking {
  readonly fates = new Map<Change, Fate>();
  readonly proposals = new Proposals();
  readonly #doc: Y.Doc;
  readonly #means: Means;
  readonly #live: LiveBlocks;

  constructor(doc: Y.Doc, { root }: FileChanges, means: Means) {
    this.#doc = doc;
    this.#means = means;
    this.#live = new LiveBlocks(doc, root, means.isPassedOver);
  }

  take(change: Change): void {
    const by = this.#means.signatureOf(change);
    if (by) this.fates.set(change, this.#fateOf(change, by));
  }

  anchorsOf(threads: FileChanges['threads']): ReadonlyMap<string, NewAnchor> {
    return new Map(
      [...threads].flatMap(([id, spot]) => {
        const anchor = this.#anchorAt(spot);
        return anchor ? [[id, anchor] as const] : [];
      }),
    );
  }

  #anchorAt({ sent, letters, change }: ThreadSpot): NewAnchor | null {
    const line = sent?.isText ? this.#live.lineOf(sent) : null;
    const live = letters.flatMap((at) => line?.live[line.places[at] ?? GONE] ?? []);
    if (line && live.length > 0) return anchorOf(line, live);
    const fate = change && this.fates.get(change);
    if (fate?.kind === 'suggested')
      return { kind: 'suggestion', suggestionId: fate.by.id, authorId: fate.by.author };
    const element = sent && letters.length === 0 ? this.#live.elementOf(sent) : null;
    const blockId = element && blockIdOf(element);
    return blockId ? { kind: 'block', blockId } : null;
  }

  #fateOf(change: Change, by: Signature): Fate {
    switch (change.what) {
      case 'words':
        return this.#words(change, by);
      case 'look':
        return this.#look(change, by);
      case 'inserted':
        return this.#inserted(change, by);
      case 'deleted':
        return this.#deleted(change, by);
      case 'restyled':
        return this.#restyled(change, by);
      case 'joined':
        return this.#joined(change, by);
      default:
        return this.#onBlock(change, change.sent, null);
    }
  }

  #words(change: Change & { what: 'words' }, by: Signature): Fate {
    const { sent, words } = change;
    const line = this.#live.lineOf(sent);
    if (!line) return this.#onBlock(change, sent, change.after);
    this.#nameNotes(line, words.text, words);
    const found = standingWords(line, words);
    const blockId = blockIdOf(line.element);
    if (found.kind === 'there') return { kind: 'there', blockId };
    if (found.kind === 'stands' && this.#means.maySuggest) {
      this.proposals.words(line.element, { ...found, text: words.text }, by);
      return { kind: 'suggested', by, blockId };
    }
    if (found.kind === 'changed') {
      const anchor = anchorOf(line, found.live);
      return { kind: 'remark', blockId, wished: { anchor, proposal: found.wanted } };
    }
    return this.#asRemark(line, words.from, words.to, words);
  }

  /** The words around a change and how they are wanted, for somebody who may only say so. */
  #asRemark(
    { element, sent, live, places }: LiveLine,
    from: number,
    to: number,
    { drops, text }: { readonly drops: readonly number[]; readonly text: readonly Letter[] },
  ): Fate {
    const isWord = (at: number) =>
      /\S/u.test(sent[at]?.text ?? '') && (places[at] ?? GONE) !== GONE;
    let [start, end] = [from, to];
    // Without words of its own it is told by those beside it.
    const reach = () => end - start < 60 && (drops.length === 0 || start === end);
    while (start > 0 && reach() && isWord(start - 1)) start -= 1;
    while (end < sent.length && reach() && isWord(end)) end += 1;
    if (start === end) {
      while (start > 0 && !isWord(start)) start -= 1;
      while (start > 0 && isWord(start - 1)) start -= 1;
    }
    const gone = new Set(drops);
    const around = (first: number, last: number) =>
      sent.slice(first, last).filter((_, offset) => !gone.has(first + offset));
    const wanted = [...around(start, to), ...text, ...around(to, end)];
    const letters = Array.from(
      { length: end - start },
      (_, offset) => live[places[start + offset] ?? GONE],
    );
    const anchor = anchorOf(
      { element, live },
      letters.filter((letter) => letter !== undefined),
    );
    const proposal = wanted.map((letter) => letter.text).join('');
    return { kind: 'remark', blockId: blockIdOf(element), wished: { anchor, proposal } };
  }

  /** A note that is known by letters that stay keeps its name in the paper. */
  #nameNotes(
    { sent, live, places }: LiveLine,
    text: readonly Letter[],
    { from, to }: { readonly from: number; readonly to: number },
  ): void {
    const note = text.find((letter) => letter.note !== null)?.note ?? null;
    if (note === null) return;
    for (const at of [from - 1, from, to - 1, to]) {
      const standing = live[places[at] ?? GONE]?.note;
      if (sent[at]?.note && standing) return this.proposals.nameNote(note, standing);
    }
  }

  #look(change: Change & { what: 'look' }, by: Signature): Fate {
    const { sent, look } = change;
    const line = this.#live.lineOf(sent);
    if (!line) return this.#onBlock(change, sent, null);
    const blockId = blockIdOf(line.element);
    const all = look.letters.flatMap((at) => line.live[line.places[at] ?? GONE] ?? []);
    const mark = look.to.slice(1);
    const isOn = look.to.startsWith('+');
    const letters = all.filter(({ marks }) => marks.some(({ type }) => type === mark) !== isOn);
    if (all.length > 0 && letters.length === 0 && look.to !== 'link')
      return { kind: 'there', blockId };
    if (all.length < look.letters.length || look.to === 'link' || !this.#means.maySuggest) {
      const anchor = anchorOf(line, all);
      return { kind: 'remark', blockId, wished: { anchor, proposal: null } };
    }
    this.proposals.look(letters, look, by);
    return { kind: 'suggested', by, blockId };
  }

  #inserted(change: Change & { what: 'inserted' }, by: Signature): Fate {
    const { node, spots, after } = change;
    const around = spots.flatMap(({ sent }) => this.#live.elementOf(sent) ?? [])[0] ?? null;
    const blockId = around && blockIdOf(around);
    if (after !== '' && this.#live.newTexts.has(after)) return { kind: 'there', blockId };
    if (this.#means.maySuggest && isUnit(node.type)) {
      const named = this.#means.named(node);
      const id = named.attrs?.['id'];
      const own = typeof id === 'string' ? id : blockId;
      const spot = this.#spotFor(node, spots);
      const suggested = { kind: 'suggested', by, blockId: own } as const;
      if (spot) {
        this.proposals.block(named, spot, by);
        return suggested;
      }
      const root = this.#doc.getXmlFragment(CONTENT_ROOT);
      if (around === null && childrenAllowedIn('doc').has(node.type)) {
        this.proposals.first(named, root, by);
        return suggested;
      }
    }
    return this.#told(around, after);
  }

  #spotFor(node: ContentNode, spots: readonly Spot[]) {
    for (const { sent, side } of spots) {
      const element = this.#live.elementOf(sent);
      if (!element) continue;
      const { parent } = element;
      const holder = side === 'inside' ? element.nodeName : nameOf(parent);
      if (holder !== null && childrenAllowedIn(holder).has(node.type)) return { element, side };
    }
    return null;
  }

  #deleted(change: Change & { what: 'deleted' }, by: Signature): Fate {
    const { sent } = change;
    const element = this.#live.elementOf(sent);
    if (!element) return { kind: 'there', blockId: null };
    const blockId = blockIdOf(element);
    const isWhole = this.#live.isAsSent(sent, element);
    if (!isWhole || !isUnit(element.nodeName) || !this.#means.maySuggest)
      return this.#told(element, null);
    this.proposals.entry(element, 'deletion', by);
    return { kind: 'suggested', by, blockId };
  }

  #restyled(change: Change & { what: 'restyled' }, by: Signature): Fate {
    const { sent, to } = change;
    const element = this.#live.elementOf(sent);
    if (!element) return this.#onBlock(change, sent, null);
    const now: Record<string, unknown> = element.getAttributes();
    const next = restyledAttributes(element.nodeName, now, to);
    const names = to.split('&').map((part) => part.split('=')[0] ?? '');
    const blockId = blockIdOf(element);
    if (names.every((name) => next[name] === now[name])) return { kind: 'there', blockId };
    const isAsSent = names.every(
      (name) => (now[name] ?? null) === (sent.node.attrs?.[name] ?? null),
    );
    if (!isAsSent || !this.#means.maySuggest) return this.#told(element, null);
    this.proposals.entry(element, 'restyled', by, to);
    return { kind: 'suggested', by, blockId };
  }

  #joined(change: Change & { what: 'joined' }, by: Signature): Fate {
    const { sent } = change;
    const element = this.#live.elementOf(sent);
    const before = change.with && this.#live.elementOf(change.with);
    if (!element || !before) return this.#onBlock(change, sent, null);
    let previous = element.prevSibling;
    while (previous instanceof Y.XmlElement && this.#isOnlySuggested(previous))
      previous = previous.prevSibling;
    if (previous !== before || !this.#means.maySuggest) return this.#told(element, null);
    this.proposals.entry(element, 'joined', by);
    return { kind: 'suggested', by, blockId: blockIdOf(element) };
  }

  #isOnlySuggested(element: Y.XmlElement): boolean {
    return Object.entries<unknown>(element.getAttributes()).some(
      ([key, value]) => key.startsWith('insertion--') && typeof value === 'string',
    );
  }

  #onBlock({ before }: Change, sent: Spot['sent'], proposal: string | null): Fate {
    const element = this.#live.elementOf(sent);
    if (element) return this.#told(element, proposal);
    // The block is gone: the remark keeps the words it was about, and lies in the tray.
    const words = before.trim() === '' ? textOf([sent.node]) : before;
    const quote = words.trim() === '' ? '…' : words.slice(0, MOST_QUOTE);
    const anchor = { kind: 'passage', start: '', end: '', blockId: sent.id, quote } as const;
    return { kind: 'remark', blockId: null, wished: { anchor, proposal } };
  }

  #told(element: Y.XmlElement | null, proposal: string | null): Fate {
    const blockId = element && blockIdOf(element);
    const anchor: NewAnchor = blockId === null ? { kind: 'paper' } : { kind: 'block', blockId };
    return { kind: 'remark', blockId, wished: { anchor, proposal } };
  }
}

function nameOf(parent: unknown): string | null {
  if (parent instanceof Y.XmlElement) return parent.nodeName;
  return parent instanceof Y.XmlFragment ? 'doc' : null;
}

/** Passes over what is only suggested in the live paper and was not in the text that went out. */
export function passingOver(
  sent: readonly ContentNode[],
  { text, writtenAt }: { readonly text: string; readonly writtenAt: number },
): (entry: Entry) => boolean {
  const known = new Set<string>();
  const walk = (nodes: readonly ContentNode[]) => {
    for (const { attrs, marks = [], content = [] } of nodes) {
      for (const { kind, id } of parseEntries(attrs?.['proposed'])) known.add(`${kind} ${id}`);
      for (const { type, attrs: of } of marks) known.add(`${type} ${String(of?.['id'])}`);
      walk(content);
    }
  };
  walk(sent);
  const isClean = text === 'clean';
  return ({ kind, id, at }) => {
    const isOld = at <= writtenAt;
    // A clean file reads as if what stood then had been accepted.
    if (kind === 'deletion') return isClean && isOld && !known.has(`${kind} ${id}`);
    if (kind !== 'insertion' || known.has(`${kind} ${id}`)) return false;
    return !(isClean && isOld);
  };
}
