import type { Router } from 'express';
import type { Logger } from 'pino';
import type { Admit } from '#server/http/admit.ts';
import type { Mailer } from '#server/notice/mailer.ts';
import { mailRoutes } from '#server/notice/mail-routes.ts';
import { NoticeDesk } from '#server/notice/notice-desk.ts';
import { refusedAddressWaits } from '#server/notice/refused-addresses.ts';
import { unsubscribeRoutes } from '#server/notice/unsubscribe-routes.ts';
import { Unsubscribing } from '#server/notice/unsubscribing.ts';
import { waitingThingRoutes } from '#server/notice/waiting-routes.ts';
import type { Workspace } from '#server/workspace/workspace.ts';

interface Means {
  readonly mailer: Pick<Mailer, 'hand' | 'reachesPeople'>;
  readonly publicUrl: string;
  readonly secret: string;
  readonly log: Pick<Logger, 'error'>;
  readonly everyMs: number | undefined;
}

/** What waits for people of a workspace, and what they are mailed by themselves. */
export interface NoticeOffice {
  /** Begins to send once every room has joined in. */
  readonly desk: NoticeDesk;
  /** What is pressed in a mail, by people who are not signed in. */
  readonly doors: readonly Router[];
  routes(admit: Admit): readonly Router[];
}

export function noticesOver(
  { storage, bus, waits, now }: Workspace,
  { mailer, publicUrl, secret, log, everyMs }: Means,
): NoticeOffice {
  const { catalogue, notices } = storage;
  const { reachesPeople } = mailer;
  const onFault = (fault: unknown) => log.error({ err: fault }, 'a notice was not sent');
  const unsubscribing = new Unsubscribing(publicUrl, secret);
  const desk = new NoticeDesk({
    catalogue,
    notices,
    waits,
    mailer,
    unsubscribing,
    publicUrl,
    bus,
    now,
    onFault,
    ...(everyMs !== undefined && { everyMs }),
  });
  waits.add(refusedAddressWaits(catalogue, desk));
  return {
    desk,
    doors: [unsubscribeRoutes({ catalogue, desk, unsubscribing })],
    routes: (admit) => [
      waitingThingRoutes({ admit, waits, onFault }),
      mailRoutes({ admit, catalogue, desk, reachesPeople }),
    ],
  };
}
