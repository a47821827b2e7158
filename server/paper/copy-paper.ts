import { randomBytes } from 'node:crypto';
import * as Y from 'yjs';
import type { PaperImage } from '#shared/image/image.ts';
import { may } from '#shared/member/access.ts';
import { blockIdFrom } from '#shared/paper/block-id.ts';
import { type ContentNode, readContent } from '#shared/paper/content.ts';
import type { PaperCard } from '#shared/paper/paper.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { type Limiter, limiter } from '#server/http/limits.ts';
import { accessToPaper } from '#server/paper/access.ts';
import { copiedContent } from '#server/paper/copied-content.ts';
import type { Place } from '#server/paper/place.ts';
import type { PaperLayer } from '#server/paper/start-paper.ts';
import type { Catalogue } from '#server/storage/catalogue.ts';

interface Deps {
  readonly catalogue: Catalogue;
  readonly lay: PaperLayer;
  /** The content that is on disk, as one Yjs update. */
  readonly content: (paperId: string) => Promise<Uint8Array>;
}

export interface Copied {
  readonly content: readonly ContentNode[];
  readonly images: readonly PaperImage[];
}

/** Counts how often a person makes a paper out of another's text: each costs reading and writing a whole paper. */
export function copyLimit(): Limiter {
  return limiter({ name: 'copy-paper', times: 30, perSeconds: 60 });
}

/** New papers out of the text of others. A copy has no past, no exceptions and ids of its own. */
export class PaperCopies {
  readonly #deps: Deps;
  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Copies a paper that this person may read into a place where they may start papers. */
  async copy(paperId: string, wish: Place & { title: string }, personId: string): Promise<string> {
    const paper = await this.#readable(paperId, personId);
    const { kind, direction, layout } = paper;
    const { title, forumId, groupId, sessionId } = wish;
    const card = await this.#deps.lay(
      {
        told: { title, kind, direction, forumId, groupId, sessionId, ...(layout && { layout }) },
        ...(await this.textOf(paperId)),
        record: { action: 'paper-copied', detail: { from: paperId } },
      },
      personId,
    );
    return card.id;
  }

  /** A paper's text and images, ready to be another's. */
  async textOf(paperId: string): Promise<Copied> {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await this.#deps.content(paperId));
    const content = copiedContent(readContent(doc), () => blockIdFrom(randomBytes(9)));
    doc.destroy();
    return { content, images: await this.#deps.catalogue.tables.images.find({ paperId }) };
  }

  async #readable(paperId: string, personId: string): Promise<PaperCard> {
    const access = await accessToPaper(this.#deps.catalogue, paperId, personId);
    if (!access || !may(access, 'read')) throw new Refusal('not-found');
    return access.paper;
  }
}
