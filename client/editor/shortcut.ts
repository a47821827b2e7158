/** A shortcut as this device's keyboard names it: "Ctrl+Shift+X", "⌘⇧X". */
export function shortcut(...keys: readonly string[]): string {
  const isMac = /Mac|iP(?:hone|ad)/.test(navigator.platform);
  if (!isMac) return ['Ctrl', ...keys].join('+');
  return `⌘${keys.map((key) => (key === 'Shift' ? '⇧' : key)).join('')}`;
}
