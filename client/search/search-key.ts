import type { ShortcutPart } from '#client/keyboard/shortcut.ts';

/** The keys of searching, on every screen. */
export const SEARCH_SHORTCUTS: ShortcutPart = {
  title: 'search.keys.title',
  shortcuts: [
    { says: 'search.keys.open', keys: 'Mod-k' },
    { says: 'search.keys.fromText', keys: 'Mod-Shift-f' },
  ],
};

/**
 * Whether a press asks for searching: Ctrl+K, and Ctrl+Shift+F where Ctrl+K makes a link. By the letter when it is a
 * Latin one and by the key's place otherwise, so that it works with a Hebrew layout. Nothing that was taken already.
 */
export function asksForSearch(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.altKey || event.isComposing) return false;
  if (!event.ctrlKey && !event.metaKey) return false;
  return isOn(event, event.shiftKey ? 'f' : 'k');
}

function isOn({ key, code }: KeyboardEvent, letter: string): boolean {
  const isLatin = /^[a-z]$/i.test(key);
  return isLatin ? key.toLowerCase() === letter : code === `Key${letter.toUpperCase()}`;
}
