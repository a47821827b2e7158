import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeEml, readEml } from '#server/notice/eml.ts';
import type { Mail } from '#server/notice/mail.ts';
import { type Outbox, outbox } from '#server/notice/outbox.ts';

const DAY = 24 * 60 * 60 * 1000;
const MAIL: Mail = {
  to: 'director@example.org',
  subject: 'קוד הכניסה: 123456',
  text: 'שלום,\n\nhttps://nayar.example.org/sign-in/abc\n',
  html: '<p dir="rtl">שלום</p>',
};

let dir: string;
let now: Date;
let box: Outbox;
beforeEach(async () => {
  dir = path.join(await mkdtemp(path.join(tmpdir(), 'nayar-outbox-')), 'outbox');
  now = new Date('2026-11-23T09:15:00.123Z');
  box = outbox({ dir, from: 'nayar@example.org', now: () => now });
});
afterEach(() => rm(path.dirname(dir), { recursive: true }));

describe('the outbox', () => {
  it('[NO9] keeps a mail as a file that mail programs open and only the operator reads', async () => {
    const id = await box.keep(MAIL);
    expect(await readdir(dir)).toEqual([`${id}.eml`]);
    const file = path.join(dir, `${id}.eml`);
    expect(((await stat(file)).mode & 0o777).toString(8)).toBe('600');
    expect(((await stat(dir)).mode & 0o777).toString(8)).toBe('700');
    const mail = await simpleParser(await readFile(file));
    expect(mail).toMatchObject({ subject: MAIL.subject, html: MAIL.html });
    expect(mail.text?.trim()).toBe(MAIL.text.trim());
  });

  it('[NO9] lists the newest first and reads one', async () => {
    const older = await box.keep(MAIL);
    now = new Date(now.getTime() + 1);
    const newer = await box.keep({ ...MAIL, subject: 'חדש' });
    expect((await box.list()).map(({ id }) => id)).toEqual([newer, older]);
    expect(await box.read(older)).toEqual({
      id: older,
      to: MAIL.to,
      subject: MAIL.subject,
      at: '2026-11-23T09:15:00.123Z',
      text: MAIL.text,
    });
  });

  it('[NO9] is empty before the first mail', async () => {
    expect(await box.list()).toEqual([]);
    expect(await box.read('20261123T091500123Z-aaaaaaaaaaaaaaaa')).toBeNull();
  });

  it('[NO10] opens no file but its own', async () => {
    await mkdir(dir, { recursive: true });
    await writeFile(path.join(dir, '..', 'secret.eml'), 'x');
    await writeFile(path.join(dir, 'notes.eml'), 'x');
    for (const id of ['../secret', 'notes', '..', '', '20261123T091500123Z-../../secret', 'a/b']) {
      expect(await box.read(id)).toBeNull();
    }
    expect(await box.list()).toEqual([]);
  });

  it('[NO11] lets go of mails after thirty days, and of nothing else', async () => {
    const old = await box.keep(MAIL);
    await writeFile(path.join(dir, 'notes.txt'), 'x');
    now = new Date(now.getTime() + 30 * DAY);
    await box.keep(MAIL);
    expect(await readdir(dir)).toHaveLength(3);
    now = new Date(now.getTime() + 1);
    await box.keep(MAIL);
    expect(await readdir(dir)).toHaveLength(3);
    expect(await box.read(old)).toBeNull();
    expect(await readdir(dir)).toContain('notes.txt');
  });

  it('[NO9] reads back every text that it writes', async () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 120 }).map(asLine);
    const lines = fc.array(line, { maxLength: 6 });
    const body = lines.map((all) => `שלום,\n${all.join('\n')}`);
    await fc.assert(
      fc.asyncProperty(line, body, async (subject, text) => {
        const eml = await composeEml({ ...MAIL, subject, text }, 'nayar@example.org', now);
        expect(readEml(eml)).toEqual({ to: MAIL.to, subject, text });
      }),
      { numRuns: 150 },
    );
  });
});

/** A line as it may stand in a header: no control, no blank at its ends or doubled, which folding may lose. */
function asLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\u2028\u2029]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
