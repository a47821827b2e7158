import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import * as Y from 'yjs';
import { type StrayEntries, strayEntries, takeOff } from '#shared/suggestion/stray-entries.ts';

interface Options {
  readonly doc: Y.Doc | null;
  /** Whose deletions. */
  readonly me: string;
}

/**
 * Keeps this person's deletions to the words that they struck. A colleague's letters that were on their way meanwhile may
 * come to lie among those; nobody but this editor knows that they were not seen. The undo of a deletion must not leave
 * it on what follows the words that a colleague put into it.
 */
export const OwnDeletions = Extension.create<Options>({
  name: 'ownDeletions',
  addOptions() {
    return { doc: null, me: '' };
  },
  addProseMirrorPlugins() {
    const { editor, options } = this;
    const { doc, me } = options;
    if (!doc) return [];
    const covered = new Covered(doc, () => editor.isEditable);
    return [
      new Plugin({
        view: () => {
          const look = (change: Y.Transaction) => {
            if (change.origin instanceof Y.UndoManager) return covered.endUndone(change, me);
            if (!change.local) covered.notice(change, me);
          };
          doc.on('afterTransaction', look);
          return {
            update: () => covered.spareLater(),
            destroy: () => doc.off('afterTransaction', look),
          };
        },
      }),
    ];
  },
});

/** Letters of others under a deletion of one's own; their ends hold on to the letters themselves. */
interface Stretch {
  readonly text: Y.XmlText;
  readonly key: string;
  readonly start: Y.RelativePosition;
  readonly end: Y.RelativePosition;
}

/** By hand of the machine: no undo of this person's brings it back. */
const SPARING = Symbol('sparing');

/** What the server lays is looked after by the server. */
const nobody = () => false;

class Covered {
  readonly #doc: Y.Doc;
  readonly #mayWrite: () => boolean;
  /** They wait while the paper may only be looked at. */
  #waiting: Stretch[] = [];

  constructor(doc: Y.Doc, mayWrite: () => boolean) {
    this.#doc = doc;
    this.#mayWrite = mayWrite;
  }

  notice(change: Y.Transaction, me: string): void {
    const own = this.#doc.clientID;
    for (const { text, letters } of strayEntries(change, me, nobody)) {
      for (const { index, length, key, entry, newFrom } of letters) {
        if (newFrom === null || newFrom === own || entry.author !== me) continue;
        const start = Y.createRelativePositionFromTypeIndex(text, index);
        const end = Y.createRelativePositionFromTypeIndex(text, index + length, -1);
        this.#waiting.push({ text, key, start, end });
      }
    }
    this.#spare();
  }

  /** After an undo: what went on with an entry that is taken back ends too. */
  endUndone(change: Y.Transaction, me: string): void {
    const undone = strayEntries(change, me, nobody).flatMap(
      ({ text, groundless }): StrayEntries[] => {
        const own = groundless.filter(({ entry }) => entry.author === me);
        return own.length > 0 ? [{ text, letters: [], groundless: own }] : [];
      },
    );
    if (undone.length === 0) return;
    this.#doc.transact(() => {
      for (const stray of undone) takeOff(this.#doc, stray);
    }, SPARING);
  }

  /** Not while the editor is being drawn. */
  spareLater(): void {
    if (this.#waiting.length > 0) queueMicrotask(() => this.#spare());
  }

  #spare(): void {
    if (this.#waiting.length === 0 || !this.#mayWrite()) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#doc.transact(() => {
      for (const { text, key, start, end } of waiting) {
        const [from, to] = [start, end].map((place) => this.#indexIn(text, place));
        if (from !== undefined && to !== undefined && to > from)
          text.format(from, to - from, { [key]: null });
      }
    }, SPARING);
  }

  #indexIn(text: Y.XmlText, place: Y.RelativePosition): number | undefined {
    const found = Y.createAbsolutePositionFromRelativePosition(place, this.#doc);
    return found && found.type === (text as unknown) ? found.index : undefined;
  }
}
