import type { Router } from 'express';
import type { Admit } from '#server/http/admit.ts';
import { initiativeRoutes } from '#server/initiative/initiative-routes.ts';
import { initiativeWaits } from '#server/initiative/waits.ts';
import type { Workspace } from '#server/workspace/workspace.ts';

/** The routes of what the members of a forum plan and choose together, and what of it waits for each. */
export function forumWorkRoutes(
  { storage, bus, now, waits }: Pick<Workspace, 'storage' | 'bus' | 'now' | 'waits'>,
  admit: Admit,
): Router[] {
  const { catalogue, work, audit } = storage;
  const deps = { admit, catalogue, work, audit, bus, now };
  waits.add(initiativeWaits(deps));
  return [initiativeRoutes(deps)];
}
