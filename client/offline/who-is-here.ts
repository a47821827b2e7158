/**
 * Whose session this browser has. It may become another's while a page is open or the server is away (somebody signs in
 * in another tab), and only the server knows it surely; it gives a cookie along with each session that a page may read.
 */
const PLAIN = 'nayar-who';
/** As long as browsers keep any cookie, in seconds. */
const KEPT_SECONDS = 400 * 24 * 60 * 60;

/** Whose page this is, once the server has said it; null before. */
let page: string | null = null;

/** The person whose session this browser has, as far as it knows; null when nothing is known. */
export function whoIsHere(): string | null {
  if (typeof document === 'undefined') return null;
  for (const pair of document.cookie.split('; ')) {
    const [name, value = ''] = pair.split('=', 2);
    if (name === nameHere() && value !== '') return value;
  }
  return null;
}

/** This page is that person's now. */
export function pageIsOf(personId: string): void {
  page = personId;
  if (whoIsHere() !== personId) note(personId);
}

/**
 * The server answered, to this person. In a page that is somebody else's nothing may go on: what is on it is not for
 * them, and what would be sent from it would be in their name.
 */
export function noteAnswered(personId: string | null): void {
  if (personId === null) return;
  if (whoIsHere() === null) note(personId);
  // An answer that was on its way while the session changed does not count.
  if (page !== null && page !== personId && whoIsHere() === personId) location.reload();
}

/** A session that is older than the cookie has none. */
function note(personId: string): void {
  const isHttps = location.protocol === 'https:';
  const rest = `path=/; samesite=lax; max-age=${String(KEPT_SECONDS)}${isHttps ? '; secure' : ''}`;
  document.cookie = `${nameHere()}=${personId}; ${rest}`;
}

function nameHere(): string {
  return location.protocol === 'https:' ? `__Host-${PLAIN}` : PLAIN;
}
