import type { ShortcutPart } from '#client/keyboard/shortcut.ts';

/** What works in the text, as the extensions' keymaps spell it: a test holds this list against them. */
export const EDITOR_SHORTCUTS: ShortcutPart = {
  title: 'keyboard.editor.title',
  shortcuts: [
    { says: 'keyboard.editor.undo', keys: 'Mod-z' },
    { says: 'keyboard.editor.redo', keys: 'Mod-y', onMac: 'Mod-Shift-z' },
    { says: 'keyboard.editor.bold', keys: 'Mod-b' },
    { says: 'keyboard.editor.italic', keys: 'Mod-i' },
    { says: 'keyboard.editor.paragraph', keys: 'Mod-Alt-0' },
    { says: 'keyboard.editor.heading1', keys: 'Mod-Alt-1' },
    { says: 'keyboard.editor.heading2', keys: 'Mod-Alt-2' },
    { says: 'keyboard.editor.heading3', keys: 'Mod-Alt-3' },
    { says: 'keyboard.editor.heading4', keys: 'Mod-Alt-4' },
    { says: 'keyboard.editor.bullets', keys: 'Mod-Shift-8' },
    { says: 'keyboard.editor.numbers', keys: 'Mod-Shift-7' },
    { says: 'keyboard.editor.quote', keys: 'Mod-Shift-9' },
    { says: 'keyboard.editor.direction', keys: 'Mod-Shift-x' },
    { says: 'structure.keys.footnote', keys: 'Mod-Alt-f' },
    { says: 'structure.keys.reference', keys: 'Mod-Alt-r' },
    { says: 'structure.keys.follow', keys: 'Alt-Enter' },
    { says: 'keyboard.editor.line', keys: 'Shift-Enter' },
    { says: 'keyboard.editor.cell', keys: 'Tab' },
    { says: 'keyboard.editor.leave', keys: 'Escape' },
  ],
};
