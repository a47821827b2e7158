import type * as z from 'zod';
import { Session } from '#shared/session/session.ts';

/** A session as it is named where something else is told: its day and its topics. */
export const SessionMark = Session.pick({ id: true, day: true, dayDoubtful: true, topics: true });
export type SessionMark = z.infer<typeof SessionMark>;
