import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** What the server says to one delivery: takes it, or answers with an SMTP code. */
type Answer = 'take' | number;

/** A mail server in this process. `answers` are given in order to the deliveries; after them all are taken. */
export class SmtpInbox implements AsyncDisposable {
  /** What was taken, byte by byte as UTF-8. */
  readonly raw: string[] = [];
  deliveries = 0;
  readonly #server: SMTPServer;
  readonly #answers: Answer[];
  #waiting: (() => void) | null = null;

  private constructor(answers: Answer[]) {
    this.#answers = answers;
    const onData: SMTPServerOptions['onData'] = (stream, _session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const answer = this.#answers.shift() ?? 'take';
        this.deliveries += 1;
        if (answer === 'take') this.raw.push(Buffer.concat(chunks).toString('utf8'));
        const no = Object.assign(new Error('not now'), { responseCode: answer });
        callback(answer === 'take' ? null : no);
        this.#waiting?.();
      });
    };
    this.#server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'], onData });
    this.#server.on('error', () => undefined);
  }

  static async open(...answers: Answer[]): Promise<SmtpInbox> {
    const inbox = new SmtpInbox(answers);
    const server = inbox.#server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return inbox;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`;
  }

  /** Resolves after the next delivery, taken or not. */
  delivery(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }

  /** The mails that were taken, as a mail program reads them. */
  mails(): Promise<ParsedMail[]> {
    return Promise.all(this.raw.map((bytes) => simpleParser(bytes)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
  }
}
