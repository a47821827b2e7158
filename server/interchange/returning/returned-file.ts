import { createHash, randomBytes } from 'node:crypto';
import type { Identity } from '#server/interchange/reading/identity.ts';
import type { WordRead } from '#server/interchange/reading/read-word.ts';
import { readWordFile } from '#server/interchange/reading/word-reader.ts';
import {
  type PreparedImage,
  redrawnOrWhy,
  withIds,
  withImages,
} from '#server/interchange/prepared.ts';
import { copiedContent } from '#server/paper/copied-content.ts';
import { contentOf } from '#shared/interchange/model-to-paper.ts';
import { isSoundText } from '#shared/interchange/returning/sound-text.ts';
import { blockIdFrom } from '#shared/paper/block-id.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { Refusal } from '#shared/refusal/refusal.ts';

/** A Word copy of a paper as it was read: its text with the ids that went out, and what it remembers. */
export interface ReturnedFile
  extends Pick<WordRead, 'authors' | 'remarks' | 'report' | 'direction'> {
  readonly content: readonly ContentNode[];
  readonly images: ReadonlyMap<string, PreparedImage>;
  /** Null where the file does not remember, or what it says is not sound. */
  readonly own: OwnText | null;
}

/** The text that went out, as the file remembers it. Whoever sent the file may have written it. */
export interface OwnText extends Pick<Identity, 'text'> {
  readonly content: readonly ContentNode[];
  /** In milliseconds since 1970. */
  readonly writtenAt: number;
}

/** Reads a copy of one paper; `word-elsewhere` for one of another. Nothing but its bytes is asked for. */
export async function readReturned(
  bytes: Uint8Array,
  now: Date,
  paperId: string,
): Promise<ReturnedFile> {
  const read = await readWordFile(bytes, now);
  const { identity, authors, remarks, report, direction } = read;
  if (identity && identity.paperId !== paperId)
    throw new Refusal('word-elsewhere', { paperId: identity.paperId.slice(0, 64) });
  const images = new Map<string, PreparedImage>();
  for (const image of read.images) {
    const redrawn = await redrawnOrWhy(image);
    if (typeof redrawn !== 'string') images.set(image.part, redrawn);
  }
  const content = contentOf(read.model);
  return { content, images, own: ownText(identity), authors, remarks, report, direction };
}

function ownText(identity: Identity | null): OwnText | null {
  const content = identity?.content;
  const writtenAt = Date.parse(identity?.written ?? '');
  if (!identity || !content || !isSoundText(content) || Number.isNaN(writtenAt)) return null;
  return { text: identity.text, content, writtenAt };
}

/** A new block of a file as the paper takes it: its images drawn anew, and every block and note under a name of its own. */
export function namedBlock(
  node: ContentNode,
  images: ReadonlyMap<string, PreparedImage>,
): ContentNode {
  const fresh = () => blockIdFrom(randomBytes(9));
  const [shown = { type: 'paragraph' }] = withImages([node], images);
  const [named = shown] = withIds(copiedContent([shown], fresh), fresh);
  return named;
}

/** Names the text that went out: equal for equal texts. */
export function nameOfText(content: readonly ContentNode[]): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
