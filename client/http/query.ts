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
import { callFor } from '#client/http/call.ts';
import { CallFailure, refusalOf } from '#client/http/call-failure.ts';
import { forgetAnswer, keepAnswer, keptAnswer } from '#client/offline/kept-answers.ts';
import { noteReach } from '#client/offline/reach.ts';

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
    queryFn: ({ signal, client }) => answerOf({ endpoint, params, signal, client }),
  });
}

interface Question<Params extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType> {
  readonly endpoint: Endpoint<Params, Body, Answer>;
  readonly params: z.input<Params>;
  readonly signal: AbortSignal;
  readonly client: QueryClient;
}

/** The server's answer; when nobody answers, the last one that this device has kept for the person who is here. */
async function answerOf<
  Params extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>({ endpoint, params, signal, client }: Question<Params, Body, Answer>): Promise<z.output<Answer>> {
  const asked = askedAndKept(endpoint, params, signal);
  const kept = async () => endpoint.answer.safeParse(await keptAnswer(endpoint.path, params));
  const queryKey = keyOf(endpoint, params);
  // A line may be open in name only: what is on this device is shown meanwhile, where nothing is shown yet.
  if (client.getQueryData(queryKey) === undefined && (await isLate(asked))) {
    const meanwhile = await kept();
    if (meanwhile.success) {
      noteReach(false);
      asked.then((answer) => client.setQueryData(queryKey, answer)).catch(() => undefined);
      return meanwhile.data;
    }
  }
  try {
    return await asked;
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    const last = await kept();
    if (last.success) return last.data;
    throw error;
  }
}

async function askedAndKept<
  Params extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(endpoint: Endpoint<Params, Body, Answer>, params: z.input<Params>, signal: AbortSignal) {
  try {
    const { answer, to } = await callFor(endpoint, { params, signal });
    keepAnswer({ path: endpoint.path, params, answer, to });
    return answer;
  } catch (error) {
    if (refusalOf(error) === 'not-found') void forgetAnswer(endpoint.path, params);
    throw error;
  }
}

/** So long an answer is waited for before what is on this device is shown, in milliseconds. */
const PATIENCE_MS = 4000;

async function isLate(asked: Promise<unknown>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(true), PATIENCE_MS);
  });
  const answered = asked.then(
    () => false,
    () => false,
  );
  const first = await Promise.race([answered, late]);
  clearTimeout(timer);
  return first;
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
