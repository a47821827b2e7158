import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import * as Y from 'yjs';
import { readContent } from '#shared/paper/content.ts';
import { headingsOf } from '#server/paper/headings.ts';

/** Templates whose headings are remembered: ten forums full of them. */
const MOST = 400;

type Headings = ReturnType<typeof headingsOf>;

/**
 * The headings of kept templates. Taking a long text out of its bytes holds everybody up, so each is read once and again
 * only when its bytes have changed; between two of them others have their turn.
 */
export class TemplateHeadings {
  readonly #updateOf: (paperId: string) => Promise<Uint8Array>;
  readonly #known = new Map<string, { readonly state: string; readonly headings: Headings }>();

  /** `updateOf` reads all of a paper that is on disk, as one Yjs update. */
  constructor(updateOf: (paperId: string) => Promise<Uint8Array>) {
    this.#updateOf = updateOf;
  }

  async of(paperId: string): Promise<Headings> {
    const update = await this.#updateOf(paperId);
    const state = createHash('sha1').update(update).digest('base64url');
    const known = this.#known.get(paperId);
    if (known?.state === state) return known.headings;
    await setImmediate();
    const headings = read(update);
    this.#known.delete(paperId);
    this.#known.set(paperId, { state, headings });
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= MOST) break;
      this.#known.delete(oldest);
    }
    return headings;
  }
}

function read(update: Uint8Array): Headings {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const headings = headingsOf(readContent(doc));
  doc.destroy();
  return headings;
}
