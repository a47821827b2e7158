import { setTimeout as delay } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { isPlainLine } from '#shared/contract/plain-line.ts';
import { composeEml, messageOf } from '#server/notice/eml.ts';
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
   * `later` when it does not take this very mail now, `kept` when the mail went to the outbox because there is no server,
   * `refused` when the server will never take it (it went to the outbox too), and `maybe` when the line broke after all of
   * it was given over: nobody can know, and whoever must not mail twice does not try again.
   */
  hand(mail: Mail): Promise<Handed>;
  /** False without a mail server: what is mailed then goes to the outbox. */
  readonly reachesPeople: boolean;
  /** Resolves when nothing is waiting to be sent. */
  idle(): Promise<void>;
  /** Takes no more; what is still waiting for another try goes to the outbox. */
  close(): Promise<void>;
  readonly outbox: Outbox;
}

export type Handed = 'sent' | 'kept' | 'later' | 'away' | 'refused' | 'maybe';

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
  /** Told of every address that took a mail (null), or that is refused for good, with the server's words. */
  readonly onAddress?: (to: string, refusal: string | null) => void;
  /** Pauses before each further try, in ms. */
  readonly retryAfterMs?: readonly number[];
}

/** Nothing in a message may make this server read a file or fetch an address. */
const CLOSED_IN = { disableFileAccess: true, disableUrlAccess: true } as const;
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
  const transport = smtpUrl ? transportTo(smtpUrl) : null;
  const closing = new AbortController();
  const gone = new AbortController();
  const underWay = new Set<Promise<unknown>>();

  const sendMail = async (mail: Mail) => {
    await orEnd(transport?.sendMail(messageOf(mail, from, now())), gone.signal);
    wishes.onAddress?.(mail.to, null);
  };
  const sendOnce = transport && sendingOnce(transport, { ...wishes, from, gone });
  const noteRefusal = (mail: Mail, fault: unknown) => {
    if (isAddressRefused(fault)) wishes.onAddress?.(mail.to, wordsOf(fault));
  };
  const tryOnce = onceOver({ sendMail: sendOnce, kept, onFault, closing, noteRefusal });
  const send = async (mail: Mail): Promise<'sent' | 'not-sent'> => {
    for (const pauseMs of transport ? [...retryAfterMs, null] : []) {
      if (closing.signal.aborted) break;
      try {
        await sendMail(mail);
        return 'sent';
      } catch (fault) {
        onFault(fault);
        noteRefusal(mail, fault);
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
  return {
    outbox: kept,
    reachesPeople: transport !== null,
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
    idle: () => allOf(underWay),
    async close() {
      closing.abort();
      const patience = setTimeout(() => gone.abort(), LEAVING_MS);
      await allOf(underWay);
      clearTimeout(patience);
      transport?.close();
    },
  };
}

/** Never sends by itself again what was under way when a line broke: that is for those to decide who know what it was. */
function transportTo(url: string) {
  const transport = createTransport({
    ...SMTP_PATIENCE,
    url,
    pool: true,
    maxConnections: 3,
    maxRequeues: 0,
  });
  // Read into memory at once, a message says nothing of how far it went: it is on its way when it is let into the line,
  // which is after the server has asked for it.
  transport.use('stream', ({ message, data }, goOn) => {
    const open = message.createReadStream.bind(message);
    message.createReadStream = (...options) => {
      const stream = open(...options);
      const pipe = stream.pipe.bind(stream);
      stream.pipe = (line, means) => {
        (data as Watched).onGiven?.();
        return pipe(line, means);
      };
      return stream;
    };
    goOn();
  });
  return transport;
}

interface Watched {
  readonly onGiven?: () => void;
}

interface Sending extends Pick<MailerWishes, 'now' | 'onAddress'> {
  readonly from: string;
  readonly gone: AbortController;
}

/** One try that tells apart what surely did not go from what nobody can know. */
function sendingOnce(
  transport: ReturnType<typeof transportTo>,
  { from, now, onAddress, gone }: Sending,
): (mail: Mail) => Promise<void> {
  return async (mail) => {
    let isGiven = false;
    const onGiven = () => {
      isGiven = true;
    };
    const raw = await composeEml(mail, from, now());
    const message = { envelope: { from, to: mail.to }, raw, onGiven, ...CLOSED_IN };
    try {
      await orEnd(transport.sendMail(message), gone.signal);
    } catch (fault) {
      throw isGiven && !isAnswered(fault) ? new Uncertain(fault) : fault;
    }
    onAddress?.(mail.to, null);
  };
}

async function allOf(underWay: ReadonlySet<Promise<unknown>>): Promise<void> {
  while (underWay.size > 0) await Promise.all(underWay);
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
  readonly noteRefusal: (mail: Mail, fault: unknown) => void;
}

/** One try; what nobody will ever take goes to the outbox. */
function onceOver({ sendMail, kept, onFault, closing, noteRefusal }: Once): Mailer['hand'] {
  return async (mail) => {
    checkedMail(mail);
    if (closing.signal.aborted) return 'away';
    try {
      await sendMail?.(mail);
      if (sendMail) return 'sent';
    } catch (fault) {
      onFault(fault);
      if (fault instanceof Uncertain) return 'maybe';
      if (!isAddressRefused(fault)) return isOfOneMail(fault) ? 'later' : 'away';
      noteRefusal(mail, fault);
      await kept.keep(mail);
      return 'refused';
    }
    await kept.keep(mail);
    return 'kept';
  };
}

/** The line broke when the mail was being given over, and nobody said what became of it. */
class Uncertain extends Error {
  override readonly name = 'Uncertain';
  constructor(cause: unknown) {
    super('the line broke before the mail server answered', { cause });
  }
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

/** The server answered with a code: then it did not take the mail. */
function isAnswered(fault: unknown): boolean {
  return typeof (Object(fault) as { responseCode?: unknown }).responseCode === 'number';
}

/** Refused for good because of whom it is for or what it says; not because of this workspace's own account or sender. */
function isAddressRefused(fault: unknown): boolean {
  const { code, command } = Object(fault) as { code?: unknown; command?: unknown };
  return isFinal(fault) && (code === 'EMESSAGE' || command === 'RCPT TO');
}

/** What the server said, in one line. */
function wordsOf(fault: unknown): string {
  const { response, message } = Object(fault) as { response?: unknown; message?: unknown };
  const words = typeof response === 'string' ? response : String(message);
  return Array.from(words, (letter) => (isPlainLine(letter) ? letter : ' '))
    .join('')
    .slice(0, 300);
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
