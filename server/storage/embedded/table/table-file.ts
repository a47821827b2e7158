import { createHash } from 'node:crypto';
import { readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Adapter } from 'lowdb';
import {
  cloneFile,
  discard,
  type OnStep,
  syncFolder,
  tempBeside,
  unlessMissing,
  writeTemp,
} from '#server/storage/embedded/durable-file.ts';

/** Rows of each table as the JSON text that stands in the file, in order. */
export type Texts = ReadonlyMap<string, readonly string[]>;

/** One file of tables could not be read, and neither could its older copies. */
export class DamagedTables extends Error {
  override readonly name = 'DamagedTables';
}

interface TableFileWishes {
  readonly mode?: number;
  readonly warn: (line: string) => void;
  readonly now: () => Date;
  readonly onStep?: OnStep;
}

/** A file of tables that matched its checksum. */
export interface Reading {
  readonly file: string;
  readonly sequence: number;
  readonly savedAt: string;
  readonly texts: Texts;
}

/**
 * lowdb's adapter, made durable. The file is JSON that a person can read:
 *
 *     {"format":"nayar-tables","sequence":17,"savedAt":"2026-…","sha256":"…",
 *     "tables":{
 *     "people":[
 *     {"id":"…", …},
 *     {"id":"…", …}
 *     ],
 *     "forums":[
 *     ]
 *     }}
 *
 * The checksum stands in the first line and covers the name of the file, sequence, time, and every byte after that line;
 * so one row is one line, a change shows in a diff, and a file put in another's place is noticed. The two good
 * files before this one stay beside it as `.1` and `.2`. A file edited by hand no longer matches: it is set aside, never
 * overwritten, and the newest good copy takes its place.
 */
export class TableFile implements Adapter<Texts> {
  readonly #file: string;
  readonly #wishes: TableFileWishes;
  #sequence = 0;

  constructor(file: string, wishes: TableFileWishes) {
    this.#file = file;
    this.#wishes = wishes;
  }

  /** The newest good content; null when neither the file nor a copy of it exists. Throws `DamagedTables`. */
  async read(): Promise<Texts | null> {
    const main = await readTables(this.#file);
    if (main && 'texts' in main) {
      this.#sequence = main.sequence;
      return main.texts;
    }
    const best = await newestCopy(this.#file);
    if (best && best !== 'damaged') return this.#goOnFrom(best, main !== undefined);
    if (!main && best === null) return null;
    throw new DamagedTables(
      `${path.basename(this.#file)} is damaged and no older copy of it is good; restore a backup`,
    );
  }

  /** Resolves when the content is on disk. When it rejects, the file and its copies hold what they held. */
  async write(texts: Texts): Promise<void> {
    const sequence = this.#sequence + 1;
    const savedAt = this.#wishes.now().toISOString();
    const text = composeTables(this.#file, { sequence, savedAt, texts });
    const temp = await writeTemp(this.#file, text, this.#wishes.mode);
    try {
      await this.#step('written');
      await this.#keepPrevious();
      await this.#step('previous-kept');
      await rename(temp, this.#file);
    } catch (error) {
      await discard(temp);
      throw error;
    }
    try {
      await this.#step('renamed');
      await syncFolder(path.dirname(this.#file));
    } catch (error) {
      await this.#takeBack();
      throw error;
    }
    this.#sequence = sequence;
  }

  async #step(name: string): Promise<void> {
    await this.#wishes.onStep?.(`${path.basename(this.#file)} ${name}`);
  }

  async #goOnFrom(copy: Reading, setAside: boolean): Promise<Texts> {
    const { warn, now } = this.#wishes;
    const name = path.basename(this.#file);
    const stamp = now().toISOString().replaceAll(/[:.]/g, '-');
    const aside = `${this.#file}.damaged-${stamp}`;
    if (setAside) await rename(this.#file, aside);
    const fate = setAside ? `is damaged (kept as ${path.basename(aside)})` : 'is missing';
    warn(
      `${name} ${fate}: going on from ${path.basename(copy.file)}, saved at ${copy.savedAt}; what was changed after it is not in it`,
    );
    this.#sequence = copy.sequence;
    await this.write(copy.texts);
    return copy.texts;
  }

  async #keepPrevious(): Promise<void> {
    const [newer, older] = copiesOf(this.#file);
    // Nothing stands there to be kept, so the copies are all there is: a bad one must not take a good one's place.
    if (!(await unlessMissing(stat(this.#file)))) return;
    await unlessMissing(rename(newer, older));
    // Two names of one file, as a stopped write leaves them, are not renamed but both kept: then the first must go.
    await rm(newer, { force: true });
    await cloneFile(this.#file, newer);
  }

  /** The new name may or may not have reached the disk, and the caller is told that it failed: the old one goes back. */
  async #takeBack(): Promise<void> {
    const [newer] = copiesOf(this.#file);
    const temp = tempBeside(this.#file);
    try {
      const previous = await readTables(newer);
      if (previous && 'texts' in previous && previous.sequence === this.#sequence) {
        await cloneFile(newer, temp);
        await rename(temp, this.#file);
      } else {
        await rm(this.#file, { force: true });
      }
      await syncFolder(path.dirname(this.#file));
    } catch {
      // The next successful write puts disk and memory in line again.
      await discard(temp);
    }
  }
}

export const copiesOf = (file: string): readonly [newer: string, older: string] => [
  `${file}.1`,
  `${file}.2`,
];

/** What to go on from when the file itself is no good: the newest good copy; null when there are none at all. */
async function newestCopy(file: string): Promise<Reading | null | 'damaged'> {
  const copies = await Promise.all(copiesOf(file).map(readTables));
  const good = copies.filter((copy) => copy !== undefined && 'texts' in copy);
  const [best] = good.toSorted((one, other) => other.sequence - one.sequence);
  return best ?? (copies.every((copy) => copy === undefined) ? null : 'damaged');
}

/** What a start would read, without touching anything; null when nothing of it is good. */
export async function readNewest(file: string): Promise<Reading | null> {
  const main = await readTables(file);
  if (main && 'texts' in main) return main;
  const copy = await newestCopy(file);
  return copy === 'damaged' ? null : copy;
}

/** Reads one file without touching anything: undefined when missing, `damaged` when it does not match its checksum. */
export async function readTables(
  file: string,
): Promise<Reading | { readonly damaged: string } | undefined> {
  const text = await unlessMissing(readFile(file, 'utf8'));
  if (text === undefined) return undefined;
  const firstEnd = text.indexOf('\n');
  const head = HEAD.exec(text.slice(0, Math.max(firstEnd, 0)));
  if (!head) return { damaged: text.trim() === '' ? 'it is empty' : 'its first line is not ours' };
  const [, sequence = '', savedAt = '', sum] = head;
  const body = text.slice(firstEnd + 1);
  if (sum !== checksum(file, `${sequence} ${savedAt}`, body)) {
    return { damaged: 'it does not match its checksum' };
  }
  return { file, sequence: Number(sequence), savedAt, texts: textsIn(text) };
}

/** The text of a file of tables. */
export function composeTables(
  file: string,
  { sequence, savedAt, texts }: Pick<Reading, 'sequence' | 'savedAt' | 'texts'>,
): string {
  const tables = [...texts].map(
    ([name, rows]) =>
      `${JSON.stringify(name)}:[\n${rows.join(',\n')}${rows.length > 0 ? '\n' : ''}]`,
  );
  const body = `"tables":{\n${tables.join(',\n')}\n}}\n`;
  const sum = checksum(file, `${sequence} ${savedAt}`, body);
  return `{"format":"nayar-tables","sequence":${sequence},"savedAt":"${savedAt}","sha256":"${sum}",\n${body}`;
}

const HEAD =
  /^\{"format":"nayar-tables","sequence":(\d{1,15}),"savedAt":"([^"]{1,40})","sha256":"([0-9a-f]{64})",$/;

function checksum(file: string, head: string, body: string): string {
  // A copy is the same content under another ending.
  const name = path.basename(file).replace(/\.json(\.[12])?$/, '');
  return createHash('sha256').update(`${name} ${head}\n`).update(body).digest('hex');
}

function textsIn(text: string): Texts {
  const { tables } = JSON.parse(text) as { tables: Readonly<Record<string, readonly unknown[]>> };
  return new Map(
    Object.entries(tables).map(([name, rows]) => [name, rows.map((row) => JSON.stringify(row))]),
  );
}
