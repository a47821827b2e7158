import { randomBytes } from 'node:crypto';
import type { Stats } from 'node:fs';
import { link, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import path from 'node:path';
import {
  codeOf,
  discard,
  NO_LINKS,
  tempBeside,
  unlessMissing,
} from '#server/storage/embedded/durable-file.ts';
import {
  lifeOf,
  ownIdentity,
  type ProcessIdentity,
} from '#server/storage/embedded/process-identity.ts';
import { StartRefused } from '#server/storage/storage.ts';

/**
 * One process at a time in a data folder. `lock` names its holder; it is made whole or not at all (a link of a finished
 * file fails when the name is taken). A dead holder's lock is not removed, which two processes could do to each other's:
 * its one successor is whoever makes `lock.after-<token>` first, the token being the dead holder's, and then
 * renames that over `lock`.
 *
 * Whether a holder lives is told by its process (same machine and container), else by its socket (same machine,
 * another container), else by the time of the lock, which its holder touches.
 */
interface Holder extends ProcessIdentity {
  readonly token: string;
  /** The file name of a socket that this process listens on as long as it lives. */
  readonly socket: string | null;
}

/** How often a holder shows that it lives, and how long its silence counts as life, in milliseconds. */
const SIGN_MS = 5_000;
const SILENCE_MS = 30_000;
/** How old an unreadable lock must be to be nobody's: until then somebody may still be writing it. */
const UNREADABLE_MS = 500;
/** How long a successor is given to get into `lock`. */
const SUCCESSION_MS = 500;

export interface FolderLock {
  /** Throws when the folder has been taken by another process: nothing more may be written then. */
  assertHeld(): void;
  release(): Promise<void>;
}

/** Takes the folder for this process. Rejects with `StartRefused` within a second when a living process has it. */
export async function lockFolder(
  folder: string,
  warn: (line: string) => void,
): Promise<FolderLock> {
  const file = path.join(folder, 'lock');
  await refuseWhileHeld(folder, await holderIn(file));
  const own = await introduce(folder);
  try {
    await takeOver(folder, own.holder);
  } catch (error) {
    await own.leave();
    throw error;
  }
  await sweep(folder, own.holder);
  return held(folder, own, warn);
}

/** Whether a living process holds the folder. */
export async function isHeld(folder: string): Promise<boolean> {
  const last = (await chain(folder)).at(-1);
  return last !== undefined && (await isAlive(folder, last));
}

interface Introduced {
  readonly holder: Holder;
  readonly leave: () => Promise<void>;
}

/** The socket listens before anybody can read of it, so that a fresh holder is never taken for a dead one. */
async function introduce(folder: string): Promise<Introduced> {
  const token = randomBytes(12).toString('hex');
  const name = `lock.${token}.socket`;
  const server = await listenOn(path.join(folder, name));
  const holder = { ...ownIdentity(), token, socket: server ? name : null };
  return {
    holder,
    leave: () =>
      new Promise((resolve) => {
        if (server) server.close(() => resolve());
        else resolve();
      }),
  };
}

/** Undefined where a socket cannot live in the folder: its path is too long for the system, or the disk has none. */
async function listenOn(file: string): Promise<Server | undefined> {
  if (process.platform === 'win32' || Buffer.byteLength(file) > 100) return undefined;
  const server = createServer((socket) => socket.destroy()).unref();
  return new Promise((resolve) => {
    server.once('error', () => resolve(undefined));
    server.listen(file, () => resolve(server));
  });
}

async function takeOver(folder: string, own: Holder): Promise<void> {
  const file = path.join(folder, 'lock');
  const text = `${JSON.stringify(own)}\n`;
  const patience = Date.now() + SUCCESSION_MS;
  for (;;) {
    const holders = await chain(folder);
    const last = holders.at(-1);
    if (!last) {
      if (await makeWhole(file, text)) return;
      continue;
    }
    // A successor that is not in `lock` yet may still give way to another, and would be named in vain.
    if (holders.length > 1 && Date.now() < patience && (await isAlive(folder, last))) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      continue;
    }
    await refuseWhileHeld(folder, last);
    const successor = path.join(folder, `lock.after-${last.token}`);
    if (!(await makeWhole(successor, text))) continue;
    // Somebody slower than a whole life of the folder finds another holder now, and is nobody's successor.
    const now = await chain(folder);
    const isNext = now.at(-2)?.token === last.token && now.at(-1)?.token === own.token;
    if (isNext && now[0]?.token === holders[0]?.token) {
      await rename(successor, file);
      return;
    }
    await discard(successor);
  }
}

/** The holder in `lock`, its successor if one was made, and so on: the last one counts. */
async function chain(folder: string): Promise<readonly Holder[]> {
  const holders: Holder[] = [];
  let next = await holderIn(path.join(folder, 'lock'));
  while (next && holders.length < 100) {
    holders.push(next);
    next = await holderIn(path.join(folder, `lock.after-${next.token}`));
  }
  return holders;
}

/**
 * Makes a file with its content in one step. False when the name is taken, and when a holder, who clears away what the
 * dead have left, took this for such: then there is one.
 */
async function makeWhole(file: string, text: string): Promise<boolean> {
  const temp = tempBeside(file);
  let isLinking = false;
  try {
    await writeExclusively(temp, text);
    isLinking = true;
    await link(temp, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (isLinking && codeOf(error) === 'ENOENT') return false;
    if (!NO_LINKS.has(codeOf(error) ?? '')) throw error;
    return await writeExclusively(file, text).then(
      () => true,
      (failure: unknown) => {
        if (codeOf(failure) === 'EEXIST') return false;
        throw failure;
      },
    );
  } finally {
    await discard(temp);
  }
}

async function writeExclusively(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', 0o644);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Undefined when the file is missing. One that cannot be read is being written, or was cut by a power failure. */
async function holderIn(file: string): Promise<Holder | undefined> {
  for (;;) {
    const text = await unlessMissing(readFile(file, 'utf8'));
    if (text === undefined) return undefined;
    const holder = parseHolder(text);
    if (holder) return holder;
    const found = await unlessMissing(stat(file));
    if (found && Math.abs(Date.now() - found.mtimeMs) > UNREADABLE_MS) return unreadable(found);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    const holder = JSON.parse(text) as Holder;
    return /^[\w-]{1,64}$/.test(holder.token) ? holder : undefined;
  } catch {
    return undefined;
  }
}

/** Stands for whoever left an unreadable lock: dead, under a token that is the same for all who find it. */
function unreadable({ ino, mtimeMs }: Stats): Holder {
  const token = `unreadable-${ino}-${Math.trunc(mtimeMs)}`;
  return { ...ownIdentity(), pid: 0, startedAt: 'never', token, socket: null };
}

async function refuseWhileHeld(folder: string, holder: Holder | undefined): Promise<void> {
  if (!holder || !(await isAlive(folder, holder))) return;
  const where = holder.host === ownIdentity().host ? '' : ` on ${holder.host}`;
  throw new StartRefused(
    `${folder} is in use by another Nayar (process ${holder.pid}${where}); stop that one first, or set DATA_DIR to another folder.`,
  );
}

async function isAlive(folder: string, holder: Holder): Promise<boolean> {
  const byProcess = lifeOf(holder, ownIdentity());
  if (byProcess !== 'unknown') return byProcess === 'alive';
  const bySocket = await lifeBySocket(folder, holder);
  if (bySocket !== 'unknown') return bySocket === 'alive';
  const lock = await unlessMissing(stat(path.join(folder, 'lock')));
  return lock !== undefined && Math.abs(Date.now() - lock.mtimeMs) < SILENCE_MS;
}

/** A socket answers across containers, but only on the machine where it listens. */
async function lifeBySocket(
  folder: string,
  { socket, boot }: Holder,
): Promise<'alive' | 'gone' | 'unknown'> {
  if (socket === null || boot !== ownIdentity().boot) return 'unknown';
  return new Promise((resolve) => {
    const call = connect(path.join(folder, socket));
    call.once('connect', () => {
      call.destroy();
      resolve('alive');
    });
    call.once('error', (error) => resolve(codeOf(error) === 'ECONNREFUSED' ? 'gone' : 'unknown'));
  });
}

/** What the dead have left; whoever is just trying to get in gives up by itself. */
async function sweep(folder: string, own: Holder): Promise<void> {
  const names = await readdir(folder);
  for (const name of names) {
    const isLeft = /^lock\.(after-[\w-]+|[0-9a-f]+\.socket)$/.test(name);
    if (isLeft && name !== own.socket) await rm(path.join(folder, name), { force: true });
  }
}

function held(folder: string, own: Introduced, warn: (line: string) => void): FolderLock {
  const file = path.join(folder, 'lock');
  let lost = false;
  const show = async (): Promise<void> => {
    const holder = await holderIn(file);
    if (holder?.token === own.holder.token) {
      const now = new Date();
      await utimes(file, now, now);
    } else if (!lost) {
      lost = true;
      warn(`${folder} was taken by another process: nothing more is written`);
    }
  };
  // A disk that cannot be touched just now says nothing about who holds it.
  const timer = setInterval(() => void show().catch(() => undefined), SIGN_MS).unref();
  return {
    assertHeld() {
      if (lost) throw new Error(`${folder} was taken by another process`);
    },
    async release() {
      clearInterval(timer);
      const holder = await holderIn(file);
      if (holder?.token === own.holder.token) await rm(file, { force: true });
      await own.leave();
    },
  };
}
