import type { ShortcutPart } from '#client/keyboard/shortcut.ts';

/** What works on a paper's screen beside the text itself. */
export const PAPER_SHORTCUTS: ShortcutPart = {
  title: 'keyboard.paper.title',
  shortcuts: [
    { says: 'keyboard.paper.saved', keys: 'Mod-s' },
    { says: 'tools.find.open', keys: 'Mod-f' },
    { says: 'tools.find.showReplace', keys: 'Mod-h' },
    { says: 'tools.find.next', keys: 'F3' },
    { says: 'tools.find.previous', keys: 'Shift-F3' },
  ],
};
