/** Where a question mark is a letter of somebody's text and not a question to us. */
const WRITING = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';

/**
 * Whether a press asks for the list of keys: `?` anywhere but in text, and Ctrl+/ (⌘/ on a Mac) by the key's place, so
 * that it works with a Hebrew layout. Nothing that somebody else has taken already.
 */
export function asksForKeys(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.altKey || event.isComposing) return false;
  const isWriting = event.target instanceof Element && event.target.closest(WRITING) !== null;
  if (event.ctrlKey || event.metaKey) {
    return !isWriting && !event.shiftKey && (event.code === 'Slash' || event.key === '/');
  }
  return event.key === '?' && !isWriting;
}
