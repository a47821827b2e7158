import { Router } from 'express';
import type { Admit } from '#server/http/admit.ts';
import { answer } from '#server/http/answer.ts';
import { type Limit, limiter } from '#server/http/limits.ts';
import { whileAsked } from '#server/http/while-asked.ts';
import { type PackDeps, packFile } from '#server/interchange/pack-file.ts';
import { sendFile } from '#server/interchange/send-file.ts';
import { themselves } from '#server/interchange/taker.ts';
import { PreReadDoor } from '#server/pre-read/door.ts';
import type { VersionDesk } from '#server/version/version-desk.ts';
import { getSessionPack } from '#shared/interchange/pdf-contract.ts';

interface Deps extends Omit<PackDeps, 'shelf'> {
  readonly admit: Admit;
  readonly desk: Pick<VersionDesk, 'shelf'>;
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
    const deps = { storage, exporting, shelf: desk.shelf, now };
    const taker = themselves(at.person.id);
    const file = await whileAsked(res, (gone) => packFile(deps, at, { taker, gone }));
    if (file) sendFile(res, file);
  });
  return router;
}
