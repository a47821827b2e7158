import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { SmtpInbox } from '#test/notice/smtp-inbox.ts';
import { Site } from '#test/sign-in/site.ts';

const EMAIL = 'director@example.org';

describe('a sign-in mail over SMTP', () => {
  it('[SI8] carries a link and a code that let its receiver in', async () => {
    await using inbox = await SmtpInbox.open(451);
    await using site = await Site.open({ mail: { smtpUrl: inbox.url, retryAfterMs: [1] } });
    await site.member(EMAIL, { name: 'John' });
    const browser = site.browser();
    await browser.ask(EMAIL);
    await site.mailer.idle();
    const [mail] = await inbox.mails();
    expect(mail?.to).toMatchObject({ text: EMAIL });
    expect(mail?.text).toContain('שלום \u2068John\u2069,');
    const [path = ''] = /\/sign-in\/[\w-]{43}/.exec(mail?.html || '') ?? [];
    expect(mail?.text).toContain(path);
    expect((await browser.press(path)).status).toBe(303);
  });

  it('[SI16] is never waited for by the asker, not even when the server hangs', async () => {
    const sockets = new Set<Socket>();
    const silent = createServer((socket) => void sockets.add(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const site = await Site.open({ mail: { smtpUrl: `smtp://127.0.0.1:${port}` } });
    await site.member(EMAIL);
    const connected = once(silent, 'connection');
    expect((await site.browser().ask(EMAIL)).status).toBe(200);
    await connected;
    await site[Symbol.asyncDispose]();
    for (const socket of sockets) socket.destroy();
    silent.close();
  });
});
