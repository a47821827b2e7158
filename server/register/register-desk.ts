import type { Router } from 'express';
import type * as Y from 'yjs';
import type { ContentNode } from '#shared/paper/content.ts';
import type { PlacedReservation } from '#shared/position/position-contract.ts';
import type { Bus } from '#server/bus/bus.ts';
import type { Admit } from '#server/http/admit.ts';
import { InclusionDesk } from '#server/inclusion/inclusion-desk.ts';
import { inclusionRoutes } from '#server/inclusion/inclusion-routes.ts';
import { positionWaits } from '#server/position/waits.ts';
import type { WaitingList } from '#server/notice/waiting-list.ts';
import { PositionDesk } from '#server/position/position-desk.ts';
import { positionRoutes } from '#server/position/position-routes.ts';
import { type BesideAsked, type SaidBeside, saidBeside } from '#server/position/said-beside.ts';
import { reservationsOn } from '#server/position/reservations.ts';
import { noteMoves } from '#server/position/note-moves.ts';
import { followAll, followPaper } from '#server/register/follow-paper.ts';
import { registerRoutes } from '#server/register/register-routes.ts';
import type { RegisterDeps } from '#server/register/register-view.ts';
import { TypedIndex } from '#server/register/typed-index.ts';
import type { Storage } from '#server/storage/storage.ts';

interface Deps {
  readonly storage: Pick<Storage, 'catalogue' | 'work' | 'audit' | 'versions'>;
  readonly bus: Bus;
  readonly now: () => Date;
  /** The content that is on disk, as one Yjs update. */
  readonly content: (paperId: string) => Promise<Uint8Array>;
  readonly write: (
    paperId: string,
    personId: string,
    change: (doc: Y.Doc) => void,
  ) => Promise<void>;
  /** The server's own hand changed a text, of which the rooms tell nobody. */
  readonly onWritten: (paperId: string) => void;
  readonly onFault: (fault: unknown) => void;
  readonly waits: WaitingList;
}

/** The register of all forums: the typed blocks of their papers, kept live, and what is kept about recommendations. */
export class RegisterDesk {
  readonly #deps: Deps;
  readonly #index: TypedIndex;
  readonly #reading: RegisterDeps;
  readonly positions: PositionDesk;
  readonly #inclusions: InclusionDesk;
  readonly #stopListening: () => void;
  #following: Promise<void> = Promise.resolve();
  #isClosed = false;

  constructor(deps: Deps) {
    this.#deps = deps;
    const { storage, bus, content, onFault } = deps;
    const { catalogue, work, versions } = storage;
    this.#index = new TypedIndex({
      catalogue,
      bus,
      content,
      onFault,
      onMoves: (forumId) => this.#inTurn(() => noteMoves(this.#reading, forumId)),
    });
    this.#reading = { catalogue, work, versions, index: this.#index };
    deps.waits.add(positionWaits(this.#reading));
    this.positions = new PositionDesk({
      ...this.#reading,
      audit: storage.audit,
      bus,
      now: deps.now,
    });
    this.#inclusions = new InclusionDesk({
      ...deps,
      onWritten: (paperId) => {
        deps.onWritten(paperId);
        this.noteChange(paperId);
      },
    });
    this.#stopListening = bus.listen((announcement) => {
      if (announcement.kind !== 'paper-changed') return;
      const { paperId } = announcement;
      // One after the other: a paper may move on while it is still being followed.
      this.#inTurn(() => followPaper({ catalogue, work, bus }, paperId));
    });
  }

  #inTurn(work: () => Promise<void>): void {
    this.#following = this.#following.then(work).catch((fault: unknown) => {
      if (!this.#isClosed) this.#deps.onFault(fault);
    });
  }

  /** To be called at start: settles what an end of the program in the middle of a move has left. */
  async settle(): Promise<void> {
    const { storage, bus } = this.#deps;
    await followAll({ catalogue: storage.catalogue, work: storage.work, bus });
    // Long texts may be among them, and nobody waits for that.
    void this.#inclusions.resume();
  }

  /** Hears that a paper's text changed and is on disk. */
  noteChange(paperId: string): void {
    this.#index.note(paperId);
    this.#inclusions.noteChange(paperId);
  }

  routes(admit: Admit): Router[] {
    const { storage, bus, now, write } = this.#deps;
    return [
      registerRoutes({ ...this.#reading, admit, audit: storage.audit, bus, now, write }),
      positionRoutes({ ...this.#reading, admit, desk: this.positions }),
      inclusionRoutes({ admit, desk: this.#inclusions }),
    ];
  }

  /** Where recommendations are read, for rooms that stand on the register. */
  get reading(): RegisterDeps {
    return this.#reading;
  }

  /** The signed reservations that stand beside recommendations of this text of a paper and are open to everybody. */
  reservationsOn(paperId: string, content: readonly ContentNode[]): Promise<PlacedReservation[]> {
    return reservationsOn(this.#reading, paperId, { personId: null, content });
  }

  /** What is said beside the recommendations of a text of a paper, as far as it is open to who asks. */
  saidBeside(asked: BesideAsked): Promise<SaidBeside> {
    return saidBeside(this.#reading, asked);
  }

  /** Takes nothing new; resolves when what was begun is done. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#stopListening();
    this.#index.close();
    await this.#inclusions.close();
  }
}
