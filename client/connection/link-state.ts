import type { Role } from '#shared/member/role.ts';
import { CLOSE } from '#shared/paper/frame.ts';
import type { Stage } from '#shared/paper/stage.ts';
import type { RefusalCode } from '#shared/refusal/refusal.ts';

/**
 * Where the line to a paper stands. `connecting`, `live` and `offline` come and go by themselves; the others are ends
 * from which only the person can go on (by signing in, reloading, or trying again).
 */
export type LineState = 'connecting' | 'live' | 'offline' | LineEnd;
export type LineEnd = 'signed-out' | 'no-right' | 'reload-needed' | 'refused';

/** What the server last said this person may do in the paper. */
export interface Access {
  readonly role: Role;
  readonly stage: Stage;
  readonly edit: boolean;
}

/** Words that could not be delivered, and why. Kept until the person puts it away. */
export interface Undelivered {
  readonly why: RefusalCode;
  /** The paragraphs concerned as they stood here; empty when only deletions were not taken. */
  readonly text: string;
  readonly changes: number;
}

const BY_CODE: Readonly<Record<number, LineEnd>> = {
  [CLOSE.signedOut]: 'signed-out',
  [CLOSE.noRight]: 'no-right',
  [CLOSE.schema]: 'reload-needed',
  [CLOSE.refused]: 'refused',
  [CLOSE.tooLarge]: 'refused',
  // The protocol's own "too large": the same frame would be sent for ever.
  1009: 'refused',
};

/** The end a close code means; null where the line is simply opened again. */
export function endOf(closeCode: number): LineEnd | null {
  return BY_CODE[closeCode] ?? null;
}
