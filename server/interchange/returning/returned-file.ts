import { createHash, randomBytes } from 'node:crypto';
import type { Identity } from '#server/interchange/reading/identity.ts';
import type { WordRead } from '#server/interchange/reading/read-word.ts';
import type { ReadRemark } from '#server/interchange/reading/remarks.ts';
import { readWordFile } from '#server/interchange/reading/word-reader.ts';
import {
  type PreparedImage,
  redrawnOrWhy,
  withIds,
  withImages,
} from '#server/interchange/prepared.ts';
import { copiedContent } from '#server/paper/copied-content.ts';
import { isSoundText } from '#shared/interchange/returning/sound-text.ts';
import { blockIdFrom } from '#shared/paper/block-id.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import { Refusal } from '#shared/refusal/refusal.ts';
import { ACCEPT_ALL, type FateOf, project } from '#shared/suggestion/projection.ts';
import { wordsOf } from '#shared/thread/comment-body.ts';
import { comparable } from '#shared/thread/quote.ts';

/** More than that nobody says in one file, and no file comes from more people. */
const MOST_COMMENTS = 3000;
const MOST_PEOPLE = 500;

/** A Word copy of a paper as it was read: its text with the ids that went out, and what it remembers. */
export interface ReturnedFile
  extends Pick<WordRead, 'authors' | 'remarks' | 'report' | 'direction' | 'title'> {
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
  const { identity, authors, report, direction, title } = read;
  if (identity && identity.paperId !== paperId)
    throw new Refusal('word-elsewhere', { paperId: identity.paperId.slice(0, 64) });
  const said = read.remarks.reduce((sum, { comments }) => sum + comments.length, 0);
  if (said > MOST_COMMENTS || authors.length > MOST_PEOPLE) throw new Refusal('word-heavy');
  const images = new Map<string, PreparedImage>();
  for (const image of read.images) {
    const redrawn = await redrawnOrWhy(image);
    if (typeof redrawn !== 'string') images.set(image.part, redrawn);
  }
  const proposals = new Set(identity?.proposals.map((one) => comparable(one)));
  const remarks = read.remarks.filter((remark) => !isProposal(remark, proposals));
  const own = ownText(identity);
  const texts =
    own?.text === 'since' ? withoutSince(own, read.content) : { own, content: read.content };
  return { ...texts, images, authors, remarks, report, direction, title };
}

/** A comment that only told of a suggestion, and that nobody answered. */
function isProposal({ comments }: ReadRemark, proposals: ReadonlySet<string>): boolean {
  const [first, ...replies] = comments;
  if (!first || replies.length > 0) return false;
  return proposals.has(comparable(wordsOf(first.lines)));
}

/**
 * A copy in which all that changed since a version was marked is one of the text in which that is so: those marks, which
 * are of the moment at which the file was made, are nobody's suggestions. Whoever rejected one changed the text.
 */
function withoutSince(own: OwnText, content: readonly ContentNode[]) {
  const second = Math.floor(own.writtenAt / 1000);
  const isOurs: FateOf = ({ at }) => (Math.floor(at / 1000) === second ? 'accept' : 'keep');
  return {
    own: { ...own, text: 'original', content: project(own.content, ACCEPT_ALL) },
    content: project(content, isOurs),
  };
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
