import { Press } from '#server/interchange/pdf/press.ts';
import { Exporting } from '#server/interchange/exporting.ts';
import { saidBeside } from '#server/position/said-beside.ts';
import { TypedIndex } from '#server/register/typed-index.ts';
import { OnDisk } from '#server/room/on-disk.ts';
import type { Workspace } from '#server/workspace/workspace.ts';

/** Exporting out of a workspace that nobody serves: papers are read as they lie on disk. */
export function stoppedExporting(
  { storage, bus, now }: Pick<Workspace, 'storage' | 'bus' | 'now'>,
  onFault: (fault: unknown) => void,
): Exporting {
  const { catalogue, work, versions } = storage;
  const content = async (paperId: string) =>
    new OnDisk(await storage.papers.read(paperId)).encode();
  const index = new TypedIndex({ catalogue, bus, content, onFault });
  const reading = { catalogue, work, versions, index };
  return new Exporting({
    storage,
    content,
    now,
    saidBeside: (asked) => saidBeside(reading, asked),
    press: new Press((flaw) => onFault(new Error(flaw))),
  });
}
