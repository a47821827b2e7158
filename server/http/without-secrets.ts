/** An address as a log may hold it: secrets travel in those of sign-in pages and calendars. */
export function withoutSecrets(url: string): string {
  return url.replace(/^\/(sign-in|calendar|unsubscribe)\/[^/?#]+/i, '/$1/…').replace(/\?.*$/, '');
}
