import { useMutation, useQueryClient } from '@tanstack/react-query';
import type * as z from 'zod';
import type { Endpoint } from '#shared/contract/endpoint.ts';
import { type Asking, call } from '#client/http/call.ts';
import { keyOf } from '#client/http/query.ts';

interface SendOptions<Answer> {
  /** Addresses whose kept answers this changes; they are asked for again before the sending counts as done. */
  readonly changes?: readonly { readonly path: string }[];
  readonly onSent?: (answer: Answer) => void;
}

/** Sends by an address that changes something. The mutation's `error` is a CallFailure; show it with FailureNotice. */
export function useSend<Params extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType>(
  endpoint: Endpoint<Params, Body, Answer>,
  { changes = [], onSent }: SendOptions<z.output<Answer>> = {},
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (asking: Asking<z.input<Params>, z.input<Body>>) => call(endpoint, asking),
    onSuccess: async (answer) => {
      await Promise.all(
        changes.map((changed) => queries.invalidateQueries({ queryKey: keyOf(changed) })),
      );
      onSent?.(answer);
    },
  });
}
