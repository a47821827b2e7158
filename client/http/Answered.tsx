import type { ReactNode } from 'react';
import { FailureNotice } from '#client/http/FailureNotice.tsx';
import { Skeleton } from '#client/ui/Waiting.tsx';

interface AnsweredProps<Answer> {
  readonly query: {
    readonly data: Answer | undefined;
    readonly error: unknown;
    readonly refetch: () => unknown;
  };
  readonly lines?: number;
  readonly children: (answer: Answer) => ReactNode;
}

/**
 * Draws an answer, the wait for it, or why there is none. When asking again fails, what was answered before stays on
 * the page with the reason above it.
 */
export function Answered<Answer>({ query, lines = 3, children }: AnsweredProps<Answer>) {
  const { data, error } = query;
  return (
    <>
      {error !== null && <FailureNotice error={error} onRetry={() => void query.refetch()} />}
      {data === undefined ? error === null && <Skeleton lines={lines} /> : children(data)}
    </>
  );
}
