import * as Y from 'yjs';
import { notePaper, type Unsent } from '#client/offline/device-papers.ts';

/** What waits is noted when typing has paused for this long, in milliseconds. */
const PAUSE_MS = 700;

/** Notes on this device's list of papers what it has of one paper, and what of that waits for the server. */
export class ShelfNote {
  readonly #personId: string;
  readonly #paperId: string;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #unsent: Unsent | null = null;

  constructor(personId: string, paperId: string) {
    this.#personId = personId;
    this.#paperId = paperId;
  }

  /** The text is here: from now on it can be opened without a network. */
  holds(doc: Y.Doc): void {
    const bytes = Y.encodeStateAsUpdate(doc).length;
    void notePaper(this.#personId, this.#paperId, { bytes });
  }

  /** So much waits; noted at once when nothing does any more. */
  waits(unsent: Unsent): void {
    this.#unsent = unsent;
    clearTimeout(this.#timer);
    if (unsent.changes === 0) this.flush();
    else this.#timer = setTimeout(() => this.flush(), PAUSE_MS);
  }

  /** Notes now what is not noted yet. */
  flush(): void {
    clearTimeout(this.#timer);
    const unsent = this.#unsent;
    this.#unsent = null;
    if (unsent) void notePaper(this.#personId, this.#paperId, { unsent });
  }

  /** Forgets what was about to be noted: the copy itself is being taken off the device. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#unsent = null;
  }
}
