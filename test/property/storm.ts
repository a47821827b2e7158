import * as Y from 'yjs';
import type { House } from '#test/room/house.ts';
import { StockClient } from '#test/room/stock-client.ts';

const PEOPLE = 6;

type Random = (below: number) => number;
type StormyHouse = Pick<House, 'url' | 'person'>;
/** What happens to the house itself: one of six kinds, at random. */
export type Shake = (kind: number, random: Random) => Promise<void>;

/** A small generator of even numbers below 2^32 (mulberry32), so that a run can be had again from its seed. */
function randomFrom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** People who write at random through whatever happens, and what they have typed. */
export class Storm {
  readonly #random: Random;
  readonly #house: StormyHouse;
  readonly #shake: Shake;
  readonly people: StockClient[] = [];
  readonly tokens: string[] = [];
  readonly refusals: number[] = [];

  constructor(house: StormyHouse, seed: number, shake: Shake) {
    this.#house = house;
    this.#shake = shake;
    this.#random = randomFrom(seed);
  }

  async begin(paperId: string): Promise<void> {
    for (let at = 0; at < PEOPLE; at++) {
      const cookie = this.#house.person(paperId, at === 0 ? 'lead' : 'author', `person-${at}`);
      const client = new StockClient(this.#house, paperId, cookie);
      client.provider.on('closed', ({ code }) => this.refusals.push(code));
      this.people.push(await client.synced());
    }
  }

  async step(): Promise<void> {
    const who = this.people[this.#random(PEOPLE)];
    if (!who) return;
    const chance = this.#random(100);
    if (chance < 55) this.#type(who);
    else if (chance < 65) this.#format(who);
    else if (chance < 75) this.#split(who);
    else if (chance < 85) this.#toggleLine(who);
    else if (chance < 94) await pause(this.#random(12));
    else await this.#shake(chance - 94, this.#random);
  }

  /** Lets everything settle: all lines are up, the disk is well. */
  async end(): Promise<void> {
    for (const { provider } of this.people) if (!provider.shouldConnect) provider.connect();
    await Promise.all(
      this.people.map((client) =>
        client.until(() => client.provider.synced && this.#hasEverything(client)),
      ),
    );
  }

  /**
   * What a storm left: refusals, tokens that are not there exactly once, and how many texts there are. The disk is read
   * again until it says what everybody has: blocks get their names in a quiet moment, which may come during a slow reading.
   */
  async remains(
    read: () => Promise<Y.Doc>,
  ): Promise<{ refusals: number[]; lost: string[]; texts: number }> {
    const onDisk = async () => (await read()).getXmlFragment('default').toJSON();
    let text = await onDisk();
    while (this.people.some((client) => client.text !== text)) {
      await pause(1);
      text = await onDisk();
    }
    return {
      refusals: this.refusals,
      lost: this.tokens.filter((token) => text.split(token).length !== 2),
      texts: new Set([text, ...this.people.map((client) => client.text)]).size,
    };
  }

  clear(): void {
    for (const client of this.people) client.destroy();
  }

  #hasEverything({ text }: StockClient): boolean {
    return this.tokens.every((token) => text.split(token).length === 2);
  }

  #type(who: StockClient): void {
    const text = this.#textOf(who);
    const token = `⟨${this.tokens.length}⟩`;
    this.tokens.push(token);
    // Only before and after what is there: a token that stood inside another would break it.
    text.insert(this.#random(2) === 0 ? 0 : text.length, token);
  }

  #format(who: StockClient): void {
    const text = this.#textOf(who);
    if (text.length > 0) text.format(0, text.length, { bold: this.#random(2) === 0 ? {} : null });
  }

  #split(who: StockClient): void {
    const block = new Y.XmlElement('paragraph');
    block.insert(0, [new Y.XmlText()]);
    who.fragment.insert(this.#random(who.fragment.length + 1), [block]);
  }

  #toggleLine({ provider }: StockClient): void {
    if (provider.shouldConnect) provider.disconnect();
    else provider.connect();
  }

  #textOf({ fragment }: StockClient): Y.XmlText {
    const block = fragment.get(this.#random(fragment.length));
    const text = block instanceof Y.XmlElement ? block.get(0) : null;
    if (!(text instanceof Y.XmlText)) throw new Error('a block without a text');
    return text;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
