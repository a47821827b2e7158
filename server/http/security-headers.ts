import { randomBytes } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** The nonce of one answer, which its page's own scripts and styles carry. */
export function nonceOf(res: Response): string {
  const locals: { nonce?: string } = res.locals;
  locals.nonce ??= randomBytes(16).toString('base64');
  return locals.nonce;
}

/**
 * The browser's walls: only our own scripts, no plug-ins, no base, no frames, no sniffing. The socket's origin is
 * listed beside 'self', because not every browser takes ws: for the same origin.
 */
export function securityHeaders(publicUrl: string, isDevelopment: boolean): RequestHandler {
  const socketOrigin = publicUrl.replace(/^http/, 'ws');
  const isHttps = publicUrl.startsWith('https:');
  return helmet({
    contentSecurityPolicy: isDevelopment
      ? false
      : {
          useDefaults: false,
          directives: {
            'default-src': ["'none'"],
            'script-src': ["'self'", (_req, res) => `'nonce-${nonceOf(res as Response)}'`],
            'style-src': ["'self'", (_req, res) => `'nonce-${nonceOf(res as Response)}'`],
            'font-src': ["'self'"],
            'img-src': ["'self'", 'data:', 'blob:'],
            'connect-src': ["'self'", socketOrigin],
            'worker-src': ["'self'"],
            'manifest-src': ["'self'"],
            'form-action': ["'self'"],
            'object-src': ["'none'"],
            'base-uri': ["'none'"],
            'frame-ancestors': ["'none'"],
          },
        },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    crossOriginOpenerPolicy: isHttps ? { policy: 'same-origin' } : false,
    originAgentCluster: isHttps,
  });
}
