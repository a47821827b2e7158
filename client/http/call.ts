import type * as z from 'zod';
import type { Endpoint } from '#shared/contract/endpoint.ts';
import { Problem } from '#shared/contract/problem.ts';
import { CallFailure } from '#client/http/call-failure.ts';
import { noteServerBuild } from '#client/offline/newer-program.ts';
import { noteReach } from '#client/offline/reach.ts';
import { noteAnswered } from '#client/offline/who-is-here.ts';

/** What an address is asked with: its parameters and body as the contract takes them in. Both may be left out when empty. */
export interface Asking<Params, Body> {
  readonly params?: Params;
  readonly body?: Body;
  readonly signal?: AbortSignal;
}

/**
 * Asks the server by a shared contract. Throws a CallFailure: refused (with the stable code), unreachable, or unreadable.
 * An abort is passed on as it is, because whoever aborted knows.
 */
export async function call<
  Params extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  endpoint: Endpoint<Params, Body, Answer>,
  asking: Asking<z.input<Params>, z.input<Body>> = {},
): Promise<z.output<Answer>> {
  return (await callFor(endpoint, asking)).answer;
}

/** The same, with the person to whom the server gave the answer; null for a stranger. */
export async function callFor<
  Params extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  endpoint: Endpoint<Params, Body, Answer>,
  asking: Asking<z.input<Params>, z.input<Body>> = {},
): Promise<{ readonly answer: z.output<Answer>; readonly to: string | null }> {
  const response = await sent(pathOf(endpoint.path, asking.params ?? {}), {
    method: endpoint.method,
    headers: { accept: 'application/json', ...(endpoint.method !== 'GET' && JSON_BODY) },
    credentials: 'same-origin',
    ...(endpoint.method !== 'GET' && { body: JSON.stringify(asking.body ?? {}) }),
    ...(asking.signal && { signal: asking.signal }),
  });
  const told = await json(response);
  if (!response.ok) throw problemOf(told);
  const answer = endpoint.answer.safeParse(told);
  if (!answer.success) throw new CallFailure({ kind: 'unreadable' });
  return { answer: answer.data, to: response.headers.get('nayar-person') };
}

interface FileAsking {
  readonly signal?: AbortSignal;
  /** What stands after the address, from its `?` on. */
  readonly search?: string;
  /** How many bytes have come, and of how many; null where the server does not say. */
  readonly onProgress?: (received: number, total: number | null) => void;
}

/**
 * The bytes that an address answers with, and the name that the server gives them. Throws as `call` does; a file that
 * did not come whole is none.
 */
export async function callForFile<
  Params extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  endpoint: Endpoint<Params, Body, Answer>,
  params: z.input<Params>,
  { signal, search = '', onProgress }: FileAsking = {},
): Promise<{ readonly bytes: Blob; readonly name: string }> {
  const response = await sent(`${pathOf(endpoint.path, params)}${search}`, {
    credentials: 'same-origin',
    ...(signal && { signal }),
  });
  if (!response.ok) throw problemOf(await json(response));
  const told = response.headers.get('content-disposition') ?? '';
  const name = /filename\*=UTF-8''([^;]+)/.exec(told)?.[1] ?? /filename="([^"]+)"/.exec(told)?.[1];
  const bytes = await received(response, onProgress).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new CallFailure({ kind: 'unreachable' }, { cause: error });
  });
  return { bytes, name: decodeURIComponent(name ?? 'file') };
}

async function received(response: Response, onProgress: FileAsking['onProgress']): Promise<Blob> {
  if (!response.body || !onProgress) return response.blob();
  // What was packed on its way is longer than its head says.
  const told = response.headers.get('content-encoding')
    ? null
    : Number(response.headers.get('content-length'));
  const total = told !== null && told > 0 ? told : null;
  const reader = response.body.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    length += part.value.length;
    onProgress(length, total);
  }
  return new Blob(parts, { type: response.headers.get('content-type') ?? '' });
}

const JSON_BODY = { 'content-type': 'application/json' };

/** Puts parameters into an address of the contract: `/api/papers/{paperId}`. */
export function pathOf(path: string, params: unknown): string {
  const values = new Map(Object.entries(params ?? {}));
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value: unknown = values.get(name);
    if (typeof value !== 'string') throw new Error(`${path} needs ${name}.`);
    return encodeURIComponent(value);
  });
}

async function sent(path: string, request: RequestInit): Promise<Response> {
  try {
    const response = await fetch(path, request);
    noteReach(response.status < 502);
    noteServerBuild(response.headers.get('nayar-build'));
    noteAnswered(response.headers.get('nayar-person'));
    return response;
  } catch (error) {
    if (request.signal?.aborted) throw error;
    noteReach(false);
    throw new CallFailure({ kind: 'unreachable' }, { cause: error });
  }
}

async function json(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    // A gateway's own page in the place of an answer: below 500 somebody else answered, above it nobody did.
    const kind = response.status >= 502 ? 'unreachable' : 'unreadable';
    throw new CallFailure({ kind }, { cause: error });
  }
}

/** The failure that a refusal's body tells. */
export function problemOf(told: unknown): CallFailure {
  const problem = Problem.safeParse(told);
  if (!problem.success) return new CallFailure({ kind: 'unreadable' });
  const { code, message, detail = {}, fields = [] } = problem.data;
  return new CallFailure({ kind: 'refused', code, message, detail, fields });
}
