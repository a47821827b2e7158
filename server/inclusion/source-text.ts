import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import { exactText } from '#shared/inclusion/same-text.ts';
import { type TakenIn, takenIn } from '#shared/inclusion/taken-in.ts';
import { blockIdFrom } from '#shared/paper/block-id.ts';
import { type ContentNode, readContent } from '#shared/paper/content.ts';
import { numberContent } from '#shared/paper/content-parts.ts';
import { PLAIN_LAYOUT } from '#shared/paper/layout.ts';
import { languageOf, type PaperCard } from '#shared/paper/paper.ts';
import { partLabel } from '#shared/paper/part-label.ts';
import { TYPED_BLOCKS } from '#shared/paper/schema.ts';
import { wordingOf } from '#shared/position/wording.ts';
import { sayIn } from '#server/notice/say-in.ts';
import { hashOfWording } from '#server/register/typed-index.ts';
import type { InclusionRow, TakenBlock } from '#server/storage/work/inclusions.ts';

/** A paper's card and its text that is on disk. */
export interface ReadPaper {
  readonly card: PaperCard;
  readonly content: readonly ContentNode[];
}

/** A part of a source as it is to stand in the paper that takes it in, with the names of its wordings. */
export interface Taken extends TakenIn {
  readonly hash: string;
  readonly typed: readonly TakenBlock[];
}

/** The name of a text: equal exactly where the texts read alike. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 32);
}

/** The id that a block of the source has here. It follows from both, so that taking twice cannot double anything. */
export function hereIdIn(inclusionId: string): (id: string) => string {
  return (id) =>
    blockIdFrom(createHash('sha256').update(`${inclusionId} ${id}`).digest().subarray(0, 9));
}

/** What an inclusion would take from its source now; null where nothing of it is there. */
export function takenNow(
  row: Pick<InclusionRow, 'id' | 'scope'>,
  { card, content }: ReadPaper,
  here: Pick<PaperCard, 'direction'>,
): Taken | null {
  const say = sayIn(languageOf(here));
  let numbering: ReturnType<typeof numberContent> | null = null;
  const taken = takenIn(content, {
    scope: row.scope,
    sourceId: card.id,
    hereId: hereIdIn(row.id),
    labelOf: (id) => {
      numbering ??= numberContent(content, card.layout ?? PLAIN_LAYOUT);
      const part = numbering.byId.get(id);
      const { title } = card;
      return part
        ? say('inclusion.elsewhere', { label: partLabel(part, say), title })
        : say('inclusion.nowhere', { title });
    },
  });
  if (taken.blocks.length === 0) return null;
  return { ...taken, hash: hashOf(exactText(taken.blocks)), typed: typedIn(taken) };
}

function typedIn({ blocks, source }: TakenIn): TakenBlock[] {
  return source.flatMap((node, place): TakenBlock[] => {
    const block = blocks[place];
    const [from, here] = [node.attrs?.['id'], block?.attrs?.['id']];
    if (!(TYPED_BLOCKS as readonly string[]).includes(node.type)) return [];
    if (!block || typeof from !== 'string' || typeof here !== 'string') return [];
    const [wording, as] = [node, block].map((one) => hashOfWording(wordingOf(one)));
    return [{ from, here, wording: wording ?? '', as: as ?? '' }];
  });
}

/** Content out of one Yjs update. */
export function contentOf(update: Uint8Array): ContentNode[] {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const content = readContent(doc);
  doc.destroy();
  return content;
}
