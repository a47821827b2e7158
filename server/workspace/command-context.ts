import type { CommandContext } from '#server/command/commands.ts';
import { backup, verify } from '#server/storage/embedded/backup.ts';
import type { Workspace } from '#server/workspace/workspace.ts';

/** What the command line may ask of a workspace, wherever it runs. */
export function commandContext(
  workspace: Workspace,
  dataDir: string,
  makeLink: (email: string) => Promise<string>,
): CommandContext {
  return {
    workspace,
    makeLink,
    backup: (file) => backup(workspace.storage, dataDir, file),
    verify: () => verify(workspace.storage, dataDir),
  };
}
