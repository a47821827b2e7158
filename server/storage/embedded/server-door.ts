import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { replaceFile } from '#server/storage/embedded/durable-file.ts';
import { isHeld } from '#server/storage/embedded/folder-lock.ts';

const ServerDoor = z.object({ port: z.number().int(), token: z.string().min(1) });

/** Where the running server takes commands, and what lets somebody in. */
export type ServerDoor = z.infer<typeof ServerDoor>;

const fileIn = (dataDir: string) => path.join(dataDir, 'admin.json');

/** Tells the command line where the running server listens; only who may read the data folder can. Gone when storage closes. */
export async function publishServerDoor(dataDir: string, door: ServerDoor): Promise<void> {
  await replaceFile(fileIn(dataDir), `${JSON.stringify(door)}\n`, { mode: 0o600 });
}

/** The door of the server that runs on this folder; null when none does, whatever a killed one left behind. */
export async function readServerDoor(dataDir: string): Promise<ServerDoor | null> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch(() => null);
  if (text === null || !(await isHeld(dataDir))) return null;
  try {
    return ServerDoor.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Takes the door down: at the close, and at the start what a killed server left. */
export async function closeServerDoor(dataDir: string): Promise<void> {
  await rm(fileIn(dataDir), { force: true });
}
