import { Refusal } from '#shared/refusal/refusal.ts';
import { placesOf } from '#shared/thread/place.ts';
import type { ThreadView } from '#shared/thread/thread-contract.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';
import type { Remarks } from '#server/storage/remarks.ts';
import type { VersionRow } from '#server/storage/versions.ts';
import { seenThreads } from '#server/thread/seen-threads.ts';
import { seesRemarks } from '#server/thread/viewer.ts';
import type { VersionDesk } from '#server/version/version-desk.ts';
import type { Looker } from '#server/version/version-views.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly remarks: Remarks;
  readonly desk: Pick<VersionDesk, 'shelf'>;
}

/** So many versions on either side of the moment are looked into: each is a whole paper. */
const MOST_LOOKED = 4;

/**
 * The version to read a remark on: of those kept around the moment at which it was made the nearest that holds its
 * passage, first those of before. Null when none does, or none is kept. Refuses `not-found` for a remark that one may
 * not see.
 */
export async function versionOfRemark(
  { catalogue, remarks, desk }: Deps,
  { paperId, personId, access }: Looker,
  threadId: string,
): Promise<VersionRow | null> {
  if (!seesRemarks(access.role)) throw new Refusal('not-found');
  const threads = await seenThreads({ catalogue, remarks }, access, personId);
  const thread = threads.find(({ id }) => id === threadId);
  if (!thread) throw new Refusal('not-found');
  const rows = await desk.shelf.all(paperId);
  const before = rows.filter(({ at }) => at <= thread.at).slice(0, MOST_LOOKED);
  const after = rows.filter(({ at }) => at > thread.at).slice(-MOST_LOOKED);
  for (const row of [...before.slice(0, 1), ...after.toReversed(), ...before.slice(1)])
    if (await holds(desk, row, thread)) return row;
  return null;
}

/** A version that cannot be read is passed over here: it is told of where it is opened. */
async function holds(
  { shelf }: Deps['desk'],
  row: VersionRow,
  { id, anchor, quote }: ThreadView,
): Promise<boolean> {
  const text = await shelf.read(row).catch((fault: unknown) => {
    if (fault instanceof Refusal) return null;
    throw fault;
  });
  // By its words, as of a remark without a mark: the mark may have come after the version.
  const place = text && placesOf(text.content, [{ id, anchor, quote, isPrivate: true }]).get(id);
  return place !== null && place !== undefined;
}
