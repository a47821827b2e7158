import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type * as z from 'zod';
import {
  getMeeting,
  type MeetingView,
  type Shown,
  steerMeeting,
} from '#shared/meeting/meeting-contract.ts';
import { keyOf, useAnswer } from '#client/http/query.ts';
import { useSend } from '#client/http/use-send.ts';

type Steering = z.input<typeof steerMeeting.body>;

/**
 * A meeting, and what stands on this screen. Who runs it shows a passage to everybody: it is turned here at once, and on
 * the other screens when the server has it. Who follows may look elsewhere and come back.
 */
export function useMeeting(sessionId: string) {
  const queries = useQueryClient();
  const meeting = useAnswer(getMeeting, { sessionId });
  const [ahead, setAhead] = useState<Shown | null>(null);
  const params = { sessionId };
  const steering = useSend(steerMeeting, {
    onSent: (answer: MeetingView) => queries.setQueryData(keyOf(getMeeting, params), answer),
  });
  const mayManage = meeting.data?.mayManage ?? false;
  const settle = (shown: Shown) => setAhead((now) => (now === shown ? null : now));
  const shown = ahead ?? meeting.data?.shown ?? null;
  return {
    meeting,
    shown,
    /** Looks elsewhere than all others. */
    isAstray: ahead !== null && !mayManage,
    error: steering.error,
    steer: (body: Steering) => steering.mutate({ params, body }),
    show: (next: Shown) => {
      setAhead(next);
      if (!mayManage) return;
      steering.mutate(
        { params, body: { deed: 'show', shown: next } },
        { onSettled: () => settle(next) },
      );
    },
    follow: () => setAhead(null),
  };
}
export type Meeting = ReturnType<typeof useMeeting>;
