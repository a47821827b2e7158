import { type FileHandle, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  chained,
  chainStart,
  composeLine,
  parseLine,
  verifyChain,
} from '#server/storage/embedded/audit-chain.ts';
import {
  cutFile,
  freeName,
  type OnStep,
  replaceFile,
  writeWhole,
} from '#server/storage/embedded/durable-file.ts';
import { linesFromEnd } from '#server/storage/embedded/lines-from-end.ts';
import type { AuditEntry, AuditLog } from '#server/storage/audit-log.ts';

interface AuditFileWishes {
  readonly file: string;
  readonly instanceId: string;
  readonly warn: (line: string) => void;
  readonly onStep?: OnStep;
}

interface Waiting {
  readonly entry: AuditEntry;
  readonly done: () => void;
  readonly failed: (reason: unknown) => void;
}

/** The end of the lines that can be read, and the hash the next one is chained to. */
interface End {
  readonly bytes: number;
  readonly hash: string;
}

/** The audit log in one file; the form of a line is in `audit-chain.ts`. Lines that wait share one flush. */
export class AuditFile implements AuditLog {
  readonly #wishes: AuditFileWishes;
  readonly #waiting: Waiting[] = [];
  #handle: FileHandle;
  #end: End;
  #working: Promise<void> | null = null;
  #closed = false;
  /** After a failed flush the same open file is never trusted again. */
  #distrusted = false;

  private constructor(wishes: AuditFileWishes, handle: FileHandle, end: End) {
    this.#wishes = wishes;
    this.#handle = handle;
    this.#end = end;
  }

  /** Opens the file, which must exist. A torn end is set aside as `audit.log.torn` and told. */
  static async open(wishes: AuditFileWishes): Promise<AuditFile> {
    const { file } = wishes;
    const end = await findEnd(wishes);
    await setTornEndAside(wishes, end);
    const handle = await open(file, 'r+');
    await handle.datasync();
    return new AuditFile(wishes, handle, end);
  }

  append(entry: AuditEntry): Promise<void> {
    if (this.#closed) return Promise.reject(new Error('the audit log is closed'));
    return new Promise((done, failed) => {
      this.#waiting.push({ entry, done, failed });
      this.#working ??= this.#work();
    });
  }

  async last(count: number, forumId?: string): Promise<readonly AuditEntry[]> {
    const found: AuditEntry[] = [];
    if (count <= 0) return found;
    const handle = await open(this.#wishes.file, 'r');
    try {
      for await (const { text } of linesFromEnd(handle, this.#end.bytes)) {
        const line = parseLine(text);
        if (!line) continue;
        const entry = JSON.parse(line.entryText) as AuditEntry;
        if (forumId === undefined || entry.forumId === forumId) found.push(entry);
        if (found.length === count) break;
      }
    } finally {
      await handle.close();
    }
    return found;
  }

  async verify(): Promise<{ readonly lines: number; readonly brokenAt: number | null }> {
    const log = await readFile(this.#wishes.file);
    return verifyChain(log.subarray(0, this.#end.bytes), this.#wishes.instanceId);
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#working;
    await this.#handle.close();
  }

  async #work(): Promise<void> {
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0);
      try {
        await this.#write(group.map(({ entry }) => entry));
        for (const { done } of group) done();
      } catch (error) {
        for (const { failed } of group) failed(error);
      }
    }
    this.#working = null;
  }

  async #write(entries: readonly AuditEntry[]): Promise<void> {
    await this.#wishes.onStep?.('audit');
    if (this.#distrusted) await this.#startAnew();
    let { hash } = this.#end;
    const lines = entries.map((entry) => {
      const line = chained(hash, entry);
      hash = line.hash;
      return composeLine(line);
    });
    const text = Buffer.from(lines.join(''));
    await this.#flush(text);
    this.#end = { bytes: this.#end.bytes + text.length, hash };
  }

  async #flush(text: Uint8Array): Promise<void> {
    const { bytes } = this.#end;
    try {
      await writeWhole(this.#handle, text, bytes);
    } catch (error) {
      // Half a line must not stand before the next one; when it cannot be cut off the file is written anew.
      await this.#handle.truncate(bytes).catch(() => (this.#distrusted = true));
      throw error;
    }
    try {
      await this.#handle.datasync();
    } catch (error) {
      this.#distrusted = true;
      // What the caller is told is refused is not found at the next start either, as far as this disk still obeys.
      await this.#handle.truncate(bytes).catch(() => undefined);
      throw error;
    }
  }

  /** The lines known to be on disk go to a new file; what was refused is not in it. */
  async #startAnew(): Promise<void> {
    const { file } = this.#wishes;
    const kept = (await readFile(file)).subarray(0, this.#end.bytes);
    await replaceFile(file, kept);
    const fresh = await open(file, 'r+');
    await this.#handle.close().catch(() => undefined);
    this.#handle = fresh;
    this.#distrusted = false;
  }
}

/** Goes back from the end to the last line that is one of ours. */
async function findEnd({ file, instanceId }: AuditFileWishes): Promise<End> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    for await (const { text, end, isWhole } of linesFromEnd(handle, size)) {
      const line = isWhole ? parseLine(text) : null;
      if (line) return { bytes: end, hash: line.hash };
    }
    return { bytes: 0, hash: chainStart(instanceId) };
  } finally {
    await handle.close();
  }
}

async function setTornEndAside({ file, warn }: AuditFileWishes, end: End): Promise<void> {
  const torn = (await readFile(file)).subarray(end.bytes);
  if (torn.length === 0) return;
  const aside = await freeName(`${file}.torn`, torn);
  await replaceFile(aside, torn);
  await cutFile(file, end.bytes);
  warn(
    `the audit log ended in a broken line: ${torn.length} bytes were set aside as ${path.basename(aside)}`,
  );
}
