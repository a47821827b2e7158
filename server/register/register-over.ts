import type { Logger } from 'pino';
import { RegisterDesk } from '#server/register/register-desk.ts';
import type { RoomServer } from '#server/room/room-server.ts';
import type { VersionDesk } from '#server/version/version-desk.ts';
import type { Workspace } from '#server/workspace/workspace.ts';

interface Means {
  readonly rooms: () => Pick<RoomServer, 'content' | 'write'>;
  readonly desk: Pick<VersionDesk, 'noteChange'>;
  readonly log: Logger;
}

/** The register of a workspace: read out of the rooms, which tell it what changed. */
export function registerOver(
  { storage, bus, now, waits, textChanges }: Workspace,
  { rooms, desk, log }: Means,
): RegisterDesk {
  return new RegisterDesk({
    waits,
    storage,
    bus,
    now,
    content: (paperId) => rooms().content(paperId),
    write: (paperId, personId, change) => rooms().write(paperId, personId, change),
    // The rooms tell nobody of what the server's own hand wrote.
    onWritten: (paperId) => {
      textChanges.note(paperId, null, now().toISOString());
      desk.noteChange(paperId, []);
    },
    onFault: (fault) => log.error({ err: fault }, 'a paper could not be registered'),
  });
}
