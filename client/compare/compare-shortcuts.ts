import type { ShortcutPart } from '#client/keyboard/shortcut.ts';

/** What works where two versions are compared. The same keys whatever the layout. */
export const COMPARE_SHORTCUTS: ShortcutPart = {
  title: 'compare.keys',
  shortcuts: [
    { says: 'compare.next', keys: 'Alt-ArrowDown' },
    { says: 'compare.previous', keys: 'Alt-ArrowUp' },
  ],
};
