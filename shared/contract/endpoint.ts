import type * as z from 'zod';
import type { RefusalCode } from '#shared/refusal/refusal.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/**
 * One address of the HTTP API, as data. The server answers by it, the client calls by it, and openapi.json is made
 * from it, so that none of the three can differ.
 */
export interface Endpoint<
  Params extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
> {
  readonly method: Method;
  /** In OpenAPI's spelling: `/api/papers/{paperId}`. */
  readonly path: string;
  readonly summary: string;
  readonly params: Params;
  readonly body: Body;
  readonly answer: Answer;
  /** Expected "no"s beside the ones every address can give (not signed in, invalid input, too many). */
  readonly refusals: readonly RefusalCode[];
  /** Open to people who are not signed in. */
  readonly open: boolean;
  /** What may be asked for after `?`, by name; each is a text, and may be left out. */
  readonly query?: readonly string[];
  /** What travels as plain bytes instead of JSON: then `body`, or `answer`, describes nothing. */
  readonly bytes?: 'body' | 'answer';
}

export interface AnyEndpoint extends Endpoint<z.ZodType, z.ZodType, z.ZodType> {}

/** Declares an address; only types are inferred, nothing happens. */
export function endpoint<
  Params extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(spec: Endpoint<Params, Body, Answer>): Endpoint<Params, Body, Answer> {
  return spec;
}
