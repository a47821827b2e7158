import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { Refusal } from '#shared/refusal/refusal.ts';
import { problemOf, STATUS } from '#server/http/problem.ts';

/** Body parsers throw errors with a `type`; these two are the visitor's, not ours. */
const OF_THE_BODY: Readonly<Record<string, 'too-large' | 'invalid-input'>> = {
  'entity.too.large': 'too-large',
  'entity.parse.failed': 'invalid-input',
  'encoding.unsupported': 'invalid-input',
  'charset.unsupported': 'invalid-input',
  'request.aborted': 'invalid-input',
};

function refusalFor(fault: unknown): Refusal | null {
  if (fault instanceof Refusal) return fault;
  if (fault instanceof URIError) return new Refusal('not-found');
  const { type } = Object(fault) as { type?: unknown };
  const code = typeof type === 'string' ? OF_THE_BODY[type] : undefined;
  return code ? new Refusal(code) : null;
}

/** The last handler: a refusal becomes its problem+json, anything else is a defect, logged and told without detail. */
export function problemHandler(log: Logger): ErrorRequestHandler {
  return (fault, _req, res, next) => {
    const refusal = refusalFor(fault);
    if (!refusal) log.error({ err: fault }, 'a request failed');
    if (res.headersSent) {
      next(fault);
      return;
    }
    const told = refusal ?? new Refusal('unexpected');
    if (told.detail['retryAfterSeconds'])
      res.setHeader('retry-after', told.detail['retryAfterSeconds']);
    res
      .status(STATUS[told.code])
      .type('application/problem+json')
      .send(JSON.stringify(problemOf(told)));
  };
}
