import type { NewPlace } from '#client/thread/anchor-here.ts';

/** What stands beside the text: threads, suggestions, remarks that wait to be sent, drafts, and the one being written. */
export type CardKey = `${'thread' | 'suggestion' | 'waiting' | 'draft'} ${string}` | 'new';

/** The list beside or over the text: closed, all of it, or one card alone. */
export type Sheet = 'closed' | 'list' | 'one';

export interface DeskState {
  readonly active: CardKey | null;
  /** What a remark is being written about. */
  readonly composing: NewPlace | null;
  readonly sheet: Sheet;
  /** The card that is to take the focus as soon as it stands. */
  readonly focusWish: CardKey | null;
  /** What became of what was sent last, to be said to those who do not see it. */
  readonly said: 'sent' | 'waits' | null;
}

/** What one person is doing with the remarks of one open paper. Held outside of React: the text asks it too. */
export class RemarkDesk {
  #state: DeskState = {
    active: null,
    composing: null,
    sheet: 'closed',
    focusWish: null,
    said: null,
  };
  readonly #watchers = new Set<() => void>();

  readonly state = (): DeskState => this.#state;

  readonly watch = (onChange: () => void): (() => void) => {
    this.#watchers.add(onChange);
    return () => {
      this.#watchers.delete(onChange);
    };
  };

  change(next: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...next };
    for (const watcher of this.#watchers) watcher();
  }

  /** Makes a card the one that is worked on; `takesFocus` when a key asked for it. */
  activate(active: CardKey | null, takesFocus = false): void {
    this.change({ active, focusWish: takesFocus ? active : null });
  }

  compose(place: NewPlace | null): void {
    const { active } = this.#state;
    this.change({ composing: place, active: place ? 'new' : active === 'new' ? null : active });
  }
}
