import { readdirSync } from 'node:fs';
import path from 'node:path';

/** The files of the client whose name fits, as paths from the project's root. */
export function clientFiles(name: RegExp): string[] {
  return readdirSync('client', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
}
