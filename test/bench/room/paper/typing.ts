import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { CONTENT_ROOT } from '#shared/paper/paper.ts';

const LETTERS = 'אבגדהוזחטיכלמנסעפצקרשת ';
/** Yjs' info byte of a text item that has a left neighbour and nothing after it. */
const TEXT_AFTER = 0x84;

interface ItemId {
  readonly client: number;
  readonly clock: number;
}

/** Where typing can go on: the text of each paragraph and its last letter. */
export class Ground {
  readonly #ends: readonly { readonly text: ItemId; readonly last: ItemId }[];

  constructor(paper: Uint8Array) {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, paper);
    this.#ends = doc
      .getXmlFragment(CONTENT_ROOT)
      .toArray()
      .flatMap((block) => {
        const text = block instanceof Y.XmlElement ? block.get(0) : null;
        if (!(text instanceof Y.XmlText) || !text._item) return [];
        let last = text._start;
        while (last?.right) last = last.right;
        return last ? [{ text: text._item.id, last: last.lastId }] : [];
      });
  }

  endOf(paragraph: number): { readonly text: ItemId; readonly last: ItemId } {
    const end = this.#ends[paragraph];
    if (!end) throw new Error(`there is no paragraph ${paragraph}`);
    return end;
  }
}

/**
 * One person typing at the end of one paragraph, as the bytes their browser would send. Written by hand, because the
 * letters differ in nothing but the clock: ten people can type thousands of letters a second while the machine is left
 * to the server.
 */
export class Typing {
  readonly client: number;
  readonly #end: ReturnType<Ground['endOf']>;
  readonly #name: string;
  /** Clock of the next letter, which is also how many were typed. */
  #clock = 0;
  #presenceClock = 0;

  constructor(ground: Ground, client: number, paragraph: number) {
    this.client = client;
    this.#end = ground.endOf(paragraph);
    this.#name = `כותב ${paragraph + 1}`;
  }

  /** The next letter as a Yjs update. */
  next(): Uint8Array {
    const clock = this.#clock++;
    const left = clock === 0 ? this.#end.last : { client: this.client, clock: clock - 1 };
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, this.client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeUint8(encoder, TEXT_AFTER);
    encoding.writeVarUint(encoder, left.client);
    encoding.writeVarUint(encoder, left.clock);
    encoding.writeVarString(encoder, letterAt(clock));
    encoding.writeVarUint(encoder, 0);
    return encoding.toUint8Array(encoder);
  }

  /** Where the caret stands now, as an awareness update. */
  caret(): Uint8Array {
    const item =
      this.#clock === 0 ? this.#end.last : { client: this.client, clock: this.#clock - 1 };
    const place = { type: this.#end.text, tname: null, item, assoc: 0 };
    return presence(this.client, ++this.#presenceClock, {
      user: { name: this.#name, color: '#30bced' },
      cursor: { anchor: place, head: place },
    });
  }
}

/** An awareness update of one client. */
export function presence(client: number, clock: number, state: object): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarString(encoder, JSON.stringify(state));
  return encoding.toUint8Array(encoder);
}

/** The letter that is typed when so many were typed before. */
export function letterAt(clock: number): string {
  return LETTERS[(clock * 7) % LETTERS.length] ?? ' ';
}

/** A client id nobody else has in this run. */
export function newClient(): number {
  return 1 + Math.floor(Math.random() * 4_294_967_000);
}
