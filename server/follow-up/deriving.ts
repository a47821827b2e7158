import { randomBytes } from 'node:crypto';
import type * as z from 'zod';
import { blocksIn } from '#shared/follow-up/became.ts';
import type { derivePaper } from '#shared/follow-up/follow-up-contract.ts';
import { onlyRecommendations } from '#shared/follow-up/taking.ts';
import { filesIn } from '#shared/image/files-in.ts';
import { blockIdFrom } from '#shared/paper/block-id.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { ACCEPT_ALL, type FateOf, project, REJECT_ALL } from '#shared/suggestion/projection.ts';
import { untied } from '#shared/version/untied.ts';
import { copiedContent } from '#server/paper/copied-content.ts';
import { assertMayStartIn } from '#server/paper/place.ts';
import type { PaperLayer } from '#server/paper/start-paper.ts';
import type { Storage } from '#server/storage/storage.ts';
import type { FollowUpRow } from '#server/storage/versions.ts';
import type { VersionDesk } from '#server/version/version-desk.ts';
import type { Looker } from '#server/version/version-views.ts';

interface Deps {
  readonly storage: Pick<Storage, 'catalogue' | 'versions'>;
  readonly desk: Pick<VersionDesk, 'views' | 'keeper' | 'shelf'>;
  readonly lay: PaperLayer;
}

type Wish = z.output<typeof derivePaper.body>;

const FATES: Readonly<Record<Wish['suggestions'], FateOf>> = {
  reject: REJECT_ALL,
  accept: ACCEPT_ALL,
  keep: () => 'keep',
};

/**
 * New papers that continue a version of another. The text gets ids of its own, without remarks; of each recommendation and
 * challenge is remembered which one of the version it was and how it read there, so that the new paper can tell what
 * became of it even when its readers may not read the old one.
 */
export class Deriving {
  readonly #deps: Deps;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Resolves to the new paper's id. */
  async derive(looker: Looker, wish: Wish): Promise<string> {
    const { desk, lay, storage } = this.#deps;
    const { paperId, personId, access } = looker;
    const { versionId, title, forumId, groupId, sessionId } = wish;
    // Asked before anything is made for it, and again where the card is put.
    await assertMayStartIn(storage.catalogue, wish, personId);
    const row = versionId
      ? await desk.views.visible(looker, versionId)
      : await desk.keeper.current(paperId);
    if (!row) throw new Refusal('not-found');
    const { content, followUps } = takenOver((await desk.shelf.read(row)).content, {
      ...wish,
      paperId,
      freshId: () => blockIdFrom(randomBytes(9)),
    });
    const files = new Set(filesIn(content));
    const images = await storage.catalogue.tables.images.find({ paperId });
    const { kind, direction } = access.paper;
    const told = { title, kind, direction, layout: row.layout, forumId, groupId, sessionId };
    const card = await lay(
      {
        told: { ...told, derivedFrom: { paperId, versionId: row.id } },
        content,
        images: images.filter(({ hash }) => files.has(hash)),
        record: { action: 'paper-derived', detail: { from: paperId, version: row.id } },
        async alongside(id) {
          const store = await storage.versions.of(id);
          await store.transact(async (tables) => {
            for (const followUp of followUps) await tables.followUps.put(followUp);
          });
        },
      },
      personId,
    );
    return card.id;
  }
}

interface Taking extends Pick<Wish, 'take' | 'suggestions'> {
  /** Where the version belongs. */
  readonly paperId: string;
  readonly freshId: () => string;
}

/** The text of the new paper, and what it is to tell of. */
export function takenOver(
  version: readonly ContentNode[],
  { take, suggestions, paperId, freshId }: Taking,
): { readonly content: readonly ContentNode[]; readonly followUps: readonly FollowUpRow[] } {
  const read = untied(project(version, FATES[suggestions]));
  const taken = take === 'whole' ? read : onlyRecommendations(read, paperId);
  const copied = copiedContent(taken, freshId);
  const origins = originsOf(taken, copied);
  // What is only suggested in the new paper too was never recommended.
  const followUps = blocksIn(project(copied, REJECT_ALL)).flatMap((wording): FollowUpRow[] => {
    const id = wording.attrs?.['id'];
    const originId = origins.get(id);
    return typeof id === 'string' && originId ? [{ id, originId, wording, words: [] }] : [];
  });
  const empty: ContentNode = { type: 'paragraph', attrs: { id: freshId() } };
  return { content: copied.length > 0 ? copied : [empty], followUps };
}

/** The ids that blocks had, by the ids that they have in the copy. */
function originsOf(
  taken: readonly ContentNode[],
  copied: readonly ContentNode[],
): ReadonlyMap<unknown, string> {
  const origins = new Map<unknown, string>();
  const were = blocksIn(taken);
  for (const [place, block] of blocksIn(copied).entries()) {
    const was = were[place]?.attrs?.['id'];
    if (typeof was === 'string') origins.set(block.attrs?.['id'], was);
  }
  return origins;
}
