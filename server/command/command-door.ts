import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';
import { type CommandContext, runCommand } from '#server/command/commands.ts';
import { CommandRefused } from '#server/command/outcome.ts';

/** What the command line sends to a running server, and what comes back. */
export const CommandCall = z.object({
  name: z.string(),
  options: z.record(z.string(), z.string()),
});
export const CommandAnswer = z.union([
  z.object({ json: z.unknown(), text: z.array(z.string()) }),
  z.object({ refused: z.object({ code: z.string(), message: z.string() }) }),
]);

export interface CommandDoor {
  readonly port: number;
  readonly token: string;
  close(): Promise<void>;
}

const MOST_BYTES = 64 * 1024;

/**
 * Where a running server takes commands: on the loopback, at a port of its own, with a token that only somebody who may
 * read the data folder knows. So the command line works beside the server without two processes writing one folder.
 */
export async function openCommandDoor(context: CommandContext): Promise<CommandDoor> {
  const token = randomBytes(32).toString('hex');
  const expected = Buffer.from(`Bearer ${token}`);
  const server = createServer((req, res) => {
    const given = Buffer.from(req.headers.authorization ?? '');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
      res.writeHead(403).end();
      return;
    }
    let body = '';
    req.setEncoding('utf8');
    req.on('data', (chunk: string) => {
      body += chunk;
      if (body.length > MOST_BYTES) req.destroy();
    });
    req.on('end', () => {
      void carryOut(body, context).then((answer) =>
        res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer)),
      );
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    token,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function carryOut(
  body: string,
  context: CommandContext,
): Promise<z.infer<typeof CommandAnswer>> {
  try {
    const { name, options } = CommandCall.parse(JSON.parse(body));
    const { json, text } = await runCommand(name, context, options);
    return { json, text: [...text] };
  } catch (fault) {
    if (fault instanceof CommandRefused)
      return { refused: { code: fault.code, message: fault.message } };
    const message = fault instanceof Error ? fault.message : String(fault);
    return { refused: { code: 'unexpected', message } };
  }
}
