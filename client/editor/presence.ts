import type { Awareness } from 'y-protocols/awareness';
import { isPlainLine } from '#shared/contract/plain-line.ts';
import { colourOf, PERSON_COLOURS } from '#shared/member/colour.ts';

/** Somebody else who has the paper open, as the server says. */
export interface Present {
  readonly client: number;
  readonly personId: string;
  readonly name: string;
  /** Index in the list of colours. */
  readonly colour: number;
  readonly cursor: { readonly anchor: unknown; readonly head: unknown } | null;
}

const LONGEST_NAME = 120;

/** The others in the paper. What does not look as the server writes it is left out. */
export function presentIn(awareness: Awareness): Present[] {
  const present: Present[] = [];
  for (const [client, state] of awareness.getStates()) {
    if (client === awareness.clientID) continue;
    const user: unknown = state['user'];
    if (!isRecord(user)) continue;
    const { id, name } = user;
    if (typeof id !== 'string' || typeof name !== 'string' || !isPlainLine(name)) continue;
    present.push({
      client,
      personId: id,
      name: name.slice(0, LONGEST_NAME),
      colour: PERSON_COLOURS.indexOf(colourOf(id)),
      cursor: cursorOf(state['cursor']),
    });
  }
  return present;
}

function cursorOf(cursor: unknown): Present['cursor'] {
  if (!isRecord(cursor) || !isRecord(cursor['anchor']) || !isRecord(cursor['head'])) return null;
  return { anchor: cursor['anchor'], head: cursor['head'] };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
