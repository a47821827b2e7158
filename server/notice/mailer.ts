import { setTimeout as delay } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { messageOf } from '#server/notice/eml.ts';
import { checkedMail, type Mail } from '#server/notice/mail.ts';
import { type Outbox, outbox } from '#server/notice/outbox.ts';

/** Sends mails behind the back of whoever asks for them. */
export interface Mailer {
  /**
   * Returns at once; the mail is composed, checked and sent a moment later. One that cannot be sent goes to the outbox.
   * Composing null sends nothing.
   */
  post(compose: () => Mail | null): void;
  /**
   * One try, for senders that keep their mails themselves and come again: `away` when the mail server cannot be had now,
   * `later` when it does not take this very mail now, `kept` when the mail went to the outbox because there is no server or it refuses this mail for good.
   */
  hand(mail: Mail): Promise<'sent' | 'kept' | 'later' | 'away'>;
  /** Resolves when nothing is waiting to be sent. */
  idle(): Promise<void>;
  /** Takes no more; what is still waiting for another try goes to the outbox. */
  close(): Promise<void>;
  readonly outbox: Outbox;
}

export interface MailerWishes {
  /** Null keeps every mail in the outbox. */
  readonly smtpUrl: string | null;
  readonly outboxDir: string;
  /** Null makes a sender from the public address. */
  readonly from: string | null;
  readonly publicUrl: string;
  readonly now: () => Date;
  /** Told of every mail that could not be sent, without its content. */
  readonly onFault: (fault: unknown) => void;
  /** Pauses before each further try, in ms. */
  readonly retryAfterMs?: readonly number[];
}

const MINUTE_MS = 60_000;
/** Greylisting servers answer "later" to the first try and mean a few minutes; a sign-in mail is worthless after an hour. */
const RETRY_AFTER_MS = [5000, 30_000, 2 * MINUTE_MS, 5 * MINUTE_MS, 10 * MINUTE_MS];
const SMTP_PATIENCE = {
  connectionTimeout: 15_000,
  greetingTimeout: 15_000,
  socketTimeout: 30_000,
  dnsTimeout: 10_000,
} as const;
/** The asker's answer arrives first: neither its content nor its time tells whether a mail is sent. */
const BEFORE_COMPOSING_MS = 30;
/** How long a mail that is just being sent may hold up the end of the program. */
const LEAVING_MS = 1500;

/** A mailer over SMTP, or over the outbox alone. */
export function mailer(wishes: MailerWishes): Mailer {
  const { smtpUrl, outboxDir, now, onFault, retryAfterMs = RETRY_AFTER_MS } = wishes;
  const from = wishes.from ?? `nayar@${senderHost(wishes.publicUrl)}`;
  const kept = outbox({ dir: outboxDir, from, now });
  const transport = smtpUrl
    ? createTransport({ ...SMTP_PATIENCE, url: smtpUrl, pool: true, maxConnections: 3 })
    : null;
  const closing = new AbortController();
  const gone = new AbortController();
  const underWay = new Set<Promise<unknown>>();

  const sendMail = (mail: Mail) =>
    orEnd(transport?.sendMail(messageOf(mail, from, now())), gone.signal);
  const tryOnce = onceOver({ sendMail: transport ? sendMail : null, kept, onFault, closing });
  const send = async (mail: Mail): Promise<'sent' | 'not-sent'> => {
    for (const pauseMs of transport ? [...retryAfterMs, null] : []) {
      if (closing.signal.aborted) break;
      try {
        await sendMail(mail);
        return 'sent';
      } catch (fault) {
        onFault(fault);
        if (pauseMs === null || isFinal(fault)) break;
        await pause(pauseMs, closing.signal);
      }
    }
    return 'not-sent';
  };
  const deliver = async (mail: Mail) => {
    // What cannot be sent is found in the outbox by a coordinator, who can hand it over.
    if ((await send(mail)) === 'not-sent') await kept.keep(mail);
  };
  const idle = async () => {
    while (underWay.size > 0) await Promise.all(underWay);
  };
  return {
    outbox: kept,
    hand: (mail) => counted(underWay, tryOnce(mail)),
    post(compose) {
      const task = delay(BEFORE_COMPOSING_MS)
        .then(() => {
          const mail = compose();
          return mail && deliver(checkedMail(mail));
        })
        .catch(onFault)
        .finally(() => underWay.delete(task));
      underWay.add(task);
    },
    idle,
    async close() {
      closing.abort();
      const patience = setTimeout(() => gone.abort(), LEAVING_MS);
      await idle();
      clearTimeout(patience);
      transport?.close();
    },
  };
}

/** A closing waits for it, however it ends. */
function counted<Result>(underWay: Set<Promise<unknown>>, task: Promise<Result>): Promise<Result> {
  const settled: Promise<unknown> = task
    .catch(() => undefined)
    .finally(() => underWay.delete(settled));
  underWay.add(settled);
  return task;
}

interface Once {
  /** Null without a mail server. */
  readonly sendMail: ((mail: Mail) => Promise<unknown>) | null;
  readonly kept: Outbox;
  readonly onFault: (fault: unknown) => void;
  readonly closing: AbortController;
}

/** One try; what nobody will ever take goes to the outbox. */
function onceOver({ sendMail, kept, onFault, closing }: Once): Mailer['hand'] {
  return async (mail) => {
    checkedMail(mail);
    if (closing.signal.aborted) return 'away';
    try {
      await sendMail?.(mail);
      if (sendMail) return 'sent';
    } catch (fault) {
      onFault(fault);
      if (!isFinal(fault)) return isOfOneMail(fault) ? 'later' : 'away';
    }
    await kept.keep(mail);
    return 'kept';
  };
}

/** Waits, or ends early with the signal. */
async function pause(ms: number, ended: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal: ended, ref: false }).catch(() => undefined);
}

/** The work's own end, or a rejection when the signal comes first. */
function orEnd(work: Promise<unknown> | undefined, signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(new Error('the mailer is closing'));
    signal.addEventListener('abort', leave, { once: true });
    void Promise.resolve(work)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', leave));
  });
}

/** A 5xx answer is meant for ever (RFC 5321, 4.2.1); all else, a broken line included, may pass. */
function isFinal(fault: unknown): boolean {
  const { responseCode } = Object(fault) as { responseCode?: unknown };
  return typeof responseCode === 'number' && responseCode >= 500;
}

/** The server was there and answered to this mail's sender, address or text: others behind it may go. */
function isOfOneMail(fault: unknown): boolean {
  const { code, responseCode } = Object(fault) as { code?: unknown; responseCode?: unknown };
  return typeof responseCode === 'number' && (code === 'EENVELOPE' || code === 'EMESSAGE');
}

function senderHost(publicUrl: string): string {
  const { hostname } = new URL(publicUrl);
  // An IP address is no mail domain by itself.
  return /^[\d.]+$|^\[/.test(hostname) ? 'localhost' : hostname;
}
