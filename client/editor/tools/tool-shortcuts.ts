import type { ShortcutPart } from '#client/keyboard/shortcut.ts';

/** Looks, lists and moving in the text; a test holds the list against the keymaps of the extensions. */
export const TOOL_SHORTCUTS: ShortcutPart = {
  title: 'tools.keys.title',
  shortcuts: [
    { says: 'tools.mark.underline', keys: 'Mod-u' },
    { says: 'tools.mark.strike', keys: 'Mod-Shift-s' },
    { says: 'tools.mark.superscript', keys: 'Mod-.' },
    { says: 'tools.mark.subscript', keys: 'Mod-,' },
    { says: 'tools.highlight.label', keys: 'Mod-Shift-h' },
    { says: 'tools.mark.clear', keys: 'Mod-\\' },
    { says: 'editor.tools.link', keys: 'Mod-k' },
    { says: 'tools.keys.right', keys: 'Mod-Shift-r' },
    { says: 'tools.keys.center', keys: 'Mod-Shift-e' },
    { says: 'tools.keys.left', keys: 'Mod-Shift-l' },
    { says: 'tools.keys.justify', keys: 'Mod-Shift-j' },
    { says: 'tools.list.tasks', keys: 'Mod-Shift-6' },
    { says: 'tools.list.done', keys: 'Mod-Enter' },
    { says: 'tools.keys.insert', keys: '/' },
    { says: 'tools.keys.up', keys: 'Alt-Shift-ArrowUp' },
    { says: 'tools.keys.down', keys: 'Alt-Shift-ArrowDown' },
    { says: 'tools.block.menu', keys: 'Alt-Shift-Enter' },
    { says: 'tools.keys.tools', keys: 'Alt-F10' },
  ],
};
