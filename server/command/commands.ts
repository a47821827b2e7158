import { KINDS } from '#shared/paper/kind.ts';
import { isListed, SCHEMA_VERSION } from '#shared/paper/paper.ts';
import { words as english } from '#shared/locale/en/words.ts';
import { isRefusalCode, Refusal } from '#shared/refusal/refusal.ts';
import { ROLES, type Role } from '#shared/member/role.ts';
import { addMember } from '#shared/member/member-contract.ts';
import type { Forum } from '#shared/forum/forum.ts';
import { importPaper } from '#server/command/import-paper.ts';
import { exportForum, exportSession, exportTable } from '#server/command/export-as.ts';
import { exportPaper } from '#server/command/export-paper.ts';
import { CommandRefused, need, type Options, type Outcome } from '#server/command/outcome.ts';
import type { Exporting } from '#server/interchange/exporting.ts';
import { WordRefused } from '#server/interchange/reading/limits.ts';
import { OPERATOR } from '#server/member/actor.ts';
import type { RegisterDeps } from '#server/register/register-view.ts';
import type { Workspace } from '#server/workspace/workspace.ts';

/** What a command may need beyond the workspace; given by the running server or by the command line itself. */
export interface CommandContext {
  readonly workspace: Workspace;
  readonly exporting: Pick<Exporting, 'write' | 'update' | 'pressPaper' | 'print'>;
  readonly register: RegisterDeps;
  readonly makeLink: (email: string) => Promise<string>;
  readonly backup: (file: string) => Promise<BackupReport>;
  readonly verify: () => Promise<VerifyReport>;
}
export interface VerifyReport {
  readonly ok: boolean;
  readonly lines: readonly string[];
}

export interface Command {
  readonly usage: string;
  readonly summary: string;
  run(context: CommandContext, options: Options): Promise<Outcome>;
}

async function forumNamed({ workspace }: CommandContext, wanted: string): Promise<Forum> {
  const { forums } = workspace.storage.catalogue.tables;
  const byId = await forums.get(wanted);
  const found = byId ? [byId] : await forums.find({ name: wanted });
  const [forum] = found;
  if (!forum)
    throw new CommandRefused('forum-not-found', `there is no forum with the id or name ${wanted}`);
  if (found.length > 1)
    throw new CommandRefused('forum-ambiguous', `several forums are named ${wanted}; give the id`);
  return forum;
}

const isRole = (text: string): text is Role => (ROLES as readonly string[]).includes(text);

async function addOne(context: CommandContext, options: Options): Promise<Outcome> {
  const forum = await forumNamed(context, need(options, 'forum'));
  const role = need(options, 'role');
  if (!isRole(role))
    throw new CommandRefused('role-unknown', `--role is one of ${ROLES.join(', ')}`);
  const { title, office, region } = options;
  const wish = addMember.body.safeParse({
    email: need(options, 'email'),
    name: need(options, 'name'),
    role,
    ...(title && { title }),
    ...(office && { office }),
    ...(region && { region }),
  });
  if (!wish.success) {
    const field = String(wish.error.issues[0]?.path[0] ?? 'input');
    throw new CommandRefused('invalid-input', `--${field} is not valid`);
  }
  const { membership, person } = await context.workspace.memberships.add(
    forum.id,
    wish.data,
    OPERATOR,
  );
  const text = [`${person.email} is now ${membership.role} in ${forum.name}`];
  return { json: { id: membership.id, personId: person.id }, text };
}

async function removeOne(context: CommandContext, options: Options): Promise<Outcome> {
  const forum = await forumNamed(context, need(options, 'forum'));
  const { catalogue } = context.workspace.storage;
  const email = options['email']?.trim().toLowerCase();
  const [person] = email ? await catalogue.tables.people.find({ email }) : [];
  const id = options['id'] ?? options['argument'];
  const [membership] = person
    ? await catalogue.tables.memberships.find({ forumId: forum.id, personId: person.id })
    : id
      ? await catalogue.tables.memberships.find({ forumId: forum.id, id })
      : [];
  if (!membership)
    throw new CommandRefused('member-not-found', 'there is no such member; give --email or --id');
  await context.workspace.memberships.remove(membership.id, forum.id, OPERATOR);
  return { json: { id: membership.id }, text: [`removed from ${forum.name}`] };
}

async function listPapers(context: CommandContext, options: Options): Promise<Outcome> {
  const forum = await forumNamed(context, need(options, 'forum'));
  const { tables } = context.workspace.storage.catalogue;
  const cards = (await tables.papers.find({ forumId: forum.id })).filter(isListed);
  const rows = cards.map(({ id, title, kind, stage }) => ({
    id,
    title,
    kind,
    stage,
    schema: SCHEMA_VERSION,
  }));
  return {
    json: rows,
    text: rows.map((row) => `${row.id}  ${row.kind}  ${row.stage}  ${row.title}`),
  };
}

interface BackupReport {
  readonly papers: number;
  readonly bytes: number;
}

export function outcomeOfBackup(file: string, { papers, bytes }: BackupReport): Outcome {
  return { json: { file, papers, bytes }, text: [`${file}: ${papers} papers, ${bytes} bytes`] };
}

/** Damage is a refusal: a script that runs `verify` must stop at it. */
export function outcomeOfVerify(report: VerifyReport): Outcome {
  if (!report.ok) throw new CommandRefused('damage-found', report.lines.join('\n'));
  return { json: report, text: report.lines };
}

/** Everything `npm run nayar` can do, by name. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  'sign-in-link': {
    usage: 'sign-in-link --email E',
    summary: 'print an address that signs this member in once',
    async run(context, options) {
      const email = need(options, 'email').trim().toLowerCase();
      const [person] = await context.workspace.storage.catalogue.tables.people.find({ email });
      if (!person)
        throw new CommandRefused('member-not-found', `nobody here has the address ${email}`);
      const url = await context.makeLink(email);
      return { json: { url }, text: [url] };
    },
  },
  'member add': {
    usage: 'member add --forum F --email E --name N --role R [--title T] [--office O] [--region R]',
    summary: `make somebody a member; roles: ${ROLES.join(', ')}`,
    run: addOne,
  },
  'member remove': {
    usage: 'member remove --forum F (--email E | --id ID)',
    summary: 'end a membership; open papers close at once',
    run: removeOne,
  },
  'forum list': {
    usage: 'forum list',
    summary: 'the forums with their ids',
    async run({ workspace }) {
      const forums = await workspace.storage.catalogue.tables.forums.find({});
      const rows = forums.map(({ id, name }) => ({ id, name }));
      return { json: rows, text: rows.map((row) => `${row.id}  ${row.name}`) };
    },
  },
  'forum add': {
    usage: 'forum add --name N --coordinator E [--purpose P]',
    summary: 'found a forum; its coordinator is a person who is in the workspace already',
    async run({ workspace }, options) {
      const email = need(options, 'coordinator').trim().toLowerCase();
      const [person] = await workspace.storage.catalogue.tables.people.find({ email });
      if (!person)
        throw new CommandRefused('member-not-found', `nobody here has the address ${email}`);
      const name = need(options, 'name');
      const { forum } = await workspace.found(
        { name, purpose: options['purpose'] ?? '' },
        person.id,
      );
      workspace.bus.announce({ kind: 'person-changed', personId: person.id });
      return { json: { id: forum.id }, text: [forum.id] };
    },
  },
  'forum export': {
    usage: 'forum export ID --format docx|csv|pptx --out FILE --as E',
    summary: 'write the recommendations of a forum, or slides of them, as this member sees them',
    async run(context, options) {
      return exportForum(context, await forumNamed(context, need(options, 'argument')), options);
    },
  },
  'session export': {
    usage: 'session export ID --format pdf|pptx --out FILE --as E',
    summary: 'write the pack of a session, or slides of its papers, as this member sees them',
    run: exportSession,
  },
  'paper list': {
    usage: 'paper list --forum F',
    summary: 'the papers of a forum',
    run: listPapers,
  },
  'paper export': {
    usage:
      'paper export ID --format docx|pdf|html|md|json --out FILE [--version V] [--since V] [--suggestions clean|marked|original] [--comments]; or ID --table remarks|amendments --format docx|csv --out FILE --as E',
    summary:
      'write a paper as Word, PDF, HTML, Markdown or JSON, private remarks staying inside; or a table about it, as this member sees it',
    run: (context, options) =>
      options['table'] === undefined
        ? exportPaper(context, options)
        : exportTable(context, options),
  },
  'paper import': {
    usage: 'paper import FILE --forum F --kind K [--title T]',
    summary: `make a paper out of a Word file, a web page, Markdown or text; kinds: ${KINDS.join(', ')}`,
    run: async (context, options) =>
      importPaper(context.workspace, await forumNamed(context, need(options, 'forum')), options),
  },
  backup: {
    usage: 'backup FILE',
    summary: 'write one file with everything but sign-in sessions; works beside a running server',
    async run(context, options) {
      const file = need(options, 'argument');
      return outcomeOfBackup(file, await context.backup(file));
    },
  },
  verify: {
    usage: 'verify',
    summary: 'check every hash, log and chain; changes nothing',
    async run(context) {
      return outcomeOfVerify(await context.verify());
    },
  },
};

/** Runs a command, turning the program's own refusals into the command line's. */
export async function runCommand(
  name: string,
  context: CommandContext,
  options: Options,
): Promise<Outcome> {
  const command = COMMANDS[name];
  if (!command)
    throw new CommandRefused('command-unknown', `there is no command ${name}; see help`);
  try {
    return await command.run(context, options);
  } catch (fault) {
    if ((fault instanceof Refusal || fault instanceof WordRefused) && isRefusalCode(fault.code))
      throw new CommandRefused(fault.code, english.refusal[fault.code]);
    throw fault;
  }
}
