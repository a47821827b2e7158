import type { Server } from 'node:http';
import type { RequestHandler } from 'express';
import { destination, pino } from 'pino';
import { readConfiguration } from '#server/configuration/configuration.ts';
import { startNayar } from '#server/main.ts';
import { StartRefused } from '#server/storage/storage.ts';

/** After this the process ends whatever is still open, in milliseconds; the contract gives five seconds. */
const PATIENCE_MS = 4500;

export interface ServeOptions {
  readonly pages?: (server: Server) => Promise<RequestHandler>;
}

/** `npm start`: serves until a signal comes. Standard output is for people, logs go to standard error. */
export async function serve(options: ServeOptions = {}): Promise<void> {
  try {
    const configuration = readConfiguration(process.env);
    const log = pino({ level: configuration.logLevel }, destination(2));
    process.on('uncaughtException', (fault) => {
      // Nothing unforeseen may go on half done: what was acknowledged is on disk, and the next start reads it.
      log.fatal({ err: fault }, 'unforeseen fault');
      process.exit(1);
    });
    const nayar = await startNayar(configuration, { log, ...options });
    let closing = false;
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (closing) return;
        closing = true;
        setTimeout(() => process.exit(1), PATIENCE_MS).unref();
        nayar.close().then(
          () => process.exit(0),
          (fault: unknown) => {
            log.error({ err: fault }, 'closing failed');
            process.exit(1);
          },
        );
      });
    }
    // Said only now: whoever reads it may send a signal at once.
    for (const { label, url } of nayar.invitations) process.stdout.write(`  ${label}: ${url}\n`);
    process.stdout.write(`Nayar is ready at ${nayar.url}\n`);
  } catch (fault) {
    if (!(fault instanceof StartRefused)) throw fault;
    process.stderr.write(`${fault.message}\n`);
    process.exitCode = 1;
  }
}
