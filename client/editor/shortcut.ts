import { isMac } from '#client/keyboard/shortcut.ts';

/** A shortcut as this device's keyboard names it: "Ctrl+Shift+X", "⌘⇧X". */
export function shortcut(...keys: readonly string[]): string {
  if (!isMac()) return ['Ctrl', ...keys].join('+');
  return `⌘${keys.map((key) => (key === 'Shift' ? '⇧' : key)).join('')}`;
}
