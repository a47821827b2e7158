import { spawnSync } from 'node:child_process';
import { readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { isHeld, lockFolder } from '#server/storage/embedded/folder-lock.ts';
import { ownIdentity } from '#server/storage/embedded/process-identity.ts';
import { publishServerDoor, readServerDoor } from '#server/storage/embedded/server-door.ts';
import { StartRefused } from '#server/storage/storage.ts';
import { aFolder } from '#test/storage/a-folder.ts';
import { aWorkspace, openWorkspace } from '#test/storage/open-workspace.ts';

const noWarning = (line: string) => {
  throw new Error(`unexpected warning: ${line}`);
};

async function lockLeftBy(over: object): Promise<string> {
  const folder = await aFolder();
  const left = { ...ownIdentity(), token: 'dead0001', socket: null, ...over };
  await writeFile(path.join(folder, 'lock'), `${JSON.stringify(left)}\n`);
  return folder;
}

describe('the lock of a folder', () => {
  it('[LK1] refuses a second opening within a second, in one line that names the process', async () => {
    const { dataDir } = await aWorkspace();
    const start = performance.now();
    const second = openWorkspace(dataDir);
    await expect(second).rejects.toThrow(StartRefused);
    await expect(second).rejects.toThrow(
      new RegExp(`in use .*process ${process.pid}\\b.*DATA_DIR`),
    );
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('[LK2] is given back when the workspace is closed', async () => {
    const { dataDir, storage } = await aWorkspace();
    expect(await isHeld(dataDir)).toBe(true);
    await storage.close();
    expect(await isHeld(dataDir)).toBe(false);
    expect((await readdir(dataDir)).filter((name) => name.startsWith('lock'))).toEqual([]);
  });

  it.each([
    ['a process that is gone', { pid: 999_999_999 }],
    ['a process whose number now belongs to another', { startedAt: '1' }],
    ['an earlier start of this machine', { boot: 'an-earlier-boot' }],
  ])('[LK3] is taken over from %s', async (_, over) => {
    const folder = await lockLeftBy(over);
    expect(await isHeld(folder)).toBe(false);
    const lock = await lockFolder(folder, noWarning);
    expect(await isHeld(folder)).toBe(true);
    lock.assertHeld();
    await lock.release();
  });

  it.each([
    ['another machine', { host: 'elsewhere', boot: 'another-boot', namespace: 'pid:[1]' }],
    ['another container without a socket', { host: 'container', namespace: 'pid:[1]' }],
  ])(
    '[LK4] is respected while %s shows signs of life, and taken after its silence',
    async (_, over) => {
      const folder = await lockLeftBy(over);
      const file = path.join(folder, 'lock');
      await expect(lockFolder(folder, noWarning)).rejects.toThrow(StartRefused);
      const longAgo = new Date(Date.now() - 60_000);
      await utimes(file, longAgo, longAgo);
      const lock = await lockFolder(folder, noWarning);
      expect(await isHeld(folder)).toBe(true);
      await lock.release();
    },
  );

  it('[LK5] asks the socket of another container on the same machine, and believes it at once', async () => {
    const folder = await aFolder();
    const first = await lockFolder(folder, noWarning);
    const file = path.join(folder, 'lock');
    const holder = JSON.parse(await readFile(file, 'utf8')) as { socket: string };
    const foreign = { ...holder, namespace: 'pid:[1]', host: hostname(), pid: 1 };
    await writeFile(file, JSON.stringify(foreign));
    expect(await isHeld(folder)).toBe(true);
    await expect(lockFolder(folder, noWarning)).rejects.toThrow(StartRefused);
    // The socket goes with its process; what is left of it answers nobody.
    await first.release();
    await writeFile(file, JSON.stringify({ ...foreign, socket: aDeadSocket(folder) }));
    await (await lockFolder(folder, noWarning)).release();
  });

  it.each([['nothing'], ['\0\0\0\0\0\0'], ['{"pid":12']])(
    '[LK6] is taken over when a power cut left it as %j',
    async (content) => {
      const folder = await aFolder();
      await writeFile(path.join(folder, 'lock'), content === 'nothing' ? '' : content);
      const lock = await lockFolder(folder, noWarning);
      expect(await isHeld(folder)).toBe(true);
      await lock.release();
    },
  );

  it('[LK7] has one successor, however many come for a dead holder at once', async () => {
    for (let round = 0; round < 20; round += 1) {
      const folder = await lockLeftBy({ pid: 999_999_999 });
      const tries = await Promise.allSettled(
        Array.from({ length: 6 }, () => lockFolder(folder, noWarning)),
      );
      const won = tries.filter((one) => one.status === 'fulfilled');
      expect(won).toHaveLength(1);
      for (const { reason } of tries.filter((one) => one.status === 'rejected'))
        expect(reason).toBeInstanceOf(StartRefused);
      await won[0]?.value.release();
    }
  });

  it('[LK8] is finished by the next when a successor died half way', async () => {
    const folder = await lockLeftBy({ pid: 999_999_999 });
    const successor = { ...ownIdentity(), pid: 999_999_998, token: 'dead0002', socket: null };
    await writeFile(path.join(folder, 'lock.after-dead0001'), JSON.stringify(successor));
    const lock = await lockFolder(folder, noWarning);
    expect((await readdir(folder)).filter((name) => name.includes('after'))).toEqual([]);
    await lock.release();
  });

  it('[LK9] lost to another process stops every write, and says so', async () => {
    vi.useFakeTimers({ toFake: ['setInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const { dataDir, storage, warnings } = await aWorkspace();
    const other = { ...ownIdentity(), token: 'another', socket: null };
    await writeFile(path.join(dataDir, 'lock'), JSON.stringify(other));
    await vi.advanceTimersByTimeAsync(5_000);
    await vi.waitFor(() => expect(warnings).toHaveLength(1));
    await expect(storage.papers.create('paper-0001', new Uint8Array([1]))).rejects.toThrow(
      /was taken/,
    );
    await expect(storage.blobs.put(new Uint8Array([1]))).rejects.toThrow(/was taken/);
    const change = storage.signIn.transact(async ({ user }) => user.put({ id: 'user-0001' }));
    await expect(change).rejects.toThrow(/was taken/);
    await expect(storage.check()).rejects.toThrow(/was taken/);
    await storage.close();
    expect(await readFile(path.join(dataDir, 'lock'), 'utf8')).toContain('another');
  });
});

describe('the door of the running server', () => {
  it('[LK10] is known to the command line, for the owner only, while the server runs', async () => {
    const { dataDir, storage } = await aWorkspace();
    expect(await readServerDoor(dataDir)).toBeNull();
    await publishServerDoor(dataDir, { port: 4711, token: 'secret' });
    expect((await stat(path.join(dataDir, 'admin.json'))).mode & 0o777).toBe(0o600);
    expect(await readServerDoor(dataDir)).toEqual({ port: 4711, token: 'secret' });
    await storage.close();
    expect(await readdir(dataDir)).not.toContain('admin.json');
  });

  it('[LK11] is not believed when its server was killed, and swept at the next start', async () => {
    const { dataDir, storage } = await aWorkspace();
    await storage.close();
    await publishServerDoor(dataDir, { port: 4711, token: 'secret' });
    expect(await readServerDoor(dataDir)).toBeNull();
    await openWorkspace(dataDir);
    expect(await readServerDoor(dataDir)).toBeNull();
  });
});

/** The file of a socket whose process was killed. */
function aDeadSocket(folder: string): string {
  const name = 'lock.feedfeed.socket';
  const script = `require('net').createServer().listen(process.argv[1], () => process.kill(process.pid, 'SIGKILL'))`;
  spawnSync(process.execPath, ['-e', script, path.join(folder, name)]);
  return name;
}
