/** What a key does to a presentation. */
export type Turn = 'next' | 'back' | 'first' | 'last' | 'look' | 'full';

interface Pressed {
  readonly code: string;
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
}

const TURNS: Readonly<Record<string, Turn>> = {
  PageDown: 'next',
  ArrowDown: 'next',
  ' ': 'next',
  Enter: 'next',
  PageUp: 'back',
  ArrowUp: 'back',
  Home: 'first',
  End: 'last',
};

/** Turns over in the direction of reading; remotes press Page Down and Page Up. */
export function turnOf(pressed: Pressed, direction: 'rtl' | 'ltr'): Turn | null {
  if (pressed.altKey || pressed.ctrlKey || pressed.metaKey) return null;
  const { key, code } = pressed;
  if (key === 'ArrowLeft') return direction === 'rtl' ? 'next' : 'back';
  if (key === 'ArrowRight') return direction === 'rtl' ? 'back' : 'next';
  if (code === 'KeyD') return 'look';
  if (code === 'KeyF') return 'full';
  return TURNS[key] ?? null;
}
