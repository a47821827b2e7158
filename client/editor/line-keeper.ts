import type { Node } from '@tiptap/pm/model';
import type { EditorView } from '@tiptap/pm/view';

/** A line on the screen: a place in the text, and how far its top is from the top of the window, in CSS pixels. */
export interface Line {
  readonly position: number;
  readonly top: number;
  readonly isCaret: boolean;
}

/** What is looked for, from the top of the window down, to find the first line that can be read: every so many pixels. */
const SEARCH_STEP = 24;
/** After scrolling, or an own edit, the line is looked up again when it has been quiet for this long. */
const QUIET_MS = 150;

const hasOwnAnchoring = (): boolean => CSS.supports('overflow-anchor', 'auto');

/** By these a person begins to scroll, or asks for something that will. */
const GESTURES = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

interface Noted extends Line {
  readonly doc: Node;
  /** Where the sheet began on the whole page. */
  readonly sheet: number;
  readonly scrolled: number;
}

/** Knows which line a person is at, and scrolls the window so that it stays where it is. */
export class LineKeeper {
  readonly #view: EditorView;
  readonly #sizes: ResizeObserver;
  #noted: Noted | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  /** How far the line is from where it should be: parts of a pixel that no window scrolls by. Many would be a line. */
  #drift = 0;
  #ownScroll = -1;
  /** The person has their hand on the page; ends when it has been still for a moment. */
  #isMoving = false;

  constructor(view: EditorView) {
    this.#view = view;
    this.#sizes = new ResizeObserver(() => this.#resized());
    this.#sizes.observe(view.dom);
    window.addEventListener('scroll', this.#scrolled, { passive: true });
    for (const gesture of GESTURES)
      window.addEventListener(gesture, this.#touched, { passive: true, capture: true });
  }

  stop(): void {
    this.#sizes.disconnect();
    window.removeEventListener('scroll', this.#scrolled);
    for (const gesture of GESTURES)
      window.removeEventListener(gesture, this.#touched, { capture: true });
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  /** The line that must not move: the caret's while it is in sight, else the first that can be read. */
  line(): Line | null {
    return this.#caretLine() ?? (window.scrollY > 0 ? this.#readingLine() : null);
  }

  /** Scrolls so that the line, which stands at another place in the text now, is where it was on the screen. */
  bringBack(line: Line, position: number): void {
    const top = this.#topOf(position);
    if (top === null) return;
    const target = line.top - this.#drift;
    this.#scrollBy(top - target);
    this.#noteAs({ ...line, position, top: target });
    // A block that is drawn anew has a height of guesswork until it is laid out in this frame: looked at once more then,
    // though the whole may come to the same height.
    this.#sizes.unobserve(this.#view.dom);
    this.#sizes.observe(this.#view.dom);
  }

  /** Looks the line up again in a quiet moment; costs nothing while somebody types. */
  noteSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#isMoving = false;
      this.#note();
    }, QUIET_MS);
  }

  #note(): void {
    if (this.#view.isDestroyed) return;
    const line = this.line();
    if (line) this.#noteAs({ ...line, top: line.top - this.#drift });
    else this.#noted = null;
  }

  #noteAs(line: Line): void {
    const { doc } = this.#view.state;
    this.#noted = { ...line, doc, sheet: this.#sheet(), scrolled: window.scrollY };
  }

  readonly #touched = () => {
    this.#isMoving = true;
    this.noteSoon();
  };

  readonly #scrolled = () => {
    if (window.scrollY === this.#ownScroll) return;
    if (this.#isMoving || this.#wasCarried()) this.#moved();
    // The browser held something by its own choice, while the page changed: it may not have been this line.
    else this.#hold();
  };

  #moved(): void {
    this.#drift = 0;
    // Where the browser holds the page while it is scrolled, a second hand on it would only stop the movement.
    if (this.#isMoving && hasOwnAnchoring()) {
      if (this.#timer !== null) clearTimeout(this.#timer);
      this.#timer = null;
      this.noteSoon();
    } else this.#note();
  }

  /** Whether a scroll that no hand began took the line along: somebody was brought to another place on purpose. */
  #wasCarried(): boolean {
    const noted = this.#noted;
    const top = noted?.doc === this.#view.state.doc ? this.#topOf(noted.position) : null;
    if (!noted || top === null) return true;
    return Math.abs(top - noted.top + window.scrollY - noted.scrolled) < 1;
  }

  /** Something in the text became higher or lower, and no edit did it. Called before it is painted. */
  #resized(): void {
    if (this.#isMoving && hasOwnAnchoring()) return;
    this.#hold();
  }

  #hold(): void {
    const noted = this.#noted;
    const top = noted?.doc === this.#view.state.doc ? this.#topOf(noted.position) : null;
    if (!noted || top === null) return this.noteSoon();
    // A bar that appears over the text pushes the whole sheet: that is not ours to take back.
    const target = noted.top + this.#sheet() - noted.sheet;
    this.#scrollBy(top - target);
    this.#noteAs({ ...noted, top: target });
  }

  #scrollBy(distance: number): void {
    if (Math.abs(distance) < 0.01) return;
    const before = window.scrollY;
    window.scrollBy({ top: distance, behavior: 'instant' });
    this.#ownScroll = window.scrollY;
    const left = distance - (window.scrollY - before);
    // More than a pixel left means that the page ends here.
    this.#drift = Math.abs(left) < 1 ? left : 0;
  }

  /** Where the sheet begins on the whole page. */
  #sheet(): number {
    return this.#view.dom.getBoundingClientRect().top + window.scrollY;
  }

  #caretLine(): Line | null {
    const view = this.#view;
    if (!view.hasFocus()) return null;
    const { head } = view.state.selection;
    const top = this.#topOf(head);
    return top === null || top < 0 || top > window.innerHeight
      ? null
      : { position: head, top, isCaret: true };
  }

  #readingLine(): Line | null {
    const { dom } = this.#view;
    const sheet = dom.getBoundingClientRect();
    const left = (sheet.left + sheet.right) / 2;
    const end = Math.min(window.innerHeight, sheet.bottom);
    for (let top = Math.max(1, sheet.top + 1); top < end; top += SEARCH_STEP) {
      const hit = dom.ownerDocument.elementFromPoint(left, top);
      if (!hit || hit === dom || !dom.contains(hit)) continue;
      const position = this.#view.posAtCoords({ left, top })?.pos;
      const line = position === undefined ? null : this.#topOf(position);
      if (position !== undefined && line !== null) return { position, top: line, isCaret: false };
    }
    return null;
  }

  #topOf(position: number): number | null {
    try {
      return this.#view.coordsAtPos(position).top;
    } catch {
      // A place that is not drawn at this moment.
      return null;
    }
  }
}
