import type { Router } from 'express';
import type { Admit } from '#server/http/admit.ts';
import { initiativeRoutes } from '#server/initiative/initiative-routes.ts';
import { initiativeWaits } from '#server/initiative/waits.ts';
import { planRoutes } from '#server/plan/plan-routes.ts';
import { ratingRoutes } from '#server/rating/rating-routes.ts';
import { ratingWaits } from '#server/rating/waits.ts';
import type { RegisterDeps } from '#server/register/register-view.ts';
import { SessionDesk } from '#server/session/session-desk.ts';
import { topicRoutes } from '#server/topic/topic-routes.ts';
import { topicWaits } from '#server/topic/waits.ts';
import type { Workspace } from '#server/workspace/workspace.ts';

/** The routes of what the members of a forum plan and choose together, and what of it waits for each. */
export function forumWorkRoutes(
  { storage, bus, now, waits }: Pick<Workspace, 'storage' | 'bus' | 'now' | 'waits'>,
  admit: Admit,
  register: RegisterDeps,
): Router[] {
  const { catalogue, work, audit } = storage;
  const deps = { admit, catalogue, work, audit, bus, now };
  waits.add(initiativeWaits(deps));
  waits.add(topicWaits(deps));
  waits.add(ratingWaits(deps));
  return [
    initiativeRoutes(deps),
    topicRoutes({ ...deps, sessions: new SessionDesk(deps) }),
    planRoutes(deps),
    ratingRoutes({ ...deps, register }),
  ];
}
