import * as Y from 'yjs';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';

/** What people typed in one sitting, as it came over the wire. */
export interface Sitting {
  readonly updates: readonly Uint8Array[];
  readonly clients: readonly (readonly [number, string])[];
  /** The whole paper after it. */
  readonly state: Uint8Array;
}

interface Wish {
  readonly updates: number;
  readonly sittings: number;
  /** Letters that one update brings on average: what a client gathers between two frames. */
  readonly letters: number;
  readonly seed: number;
}

const WORDS =
  'מיפוי אתגרי המשילות ואפקטיביות השירות הציבורי שיקום פורום מנכלים לשעבר המלצה נקודת התערבות תיאום בין משרדי הון אנושי תהליכי עבודה מבנה סמכויות רגולציה אינטגרציה של את על עם כי הוא היא לא גם או אם כל אחד יותר מאוד צריך ניתן נדרש'.split(
    ' ',
  );

/** A small generator of even numbers from 0 to 1 (mulberry32), so that a seed gives the same paper everywhere. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A Hebrew paper typed by one to three people a sitting: at the end, in the middle, with corrections and new paragraphs. */
export function* typedPaper({ updates, sittings, letters, seed }: Wish): Generator<Sitting> {
  const random = dice(seed);
  const perSitting = Math.ceil(updates / sittings);
  let state = Y.encodeStateAsUpdate(new Y.Doc());
  for (let sitting = 0; sitting < sittings; sitting += 1) {
    const typed: Typed[] = [];
    const people = Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
      const doc = new Y.Doc();
      doc.clientID = Math.floor(random() * 4_294_967_296);
      Y.applyUpdate(doc, state);
      return new Typist(doc, typed, random);
    });
    while (typed.length < perSitting) {
      people[Math.floor(random() * people.length)]?.type(letters);
    }
    const [first] = people;
    first?.catchUp();
    if (first) state = Y.encodeStateAsUpdate(first.doc);
    yield {
      updates: typed.map(({ update }) => update),
      clients: people.map(({ doc }, at) => [doc.clientID, `person-${sitting}-${at}`] as const),
      state,
    };
  }
}

interface Typed {
  readonly update: Uint8Array;
  readonly by: number;
}

/** Somebody at work, who sees what the others wrote whenever they turn to another place. */
class Typist {
  readonly doc: Y.Doc;
  readonly #typed: Typed[];
  readonly #random: () => number;
  #seen = 0;
  #text: Y.XmlText | null = null;
  #caret = 0;
  #left = 0;

  constructor(doc: Y.Doc, typed: Typed[], random: () => number) {
    this.doc = doc;
    this.#typed = typed;
    this.#random = random;
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'wire') typed.push({ update, by: doc.clientID });
    });
  }

  catchUp(): void {
    const news = this.#typed.slice(this.#seen).filter(({ by }) => by !== this.doc.clientID);
    this.#seen = this.#typed.length;
    const applyAll = () => news.forEach(({ update }) => Y.applyUpdate(this.doc, update, 'wire'));
    this.doc.transact(applyAll, 'wire');
  }

  type(letters: number): void {
    if (!this.#text || this.#left <= 0) this.#turnElsewhere();
    else if (this.#caret > 0 && this.#random() < 0.08) this.#text.delete((this.#caret -= 1), 1);
    else this.#insert(this.#text, letters);
  }

  #turnElsewhere(): void {
    this.catchUp();
    this.#left = 8 + this.#until(60);
    const content = this.doc.getXmlFragment(CONTENT_ROOT);
    if (content.length === 0 || this.#random() < 0.35) {
      this.#text = this.#newParagraph(content);
      this.#caret = 0;
    } else {
      const paragraph = content.get(this.#until(content.length)) as Y.XmlElement;
      this.#text = paragraph.get(0) as Y.XmlText;
      this.#caret = this.#until(this.#text.length + 1);
    }
  }

  #insert(text: Y.XmlText, letters: number): void {
    this.#left -= 1;
    let piece = '';
    while (piece.length < 2 * letters) piece += `${WORDS[this.#until(WORDS.length)]} `;
    piece = piece.slice(0, 1 + this.#until(2 * letters));
    text.insert(this.#caret, piece);
    this.#caret += piece.length;
  }

  #newParagraph(content: Y.XmlFragment): Y.XmlText {
    const text = new Y.XmlText();
    this.doc.transact(() => {
      const paragraph = new Y.XmlElement('paragraph');
      const id = Array.from({ length: 10 }, () => this.#until(36).toString(36)).join('');
      paragraph.setAttribute('blockId', id);
      paragraph.insert(0, [text]);
      content.insert(this.#until(content.length + 1), [paragraph]);
    });
    return text;
  }

  #until(end: number): number {
    return Math.floor(this.#random() * end);
  }
}
