import { createHash } from 'node:crypto';
import { type ContentNode, textOf } from '#shared/paper/content.ts';

/** The text of one block of a paper. */
export interface BlockText {
  /** Null on a block that somebody has only just made. */
  readonly blockId: string | null;
  readonly text: string;
}

/** A stretch of a paper that is indexed as one: where nothing changed in it, nothing has to be indexed again. */
export interface Section {
  readonly hash: string;
  readonly blocks: readonly BlockText[];
}

/** Small enough to be indexed within a few milliseconds, in characters. */
const LONGEST = 4000;

/** Divides a paper's content at its headings, and where a part would grow too long. Blocks stay whole. */
export function sectionsOf(content: readonly ContentNode[]): Section[] {
  const sections: Section[] = [];
  let blocks: BlockText[] = [];
  let length = 0;
  const end = () => {
    if (blocks.length > 0) sections.push({ hash: hashOf(blocks), blocks });
    blocks = [];
    length = 0;
  };
  for (const node of content) {
    const text = textOf([node]);
    if (text === '') continue;
    if (node.type === 'heading' || length + text.length > LONGEST) end();
    const id: unknown = node.attrs?.['id'];
    blocks.push({ blockId: typeof id === 'string' ? id : null, text });
    length += text.length;
  }
  end();
  return sections;
}

function hashOf(blocks: readonly BlockText[]): string {
  const hash = createHash('sha1');
  for (const { blockId, text } of blocks) hash.update(`${blockId ?? ''}\n${text}\n`);
  return hash.digest('base64');
}
