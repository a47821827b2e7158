import { useQueryClient } from '@tanstack/react-query';
import { changeMe, getMe } from '#shared/member/member-contract.ts';
import { keyOf } from '#client/http/query.ts';
import { useSend } from '#client/http/use-send.ts';

/** Changes my own card; the answer is what everybody on the page sees from then on. */
export function useChangeMe() {
  const queries = useQueryClient();
  return useSend(changeMe, { onSent: (me) => queries.setQueryData(keyOf(getMe, {}), me) });
}
