import { writeFile } from 'node:fs/promises';
import { CommandRefused, type Outcome } from '#server/command/outcome.ts';

/** Writes the file that a command was asked for, and tells how long it became. */
export async function writeOut(out: string, file: Uint8Array): Promise<Outcome> {
  await writeFile(out, file).catch((fault: NodeJS.ErrnoException) => {
    const why = fault.code === 'ENOENT' ? 'there is no such folder' : (fault.code ?? 'it failed');
    throw new CommandRefused('file-not-written', `${out} cannot be written: ${why}`);
  });
  const { length: bytes } = file;
  return { json: { file: out, bytes }, text: [`${out}: ${String(bytes)} bytes`] };
}
