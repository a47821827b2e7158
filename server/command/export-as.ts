import { CommandRefused, need, type Options, type Outcome } from '#server/command/outcome.ts';
import { writeOut } from '#server/command/write-out.ts';
import type { Exporting } from '#server/interchange/exporting.ts';
import { packFile } from '#server/interchange/pack-file.ts';
import type { SentFile } from '#server/interchange/send-file.ts';
import { commandAs } from '#server/interchange/taker.ts';
import { PaperTables } from '#server/matrix/paper-tables.ts';
import { TableFiles } from '#server/matrix/table-files.ts';
import { forumWish, Presenter, sessionWish } from '#server/meeting/presentation-file.ts';
import { accessThatMay, memberWhoMay } from '#server/paper/access.ts';
import { personAtSession } from '#server/pre-read/door.ts';
import { registerFile, registerSheet } from '#server/register/register-file.ts';
import { type RegisterDeps, registerFor } from '#server/register/register-view.ts';
import { decisionsOnRecord } from '#server/suggestion/decisions-on-record.ts';
import { VersionShelf } from '#server/version/version-shelf.ts';
import type { Workspace } from '#server/workspace/workspace.ts';
import type { Forum } from '#shared/forum/forum.ts';
import type { Person } from '#shared/member/person.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { registerFilterFrom } from '#shared/register/register-filter.ts';
import { shownBlocks } from '#shared/register/map-view.ts';

interface Means {
  readonly workspace: Pick<Workspace, 'storage' | 'now'>;
  readonly exporting: Pick<Exporting, 'update' | 'pressPaper' | 'print'>;
  readonly register: RegisterDeps;
}

/** A screen that nobody has narrowed or sorted. */
const WHOLE = new URLSearchParams();

/** Writes the remarks on a paper or its amendments as a table, as one member would be given it. */
export async function exportTable(means: Means, options: Options): Promise<Outcome> {
  const { storage, now } = means.workspace;
  const table = oneOf(options, 'table', ['remarks', 'amendments']);
  const format = oneOf(options, 'format', ['docx', 'csv']);
  const idle = ['version', 'since', 'suggestions', 'comments'].find((name) => name in options);
  if (idle !== undefined)
    throw new CommandRefused('table-unknown', `--table does not go with --${idle}`);
  const id = need(options, 'argument');
  if (!(await storage.catalogue.tables.papers.get(id)))
    throw new CommandRefused('paper-not-found', `there is no paper with the id ${id}`);
  return writtenAs(means, options, async (person) => {
    const access = await accessThatMay(storage.catalogue, id, person.id, 'read');
    const tables = new PaperTables({
      ...storage,
      decisions: { list: (...asked) => decisionsOnRecord(storage, ...asked) },
      content: (paperId) => means.exporting.update(paperId),
    });
    const files = new TableFiles({ ...storage, now });
    const taker = commandAs(person.id);
    const looking = { person, access, search: WHOLE };
    if (table === 'remarks') {
      const seen = await tables.matrix(looking);
      return format === 'csv' ? files.matrixCsv(seen, taker) : files.matrix(seen, taker);
    }
    const seen = await tables.amendments(looking);
    return format === 'csv' ? files.amendmentsCsv(seen, taker) : files.amendments(seen, taker);
  });
}

/** Writes the recommendations of a forum, or a presentation of them, as one member would be given it. */
export async function exportForum(
  means: Means,
  { id: forumId }: Forum,
  options: Options,
): Promise<Outcome> {
  const { storage, now } = means.workspace;
  const format = oneOf(options, 'format', ['docx', 'csv', 'pptx']);
  return writtenAs(means, options, async (person) => {
    const membership = await memberWhoMay(storage.catalogue, forumId, person.id, 'read');
    const taker = commandAs(person.id);
    if (format === 'pptx') {
      const wish = await forumWish(storage.catalogue, { person, membership });
      return presented(means, wish, forumId);
    }
    const { role } = membership;
    const all = await registerFor(means.register, forumId, { personId: person.id, role });
    const view = { ...all, blocks: shownBlocks(all, registerFilterFrom(WHOLE)) };
    const deps = { ...means.register, audit: storage.audit, now };
    const seen = { forumId, person, all, view };
    return format === 'csv' ? registerSheet(deps, seen, taker) : registerFile(deps, seen, taker);
  });
}

/** Writes all that goes with a session, or a presentation of its papers, as one member would be given it. */
export async function exportSession(means: Means, options: Options): Promise<Outcome> {
  const { exporting, workspace } = means;
  const { storage, now } = workspace;
  const format = oneOf(options, 'format', ['pdf', 'pptx']);
  const id = need(options, 'argument');
  if (!(await storage.catalogue.tables.sessions.get(id)))
    throw new CommandRefused('session-not-found', `there is no session with the id ${id}`);
  return writtenAs(means, options, async (person) => {
    const at = await personAtSession(storage.catalogue, id, person);
    if (format === 'pptx') return presented(means, sessionWish(at), id);
    const shelf = new VersionShelf({ storage, now });
    return packFile({ storage, exporting, shelf, now }, at, { taker: commandAs(person.id) });
  });
}

function presented(
  { workspace: { storage, now }, register }: Means,
  wish: ReturnType<typeof sessionWish>,
  subject: string,
): Promise<SentFile> {
  const presenter = new Presenter({ ...register, audit: storage.audit, now });
  const { signal: gone } = new AbortController();
  const asking = { taker: commandAs(wish.person.id), isDecidedOnly: false, gone };
  return presenter.file(wish, subject, asking);
}

/** Makes a file for the member that `--as` names, and writes it. */
async function writtenAs(
  { workspace }: Means,
  options: Options,
  make: (person: Person) => Promise<SentFile>,
): Promise<Outcome> {
  const out = need(options, 'out');
  const email = need(options, 'as').trim().toLowerCase();
  const [person] = await workspace.storage.catalogue.tables.people.find({ email });
  if (!person) throw new CommandRefused('member-not-found', `nobody here has the address ${email}`);
  const { bytes } = await make(person).catch((fault: unknown) => {
    const code = fault instanceof Refusal ? fault.code : null;
    if (code === 'not-found') throw new CommandRefused(code, `it is not open to ${email}`);
    if (code === 'role-too-low')
      throw new CommandRefused(code, `the role of ${email} does not allow it`);
    throw fault;
  });
  return writeOut(out, bytes);
}

function oneOf<Word extends string>(options: Options, name: string, words: readonly Word[]): Word {
  const given = need(options, name);
  const word = words.find((one) => one === given);
  if (word === undefined)
    throw new CommandRefused(`${name}-unknown`, `--${name} is one of ${words.join(', ')} here`);
  return word;
}
