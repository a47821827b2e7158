import type { Response } from 'express';
import { isToken } from '#server/sign-in/secret-text.ts';

/** The longest that browsers keep a cookie, in ms. How long a session lasts is decided on the server alone. */
const KEPT_MS = 400 * 24 * 60 * 60 * 1000;
/** As long as a mailed link may be used. */
const ASKING_KEPT_MS = 60 * 60 * 1000;

/** The cookies of a workspace: the session, whose it is, and which browser asked for a mail. */
export interface Cookies {
  readonly session: Cookie;
  /** Whose session it is, for the page to read: what it keeps on the device of anybody else it must not show. Proves nothing. */
  readonly who: Omit<Cookie, 'read'>;
  readonly asking: Cookie;
}

export interface Cookie {
  readonly name: string;
  /** The token in a Cookie header, or null when there is none that could be one. */
  read(header: string | undefined): string | null;
  give(res: Response, token: string): void;
  /** The same, to be forgotten when the browser is closed. */
  lend(res: Response, token: string): void;
  takeBack(res: Response): void;
}

/** Over https the names carry `__Host-`, which a browser takes only from this very host, and only over https. */
export function cookiesFor(publicUrl: string): Cookies {
  const isHttps = publicUrl.startsWith('https:');
  const cookie = (plain: string, maxAge: number, httpOnly = true): Cookie => {
    const name = isHttps ? `__Host-${plain}` : plain;
    const attributes = { httpOnly, sameSite: 'lax', secure: isHttps, path: '/' } as const;
    return {
      name,
      read: (header) => tokenIn(header, name),
      give: (res, token) => void res.cookie(name, token, { ...attributes, maxAge }),
      lend: (res, token) => void res.cookie(name, token, attributes),
      takeBack: (res) => void res.clearCookie(name, attributes),
    };
  };
  return {
    session: cookie('nayar', KEPT_MS),
    who: cookie('nayar-who', KEPT_MS, false),
    asking: cookie('nayar-asking', ASKING_KEPT_MS),
  };
}

function tokenIn(header: string | undefined, name: string): string | null {
  for (const pair of header?.split(';') ?? []) {
    const [key, value = ''] = pair.trim().split('=', 2);
    if (key === name && isToken(value)) return value;
  }
  return null;
}
