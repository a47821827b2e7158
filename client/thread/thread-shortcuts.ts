import type { ShortcutPart } from '#client/keyboard/shortcut.ts';

/** What keys do with remarks; those that the page itself listens to are found by `remarkKeyOf`. */
export const THREAD_SHORTCUTS: ShortcutPart = {
  title: 'thread.keys.title',
  shortcuts: [
    { says: 'thread.keys.make', keys: 'Mod-Alt-m' },
    { says: 'thread.keys.next', keys: 'Mod-Alt-PageDown' },
    { says: 'thread.keys.previous', keys: 'Mod-Alt-PageUp' },
    { says: 'thread.keys.card', keys: 'Mod-Alt-Enter' },
    { says: 'thread.keys.back', keys: 'Escape' },
    { says: 'thread.keys.send', keys: 'Mod-Enter' },
    { says: 'thread.keys.select', keys: 'Shift-Arrows' },
  ],
};

export type RemarkKey = 'make' | 'next' | 'previous' | 'card';

/** By the key's place, so that it works with a Hebrew layout. */
const CODES: Readonly<Record<string, RemarkKey>> = {
  KeyM: 'make',
  PageDown: 'next',
  PageUp: 'previous',
  Enter: 'card',
};

/** What a pressed key asks of the remarks; null for nothing. */
export function remarkKeyOf(event: KeyboardEvent): RemarkKey | null {
  const { ctrlKey, metaKey, altKey, shiftKey, code, isComposing } = event;
  if (!(ctrlKey || metaKey) || !altKey || shiftKey || isComposing) return null;
  return CODES[code] ?? null;
}
