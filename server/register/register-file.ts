import type { Response } from 'express';
import { sendFile, WORD_TYPE } from '#server/interchange/send-file.ts';
import { speechIn } from '#server/interchange/table/file-speech.ts';
import { tableFile } from '#server/interchange/table/table-file.ts';
import { reservationsIn } from '#server/register/forum-reservations.ts';
import { registerTable } from '#server/register/register-table.ts';
import { withWholeWords } from '#server/register/whole-words.ts';
import type { RegisterDeps } from '#server/register/register-view.ts';
import type { AuditLog } from '#server/storage/audit-log.ts';
import type { Person } from '#shared/member/person.ts';
import type { RegisterView } from '#shared/register/register-contract.ts';

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

/** Writes the recommendations of a forum as a Word file, notes who took it, and sends it. */
export async function sendRegister(
  deps: Deps,
  { forumId, person, all, view }: Seen,
  res: Response,
): Promise<void> {
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
  await deps.audit.append({
    at: at.toISOString(),
    by: person.id,
    action: 'register-exported',
    subject: forumId,
    forumId,
    detail: { format: 'docx' },
  });
  sendFile(res, { name: `${title} ${view.forumName}`, ending: 'docx', type: WORD_TYPE, bytes });
}
