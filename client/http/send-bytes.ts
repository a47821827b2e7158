import type * as z from 'zod';
import type { Endpoint } from '#shared/contract/endpoint.ts';
import { pathOf, problemOf } from '#client/http/call.ts';
import { CallFailure } from '#client/http/call-failure.ts';

interface Sending<Params> {
  readonly params: Params;
  readonly bytes: Blob;
  /** How much of it has left, from 0 to 1. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}

/**
 * Sends bytes to an address of the contract, and tells how far it is, which `fetch` cannot. Throws as `call` does; after
 * an abort it throws the signal's reason.
 */
export function sendBytes<
  Params extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  endpoint: Endpoint<Params, Body, Answer>,
  { params, bytes, onProgress, signal }: Sending<z.input<Params>>,
): Promise<z.output<Answer>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.open(endpoint.method, pathOf(endpoint.path, params));
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      if (total > 0) onProgress(loaded / total);
    });
    request.addEventListener('load', () => {
      const told = jsonIn(request.responseText);
      if (told === undefined) {
        const kind = request.status >= 502 ? 'unreachable' : 'unreadable';
        return reject(new CallFailure({ kind }));
      }
      if (request.status !== 200) return reject(problemOf(told));
      const answer = endpoint.answer.safeParse(told);
      return answer.success
        ? resolve(answer.data)
        : reject(new CallFailure({ kind: 'unreadable' }));
    });
    request.addEventListener('error', () => reject(new CallFailure({ kind: 'unreachable' })));
    request.addEventListener('abort', () => reject(signal.reason as Error));
    request.addEventListener('loadend', () => signal.removeEventListener('abort', abort));
    signal.addEventListener('abort', abort);
    if (signal.aborted) return reject(signal.reason as Error);
    return request.send(bytes);
  });
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
