import type { Access, LineState } from '#client/connection/link-state.ts';
import { may } from '#shared/member/access.ts';
import type { Verb } from '#shared/member/role.ts';
import type { WordKey } from '#client/locale/word-key.ts';

export interface ModeFacts {
  readonly state: LineState;
  /** What the server said on the line; null before it said anything. */
  readonly access: Access | null;
  /** What the paper's card allows: it counts until the line has said it. */
  readonly verbs: readonly Verb[];
  readonly isArchived?: boolean;
  readonly isReadable: boolean;
  readonly isDiskWell: boolean;
  /** The person reads undisturbed: the display stands still. */
  readonly isAlone?: boolean | undefined;
  /** The person looks at the text as it would read once suggestions are decided. */
  readonly isProjected?: boolean | undefined;
}

/** Writing, writing that becomes suggestions, or only reading and why. */
export type Mode =
  | { readonly kind: 'edit' }
  | { readonly kind: 'suggest' }
  | { readonly kind: 'read'; readonly why: WordKey };

/** What a person may do in the paper at this moment. The server decides again about every change. */
export function modeOf(facts: ModeFacts): Mode {
  const { state, access, verbs, isReadable, isDiskWell } = facts;
  const isOver = state !== 'connecting' && state !== 'live' && state !== 'offline';
  if (isOver) return { kind: 'read', why: 'editor.mode.ended' };
  if (facts.isArchived) return { kind: 'read', why: 'life.archive.mode' };
  const mayDo = (verb: Verb) => (access ? may(access, verb) : verbs.includes(verb));
  const kind = mayDo('edit') ? 'edit' : 'suggest';
  if (!mayDo(kind)) return { kind: 'read', why: whyNot(access) };
  if (!isReadable) return { kind: 'read', why: 'editor.mode.waiting' };
  // What is typed while the disk refuses could only be lost.
  if (!isDiskWell) return { kind: 'read', why: 'editor.mode.disk' };
  // What stands on the screen is not the paper of this moment: nothing can be written into it.
  if (facts.isAlone) return { kind: 'read', why: 'together.mode.alone' };
  if (facts.isProjected) return { kind: 'read', why: 'suggestion.view.mode' };
  return { kind };
}

function whyNot(access: Access | null): WordKey {
  switch (access?.stage) {
    case 'frozen':
      return 'editor.mode.frozen';
    case 'published':
      return 'editor.mode.published';
    default:
      return 'editor.mode.role';
  }
}
