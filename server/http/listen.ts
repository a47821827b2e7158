import type { Server } from 'node:http';
import { StartRefused } from '#server/storage/storage.ts';

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use already',
  EACCES: 'may not be used by this user',
  EADDRNOTAVAIL: 'is not an address of this machine',
};

/** Starts listening and resolves to the port (asked for as 0: the one that was given). */
export function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const refuse = (fault: NodeJS.ErrnoException) => {
      const reason =
        REASONS[fault.code ?? ''] ?? `cannot be opened (${fault.code ?? fault.message})`;
      reject(new StartRefused(`${host}:${port} ${reason}; set PORT or HOST.`));
    };
    server.once('error', refuse);
    server.listen(port, host, () => {
      server.off('error', refuse);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}
