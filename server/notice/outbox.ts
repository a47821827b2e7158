import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import path from 'node:path';
import type { OutboxMail } from '#shared/notice/notice-contract.ts';
import { composeEml, type ReadMail, readEml } from '#server/notice/eml.ts';
import type { Mail } from '#server/notice/mail.ts';

const KEPT_MS = 30 * 24 * 60 * 60 * 1000;
/** More than a screen shows; each is read from disk for a list. */
const MOST_LISTED = 200;
/** `20261123T091500123Z-…`: made here, sorts by time, and is the only form of name that is ever opened. */
const ID = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-[\w-]{16}$/;

/** Mails that were not sent, as `.eml` files that any mail program opens. */
export interface Outbox {
  /** Resolves to the mail's id when the file is on disk. Removes those older than 30 days. */
  keep(mail: Mail): Promise<string>;
  /** Newest first. */
  list(): Promise<readonly OutboxMail[]>;
  read(id: string): Promise<(OutboxMail & { readonly text: string }) | null>;
}

interface OutboxWishes {
  readonly dir: string;
  readonly from: string;
  readonly now: () => Date;
}

/** An outbox in one folder, which is made with the first mail. */
export function outbox({ dir, from, now }: OutboxWishes): Outbox {
  const fileOf = (id: string) => path.join(dir, `${id}.eml`);
  const ids = async () => {
    const names = await readdir(dir).catch(() => []);
    return names.flatMap((name) => (name.endsWith('.eml') ? [name.slice(0, -4)] : [])).filter(isId);
  };
  const prune = async () => {
    const oldest = now().getTime() - KEPT_MS;
    const old = (await ids()).filter((id) => Date.parse(timeOf(id)) < oldest);
    await Promise.all(old.map((id) => unlink(fileOf(id)).catch(() => undefined)));
  };
  const read = async (id: string) => {
    const bytes = isId(id) ? await readFile(fileOf(id)).catch(() => null) : null;
    return bytes && cardOf(id, readEml(bytes));
  };
  return {
    async keep(mail) {
      const at = now();
      const id = `${at.toISOString().replaceAll(/[-:.]/g, '')}-${randomBytes(12).toString('base64url')}`;
      await mkdir(dir, { recursive: true, mode: 0o700 });
      await writeWhole(fileOf(id), await composeEml(mail, from, at));
      await prune();
      return id;
    },
    async list() {
      const newest = (await ids()).toSorted().toReversed().slice(0, MOST_LISTED);
      const mails = await Promise.all(newest.map(read));
      return mails.flatMap((mail) => {
        if (!mail) return [];
        const { text: _text, ...card } = mail;
        return [card];
      });
    },
    read,
  };
}

const isId = (id: string) => ID.test(id);

function timeOf(id: string): string {
  return id.replace(ID, '$1-$2-$3T$4:$5:$6.$7Z');
}

function cardOf(id: string, { to, subject, text }: ReadMail): OutboxMail & { text: string } {
  return { id, to, subject, at: timeOf(id), text };
}

/** A reader of the folder sees the whole file or none: written aside, flushed, renamed, and the folder flushed. */
async function writeWhole(file: string, bytes: Buffer): Promise<void> {
  const aside = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  const handle = await open(aside, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(aside, file);
  const folder = await open(path.dirname(file));
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
