import type { Awareness } from 'y-protocols/awareness';
import { isPlainLine } from '#shared/contract/plain-line.ts';
import { colourOf, PERSON_COLOURS } from '#shared/member/colour.ts';
import { type Role, ROLES } from '#shared/member/role.ts';

/** Somebody else who has the paper open, as the server says. */
export interface Present {
  readonly client: number;
  readonly personId: string;
  readonly name: string;
  /** Index in the list of colours. */
  readonly colour: number;
  readonly role: Role | null;
  /** Whether they may write at this moment. Only then is their caret drawn in the text. */
  readonly writes: boolean;
  readonly cursor: { readonly anchor: unknown; readonly head: unknown } | null;
  /** Where they are in the text, though their caret may not be in it now; as a shared place. */
  readonly place: unknown;
}

const LONGEST_NAME = 120;

/** The others in the paper. What does not look as the server writes it is left out. */
export function presentIn(awareness: Awareness): Present[] {
  const present: Present[] = [];
  for (const [client, state] of awareness.getStates()) {
    if (client === awareness.clientID) continue;
    const user: unknown = state['user'];
    if (!isRecord(user)) continue;
    const { id, name, role, writes } = user;
    if (typeof id !== 'string' || typeof name !== 'string' || !isPlainLine(name)) continue;
    const cursor = cursorOf(state['cursor']);
    const place: unknown = state['place'];
    present.push({
      client,
      personId: id,
      name: name.slice(0, LONGEST_NAME),
      colour: colourIndex(user['color'], id),
      role: ROLES.find((known) => known === role) ?? null,
      writes: writes !== false,
      cursor,
      place: cursor?.head ?? (isRecord(place) ? place : null),
    });
  }
  return present;
}

/** The server gives each person in a paper a colour of their own; an unknown one is taken for nothing said. */
function colourIndex(colour: unknown, personId: string): number {
  const index = PERSON_COLOURS.findIndex((known) => known === colour);
  return index < 0 ? PERSON_COLOURS.indexOf(colourOf(personId)) : index;
}

function cursorOf(cursor: unknown): Present['cursor'] {
  if (!isRecord(cursor) || !isRecord(cursor['anchor']) || !isRecord(cursor['head'])) return null;
  return { anchor: cursor['anchor'], head: cursor['head'] };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
