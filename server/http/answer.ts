import type { NextFunction, Request, Response, Router } from 'express';
import type * as z from 'zod';
import type { Endpoint } from '#shared/contract/endpoint.ts';
import { Refusal } from '#shared/refusal/refusal.ts';

/** What an address's handler is given: input that has already passed the contract. */
export interface Asked<Params, Body> {
  readonly params: Params;
  readonly body: Body;
  readonly req: Request;
  readonly res: Response;
}

/** Input that does not fit the contract: the fields that are wrong, by path and stable code. */
export class InvalidInput extends Refusal {
  readonly fields: readonly { readonly path: string; readonly code: string }[];
  constructor(fields: InvalidInput['fields']) {
    super('invalid-input');
    this.fields = fields;
  }
}

/**
 * Binds one address of the contract to its handler. Input is parsed before and the answer after, so that nothing
 * leaves that the contract does not name (a new field of a record is never published by accident). An id in the
 * address that could be nobody's answers like one that is.
 */
export function answer<Params extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType>(
  router: Router,
  endpoint: Endpoint<Params, Body, Answer>,
  handle: (asked: Asked<z.output<Params>, z.output<Body>>) => Promise<z.input<Answer>>,
): void {
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1');
  const method = METHODS[endpoint.method];
  router[method](path, async (req: Request, res: Response, _next: NextFunction) => {
    const params = idsIn(endpoint.params, req.params);
    const body =
      endpoint.method === 'GET' ? parsed(endpoint.body, {}) : parsed(endpoint.body, req.body ?? {});
    const result = await handle({ params, body, req, res });
    // A handler that redirected or streamed has answered already.
    if (!res.headersSent) res.json(endpoint.answer.parse(result));
  });
}

const METHODS = { GET: 'get', POST: 'post', PATCH: 'patch', DELETE: 'delete' } as const;

/** An id that no id could be leads nowhere, as one that nothing has: it stands in an address, and no form can mend it. */
function idsIn<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new Refusal('not-found');
}

function parsed<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new InvalidInput(
    result.error.issues.map((issue) => ({ path: issue.path.join('.'), code: issue.code })),
  );
}
