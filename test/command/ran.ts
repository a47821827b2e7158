import { vi } from 'vitest';
import { runCommandLine } from '#server/command/command-line.ts';

export interface Printed {
  code: number;
  out: string;
  err: string;
}

/** Runs the command as the shell would, against one data folder, and keeps what it prints. */
export async function ran(dataDir: string, ...words: string[]): Promise<Printed> {
  const printed: Printed = { code: 0, out: '', err: '' };
  vi.stubEnv('DATA_DIR', dataDir);
  const spies = [
    vi
      .spyOn(process.stdout, 'write')
      .mockImplementation((text) => ((printed.out += String(text)), true)),
    vi
      .spyOn(process.stderr, 'write')
      .mockImplementation((text) => ((printed.err += String(text)), true)),
  ];
  printed.code = await runCommandLine(words);
  for (const spy of spies) spy.mockRestore();
  return printed;
}
