import { StartRefused } from '#server/storage/storage.ts';

/** An organisation's own sign-in, by OpenID Connect. */
export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button calls it; null says "the organisation". */
  readonly name: string | null;
}

const TOGETHER = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Reads `OIDC_*`; null when none is set. Throws `StartRefused` with one line for what is half set or wrong. */
export function readProvider(
  environment: Readonly<Record<string, string | undefined>>,
): ProviderSettings | null {
  const given = (name: string) => environment[name]?.trim() ?? '';
  const missing = TOGETHER.filter((name) => given(name) === '');
  const name = given('OIDC_NAME');
  if (missing.length === TOGETHER.length && name === '') return null;
  if (missing.length > 0) {
    throw new StartRefused(
      `${missing.join(' and ')} must be set too: ${TOGETHER.join(', ')} belong together.`,
    );
  }
  const issuer = given('OIDC_ISSUER');
  if (!isIssuer(issuer)) {
    throw new StartRefused(
      'OIDC_ISSUER has a wrong value: expected an address such as https://login.example.org, without a question mark.',
    );
  }
  if (name.length > 60) {
    throw new StartRefused('OIDC_NAME has a wrong value: expected at most 60 letters.');
  }
  return {
    issuer,
    clientId: given('OIDC_CLIENT_ID'),
    clientSecret: given('OIDC_CLIENT_SECRET'),
    name: name === '' ? null : name,
  };
}

/** Https, or http on the own machine; what follows a question mark or a hash is no part of an issuer. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash, username } = new URL(text);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname));
  return isSafe && search === '' && hash === '' && username === '';
}
