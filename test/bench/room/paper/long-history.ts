import * as Y from 'yjs';
import { blockIdFrom } from '#shared/paper/block-id.ts';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';
import { Chance, hebrewWord } from '#test/bench/room/paper/chance.ts';

/** One time that somebody opened the paper and wrote: a clientID of its own and the updates in order. */
export interface Sitting {
  readonly client: number;
  readonly updates: readonly Uint8Array[];
}

/** A paper as it is really written, many times over a long time. */
export interface History {
  readonly sittings: readonly Sitting[];
  /** Everything as one update. */
  readonly snapshot: Uint8Array;
  readonly characters: number;
}

interface Measure {
  readonly paragraphs: number;
  readonly characters: number;
  readonly updates: number;
  readonly sittings: number;
}

/** A hundred pages as measured in real papers of committees: 2,000 paragraphs written in 120 sittings. */
export const HUNDRED_PAGES: Measure = {
  paragraphs: 2000,
  characters: 245_000,
  updates: 20_000,
  sittings: 120,
};
export const TWENTY_PAGES: Measure = {
  paragraphs: 400,
  characters: 50_000,
  updates: 2000,
  sittings: 12,
};

const FIRST_CLIENT = 1000;
/** Of every hundred updates so many go somewhere into the middle of a paragraph, and so many take something away. */
const INSIDE = 12;
const DELETING = 5;

/** Writes the history once more, the same to the byte every time. */
export function writeHistory(measure: Measure): History {
  const chance = new Chance(measure.updates);
  const writer = new Writer(measure, chance);
  const sittings = Array.from({ length: measure.sittings }, (_, index): Sitting => {
    const client = FIRST_CLIENT + chance.below(4_000_000_000);
    const before = writer.updates.length;
    writer.sit(client, index);
    return { client, updates: writer.updates.slice(before) };
  });
  return {
    sittings,
    snapshot: Y.encodeStateAsUpdate(writer.doc),
    characters: writer.length,
  };
}

class Writer {
  readonly doc = new Y.Doc();
  readonly updates: Uint8Array[] = [];
  length = 0;
  readonly #texts: Y.XmlText[] = [];
  readonly #measure: Measure;
  readonly #chance: Chance;

  constructor(measure: Measure, chance: Chance) {
    this.#measure = measure;
    this.#chance = chance;
    this.doc.on('update', (update: Uint8Array) => this.updates.push(update));
  }

  /** One sitting: some new paragraphs, and words where the writing is at. */
  sit(client: number, sitting: number): void {
    this.doc.clientID = client;
    const { updates, paragraphs, sittings } = this.#measure;
    const until = Math.round((updates * (sitting + 1)) / sittings);
    const texts = Math.round((paragraphs * (sitting + 1)) / sittings);
    let at = this.#newParagraph();
    while (this.updates.length < until) {
      const left = until - this.updates.length;
      const missing = texts - this.#texts.length;
      if (missing > 0 && this.#chance.next() < missing / left) at = this.#newParagraph();
      else if (this.#chance.below(100) < INSIDE) at = this.#chance.below(this.#texts.length);
      this.#change(this.#texts[at]);
    }
  }

  #newParagraph(): number {
    const { doc } = this;
    const element = new Y.XmlElement('paragraph');
    const text = new Y.XmlText();
    const root = doc.getXmlFragment(CONTENT_ROOT);
    // Most people go on writing at the end; some put a paragraph between others.
    const position =
      this.#chance.below(4) === 0 ? this.#chance.below(root.length + 1) : root.length;
    doc.transact(() => {
      element.setAttribute('id', blockIdFrom(this.#chance.bytes(9)));
      element.insert(0, [text]);
      root.insert(position, [element]);
    });
    return this.#texts.push(text) - 1;
  }

  #change(text: Y.XmlText | undefined): void {
    if (!text || this.updates.length >= this.#measure.updates) return;
    const roll = this.#chance.below(100);
    if (roll < DELETING && text.length > 8) {
      const count = 1 + this.#chance.below(6);
      text.delete(this.#chance.below(text.length - count), count);
      this.length -= count;
      return;
    }
    const isInside = roll < DELETING + INSIDE && text.length > 0;
    const written = this.#words();
    text.insert(isInside ? this.#chance.below(text.length) : text.length, written);
    this.length += written.length;
  }

  /** As many letters as are needed to end at the wanted length. */
  #words(): string {
    const lettersLeft = this.#measure.characters - this.length;
    const updatesLeft = Math.max(1, this.#measure.updates - this.updates.length);
    const wanted = Math.max(1, lettersLeft / updatesLeft);
    let words = '';
    do words += `${hebrewWord(this.#chance)} `;
    while (words.length < wanted);
    return words;
  }
}
