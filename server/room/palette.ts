import { colourOf, PERSON_COLOURS, type PersonColour } from '#shared/member/colour.ts';

/** How many who left keep their colour for when they come back. */
const KEPT = 1000;

/**
 * Who has which colour in one open paper. Everybody keeps their own where it is free; where somebody present has it
 * already, they get one that nobody has, and only when all are taken one that few have. Held for as long as the room is
 * open, so that a broken line changes no colour.
 */
export class Palette {
  readonly #chosen = new Map<string, PersonColour>();
  readonly #present = new Set<string>();

  /** The colour of a person who is here, or is just coming. */
  take(personId: string): PersonColour {
    const known = this.#chosen.get(personId);
    if (known && this.#present.has(personId)) return known;
    const colour = this.#free(known ?? colourOf(personId));
    this.#chosen.delete(personId);
    this.#chosen.set(personId, colour);
    this.#present.add(personId);
    return colour;
  }

  /** The person has gone, with all their windows. */
  release(personId: string): void {
    this.#present.delete(personId);
    if (this.#chosen.size <= KEPT) return;
    for (const oldest of this.#chosen.keys()) {
      if (this.#present.has(oldest)) continue;
      this.#chosen.delete(oldest);
      return;
    }
  }

  /** The wished colour if nobody has it, else the next of those that the fewest have. */
  #free(wished: PersonColour): PersonColour {
    const uses = new Map<PersonColour, number>(PERSON_COLOURS.map((colour) => [colour, 0]));
    for (const personId of this.#present) {
      const colour = this.#chosen.get(personId);
      if (colour) uses.set(colour, (uses.get(colour) ?? 0) + 1);
    }
    const first = PERSON_COLOURS.indexOf(wished);
    const inTurn = [...PERSON_COLOURS.slice(first), ...PERSON_COLOURS.slice(0, first)];
    const least = Math.min(...uses.values());
    return inTurn.find((colour) => uses.get(colour) === least) ?? wished;
  }
}
