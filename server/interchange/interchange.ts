import type { Router } from 'express';
import type { Admit } from '#server/http/admit.ts';
import { Exporting } from '#server/interchange/exporting.ts';
import { Press } from '#server/interchange/pdf/press.ts';
import { interchangeRoutes } from '#server/interchange/interchange-routes.ts';
import { packRoutes } from '#server/interchange/pack-routes.ts';
import type { RegisterDesk } from '#server/register/register-desk.ts';
import type { RoomServer } from '#server/room/room-server.ts';
import type { VersionDesk } from '#server/version/version-desk.ts';
import type { Workspace } from '#server/workspace/workspace.ts';

/** Papers in other programs' files, in a workspace that is served: texts are those of this moment. */
export class Interchange {
  readonly exporting: Exporting;
  readonly #workspace: Workspace;

  constructor(
    workspace: Workspace,
    rooms: Pick<RoomServer, 'content'>,
    register: Pick<RegisterDesk, 'saidBeside'>,
    onFlaw: (flaw: string) => void,
  ) {
    this.#workspace = workspace;
    this.exporting = new Exporting({
      ...workspace,
      content: (paperId) => rooms.content(paperId),
      saidBeside: (asked) => register.saidBeside(asked),
      press: new Press(onFlaw),
    });
  }

  routes(admit: Admit, desk: Pick<VersionDesk, 'views' | 'shelf'>): Router[] {
    const deps = { ...this.#workspace, exporting: this.exporting, admit, desk };
    return [interchangeRoutes(deps), packRoutes(deps)];
  }

  /** Ends what is being made. */
  close(): void {
    this.exporting.close();
  }
}
