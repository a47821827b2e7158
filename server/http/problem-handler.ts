import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { Refusal } from '#shared/refusal/refusal.ts';
import { problemOf, STATUS } from '#server/http/problem.ts';

/**
 * What a body parser cannot read is the visitor's doing, not a defect: it throws errors that carry a status of theirs
 * and say that it may be told. They may carry the body too, so they are not even logged.
 */
function refusalOfTheBody(fault: unknown): Refusal | null {
  const { status, expose } = Object(fault) as { status?: unknown; expose?: unknown };
  if (expose !== true || typeof status !== 'number' || status < 400 || status > 499) return null;
  return new Refusal(status === 413 ? 'too-large' : 'invalid-input');
}

function refusalFor(fault: unknown): Refusal | null {
  if (fault instanceof Refusal) return fault;
  if (fault instanceof URIError) return new Refusal('not-found');
  return refusalOfTheBody(fault);
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
