import type { Exporting } from '#server/interchange/exporting.ts';
import type { SentFile } from '#server/interchange/send-file.ts';
import { sessionPack } from '#server/interchange/session-pack.ts';
import type { Taker } from '#server/interchange/taker.ts';
import type { AtSession } from '#server/pre-read/door.ts';
import { titleOf } from '#server/pre-read/pre-read-views.ts';
import type { Storage } from '#server/storage/storage.ts';
import type { VersionShelf } from '#server/version/version-shelf.ts';

export interface PackDeps {
  readonly storage: Pick<Storage, 'catalogue' | 'work' | 'audit'>;
  readonly exporting: Pick<Exporting, 'pressPaper' | 'print'>;
  readonly shelf: VersionShelf;
  readonly now: () => Date;
}

interface Asking {
  readonly taker: Taker;
  /** Given up when nobody waits for the file any more; it is noted for nobody then. */
  readonly gone?: AbortSignal;
}

/** Everything for one session as one PDF for one person; notes who took it. */
export async function packFile(
  { storage, exporting, shelf, now }: PackDeps,
  at: AtSession,
  { taker, gone }: Asking,
): Promise<SentFile> {
  const { session, person } = at;
  const order = () => sessionPack({ storage, exporting, shelf, now }, at);
  const bytes = await exporting.print(order, person.id, gone);
  gone?.throwIfAborted();
  await storage.audit.append({
    at: now().toISOString(),
    by: taker.by,
    action: 'session-exported',
    subject: session.id,
    forumId: session.forumId,
    detail: { format: 'pdf', ...taker.detail },
  });
  return { name: titleOf(session), ending: 'pdf', type: 'application/pdf', bytes };
}
