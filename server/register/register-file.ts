import { CSV_TYPE, type SentFile, WORD_TYPE } from '#server/interchange/send-file.ts';
import { speechIn } from '#server/interchange/table/file-speech.ts';
import { tableFile } from '#server/interchange/table/table-file.ts';
import type { Taker } from '#server/interchange/taker.ts';
import { sayIn } from '#server/notice/say-in.ts';
import { reservationsIn } from '#server/register/forum-reservations.ts';
import { registerTable } from '#server/register/register-table.ts';
import { withWholeWords } from '#server/register/whole-words.ts';
import type { RegisterDeps } from '#server/register/register-view.ts';
import type { AuditLog } from '#server/storage/audit-log.ts';
import type { Person } from '#shared/member/person.ts';
import type { RegisterView } from '#shared/register/register-contract.ts';
import { registerCsv } from '#shared/register/register-csv.ts';

interface Deps extends RegisterDeps {
  readonly audit: AuditLog;
  readonly now: () => Date;
}

interface Seen {
  readonly forumId: string;
  readonly person: Person;
  readonly all: RegisterView;
  /** The same, narrowed as on the screen. */
  readonly view: RegisterView;
}

/** Writes the register of a forum for spreadsheets, and notes who took it. */
export async function registerSheet(
  deps: Deps,
  { forumId, person, view }: Omit<Seen, 'all'>,
  taker: Taker,
): Promise<SentFile> {
  const words = registerCsv(view, sayIn(person.language));
  await note(deps, forumId, 'csv', taker);
  const name = `recommendations-${forumId}`;
  return { name, ending: 'csv', type: CSV_TYPE, bytes: Buffer.from(words) };
}

/** Writes the recommendations of a forum as a Word file, and notes who took it. */
export async function registerFile(
  deps: Deps,
  { forumId, person, all, view }: Seen,
  taker: Taker,
): Promise<SentFile> {
  const speech = speechIn(person.language);
  const { say, direction, asOf } = speech;
  const recommended = view.blocks.filter(({ recommendation }) => recommendation !== null);
  const { blocks } = await withWholeWords(deps, { ...view, blocks: recommended });
  const count = all.blocks.filter(({ recommendation }) => recommendation !== null).length;
  const paperIds = blocks.map(({ paperId }) => paperId);
  const told = {
    speech,
    titles: new Map(view.papers.map(({ id, title }) => [id, title])),
    reservations: await reservationsIn(deps, paperIds, person.id),
  };
  const at = deps.now();
  const title = say('register.list');
  const bytes = await tableFile({
    ...registerTable(blocks, told),
    title,
    forumName: view.forumName,
    facts: [
      asOf(at),
      blocks.length === count
        ? say('register.recommendationsIn', { count })
        : say('matrix.part', { shown: blocks.length, count }),
      ...(all.isWhole ? [] : [say('register.notWhole')]),
    ],
    direction,
    at,
    say,
  });
  await note(deps, forumId, 'docx', taker);
  return { name: `${title} ${view.forumName}`, ending: 'docx', type: WORD_TYPE, bytes };
}

async function note(
  { audit, now }: Pick<Deps, 'audit' | 'now'>,
  forumId: string,
  format: string,
  { by, detail }: Taker,
): Promise<void> {
  await audit.append({
    at: now().toISOString(),
    by,
    action: 'register-exported',
    subject: forumId,
    forumId,
    detail: { format, ...detail },
  });
}
