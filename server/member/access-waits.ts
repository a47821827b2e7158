import type { WaitingSource } from '#server/notice/waiting-list.ts';
import type { AccessRequests } from '#server/member/access-requests.ts';

/** Those who ask to be let in, for the coordinators who decide. */
export function accessRequestWaits(requests: Pick<AccessRequests, 'waitingFor'>): WaitingSource {
  return async (personId) =>
    (await requests.waitingFor(personId)).map(({ id, forumId, name, thing, words, at }) => ({
      id: `access-request.${id}.${at}`,
      kind: 'access-request',
      forumId,
      title: name,
      place: thing,
      words,
      path: `/forums/${forumId}/members`,
      at,
    }));
}
