import path from 'node:path';
import type { Logger } from 'pino';
import type { Configuration } from '#server/configuration/configuration.ts';
import { keepSecret } from '#server/configuration/secret.ts';
import { mailer } from '#server/notice/mailer.ts';
import { noticesOver } from '#server/notice/notices-over.ts';
import { signIn } from '#server/sign-in/sign-in.ts';
import type { Workspace } from '#server/workspace/workspace.ts';

interface Parts {
  readonly configuration: Configuration;
  readonly options: { readonly log: Logger; readonly noticesEveryMs?: number };
  readonly url: string;
  readonly workspace: Workspace;
}

/** Mail with all that is sent by it, and the ways in. */
export async function entrance({ configuration, options, url, workspace }: Parts) {
  const { dataDir, smtpUrl, mailFrom, contact, provider } = configuration;
  const { storage, bus, now } = workspace;
  const { log, noticesEveryMs: everyMs } = options;
  const onFault = (fault: unknown) => log.error({ err: fault }, 'a mail or a link failed');
  const outboxDir = path.join(dataDir, 'outbox');
  const secret = await keepSecret(dataDir);
  const post = mailer({
    smtpUrl,
    outboxDir,
    from: mailFrom,
    publicUrl: url,
    now,
    onFault,
    onAddress: (to, refusal) => void notices.desk.noteAddress(to, refusal).catch(onFault),
  });
  const notices = noticesOver(workspace, { mailer: post, publicUrl: url, secret, log, everyMs });
  const entry = await signIn({
    store: storage.signIn,
    catalogue: storage.catalogue,
    audit: storage.audit,
    bus,
    mailer: post,
    publicUrl: url,
    secret,
    now,
    contact,
    provider,
    onFault,
  });
  return { post, entry, notices };
}
