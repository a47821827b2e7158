import type { Router } from 'express';
import { speaker } from '#shared/locale/say.ts';
import type { Visitor } from '#server/room/visitor.ts';
import type { Ceremonies } from '#server/sign-in/ceremonies.ts';
import type { Cookies } from '#server/sign-in/cookies.ts';
import type { Doorway } from '#server/sign-in/doorway.ts';
import { passkeyRoutes } from '#server/sign-in/passkey-routes.ts';
import { PasskeyRows } from '#server/sign-in/passkey-rows.ts';
import { passkeySiteOf } from '#server/sign-in/passkey-site.ts';
import { Passkeys } from '#server/sign-in/passkeys.ts';
import type { Random } from '#server/sign-in/secret-text.ts';
import type { Sessions } from '#server/sign-in/sessions.ts';
import type { Visitors } from '#server/sign-in/visitors.ts';
import type { AuditLog } from '#server/storage/audit-log.ts';
import type { Catalogue, SignInStore } from '#server/storage/catalogue.ts';

interface Deps {
  readonly store: SignInStore;
  readonly catalogue: Catalogue;
  readonly publicUrl: string;
  readonly sessions: Sessions;
  readonly visitors: Visitors;
  readonly ceremonies: Ceremonies;
  readonly cookies: Cookies;
  readonly doorway: Doorway;
  readonly audit: Pick<AuditLog, 'append'> | null;
  readonly now: () => Date;
  readonly random: Random;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Passkeys beside links and codes: the host they are made for, when one is offered, and their addresses. */
export interface PasskeyEntry {
  /** Null where no browser would make one. */
  readonly host: string | null;
  offers(visitor: Visitor): Promise<boolean>;
  routes(): Router;
}

export function passkeyEntry(deps: Deps): PasskeyEntry {
  const { store, publicUrl, sessions, ceremonies, audit, now } = deps;
  const site = passkeySiteOf(publicUrl);
  const rows = new PasskeyRows(store);
  const record = async (action: string, by: string, subject: string) => {
    const at = now().toISOString();
    await audit?.append({ action, by, subject, at, forumId: null, detail: {} });
  };
  const passkeys = new Passkeys({
    site,
    siteName: speaker('he')('app.name'),
    ceremonies,
    rows,
    now,
    onDoubled: ({ personId, id }) => record('passkey-doubled', personId, id),
  });
  return {
    host: site?.id ?? null,
    async offers({ personId, sessionId }) {
      const mine = await sessions.listOf(personId);
      const session = mine.find(({ id }) => id === sessionId);
      if (!site || !session || session.isShared) return false;
      if ((await rows.listOf(personId)).length > 0) return false;
      const isBack = now().getTime() - session.openedAt.getTime() >= DAY_MS;
      return isBack || (await sessions.signInsOf(personId)) > 1;
    },
    routes: () => passkeyRoutes({ ...deps, passkeys, rows, record }),
  };
}
