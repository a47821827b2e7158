import path from 'node:path';
import { onTestFinished } from 'vitest';
import { type EmbeddedWishes, openEmbedded } from '#server/storage/embedded/open.ts';
import type { Storage } from '#server/storage/storage.ts';
import { aFolder } from '#test/storage/a-folder.ts';

export interface AWorkspace {
  readonly dataDir: string;
  readonly storage: Storage;
  /** What the operator was told. */
  readonly warnings: readonly string[];
}

/** A new workspace in a folder of its own, closed and gone after the test. */
export async function aWorkspace(): Promise<AWorkspace> {
  return openWorkspace(path.join(await aFolder(), 'data'));
}

/** The workspace in a folder, closed after the test if the test does not. */
export async function openWorkspace(
  dataDir: string,
  over: Partial<EmbeddedWishes> = {},
): Promise<AWorkspace> {
  const warnings: string[] = [];
  const warn = (line: string) => void warnings.push(line);
  const storage = await openEmbedded({ dataDir, warn, ...over });
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= storage.close());
  onTestFinished(close);
  return { dataDir, storage: { ...storage, close }, warnings };
}
