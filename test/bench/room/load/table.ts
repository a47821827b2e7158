import { Ground, newClient, presence, Typing } from '#test/bench/room/paper/typing.ts';
import { Deliveries } from '#test/bench/room/load/deliveries.ts';
import type { Target } from '#test/bench/room/load/jobs.ts';
import { Seat } from '#test/bench/room/load/seat.ts';
import { until } from '#test/bench/room/load/waiting.ts';

/** Sockets that are being opened at the same time: more would measure the system's queue, not the server. */
const OPENING_AT_ONCE = 20;
const RENEWAL_MS = 15_000;

interface Typist {
  readonly seat: Seat;
  readonly typing: Typing;
  readonly number: number;
}

/** Everybody who sits at the papers of one measurement. */
export class Table {
  readonly deliveries = new Deliveries();
  readonly typists: Typist[] = [];
  readonly #seats: Seat[] = [];
  readonly #pairs: [seat: number, typists: readonly number[]][] = [];
  readonly #renewals: NodeJS.Timeout[] = [];

  /**
   * Seats people at each paper, the first of them typists. `paper` is what all these papers hold.
   * Resolves when everybody has theirs before them.
   */
  static async set(
    target: Target,
    paper: Uint8Array,
    { seats, typists }: { readonly seats: number; readonly typists: number },
  ): Promise<Table> {
    const table = new Table();
    const ground = new Ground(paper);
    const plan = target.papers.map((name) => ({
      name,
      typings: Array.from({ length: typists }, (_, index) => {
        const typing = new Typing(ground, newClient(), index);
        return { typing, number: table.deliveries.addTypist(typing.client) };
      }),
    }));
    const places = plan.flatMap((at) =>
      Array.from({ length: seats }, (_, index) => ({ at, index })),
    );
    await inTurns(places, async ({ at, index }) => {
      const own = at.typings[index] ?? null;
      const number = table.deliveries.addSeat();
      const others = at.typings.filter((one) => one !== own).map((one) => one.number);
      const cookie = own ? target.writers[index % target.writers.length] : target.reader;
      const seat = await Seat.take(
        {
          port: target.port,
          dialect: target.dialect,
          paper: at.name,
          cookie: cookie ?? undefined,
        },
        (update) => table.deliveries.take(number, update, own?.number ?? null),
      );
      table.#seats.push(seat);
      table.#pairs.push([number, others]);
      if (own) table.typists.push({ seat, ...own });
      table.#showPresence(seat, own?.typing ?? null);
    });
    return table;
  }

  /** Types one letter and moves the caret after it. */
  type(typist: Typist, showsCaret: boolean): void {
    this.deliveries.sent(typist.number);
    typist.seat.sendUpdate(typist.typing.next());
    if (showsCaret) typist.seat.sendPresence(typist.typing.caret());
  }

  get missing(): number {
    return this.deliveries.missing(this.#pairs);
  }

  /** Waits until everybody has everything, as long as more comes within this time; false when some never came. */
  async drained(patienceMs: number): Promise<boolean> {
    for (;;) {
      const before = this.missing;
      if (before === 0) return true;
      if (!(await until(() => this.missing < before, patienceMs))) return false;
    }
  }

  /** From now on a server that goes away is what is wanted. */
  expectLoss(onLost: (why: string) => void = () => {}): void {
    for (const seat of this.#seats) seat.expectLoss(onLost);
  }

  async leave(): Promise<void> {
    for (const timer of this.#renewals) clearInterval(timer);
    await Promise.all(this.#seats.map((seat) => seat.leave()));
  }

  /** Every open tab shows who is there, and says so again every fifteen seconds, as y-protocols does. */
  #showPresence(seat: Seat, typing: Typing | null): void {
    if (typing) {
      seat.sendPresence(typing.caret());
      return;
    }
    const client = newClient();
    let clock = 0;
    const show = () =>
      seat.sendPresence(
        presence(client, ++clock, { user: { name: 'קורא', color: '#30bced' }, cursor: null }),
      );
    show();
    // People came at different times: their renewals are spread over the whole of it.
    const first = setTimeout(() => {
      show();
      this.#renewals.push(setInterval(show, RENEWAL_MS));
    }, Math.random() * RENEWAL_MS);
    this.#renewals.push(first);
  }
}

async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<void>) {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: OPENING_AT_ONCE }, worker));
}
