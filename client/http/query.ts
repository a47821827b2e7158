import {
  MutationCache,
  QueryCache,
  QueryClient,
  queryOptions,
  useQuery,
} from '@tanstack/react-query';
import type * as z from 'zod';
import type { Endpoint } from '#shared/contract/endpoint.ts';
import { getMe } from '#shared/member/member-contract.ts';
import { call } from '#client/http/call.ts';
import { CallFailure, refusalOf } from '#client/http/call-failure.ts';
import { keepAnswer, keptAnswer } from '#client/offline/kept-answers.ts';

/** The key under which an answer is kept: the address and its parameters. Without parameters, all answers of the address. */
export function keyOf(endpoint: { readonly path: string }, params?: unknown): readonly unknown[] {
  return params === undefined ? [endpoint.path] : [endpoint.path, params];
}

/** How an address that only reads is asked and kept. */
export function queryOf<Params extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType>(
  endpoint: Endpoint<Params, Body, Answer>,
  params: z.input<Params>,
) {
  return queryOptions({
    queryKey: keyOf(endpoint, params),
    queryFn: ({ signal }) => answerOf(endpoint, params, signal),
  });
}

/** The server's answer; when nobody answers, the last one that this device has kept for the person who is here. */
async function answerOf<Params extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType>(
  endpoint: Endpoint<Params, Body, Answer>,
  params: z.input<Params>,
  signal: AbortSignal,
) {
  try {
    const answer = await call(endpoint, { params, signal });
    keepAnswer(endpoint.path, params, answer);
    return answer;
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    const kept = endpoint.answer.safeParse(await keptAnswer(endpoint.path, params));
    if (kept.success) return kept.data;
    throw error;
  }
}

function isUnreachable(error: unknown): boolean {
  return error instanceof CallFailure && error.trouble.kind === 'unreachable';
}

/** An answer of the server, kept fresh by live events. */
export function useAnswer<
  Params extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(endpoint: Endpoint<Params, Body, Answer>, params: z.input<Params>) {
  return useQuery(queryOf(endpoint, params));
}

const STALE_MS = 60_000;
const RETRIES = 2;

/**
 * Asks again only when nobody answered: a refusal stays a refusal however often it is asked for. Any "not signed in"
 * makes the page ask who is here, and the frame then shows the sign-in screen.
 */
export function createQueryClient(): QueryClient {
  const noticeSignedOut = (error: unknown) => {
    if (refusalOf(error) === 'not-signed-in') {
      void client.invalidateQueries({ queryKey: keyOf(getMe) });
    }
  };
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (query.queryKey[0] !== getMe.path) noticeSignedOut(error);
      },
    }),
    mutationCache: new MutationCache({ onError: noticeSignedOut }),
    defaultOptions: {
      queries: {
        staleTime: STALE_MS,
        // Without the network a call fails plainly and is told, instead of waiting in silence.
        networkMode: 'always',
        retry: (failures, error) => failures < RETRIES && isUnreachable(error),
      },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}
