import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/** Every file in a folder with its content, to show that nothing was touched. */
export async function everyFile(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder, { recursive: true });
  const files = new Map<string, string>();
  for (const name of names.toSorted()) {
    const file = path.join(folder, name);
    if ((await stat(file)).isFile()) files.set(name, (await readFile(file)).toString('base64'));
  }
  return files;
}
