import { isIP } from 'node:net';

/** Where passkeys are made for: they open this site and no other. */
export interface PasskeySite {
  /** The host's name; a passkey is bound to it for ever. */
  readonly id: string;
  readonly origin: string;
}

/**
 * The site of a public address, or null where no browser would make a passkey: for a bare number as a host, and without
 * https. The own machine is the exception to both, under its name.
 */
export function passkeySiteOf(publicUrl: string): PasskeySite | null {
  const url = new URL(publicUrl);
  if (['127.0.0.1', '[::1]'].includes(url.hostname)) url.hostname = 'localhost';
  const { hostname: id, origin, protocol } = url;
  const isOwnMachine = id === 'localhost' || id.endsWith('.localhost');
  if (isIP(id.replaceAll(/[[\]]/g, '')) !== 0) return null;
  return protocol === 'https:' || isOwnMachine ? { id, origin } : null;
}
