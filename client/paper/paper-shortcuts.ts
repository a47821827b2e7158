import type { ShortcutPart } from '#client/keyboard/shortcut.ts';

/** What works on a paper's screen beside the text itself. */
export const PAPER_SHORTCUTS: ShortcutPart = {
  title: 'keyboard.paper.title',
  shortcuts: [{ says: 'keyboard.paper.saved', keys: 'Mod-s' }],
};
