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
    queryFn: ({ signal }) => call(endpoint, { params, signal }),
  });
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
        retry: (failures, error) =>
          failures < RETRIES &&
          error instanceof CallFailure &&
          error.trouble.kind === 'unreachable',
      },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}
