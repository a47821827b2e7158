import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Mail } from '#server/notice/mail.ts';
import { mailer, type MailerWishes } from '#server/notice/mailer.ts';
import { SmtpInbox } from '#test/notice/smtp-inbox.ts';

const MAIL: Mail = {
  to: 'director@example.org',
  subject: 'חומר מקדים למפגש',
  text: 'שלום \u2068John\u2069,\n\nהחומר מצורף.',
  html: '<!doctype html><p dir="rtl">שלום <bdi>John</bdi></p>',
};

let dir: string;
const faults: unknown[] = [];
beforeEach(async () => {
  faults.length = 0;
  dir = await mkdtemp(path.join(tmpdir(), 'nayar-mail-'));
});
afterEach(() => rm(dir, { recursive: true }));

const aMailer = (change: Partial<MailerWishes> = {}) =>
  mailer({
    smtpUrl: null,
    outboxDir: path.join(dir, 'outbox'),
    from: null,
    publicUrl: 'https://nayar.example.org',
    now: () => new Date('2026-11-23T09:00:00.000Z'),
    onFault: (fault) => faults.push(fault),
    retryAfterMs: [1, 1],
    ...change,
  });
const kept = () => readdir(path.join(dir, 'outbox')).catch(() => []);

describe('a mailer with a mail server', () => {
  it('[NO1] sends text and HTML, Hebrew whole, from an address of the workspace', async () => {
    await using inbox = await SmtpInbox.open();
    const post = aMailer({ smtpUrl: inbox.url });
    post.post(() => MAIL);
    await post.idle();
    const [mail] = await inbox.mails();
    expect(mail).toMatchObject({ subject: MAIL.subject, html: MAIL.html });
    expect(mail?.text?.trim()).toBe(MAIL.text);
    expect(mail?.from?.text).toBe('nayar@nayar.example.org');
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(await kept()).toEqual([]);
    await post.close();
  });

  it('[NO2] tries again after an answer that may pass, and sends once', async () => {
    await using inbox = await SmtpInbox.open(451, 421);
    const post = aMailer({ smtpUrl: inbox.url });
    post.post(() => MAIL);
    await post.idle();
    expect([inbox.deliveries, inbox.raw.length, faults.length]).toEqual([3, 1, 2]);
    expect(await kept()).toEqual([]);
    await post.close();
  });

  it('[NO3] keeps in the outbox what is refused for good, without another try', async () => {
    await using inbox = await SmtpInbox.open(550);
    const post = aMailer({ smtpUrl: inbox.url });
    post.post(() => MAIL);
    await post.idle();
    expect(inbox.deliveries).toBe(1);
    expect(await post.outbox.list()).toMatchObject([{ to: MAIL.to, subject: MAIL.subject }]);
    await post.close();
  });

  it('[NO3] keeps in the outbox what no server takes', async () => {
    const post = aMailer({ smtpUrl: 'smtp://127.0.0.1:1' });
    post.post(() => MAIL);
    await post.idle();
    expect(faults).toHaveLength(3);
    expect(await kept()).toHaveLength(1);
    await post.close();
  });

  it('[NO4] ends within two seconds while a server hangs, and keeps what it had', async () => {
    const sockets = new Set<Socket>();
    const silent = createServer((socket) => void sockets.add(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const post = aMailer({ smtpUrl: `smtp://127.0.0.1:${port}` });
    post.post(() => MAIL);
    await once(silent, 'connection');
    const start = performance.now();
    await post.close();
    expect(performance.now() - start).toBeLessThan(2000);
    expect(await kept()).toHaveLength(1);
    for (const socket of sockets) socket.destroy();
    silent.close();
  });

  it('[NO4] ends at once while it waits for another try', async () => {
    await using inbox = await SmtpInbox.open(451);
    const post = aMailer({ smtpUrl: inbox.url, retryAfterMs: [3_600_000] });
    const delivered = inbox.delivery();
    post.post(() => MAIL);
    await delivered;
    await post.close();
    expect(await kept()).toHaveLength(1);
  });
});

describe('a mailer without a mail server', () => {
  it('[NO5] writes nothing before the asker has gone on', async () => {
    const post = aMailer();
    let composed = false;
    post.post(() => {
      composed = true;
      return MAIL;
    });
    await Promise.resolve();
    expect(composed).toBe(false);
    await post.idle();
    expect(await kept()).toHaveLength(1);
  });

  it.each([
    ['a subject', { subject: 'נייר\r\nBcc: x@example.org' }],
    ['a subject with a lone line end', { subject: 'a\nb' }],
    ['a receiver', { to: 'a@example.org\r\nBcc: x@example.org' }],
    ['two receivers', { to: 'a@example.org, b@example.org' }],
    ['a receiver with a name', { to: 'X <a@example.org>' }],
  ])('[NO6] refuses %s that would break a header', async (_what, change) => {
    const post = aMailer();
    post.post(() => ({ ...MAIL, ...change }));
    await post.idle();
    expect(faults).toMatchObject([{ code: 'invalid-input' }]);
    expect(await kept()).toEqual([]);
  });

  it.each([
    ['http://127.0.0.1:4400', 'nayar@localhost'],
    ['http://[::1]:4400', 'nayar@localhost'],
    ['https://papers.example.org', 'nayar@papers.example.org'],
  ])('[NO1] sends for %s from %s', async (publicUrl, from) => {
    await using inbox = await SmtpInbox.open();
    const post = aMailer({ smtpUrl: inbox.url, publicUrl });
    post.post(() => MAIL);
    await post.idle();
    const [mail] = await inbox.mails();
    expect(mail?.from?.text).toBe(from);
    await post.close();
  });
});
