import type { WordKey } from '#client/locale/word-key.ts';

/** One thing that keys do. Every concept keeps its own list of these; the list of all keys is made of them. */
export interface Shortcut {
  readonly says: WordKey;
  /** The keys, held together, as the editor's keymaps spell them: `Mod-Shift-x`. `Mod` is Ctrl, and ⌘ on a Mac. */
  readonly keys: string;
  /** Where a Mac has others. */
  readonly onMac?: string;
}

/** The shortcuts of one place, under a heading that says where they work. */
export interface ShortcutPart {
  readonly title: WordKey;
  readonly shortcuts: readonly Shortcut[];
}

export function isMac(): boolean {
  return /Mac|iP(?:hone|ad)/.test(navigator.platform);
}

/** One key as a keyboard names it, or the word that names it where keyboards show a sign. */
export type KeyName =
  | { readonly kind: 'print'; readonly text: string }
  | { readonly kind: 'word'; readonly says: WordKey };

const print = (text: string): KeyName => ({ kind: 'print', text });
const word = (says: WordKey): KeyName => ({ kind: 'word', says });

/** What keyboards in Israel and elsewhere print on these keys, in Latin letters and signs. */
const ON_A_PC: Readonly<Record<string, KeyName>> = {
  Mod: print('Ctrl'),
  Ctrl: print('Ctrl'),
  Alt: print('Alt'),
  Shift: print('Shift'),
};
const ON_A_MAC: Readonly<Record<string, KeyName>> = {
  Mod: print('⌘'),
  Ctrl: print('⌃'),
  Alt: print('⌥'),
  Shift: print('⇧'),
};
const ANYWHERE: Readonly<Record<string, KeyName>> = {
  Escape: print('Esc'),
  Space: word('keyboard.key.space'),
  ArrowUp: word('keyboard.key.up'),
  ArrowDown: word('keyboard.key.down'),
  ArrowLeft: word('keyboard.key.left'),
  ArrowRight: word('keyboard.key.right'),
  Arrows: word('keyboard.key.arrows'),
};

/** The keys of a shortcut in the order in which they are pressed. */
export function keysOf(shortcut: Shortcut, mac: boolean): readonly KeyName[] {
  const spelled = (mac && shortcut.onMac) || shortcut.keys;
  const held = mac ? ON_A_MAC : ON_A_PC;
  // A hyphen at the end is the key itself: `Mod--`.
  return spelled
    .split(/-(?!$)/)
    .map((key) => held[key] ?? ANYWHERE[key] ?? print(key.length === 1 ? key.toUpperCase() : key));
}
