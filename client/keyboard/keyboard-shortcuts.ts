import type { ShortcutPart } from '#client/keyboard/shortcut.ts';

/** What works on every screen. */
export const KEYBOARD_SHORTCUTS: ShortcutPart = {
  title: 'keyboard.everywhere.title',
  shortcuts: [
    { says: 'keyboard.everywhere.help', keys: '?' },
    { says: 'keyboard.everywhere.help', keys: 'Mod-/' },
    { says: 'keyboard.everywhere.next', keys: 'Tab' },
    { says: 'keyboard.everywhere.previous', keys: 'Shift-Tab' },
    { says: 'keyboard.everywhere.within', keys: 'Arrows' },
    { says: 'keyboard.everywhere.close', keys: 'Escape' },
  ],
};
