import type { Router } from 'express';
import { forumRoutes } from '#server/forum/forum-routes.ts';
import { homeRoutes } from '#server/home/home-routes.ts';
import type { Admit } from '#server/http/admit.ts';
import { imageRoutes } from '#server/image/image-routes.ts';
import { meRoutes } from '#server/member/me-routes.ts';
import { memberRoutes } from '#server/member/member-routes.ts';
import { paperRoutes } from '#server/paper/paper-routes.ts';
import { sessionRoutes } from '#server/session/session-routes.ts';
import type { Workspace } from '#server/workspace/workspace.ts';

interface Rooms {
  present(paperId: string): number;
  content(paperId: string): Promise<Uint8Array>;
}

/** The routes of every concept, joined to one workspace. */
export function apiRouters(workspace: Workspace, admit: Admit, rooms: Rooms): Router[] {
  const { storage, bus, memberships, found, startPaper, changeCard, textChanges, now } = workspace;
  const { catalogue, openings } = storage;
  const views = {
    catalogue,
    openings,
    present: (paperId: string) => rooms.present(paperId),
    freshChange: (paperId: string) => textChanges.fresh(paperId),
  };
  return [
    meRoutes({ admit, catalogue, bus }),
    memberRoutes({ admit, catalogue, memberships }),
    forumRoutes({ admit, catalogue, found, bus }),
    sessionRoutes({ admit, catalogue }),
    homeRoutes({ ...views, admit, now }),
    imageRoutes({ admit, catalogue, blobs: storage.blobs, now }),
    paperRoutes({
      ...views,
      admit,
      startPaper,
      changeCard,
      now,
      content: (paperId) => rooms.content(paperId),
    }),
  ];
}
