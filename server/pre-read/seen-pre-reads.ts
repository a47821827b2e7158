import { may } from '#shared/member/access.ts';
import { accessToPaper, type PaperAccess } from '#server/paper/access.ts';
import { goesTo, sentOf } from '#server/pre-read/audience.ts';
import type { AtSession } from '#server/pre-read/door.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { Work } from '#server/storage/work.ts';
import type { PreReadRow } from '#server/storage/work/pre-reads.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly work: Work;
}

export interface SeenPreRead {
  readonly row: PreReadRow;
  readonly access: PaperAccess;
}

/** What of that which was sent before a session one person sees: it goes to them, or they lead, and they may read its paper. */
export async function seenPreReads(
  { catalogue, work }: Deps,
  { session, person, membership, mayManage }: AtSession,
): Promise<SeenPreRead[]> {
  const { tables } = await work.of(session.forumId);
  const rows = await tables.preReads.find({ sessionId: session.id });
  const member = { personId: person.id, person, membership };
  const seen = rows.map(async (row): Promise<SeenPreRead[]> => {
    const access = await accessToPaper(catalogue, row.paperId, person.id);
    if (!access || !may(access, 'read')) return [];
    if (mayManage) return [{ row, access }];
    const begun = await tables.preReadPeople.get(`${row.id}.${person.id}`);
    const sent = await sentOf(catalogue, row, session);
    return begun || (sent && goesTo(sent, member)) ? [{ row, access }] : [];
  });
  return (await Promise.all(seen))
    .flat()
    .toSorted((one, other) => one.row.at.localeCompare(other.row.at));
}
