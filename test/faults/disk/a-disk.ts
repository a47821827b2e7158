import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** Fails, and does not skip, where disks cannot be mounted: nobody may believe that these tests ran. */
export function needRoot(): void {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    throw new Error('The disk faults need Linux and root.');
}

/** Fails where system calls cannot be made to fail. */
export function needStrace(): void {
  needRoot();
  if (spawnSync('strace', ['-V']).status !== 0)
    throw new Error('The disk faults need strace: install it.');
}

export interface SmallDisk {
  readonly folder: string;
  /** Takes all space that is left. */
  fill(): Promise<void>;
  free(): Promise<void>;
  remount(mode: 'ro' | 'rw'): void;
}

/** A file system of two megabytes, gone after the test. */
export async function aSmallDisk(): Promise<SmallDisk> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nayar-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]);
  onTestFinished(async () => {
    execFileSync('umount', ['-l', folder]);
    await rm(folder, { recursive: true, force: true });
  });
  const filler = path.join(folder, 'lost+found');
  return {
    folder,
    async fill() {
      const { bavail, bsize } = await statfs(folder);
      await writeFile(filler, Buffer.alloc(bavail * bsize));
    },
    free: () => rm(filler),
    remount: (mode) => void execFileSync('mount', ['-o', `remount,${mode}`, folder]),
  };
}

/** What stands before node so that strace sees every call; one thread of the pool does all that concerns files. */
export const underStrace = (...options: readonly string[]): readonly string[] =>
  ['env', 'UV_THREADPOOL_SIZE=1', 'UV_USE_IO_URING=0', 'strace', '-f', '-qq'].concat(options);

/** The same, with the named system calls failing as strace is told. */
export function withFault(fault: string): readonly string[] {
  const [call = ''] = fault.split(':');
  return underStrace('-o', '/dev/null', '-e', `trace=${call}`, '-e', `inject=${fault}`);
}
