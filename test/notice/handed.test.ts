import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Handed, mailer } from '#server/notice/mailer.ts';

const MAIL = { to: 'director@example.org', subject: 'תזכורת', text: 'שלום', html: '<p>שלום</p>' };

/** What a mail server says at each step, where it is not the usual; `break` ends the line instead. */
interface Script {
  readonly greeting?: string;
  readonly from?: string;
  readonly to?: string;
  readonly whole?: string;
}

let dir: string;
let server: Server | null = null;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'nayar-handed-'));
});
afterEach(async () => {
  server?.close();
  server = null;
  await rm(dir, { recursive: true });
});

/** A mail server over a real line that keeps to a script. */
async function scripted(script: Script): Promise<string> {
  const say = (socket: Socket, line: string) =>
    line === 'break' ? socket.destroy() : socket.write(`${line}\r\n`);
  server = createServer((socket) => {
    let isData = false;
    let left = '';
    socket.on('error', () => undefined);
    say(socket, script.greeting ?? '220 mail.example.org');
    socket.on('data', (bytes) => {
      left += bytes.toString('latin1');
      for (let end = left.indexOf('\r\n'); end >= 0; end = left.indexOf('\r\n')) {
        const line = left.slice(0, end);
        left = left.slice(end + 2);
        if (isData && line !== '.') continue;
        if (isData) say(socket, script.whole ?? '250 taken');
        else if (line.startsWith('MAIL')) say(socket, script.from ?? '250 ok');
        else if (line.startsWith('RCPT')) say(socket, script.to ?? '250 ok');
        else if (line === 'DATA') say(socket, '354 go on');
        else if (line === 'QUIT') socket.end('221 bye\r\n');
        else say(socket, '250 mail.example.org');
        isData = !isData && line === 'DATA';
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `smtp://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}

async function handed(smtpUrl: string | null): Promise<readonly [Handed, number]> {
  const outboxDir = path.join(dir, 'outbox');
  const post = mailer({
    smtpUrl,
    outboxDir,
    from: null,
    publicUrl: 'https://nayar.example.org',
    now: () => new Date('2026-11-23T09:00:00.000Z'),
    onFault: () => undefined,
    retryAfterMs: [],
  });
  const end = await post.hand(MAIL);
  await post.close();
  const kept = await readdir(outboxDir).catch(() => []);
  return [end, kept.filter((name) => name.endsWith('.eml')).length];
}

describe('one try with a mail server', () => {
  it.each<readonly [string, Script, Handed]>([
    ['takes it', {}, 'sent'],
    ['does not take this mail now', { whole: '451 later' }, 'later'],
    ['does not take this address now', { to: '450 later' }, 'later'],
    ['will never take this address', { to: '550 nobody here' }, 'refused'],
    ['will never take this mail', { whole: '554 no' }, 'refused'],
    ['refuses the sender of this mail', { from: '550 who are you' }, 'later'],
    ['is closing', { greeting: '421 closing' }, 'away'],
    ['breaks the line before the mail', { from: 'break' }, 'away'],
    ['breaks the line when it has the whole mail', { whole: 'break' }, 'maybe'],
  ])('[NO33] that %s is told apart from every other', async (_what, script, end) => {
    const [told, kept] = await handed(await scripted(script));
    expect(told).toBe(end);
    // What nobody will ever take lies in the outbox; whoever handed over the rest keeps it and comes again.
    expect(kept).toBe(end === 'refused' ? 1 : 0);
  });

  it('[NO33] is to come again while nobody listens, and is kept where there is no server', async () => {
    const address = await scripted({});
    const listening = server;
    server = null;
    await new Promise((closed) => listening?.close(closed));
    expect(await handed(address)).toEqual(['away', 0]);
    expect(await handed(null)).toEqual(['kept', 1]);
  });
});
