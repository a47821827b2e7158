import type * as Y from 'yjs';
import { tidyBlocks } from '#server/room/block-ids.ts';
import type { ChangeDesk, Receipt } from '#server/room/change-desk.ts';
import type { Ledger } from '#server/room/ledger.ts';
import type { Limits } from '#server/room/limits.ts';

interface CaretakerDeps {
  readonly ledger: Ledger<Receipt>;
  readonly desk: ChangeDesk;
  readonly limits: Limits;
  /** Makes a change as the server; must not reject. */
  readonly write: (change: (doc: Y.Doc) => void) => Promise<void>;
}

/** What is done in a paper's quiet moments: missing block ids, compaction, letting go of the live text. */
export class Caretaker {
  readonly #deps: CaretakerDeps;
  #quietSince = performance.now();
  #needsTidying = false;
  #isBusy = false;

  constructor(deps: CaretakerDeps) {
    this.#deps = deps;
  }

  /** How long nothing has happened, in milliseconds. */
  get quietMs(): number {
    return performance.now() - this.#quietSince;
  }

  /** Somebody came, went or waited: what belongs to a quiet moment is put off. */
  stir(): void {
    this.#quietSince = performance.now();
  }

  /** Somebody wrote. */
  edited(): void {
    this.stir();
    this.#needsTidying = true;
  }

  async tend(): Promise<void> {
    const { ledger, desk, limits } = this.#deps;
    if (this.#isBusy || !ledger.isWell || !ledger.isAtRest) return;
    const { quietMs } = this;
    this.#isBusy = true;
    try {
      if (quietMs >= limits.repairMs) await this.#tidy();
      if (quietMs >= limits.compactMs && ledger.isWorthCompacting(false))
        await ledger.compact(desk.settled);
      if (quietMs >= limits.docIdleMs && ledger.isAtRest) desk.rest();
    } finally {
      this.#isBusy = false;
    }
  }

  /** Everything that is due, quiet or not: nobody is here any more. */
  async finish(): Promise<void> {
    const { ledger, desk } = this.#deps;
    await this.#tidy();
    await ledger.atRest();
    if (ledger.isWorthCompacting(true)) await ledger.compact(desk.settled);
  }

  /** Puts blocks in order after somebody wrote; never because somebody only looked. */
  async #tidy(): Promise<void> {
    if (!this.#needsTidying || !this.#deps.ledger.isWell) return;
    this.#needsTidying = false;
    await this.#deps.write(tidyBlocks);
  }
}
