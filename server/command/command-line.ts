import path from 'node:path';
import { inProcessBus } from '#server/bus/in-process-bus.ts';
import { CommandAnswer } from '#server/command/command-door.ts';
import { helpLines, readArguments, type CommandWords } from '#server/command/command-arguments.ts';
import { outcomeOfBackup, outcomeOfVerify, runCommand } from '#server/command/commands.ts';
import { CommandRefused, type Outcome } from '#server/command/outcome.ts';
import {
  addressOf,
  type Configuration,
  readConfiguration,
} from '#server/configuration/configuration.ts';
import { keepSecret } from '#server/configuration/secret.ts';
import { stoppedExporting } from '#server/interchange/stopped-exporting.ts';
import { signIn } from '#server/sign-in/sign-in.ts';
import { backup, BackupRefused } from '#server/storage/embedded/backup.ts';
import { openEmbedded } from '#server/storage/embedded/open.ts';
import { readServerDoor } from '#server/storage/embedded/server-door.ts';
import { restore } from '#server/storage/embedded/restore.ts';
import { verify } from '#server/storage/embedded/verify.ts';
import { StartRefused } from '#server/storage/storage.ts';
import { workspaceOver } from '#server/workspace/workspace.ts';

/** The `nayar` command: on a running workspace through its door, on a stopped one directly. Resolves to the exit code. */
export async function runCommandLine(words: readonly string[]): Promise<number> {
  const asJson = words.includes('--json');
  try {
    const outcome = await carryOut(readArguments(words));
    process.stdout.write(
      asJson ? `${JSON.stringify(outcome.json)}\n` : `${outcome.text.join('\n')}\n`,
    );
    return 0;
  } catch (fault) {
    const code = codeOf(fault);
    const message = fault instanceof Error ? fault.message : String(fault);
    process.stderr.write(asJson ? `${JSON.stringify({ code, message })}\n` : `${message}\n`);
    return 1;
  }
}

function codeOf(fault: unknown): string {
  if (fault instanceof CommandRefused) return fault.code;
  return fault instanceof StartRefused || fault instanceof BackupRefused ? 'refused' : 'unexpected';
}

async function carryOut({ name, options }: CommandWords): Promise<Outcome> {
  if (name === 'help') return { json: helpLines(), text: helpLines() };
  const configuration = readConfiguration(process.env);
  const { argument } = options;
  // A running server may have another working folder: files are named in full.
  const full = argument === undefined ? options : { ...options, argument: path.resolve(argument) };
  if (name === 'restore') return restoreInto(configuration, full['argument']);
  const { out } = options;
  const named = name === 'paper import' ? full : options;
  const given = name === 'backup' ? full : { ...named, ...(out && { out: path.resolve(out) }) };
  const door = await readServerDoor(configuration.dataDir);
  // Both read the folder as it lies: opening a stopped workspace first could mend, or refuse, what is to be seen.
  if (name === 'verify') return outcomeOfVerify(await verify(configuration.dataDir));
  if (name === 'backup' && !door) return backUpStopped(configuration, full['argument']);
  return door ? askServer(door, name, given) : onStoppedWorkspace(configuration, name, given);
}

async function backUpStopped(
  { dataDir }: Configuration,
  file: string | undefined,
): Promise<Outcome> {
  if (!file) throw new CommandRefused('option-missing', 'backup needs the FILE to write');
  return outcomeOfBackup(file, await backup(dataDir, file));
}

async function restoreInto({ dataDir }: Configuration, file: string | undefined): Promise<Outcome> {
  if (!file) throw new CommandRefused('option-missing', 'restore needs the FILE of a backup');
  const report = await restore(file, dataDir);
  return { json: report, text: [`restored into ${dataDir}: ${report.papers} papers`] };
}

async function askServer(
  door: { readonly port: number; readonly token: string },
  name: string,
  options: CommandWords['options'],
): Promise<Outcome> {
  const response = await fetch(`http://127.0.0.1:${door.port}/`, {
    method: 'POST',
    headers: { authorization: `Bearer ${door.token}` },
    body: JSON.stringify({ name, options }),
  });
  if (!response.ok)
    throw new CommandRefused('door-closed', 'the running server did not take the command');
  const answer = CommandAnswer.parse(await response.json());
  if ('refused' in answer) throw new CommandRefused(answer.refused.code, answer.refused.message);
  return answer;
}

async function onStoppedWorkspace(
  configuration: Configuration,
  name: string,
  options: CommandWords['options'],
): Promise<Outcome> {
  const { dataDir, workspaceId, publicUrl, host, port } = configuration;
  const warn = (line: string) => void process.stderr.write(`${line}\n`);
  const storage = await openEmbedded({ dataDir, workspaceId, warn, mustExist: true });
  const bus = inProcessBus((fault) => warn(String(fault)));
  const workspace = workspaceOver(storage, bus, () => new Date());
  const stopped = stoppedExporting(workspace, (fault) => warn(String(fault)));
  try {
    const entry = await signIn({
      store: storage.signIn,
      catalogue: storage.catalogue,
      audit: storage.audit,
      bus,
      mailer: null,
      publicUrl: publicUrl ?? addressOf(host, port),
      secret: await keepSecret(dataDir),
      now: workspace.now,
    });
    const context = {
      workspace,
      exporting: stopped.exporting,
      register: stopped.register,
      makeLink: (email: string) => entry.makeLink(email),
      backup: (file: string) => backup(dataDir, file),
      verify: () => verify(dataDir),
    };
    return await runCommand(name, context, options);
  } finally {
    stopped.close();
    await storage.close();
  }
}
