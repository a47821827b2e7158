import { Router } from 'express';
import {
  listForumEntries,
  listSessionEntries,
  olderForumEntries,
  recordEntry,
} from '#shared/meeting/log-contract.ts';
import {
  attendMeeting,
  getMeeting,
  steerMeeting,
  writeMinutes,
} from '#shared/meeting/meeting-contract.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { type Limit, limiter } from '#server/http/limits.ts';
import { MeetingDoor, titleOf } from '#server/meeting/door.ts';
import { LogViews } from '#server/meeting/log-view.ts';
import { MeetingRoom, type MeetingRoomDeps } from '#server/meeting/meeting-room.ts';
import { Minutes, type MinutesDeps } from '#server/meeting/minutes.ts';
import type { Recording } from '#server/meeting/recording.ts';

interface Deps extends MeetingRoomDeps, MinutesDeps {
  readonly admit: Admit;
  readonly recording: Recording;
}

/** Each may make a version. */
const RECORDINGS: Limit = { name: 'record-decision', times: 60, perSeconds: 60 };

/** Passages are turned over with keys, as fast as somebody presses them. */
const STEERINGS: Limit = { name: 'steer-meeting', times: 300, perSeconds: 60 };

/** Meetings: how they go on, what is decided in them, and the log of it. */
export function meetingRoutes(deps: Deps): Router {
  const router = Router();
  const door = new MeetingDoor(deps.admit, deps.catalogue);
  roomRoutes(router, door, deps);
  logRoutes(router, door, deps);
  return router;
}

function roomRoutes(router: Router, door: MeetingDoor, deps: Deps): void {
  const room = new MeetingRoom(deps);
  const limit = limiter(STEERINGS);
  answer(router, getMeeting, async ({ params, req }) =>
    room.view(await door.toMeeting(req, params.sessionId)),
  );
  answer(router, steerMeeting, async ({ params, body, req }) => {
    const at = await door.manage(req, params.sessionId);
    await limit.take(at.person.id);
    await room.steer(at, body);
    return room.view(at);
  });
  answer(router, attendMeeting, async ({ params, body, req }) => {
    const at = await door.toMeeting(req, params.sessionId);
    await limit.take(at.person.id);
    await room.attend(at, body);
    return room.view(at);
  });
  const minutes = new Minutes(deps, { room, views: new LogViews(deps) });
  answer(router, writeMinutes, async ({ params, req }) => {
    const at = await door.manage(req, params.sessionId);
    await limit.take(at.person.id);
    await minutes.write(at);
    return room.view(at);
  });
}

function logRoutes(router: Router, door: MeetingDoor, { admit, recording, ...deps }: Deps): void {
  const views = new LogViews(deps);
  const limit = limiter(RECORDINGS);
  answer(router, listSessionEntries, async ({ params, req }) => {
    const { session, membership, mayManage } = await door.toMeeting(req, params.sessionId);
    return {
      ...(await views.ofSession(membership, session.id)),
      sessionTitle: titleOf(session),
      day: session.day,
      mayRecord: mayManage,
    };
  });
  answer(router, listForumEntries, async ({ params, req }) => {
    const { membership } = await admit.toForum(req, params.forumId, 'read');
    return views.ofForum(membership);
  });
  answer(router, olderForumEntries, async ({ params, req }) => {
    const { membership } = await admit.toForum(req, params.forumId, 'read');
    return views.before(membership, params.number);
  });
  answer(router, recordEntry, async ({ params, body, req }) => {
    const at = await door.manage(req, params.sessionId);
    await limit.take(at.person.id);
    const row = await recording.record(at, body);
    const [view] = await views.view(at.membership, [row]);
    if (!view) throw new Refusal('not-found');
    return view;
  });
}
