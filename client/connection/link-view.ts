import type { Role } from '#shared/member/role.ts';
import type { Stage } from '#shared/paper/stage.ts';
import type { RefusalCode } from '#shared/refusal/refusal.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { CLOSE } from '#shared/paper/frame.ts';

/** Where the line to a paper stands. All but the first three are ends: only the person can go on from there. */
export type LinkState =
  | 'connecting'
  | 'live'
  | 'offline'
  | 'signed-out'
  | 'no-right'
  | 'reload-needed'
  | 'refused';

export interface LinkAccess {
  readonly role: Role;
  readonly stage: Stage;
  readonly edit: boolean;
}

/** Everything a screen needs to tell the truth about one open paper. A new object each time something changed. */
export interface LinkView {
  readonly state: LinkState;
  /** What the server last said this person may do here; null before it said anything. */
  readonly access: LinkAccess | null;
  /** Changes of this device that are not known to be on the server's disk. */
  readonly unsaved: number;
  /** False while the server's disk refuses. */
  readonly storageWell: boolean;
  /** The text is there: the server's answer, or a copy of this device. Before that nothing may be shown as the paper. */
  readonly hasContent: boolean;
  /** The server's answer has arrived on this connection. */
  readonly synced: boolean;
  /** Why a change was refused, and the text as it stood here; kept until the person has dealt with it. */
  readonly rescued: Rescued | null;
}

export interface Rescued {
  readonly code: RefusalCode | null;
  readonly content: readonly ContentNode[];
}

const ENDS: Readonly<Record<number, LinkState>> = {
  [CLOSE.signedOut]: 'signed-out',
  [CLOSE.noRight]: 'no-right',
  [CLOSE.schema]: 'reload-needed',
  [CLOSE.refused]: 'refused',
};

/** The end that a close code means, or null when the line is simply to be opened again. */
export function endFor(closeCode: number): LinkState | null {
  return ENDS[closeCode] ?? null;
}
