import type { AddressInfo } from 'node:net';

/** The one line a server prints when it takes connections; ours prints its own, which ends with its address too. */
export function announceReady(address: AddressInfo | string | null): void {
  if (address === null || typeof address === 'string') throw new Error('no port');
  process.stdout.write(`ready at http://127.0.0.1:${address.port}\n`);
}

/** What a server was started with: one JSON text, the first argument. */
export function givenJob(): unknown {
  return JSON.parse(process.argv[2] ?? '{}');
}
