import { createHash, randomBytes } from 'node:crypto';
import type { Author } from '#server/interchange/reading/change-book.ts';
import type { ReadImage } from '#server/interchange/reading/read-word.ts';
import type { ReadRemark } from '#server/interchange/reading/remarks.ts';
import {
  readPaperFile,
  readWordFile,
  type WordFileRead,
} from '#server/interchange/reading/word-reader.ts';
import { type Redrawn, redraw } from '#server/image/redraw.ts';
import { copiedContent } from '#server/paper/copied-content.ts';
import { WORD_CODES, type WordCode, type WordReport } from '#shared/interchange/word-report.ts';
import { blockIdFrom } from '#shared/paper/block-id.ts';
import type { ContentNode } from '#shared/paper/content.ts';
import type { PaperLayout } from '#shared/paper/layout.ts';
import { carriesBlockId } from '#shared/paper/missing-block-ids.ts';
import { Refusal } from '#shared/refusal/refusal.ts';

export interface PreparedImage extends Redrawn {
  readonly hash: string;
}

/** A Word file as it can become a paper at any moment: its text with ids of its own, its images drawn anew. */
export interface Prepared {
  readonly title: string | null;
  readonly direction: WordFileRead['direction'];
  readonly layout: PaperLayout;
  readonly content: readonly ContentNode[];
  readonly images: readonly PreparedImage[];
  readonly authors: readonly Author[];
  readonly remarks: readonly ReadRemark[];
  readonly report: WordReport;
}

/** Reads a Word file. Nothing is kept of it, and nothing but its bytes is ever asked for. */
export async function prepareWord(bytes: Uint8Array, now: Date): Promise<PreparedFile> {
  return prepared(await readWordFile(bytes, now));
}

/** A file of any kind that papers are made of, and which it is. */
export interface PreparedFile extends Prepared {
  readonly kind: WordFileRead['kind'];
  /** How a text's bytes stand for letters; null for a Word file. */
  readonly encoding: string | null;
}

/** Reads a file by what it is, whatever it is called, as `prepareWord` reads a Word file. */
export async function prepareFile(bytes: Uint8Array, now: Date): Promise<PreparedFile> {
  return prepared(await readPaperFile(bytes, now));
}

async function prepared(read: WordFileRead): Promise<PreparedFile> {
  const images = new Map<string, PreparedImage>();
  const counts = new Map(read.report.map(({ code, count }) => [code, count]));
  for (const image of read.images) {
    const redrawn = await redrawnOrWhy(image);
    if (typeof redrawn !== 'string') images.set(image.part, redrawn);
    else counts.set(redrawn, (counts.get(redrawn) ?? 0) + 1);
  }
  const fresh = () => blockIdFrom(randomBytes(9));
  const shown = withImages(read.content, images);
  const content = copiedContent(shown, fresh, { keepsRemarks: true });
  const { title, direction, headings, authors, remarks, kind, encoding } = read;
  return {
    title,
    direction,
    layout: { headings, paragraphs: false },
    content: withIds(content.length > 0 ? content : [{ type: 'paragraph' }], fresh),
    images: [...new Map([...images.values()].map((one) => [one.hash, one])).values()],
    authors,
    remarks,
    report: inOrder(counts.set('images', countFigures(content))),
    kind,
    encoding,
  };
}

function inOrder(counts: ReadonlyMap<WordCode, number>): WordReport {
  return WORD_CODES.flatMap((code) => {
    const count = counts.get(code) ?? 0;
    return count > 0 ? [{ code, count }] : [];
  });
}

/** An image drawn anew; else why it does not come along. */
export async function redrawnOrWhy({
  bytes,
}: ReadImage): Promise<PreparedImage | 'unreadable-images' | 'heavy-images'> {
  try {
    const redrawn = await redraw(bytes);
    return { ...redrawn, hash: createHash('sha256').update(redrawn.bytes).digest('hex') };
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    return fault.code === 'image-pixels' ? 'heavy-images' : 'unreadable-images';
  }
}

/** Figures with the images that they show; of one whose image did not come along, the words stay. */
export function withImages(
  content: readonly ContentNode[],
  images: ReadonlyMap<string, PreparedImage>,
): ContentNode[] {
  return content.flatMap((node): ContentNode[] => {
    if (node.type === 'figure') {
      const image = images.get(String(node.attrs?.['file']));
      if (!image) return node.content ? [{ type: 'paragraph', content: node.content }] : [];
      const pixels = `${String(image.width)}x${String(image.height)}`;
      return [{ ...node, attrs: { ...node.attrs, file: image.hash, pixels } }];
    }
    if (!node.content) return [node];
    const inner = withImages(node.content, images);
    const isCell = node.type === 'tableCell' || node.type === 'tableHeader';
    return [{ ...node, content: inner.length === 0 && isCell ? [{ type: 'paragraph' }] : inner }];
  });
}

/** Content in which every block that can have a name has one. */
export function withIds(content: readonly ContentNode[], fresh: () => string): ContentNode[] {
  return content.map((node) => ({
    ...node,
    ...(carriesBlockId(node.type) && {
      attrs: { ...node.attrs, id: node.attrs?.['id'] ?? fresh() },
    }),
    ...(node.content && { content: withIds(node.content, fresh) }),
  }));
}

function countFigures(content: readonly ContentNode[]): number {
  return content.reduce(
    (sum, { type, content: inner = [] }) => sum + (type === 'figure' ? 1 : countFigures(inner)),
    0,
  );
}
