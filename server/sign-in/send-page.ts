import type { Request, Response } from 'express';
import { type LinkPage, linkPage, type Reader } from '#server/sign-in/link-page.tsx';
import { PAGE_POLICY } from '#server/sign-in/page-style.ts';

export interface Shown {
  readonly status: number;
  readonly page: LinkPage;
}

/** Sends one of the pages of signing in, to somebody known or in the language that the browser asks for. */
export function sendPage(
  req: Request,
  res: Response,
  { status, page }: Shown,
  reader: Reader | null = null,
): void {
  const language = req.acceptsLanguages('he', 'en') === 'en' ? 'en' : 'he';
  res
    .status(status)
    .set({
      'content-security-policy': PAGE_POLICY,
      'cache-control': 'no-store',
      // Never "no-referrer": with it a browser sends "Origin: null", and the press would be taken for a foreign one.
      'referrer-policy': 'same-origin',
    })
    .type('html')
    .send(linkPage(page, reader ?? { language, theme: 'system' }));
}
