import * as Y from 'yjs';
import { touchedSince } from '#server/compare/touched.ts';
import type { PaperLogs } from '#server/storage/paper-logs.ts';
import type { VersionRow } from '#server/storage/versions.ts';
import type { VersionShelf } from '#server/version/version-shelf.ts';
import { comparePapers } from '#shared/compare/compare-papers.ts';
import { remarked } from '#shared/compare/remarked.ts';
import { trackedContent } from '#shared/compare/tracked.ts';
import type { Say } from '#shared/locale/say.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { project, REJECT_ALL } from '#shared/suggestion/projection.ts';

/** An earlier version, and who wrote since. */
export interface Since {
  readonly versionId: string;
  readonly number: number;
  readonly at: Date;
  readonly content: readonly ContentNode[];
  /** Who alone put something into a block since, by the block's id. */
  readonly hands: ReadonlyMap<string, string>;
}

interface Deps {
  readonly shelf: Pick<VersionShelf, 'read' | 'state' | 'vector'>;
  readonly papers: Pick<PaperLogs, 'read'>;
  /** The text of now, as one Yjs update. */
  readonly update: (paperId: string) => Promise<Uint8Array>;
}

/** What has to be known of a version so that changes since can be marked, up to another version or to now (null). */
export async function sinceVersion(
  { shelf, papers, update }: Deps,
  row: VersionRow,
  until: VersionRow | null,
): Promise<Since> {
  const { id, number, at, paperId } = row;
  const { content } = await shelf.read(row);
  const vector = await shelf.vector(row);
  const doc = new Y.Doc();
  if (until) Y.applyUpdateV2(doc, await shelf.state(until));
  else Y.applyUpdate(doc, await update(paperId));
  const { clients } = await papers.read(paperId);
  const hands = new Map<string, string>();
  for (const [blockId, [first, ...others]] of touchedSince(doc, vector, clients))
    if (first !== undefined && others.length === 0) hands.set(blockId, first);
  doc.destroy();
  return { versionId: id, number, at: new Date(at), content, hands };
}

/** Stands beside what nobody is known to have changed. */
const NOBODY = 'since-version';

/** The agreed text of a paper, with what changed since a version as suggestions. Open suggestions are in neither text. */
export function contentSince(
  whole: readonly ContentNode[],
  { content, hands }: Pick<Since, 'content' | 'hands'>,
  at: Date,
): ContentNode[] {
  const present = project(whole, REJECT_ALL);
  const came = (blockId: string | null) => hands.get(blockId ?? '') ?? NOBODY;
  const hand = { came, gone: NOBODY, at: at.getTime() };
  return remarked(trackedContent(comparePapers(content, present), hand), present);
}

/** Names of authors, with that of nobody in a file that tells changes since a version. */
export function withSince(
  names: ReadonlyMap<string, string>,
  since: Since | null,
  say: Say,
): ReadonlyMap<string, string> {
  if (!since) return names;
  return new Map([...names, [NOBODY, say('interchange.sinceAuthor', { number: since.number })]]);
}
