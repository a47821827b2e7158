import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import type { Connection } from '#server/room/connection.ts';

/** A state vector with more clients than any paper has had. */
const MOST_CLIENTS = 100_000;

/** Makes the messages for one connection that has this state vector. */
type Answer = (to: Connection, vector: ReadonlyMap<number, number>) => void;

/**
 * Questions of what a connection lacks (sync step 1). Asking is cheaper than answering: so a connection is answered once
 * for all that it asked in one go, and not before it has taken the last answer.
 */
export class Answers {
  readonly #asked = new Map<Connection, ReadonlyMap<number, number>>();
  readonly #answer: Answer;

  constructor(answer: Answer) {
    this.#answer = answer;
  }

  /** Takes a question in. Throws when it is none. */
  ask(from: Connection, body: Uint8Array): void {
    if (decoding.peekVarUint(decoding.createDecoder(body)) > MOST_CLIENTS)
      throw new Error('a state vector of too many clients');
    const isWaiting = this.#asked.has(from);
    this.#asked.set(from, Y.decodeStateVector(body));
    if (!isWaiting) queueMicrotask(() => from.whenDrained(() => this.#reply(from)));
  }

  forget(from: Connection): void {
    this.#asked.delete(from);
  }

  #reply(to: Connection): void {
    const vector = this.#asked.get(to);
    this.#asked.delete(to);
    if (vector && to.isOpen) this.#answer(to, vector);
  }
}
