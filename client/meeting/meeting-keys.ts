import type { PassageView } from '#shared/meeting/meeting-contract.ts';
import type { ShortcutPart } from '#client/keyboard/shortcut.ts';

/** What keys do at a meeting. They work while the passage has the focus, so that no letter is taken from a form. */
export type MeetingKey =
  | { readonly kind: 'step'; readonly by: 1 | -1 }
  | { readonly kind: 'item'; readonly at: number }
  | { readonly kind: 'view'; readonly view: PassageView }
  | { readonly kind: 'do'; readonly what: KeyDeed }
  | { readonly kind: 'size'; readonly by: 1 | -1 };
export type KeyDeed =
  | 'accept'
  | 'reject'
  | 'validate'
  | 'decision'
  | 'action'
  | 'note'
  | 'projector';

const VIEWS: Readonly<Record<string, PassageView>> = {
  KeyS: 'split',
  KeyM: 'marked',
  KeyO: 'original',
  KeyP: 'accepted',
};
const DEEDS: Readonly<Record<string, KeyDeed>> = {
  KeyA: 'accept',
  KeyR: 'reject',
  KeyV: 'validate',
  KeyD: 'decision',
  KeyT: 'action',
  KeyN: 'note',
  KeyF: 'projector',
};

interface Pressed {
  readonly code: string;
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

/** What a pressed key means; letters by their place on the keyboard, so that the Hebrew layout is no other. */
export function meetingKey(pressed: Pressed, direction: 'rtl' | 'ltr'): MeetingKey | null {
  if (pressed.altKey || pressed.ctrlKey || pressed.metaKey) return null;
  const { code, key } = pressed;
  const onward = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const back = direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
  if (key === onward || key === 'PageDown' || key === ' ') return { kind: 'step', by: 1 };
  if (key === back || key === 'PageUp') return { kind: 'step', by: -1 };
  if (/^[1-9]$/.test(key)) return { kind: 'item', at: Number(key) - 1 };
  if (key === '+' || key === '=') return { kind: 'size', by: 1 };
  if (key === '-') return { kind: 'size', by: -1 };
  const view = VIEWS[code];
  if (view) return { kind: 'view', view };
  const what = DEEDS[code];
  return what ? { kind: 'do', what } : null;
}

export const MEETING_SHORTCUTS: ShortcutPart = {
  title: 'meeting.keys.title',
  shortcuts: [
    { says: 'meeting.keys.next', keys: 'PageDown' },
    { says: 'meeting.keys.previous', keys: 'PageUp' },
    { says: 'meeting.keys.arrows', keys: 'Arrows' },
    { says: 'meeting.keys.item', keys: '1' },
    { says: 'meeting.keys.split', keys: 's' },
    { says: 'meeting.keys.marked', keys: 'm' },
    { says: 'meeting.keys.original', keys: 'o' },
    { says: 'meeting.keys.accepted', keys: 'p' },
    { says: 'meeting.keys.accept', keys: 'a' },
    { says: 'meeting.keys.reject', keys: 'r' },
    { says: 'meeting.keys.validate', keys: 'v' },
    { says: 'meeting.keys.decision', keys: 'd' },
    { says: 'meeting.keys.action', keys: 't' },
    { says: 'meeting.keys.note', keys: 'n' },
    { says: 'meeting.keys.projector', keys: 'f' },
    { says: 'meeting.keys.larger', keys: '+' },
    { says: 'meeting.keys.smaller', keys: '-' },
  ],
};
