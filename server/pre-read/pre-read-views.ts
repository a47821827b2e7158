import type { KeptSession } from '#server/pre-read/audience.ts';
import { isLate } from '#shared/pre-read/pre-read.ts';
import type { OwnProgress, PreReadCard } from '#shared/pre-read/pre-read-contract.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { WorkTables } from '#server/storage/work.ts';
import type { PreReadRow } from '#server/storage/work/pre-reads.ts';
import type { Store } from '#server/storage/store.ts';

type Tables = Store<WorkTables>['tables'];

/** A session's topics in one line. */
export const titleOf = ({ topics }: KeptSession): string =>
  topics.map(({ title }) => title).join(' · ');

/** What everybody is told of a pre-read to whom it goes. */
export async function cardOf(
  { tables }: Catalogue,
  row: PreReadRow,
  session: KeptSession,
): Promise<PreReadCard> {
  const by = await tables.people.get(row.by);
  const { id, sessionId, paperId, title, versionId, versionNumber, note, dueOn, audience, at } =
    row;
  return {
    id,
    sessionId,
    paperId,
    title,
    versionId,
    versionNumber,
    note,
    dueOn,
    audience,
    at,
    questions: [...row.questions],
    forumId: session.forumId,
    sessionTitle: titleOf(session),
    sessionDay: session.day,
    dueBefore: row.earlierDueOn.at(-1) ?? null,
    byName: by?.name ?? '',
    withdrawnAt: row.withdrawn?.at ?? null,
  };
}

/** Where one person is with a pre-read. */
export async function progressOf(
  tables: Tables,
  row: PreReadRow,
  personId: string,
): Promise<OwnProgress> {
  const mark = await tables.preReadPeople.get(`${row.id}.${personId}`);
  const answers = await tables.preReadAnswers.pick(
    row.questions.map(({ id }) => `${row.id}.${personId}.${id}`),
  );
  const submittedAt = mark?.submittedAt ?? null;
  return {
    openedAt: mark?.openedAt ?? null,
    readAt: mark?.readAt ?? null,
    submittedAt,
    isLate: submittedAt !== null && isLate(row.dueOn, submittedAt),
    answers: answers.map(({ questionId, text, at }) => ({ questionId, text, at })),
  };
}
