import { Router } from 'express';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { type Limit, limiter } from '#server/http/limits.ts';
import { whileAsked } from '#server/http/while-asked.ts';
import type { Exporting } from '#server/interchange/exporting.ts';
import { fileNameOf } from '#server/interchange/file-name.ts';
import { sessionPack } from '#server/interchange/session-pack.ts';
import { PreReadDoor } from '#server/pre-read/door.ts';
import { titleOf } from '#server/pre-read/pre-read-views.ts';
import type { Storage } from '#server/storage/storage.ts';
import type { VersionDesk } from '#server/version/version-desk.ts';
import { getSessionPack } from '#shared/interchange/pdf-contract.ts';

interface Deps {
  readonly admit: Admit;
  readonly storage: Pick<Storage, 'catalogue' | 'work' | 'audit'>;
  readonly exporting: Pick<Exporting, 'pressPaper' | 'print'>;
  readonly desk: Pick<VersionDesk, 'shelf'>;
  readonly now: () => Date;
}

/** Each goes through several whole papers. */
const PACKS: Limit = { name: 'session-pack', times: 10, perSeconds: 60 };

/** Everything for one session as one PDF, for whoever asks: what they may not read is not in it. */
export function packRoutes({ admit, storage, exporting, desk, now }: Deps): Router {
  const router = Router();
  const packs = limiter(PACKS);
  const door = new PreReadDoor({ admit, ...storage });
  answer(router, getSessionPack, async ({ params, req, res }) => {
    const at = await door.toSession(req, params.sessionId);
    await packs.take(at.person.id);
    const { session, person } = at;
    const order = () => sessionPack({ storage, exporting, shelf: desk.shelf, now }, at);
    const file = await whileAsked(res, (gone) => exporting.print(order, person.id, gone));
    if (!file) return;
    await storage.audit.append({
      at: now().toISOString(),
      by: person.id,
      action: 'session-exported',
      subject: session.id,
      forumId: session.forumId,
      detail: { format: 'pdf' },
    });
    res.attachment(fileNameOf(titleOf(session), 'pdf'));
    res.set({
      'content-type': 'application/pdf',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    });
    res.end(file);
  });
  return router;
}
