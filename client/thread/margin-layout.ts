import type { Editor } from '@tiptap/core';
import type { CardKey } from '#client/thread/remark-desk.ts';
import { settleCards, type Wanting } from '#client/thread/settle-cards.ts';
import type { Spot } from '#client/thread/spots.ts';

/** A card, and where it belongs in the text now; null when that is nowhere, and then it is not drawn. */
export interface MarginCard {
  readonly key: CardKey;
  readonly spotIn: (editor: Editor) => Spot | 'whole' | null;
}

/** Cards this far over and under the window, in CSS pixels, are drawn: a flick of the wheel meets no empty margin. */
const NEAR = 900;
/** How high a card is believed to be until it has been drawn. */
const BELIEVED = 132;
/** After an edit that changes no height the lines are looked up again when it has been quiet for this long. */
const QUIET_MS = 120;

/**
 * Keeps the margin's cards beside their lines. It measures once per frame at most, never within a keystroke, and only what is
 * near the window to the line: what is far stands by its block. Places are written straight to the elements, before the
 * frame is painted, so that cards and text move as one when others write above.
 */
export class MarginLayout {
  readonly #editor: Editor;
  readonly #margin: HTMLElement;
  readonly #onNear: (keys: readonly CardKey[]) => void;
  readonly #sizes: ResizeObserver | null;
  readonly #elements = new Map<CardKey, HTMLElement>();
  readonly #heights = new Map<CardKey, number>();
  #cards: readonly MarginCard[] = [];
  #active: CardKey | null = null;
  #tops: ReadonlyMap<CardKey, number> = new Map();
  #near: readonly CardKey[] = [];
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(editor: Editor, margin: HTMLElement, onNear: (keys: readonly CardKey[]) => void) {
    this.#editor = editor;
    this.#margin = margin;
    this.#onNear = onNear;
    // Called between layout and painting: what it moves, nobody sees move.
    this.#sizes = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(this.#resized);
    this.#sizes?.observe(editor.view.dom);
    editor.on('update', this.#edited);
    window.addEventListener('scroll', this.soon, { passive: true });
    window.addEventListener('resize', this.soon);
  }

  stop(): void {
    this.#sizes?.disconnect();
    this.#editor.off('update', this.#edited);
    window.removeEventListener('scroll', this.soon);
    window.removeEventListener('resize', this.soon);
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#timer);
  }

  /** The cards there are, in any order, and the one that stands at its line whatever the others want. */
  show(cards: readonly MarginCard[], active: CardKey | null): void {
    this.#cards = cards;
    this.#active = active;
    this.soon();
  }

  /** A card has been drawn, or is drawn no more. */
  hold(key: CardKey, element: HTMLElement | null): void {
    const before = this.#elements.get(key);
    if (before) this.#sizes?.unobserve(before);
    if (!element) {
      this.#elements.delete(key);
      return;
    }
    this.#elements.set(key, element);
    element.dataset['card'] = key;
    this.#sizes?.observe(element);
    this.#put(key, element);
  }

  readonly soon = (): void => {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.place();
    });
  };

  readonly #edited = (): void => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.soon, QUIET_MS);
  };

  readonly #resized = (): void => {
    for (const [key, element] of this.#elements) this.#heights.set(key, element.offsetHeight);
    this.place();
  };

  /** Measures and places everything now. */
  place(): void {
    const { view } = this.#editor;
    if (this.#editor.isDestroyed || !this.#margin.isConnected) return;
    const edge = this.#margin.getBoundingClientRect().top;
    const wanting = this.#cards
      .flatMap(({ key, spotIn }) => {
        const spot = spotIn(this.#editor);
        if (spot === null) return [];
        const height = this.#heights.get(key) ?? BELIEVED;
        if (spot === 'whole') return [{ key, order: -1, line: 0, height }];
        return [{ key, order: spot.from, line: Math.max(0, lineOf(view, spot) - edge), height }];
      })
      .toSorted((one, other) => one.order - other.order || one.line - other.line);
    this.#tops = settleCards(wanting, this.#active) as ReadonlyMap<CardKey, number>;
    for (const [key, element] of this.#elements) this.#put(key, element);
    this.#reserve(wanting);
    this.#tellNear(wanting, edge);
  }

  #put(key: CardKey, element: HTMLElement): void {
    const top = this.#tops.get(key);
    const place = top === undefined ? '' : `translateY(${String(Math.round(top))}px)`;
    if (element.style.transform !== place) element.style.transform = place;
    element.toggleAttribute('data-placed', top !== undefined);
  }

  /** Cards may reach further down than the sheet. */
  #reserve(wanting: readonly Wanting[]): void {
    const last = wanting.at(-1);
    const end = last ? (this.#tops.get(last.key as CardKey) ?? 0) + last.height : 0;
    const size = `${String(Math.ceil(end))}px`;
    if (this.#margin.style.minBlockSize !== size) this.#margin.style.minBlockSize = size;
  }

  #tellNear(wanting: readonly Wanting[], edge: number): void {
    const near = wanting
      .filter(({ key, height }) => {
        const top = edge + (this.#tops.get(key as CardKey) ?? 0);
        return key === this.#active || (top + height > -NEAR && top < window.innerHeight + NEAR);
      })
      .map(({ key }) => key as CardKey);
    const isSame =
      near.length === this.#near.length && near.every((key, at) => key === this.#near[at]);
    if (isSame) return;
    this.#near = near;
    this.#onNear(near);
  }
}

/** Where a line stands in the window. Blocks that are out of sight are not laid out, and are not made to be. */
function lineOf(view: Editor['view'], spot: Spot): number {
  const block = view.nodeDOM(spot.block);
  if (!(block instanceof HTMLElement)) return 0;
  const { top, bottom } = block.getBoundingClientRect();
  if (bottom < -NEAR || top > window.innerHeight + NEAR) return top;
  try {
    return view.coordsAtPos(spot.from, 1).top;
  } catch {
    return top;
  }
}
