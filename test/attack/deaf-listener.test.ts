import { createServer, type Server } from 'node:http';
import { Duplex } from 'node:stream';
import express from 'express';
import { pino } from 'pino';
import { pinoHttp } from 'pino-http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CATALOGUE_TABLES, type CatalogueTables } from '#server/storage/catalogue.ts';
import { inProcessBus } from '#server/bus/in-process-bus.ts';
import { liveEvents } from '#server/notice/live-events.ts';
import type { Admit } from '#server/http/admit.ts';
import { aPerson } from '#test/attack/a-person.ts';
import { memoryStore } from '#test/harness/memory-store.ts';

const HEARTBEAT_MS = 25_000;
const PERSON = aPerson('person-deaf');

/** A line whose other end asks once, and from then on takes in only what the test lets it. */
class Wire extends Duplex {
  isDeaf = false;
  heard = '';
  override _read(): void {}
  override _write(chunk: Buffer, _encoding: string, taken: () => void): void {
    this.heard += chunk.toString();
    if (!this.isDeaf) taken();
  }
}

describe('a listener that takes nothing in', () => {
  const bus = inProcessBus((fault) => {
    throw fault;
  });
  let alive: Set<string>;
  let server: Server;
  let events: ReturnType<typeof liveEvents>;
  const faults: unknown[] = [];
  const note = (fault: unknown) => void faults.push(fault);

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    faults.length = 0;
    process.on('uncaughtException', note);
    alive = new Set();
    const admit = {
      async person(req: { headers: { cookie?: string } }) {
        const sessionId = req.headers.cookie ?? '';
        alive.add(sessionId);
        return { person: PERSON, visitor: { sessionId, personId: PERSON.id, name: PERSON.name } };
      },
    } as unknown as Admit;
    events = liveEvents({
      admit,
      catalogue: memoryStore<CatalogueTables>(
        Object.keys(CATALOGUE_TABLES) as (keyof CatalogueTables)[],
      ),
      bus,
      isAlive: async ({ sessionId }) => alive.has(sessionId),
    });
    const app = express();
    app.use(pinoHttp({ logger: pino({ level: 'silent' }) }));
    app.use(events.router);
    server = createServer(app);
  });
  afterEach(() => {
    events.close();
    process.off('uncaughtException', note);
    vi.useRealTimers();
  });

  const listener = async (cookie: string) => {
    const wire = new Wire();
    wire.on('error', () => undefined);
    server.emit('connection', wire);
    wire.push(`GET /api/events HTTP/1.1\r\nHost: nayar.test\r\nCookie: ${cookie}\r\n\r\n`);
    await vi.waitFor(() => expect(wire.heard).toContain('retry'));
    return wire;
  };
  const turns = async () => {
    for (let at = 0; at < 10; at++) await new Promise((resolve) => setImmediate(resolve));
  };
  const beat = async () => {
    vi.advanceTimersByTime(HEARTBEAT_MS);
    await turns();
  };

  it('[AT6] does not end the process when its session has ended, and is let go', async () => {
    const wire = await listener('deaf');
    wire.isDeaf = true;
    bus.announce({ kind: 'person-changed', personId: PERSON.id });
    await turns();
    alive.delete('deaf');
    bus.announce({ kind: 'signed-out', personId: PERSON.id, sessionId: null });
    await turns();
    for (let beats = 0; beats < 4; beats++) await beat();
    expect(faults).toEqual([]);
    expect(wire.destroyed).toBe(true);
  });

  it('[AT7] hears nothing more once its session has expired, though nobody announced it', async () => {
    const wire = await listener('expired');
    alive.delete('expired');
    await beat();
    const { heard } = wire;
    bus.announce({ kind: 'person-changed', personId: PERSON.id });
    await turns();
    expect(wire.heard).toBe(heard);
  });

  it('[AT8] of one person is not let in without end', async () => {
    await Promise.all(Array.from({ length: 100 }, (_, at) => listener(`page-${at}`)));
    const more = new Wire();
    server.emit('connection', more);
    more.push('GET /api/events HTTP/1.1\r\nHost: nayar.test\r\nCookie: more\r\n\r\n');
    await vi.waitFor(() => expect(more.heard).toContain('HTTP/1.1'));
    expect(more.heard).not.toContain('text/event-stream');
  });
});
