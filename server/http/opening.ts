import type { RequestListener, Server } from 'node:http';

/** Answered until everything is open: a load balancer sees "not ready", a person is asked to wait a moment. */
export const startingUp: RequestListener = (req, res) => {
  const isAlive = req.url === '/healthz';
  res.writeHead(isAlive ? 200 : 503, { 'content-type': 'text/plain', 'retry-after': '1' });
  res.end(isAlive ? 'ok\n' : 'Nayar is starting\n');
};

/** Takes no more requests; resolves when those under way are over, after a moment at the latest. */
export function closing(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    // A request still under way gets a moment; after it the process must be able to end.
    setTimeout(() => server.closeAllConnections(), 1000).unref();
  });
}
