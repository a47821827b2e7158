/**
 * A new id for a comment. Made where it is written, so that sending it twice makes one comment. Browsers have
 * `randomUUID` only on pages that came over a secure line, or from this very machine.
 */
export function newCommentId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
