import { Press } from '#server/interchange/pdf/press.ts';
import { Exporting } from '#server/interchange/exporting.ts';
import { saidBeside } from '#server/position/said-beside.ts';
import type { RegisterDeps } from '#server/register/register-view.ts';
import { TypedIndex } from '#server/register/typed-index.ts';
import { OnDisk } from '#server/room/on-disk.ts';
import type { Workspace } from '#server/workspace/workspace.ts';

/** What files are made out of: papers for the press, and the register of forums. */
export interface StoppedExporting {
  readonly exporting: Exporting;
  readonly register: RegisterDeps;
  close(): void;
}

/** Exporting out of a workspace that nobody serves: papers are read as they lie on disk. */
export function stoppedExporting(
  { storage, bus, now }: Pick<Workspace, 'storage' | 'bus' | 'now'>,
  onFault: (fault: unknown) => void,
): StoppedExporting {
  const { catalogue, work, versions } = storage;
  const content = async (paperId: string) =>
    new OnDisk(await storage.papers.read(paperId)).encode();
  const index = new TypedIndex({ catalogue, bus, content, onFault });
  const register = { catalogue, work, versions, index };
  const exporting = new Exporting({
    storage,
    content,
    now,
    saidBeside: (asked) => saidBeside(register, asked),
    press: new Press((flaw) => onFault(new Error(flaw))),
  });
  return {
    exporting,
    register,
    close() {
      index.close();
      exporting.close();
    },
  };
}
