import type { Access, LineState } from '#client/connection/link-state.ts';
import type { WordKey } from '#client/locale/word-key.ts';

export interface ModeFacts {
  readonly state: LineState;
  /** What the server said on the line; null before it said anything. */
  readonly access: Access | null;
  /** Whether the paper's card allows writing: what counts until the line has said it. */
  readonly mayEditByCard: boolean;
  readonly isReadable: boolean;
  readonly isDiskWell: boolean;
  /** The person reads undisturbed: the display stands still. */
  readonly isAlone?: boolean | undefined;
}

/** Writing, or only reading and why. */
export type Mode = { readonly kind: 'edit' } | { readonly kind: 'read'; readonly why: WordKey };

/** What a person may do in the paper at this moment. The server decides again about every change. */
export function modeOf(facts: ModeFacts): Mode {
  const { state, access, mayEditByCard, isReadable, isDiskWell } = facts;
  const isOver = state !== 'connecting' && state !== 'live' && state !== 'offline';
  if (isOver) return { kind: 'read', why: 'editor.mode.ended' };
  const mayEdit = access?.edit ?? mayEditByCard;
  if (!mayEdit) return { kind: 'read', why: whyNot(access) };
  if (!isReadable) return { kind: 'read', why: 'editor.mode.waiting' };
  // What is typed while the disk refuses could only be lost.
  if (!isDiskWell) return { kind: 'read', why: 'editor.mode.disk' };
  // What stands on the screen is not the paper of this moment: nothing can be written into it.
  if (facts.isAlone) return { kind: 'read', why: 'together.mode.alone' };
  return { kind: 'edit' };
}

function whyNot(access: Access | null): WordKey {
  switch (access?.stage) {
    case 'frozen':
      return 'editor.mode.frozen';
    case 'published':
      return 'editor.mode.published';
    case 'review':
      return access.role === 'author' ? 'editor.mode.review' : 'editor.mode.role';
    default:
      return 'editor.mode.role';
  }
}
