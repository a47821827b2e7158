import { Router } from 'express';
import * as Y from 'yjs';
import { readTouched } from '#shared/compare/touched-contract.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { touchedSince } from '#server/compare/touched.ts';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { type Limit, limiter } from '#server/http/limits.ts';
import type { RoomServer } from '#server/room/room-server.ts';
import type { PaperLogs } from '#server/storage/paper-logs.ts';
import type { VersionDesk } from '#server/version/version-desk.ts';

interface Deps {
  readonly admit: Admit;
  readonly desk: Pick<VersionDesk, 'views' | 'shelf'>;
  readonly papers: Pick<PaperLogs, 'read'>;
  readonly rooms: Pick<RoomServer, 'content'>;
}

/** Each goes through a whole paper and its log. */
const LOOKS: Limit = { name: 'read-touched', times: 60, perSeconds: 60 };

/** Who put something into which block since a version, for those who may see both. */
export function touchedRoutes({ admit, desk, papers, rooms }: Deps): Router {
  const router = Router();
  const limit = limiter(LOOKS);
  answer(router, readTouched, async ({ params: { paperId, versionId }, req }) => {
    const { person, access } = await admit.toPaper(req, paperId, 'read');
    await limit.take(person.id);
    const looker = { paperId, personId: person.id, access };
    const row = await desk.views.visible(looker, versionId);
    if (!row) throw new Refusal('not-found');
    const vector = await desk.shelf.vector(row);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await rooms.content(paperId));
    const { clients } = await papers.read(paperId);
    const touched = [...touchedSince(doc, vector, clients)];
    doc.destroy();
    const names = await desk.views.namesOf(touched.flatMap(([, people]) => [...people]));
    return {
      blocks: touched.map(([blockId, people]) => ({
        blockId,
        people: [...people].flatMap((id) => {
          const name = names.get(id);
          return name === undefined ? [] : [{ id, name }];
        }),
      })),
    };
  });
  return router;
}
